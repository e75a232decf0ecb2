"""What one look at a shipment found: entries that may be read, and refusals for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from nvr_desk.errors import ForeignDataError
from nvr_desk.intake.paths import clash_key, printable, unsafe_reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What a shipment may hold. Beyond ``entries`` or ``total_bytes`` it is refused whole."""

    entries: int = 10_000
    file_bytes: int = 256 << 30
    total_bytes: int = 4 << 40
    ratio: int = 100
    """Largest unpacked size over packed size of a zip entry above ``ratio_from_bytes``."""
    ratio_from_bytes: int = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One file that may be read. ``stamp`` changes whenever the file may have changed."""

    path: str
    bytes: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that makes no delivery, before its batch has a name; ``path`` is printable."""

    path: str
    code: str
    detail: str
    sha256: str | None = None


class RefusedFileError(ForeignDataError):
    """One file of a shipment cannot be taken; the rest goes in."""

    code = "refused_file"

    def __init__(self, path: str, code: str, detail: str) -> None:
        self.refused = Refused(printable(path), code, detail)
        super().__init__(f"{self.refused.path}: {detail}")


@dataclass(slots=True)
class Listing:
    """The files of a shipment by path, in name order, and what is not taken."""

    entries: dict[str, SourceEntry] = field(default_factory=dict[str, SourceEntry])
    refused: list[Refused] = field(default_factory=list[Refused])
    _clashes: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def bytes(self) -> int:
        """Sum of the sizes of all entries."""
        return sum(entry.bytes for entry in self.entries.values())

    def refuse(self, path: str, code: str, detail: str) -> None:
        """Note a file that is not taken."""
        self.refused.append(Refused(printable(path), code, detail))

    def admit(self, entry: SourceEntry, limits: Limits) -> bool:
        """Add an entry unless its name or size forbids; whether it was added."""
        if reason := unsafe_reason(entry.path):
            self.refuse(entry.path, "unsafe_path", reason)
            return False
        if entry.bytes > limits.file_bytes:
            self.refuse(entry.path, "too_large", f"{entry.bytes} bytes, more than is taken")
            return False
        key = clash_key(entry.path)
        if other := self._clashes.get(key):
            detail = f"the same name as {printable(other)} where case does not count"
            self.refuse(entry.path, "duplicate_entry", detail)
            return False
        self._clashes[key] = entry.path
        self.entries[entry.path] = entry
        return True
