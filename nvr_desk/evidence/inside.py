"""What a packet says of itself, held against itself: table, originals, audit entries.

Runs only after all hashes fit. It finds a packet whose manifests were written anew around a
changed original, as long as the table was not changed as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from nvr_desk.audit import proofs
from nvr_desk.audit.chain import leaf_hash
from nvr_desk.errors import NoteError
from nvr_desk.evidence.sheets import FORMAT
from nvr_desk.records.packet import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAX_TABLE_BYTES = 256 << 20
MAX_LINE_BYTES = 16 << 20


def check_inside(root: Path, payload: Mapping[str, str]) -> list[Finding]:
    """Contradictions between the parts of a packet.

    Args:
        root: Its folder.
        payload: Path → SHA-256 of the payload, as just verified.
    """
    return [*_table(root, payload), *_entries(root, payload), *_proofs(root, payload)]


def _table(root: Path, payload: Mapping[str, str]) -> Iterator[Finding]:
    name = "data/deliveries.json"
    if name not in payload:
        yield Finding(name, "is missing")
        return
    try:
        with (root / name).open("rb") as stream:
            document: Any = json.loads(stream.read(MAX_TABLE_BYTES))
        rows = [(str(row["file"]), row["sha256"]) for row in document["deliveries"]]
        fits = document["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        yield Finding(name, "is not a table of deliveries")
        return
    if not fits:
        yield Finding(name, f"is not of format {FORMAT}")
    for path, sha256 in rows:
        if payload.get(path) != sha256:
            yield Finding(path, "is not the original that the table names")
    listed = {path for path, _ in rows}
    for path in payload:
        if path.startswith("data/original/") and path not in listed:
            yield Finding(path, "is not in the table")


def _entries(root: Path, payload: Mapping[str, str]) -> Iterator[Finding]:
    name = "data/entries.jsonl"
    if name not in payload:
        yield Finding(name, "is missing")
        return
    with (root / name).open("rb") as stream:
        number, before = 0, 0
        while line := stream.readline(MAX_LINE_BYTES):
            number += 1
            try:
                entry: Any = json.loads(line)
                seq, fits = int(entry["seq"]), leaf_hash(entry["body"]) == entry["leaf"]
            except (
                ValueError,
                KeyError,
                TypeError,
                AttributeError,
                ArithmeticError,
                RecursionError,
            ):
                yield Finding(f"{name}:{number}", "is not an audit entry")
                continue
            if not fits:
                yield Finding(f"{name}:{number}", f"entry {seq} does not fit its leaf hash")
            if seq <= before:
                yield Finding(f"{name}:{number}", f"entry {seq} stands after entry {before}")
            before = seq


def _proofs(root: Path, payload: Mapping[str, str]) -> Iterator[Finding]:
    """The checkpoint by its key, and every entry by its way to the checkpoint's root."""
    name = f"data/{proofs.NOTE}"
    if name not in payload:
        return
    try:
        head = proofs.read_head(root / "data")
    except (OSError, NoteError) as error:
        yield Finding(name, f"is no checkpoint signed by the key beside it: {error}")
        return
    with (root / f"data/{proofs.ENTRIES}").open("rb") as stream:
        number = 0
        while line := stream.readline(MAX_LINE_BYTES):
            number += 1
            if not proofs.proven(line, head):
                where = f"data/{proofs.ENTRIES}:{number}"
                yield Finding(where, "is not proven by the checkpoint")
