"""The log written to a file or a folder, entry by entry, however long it is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from nvr_desk.audit import export, proofs
from nvr_desk.audit.witness import put
from nvr_desk.errors import AlreadyExistsError, StoreError
from nvr_desk.store import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import SignedHead
    from nvr_desk.store.entry_index import Wanted
    from nvr_desk.store.unit import Store

CSV: Final = "entries.csv"


def selected(store: Store, wanted: Wanted | None, last: int) -> Iterator[Entry]:
    """Entries up to a number, in order; all of them, or those that fit."""
    if wanted is not None:
        yield from entries.matching(store, wanted, before=last + 1)
        return
    for entry in entries.every(store):
        if entry.seq > last:
            return
        yield entry


def file(target: Path, form: str, found: Iterable[Entry]) -> int:
    """Write entries as ``jsonl`` or ``csv``; answers how many.

    Raises:
        StoreError: the place cannot take it; nothing half written is left.
    """
    counted = _Counted(found)
    told = export.jsonl_lines(counted) if form == "jsonl" else export.csv_lines(counted)
    try:
        put(target, (line.encode("utf-8", "backslashreplace") for line in told))
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror or error}") from error
    return counted.number


def folder(target: Path, form: str, store: Store, found: Iterable[Entry], head: SignedHead) -> int:
    """Write entries with proofs, checkpoint, key and script into a folder that is not there yet.

    Raises:
        AlreadyExistsError: something stands there.
        StoreError: the place cannot take it; nothing is left.
    """
    if target.exists() or target.is_symlink():
        raise AlreadyExistsError("export", str(target))
    work = target.with_name(f".{target.name}.part")
    counted = _Counted(found)
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        told = proofs.lines(store, counted, head.size)
        put(work / proofs.ENTRIES, (line.encode("utf-8", "backslashreplace") for line in told))
        for name, data in proofs.beside(head).items():
            put(work / name, [data])
        if form == "csv":
            with (work / proofs.ENTRIES).open(encoding="utf-8") as lines:
                put(work / CSV, (each.encode() for each in export.csv_of_lines(lines)))
        work.rename(target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return counted.number


class _Counted:
    """Counts what goes by."""

    def __init__(self, found: Iterable[Entry]) -> None:
        self._found = found
        self.number = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._found:
            self.number += 1
            yield entry
