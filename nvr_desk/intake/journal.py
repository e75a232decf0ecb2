"""Which files of a shipment are already durable in the vault: what an interrupted ingest keeps.

One JSON line a file, only ever appended. A line is written after the file's bytes are durable, so
losing lines costs time and never truth; a torn or foreign line is skipped. The file lies in
``derived/`` and is dropped when the batch is complete.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nvr_desk.digest import is_sha256, sha256_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.intake.listing import SourceEntry


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A file that was taken: its stamp then, and its hash."""

    stamp: str
    sha256: str
    bytes: int


class TakeJournal:
    """The journal of one (case, place of the shipment)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines = _read(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # A kill may have left half a line; a line feed first keeps the next one whole.
        self._stream = path.open("a", encoding="utf-8")
        self._stream.write("\n")

    def known(self, entry: SourceEntry) -> JournalLine | None:
        """What stands for a file that has not changed since it was taken."""
        line = self._lines.get(entry.path)
        return line if line is not None and line.stamp == entry.stamp else None

    def note(self, entry: SourceEntry, sha256: str, size: int) -> None:
        """Write down that a file's bytes are durable."""
        line = {"path": entry.path, "stamp": entry.stamp, "sha256": sha256, "bytes": size}
        self._stream.write(json.dumps(line) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def drop(self) -> None:
        """The batch is complete: from now on the database knows."""
        self.close()
        self._path.unlink(missing_ok=True)


def journal_path(folder: Path, case: str, source: Path) -> Path:
    """Where the journal of a shipment lies."""
    key = sha256_bytes(f"{case}\n{source.resolve()}".encode("utf-8", "surrogateescape"))
    return folder / f"{key[:32]}.jsonl"


def _read(path: Path) -> dict[str, JournalLine]:
    lines: dict[str, JournalLine] = {}
    try:
        text = path.read_text("utf-8", "replace")
    except FileNotFoundError:
        return lines
    for line in text.splitlines():
        try:
            raw: Any = json.loads(line)
            known = JournalLine(str(raw["stamp"]), str(raw["sha256"]), int(raw["bytes"]))
            if is_sha256(known.sha256):
                lines[str(raw["path"])] = known
        except (ValueError, KeyError, TypeError):
            continue
    return lines
