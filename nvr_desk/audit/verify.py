"""Proving the log: every number, every hash, every body, from the first entry on.

One walk over bytes. It also grows the Merkle tree and holds it against every head of the log that
is known from elsewhere (``Mark``), so that a log that was cut off, rolled back to an older copy
or written anew, hashes and all, is found too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.audit import body as bodies
from nvr_desk.audit.body import VERSION
from nvr_desk.audit.chain import GENESIS_PREV
from nvr_desk.audit.tiles import BITS, fold
from nvr_desk.audit.tree import HASH_BYTES, Frontier
from nvr_desk.errors import AuditBrokenError
from nvr_desk.records.packet import CheckReport, Finding
from nvr_desk.store import seals
from nvr_desk.store.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from nvr_desk.audit.stretch import Stretch
    from nvr_desk.audit.witness import KnownLeaves
    from nvr_desk.records.audit import Entry
    from nvr_desk.store.log_pages import RawEntry

__all__ = ["VERSION", "Mark", "Walk", "demand", "verify"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A head of the log that is known besides the log itself."""

    size: int
    root: bytes
    time: datetime | None
    where: str
    """Where it was found, in words."""
    elsewhere: bool
    """Whether whoever owns this machine cannot have written it alone."""

    def __str__(self) -> str:
        """As a finding names it."""
        when = self.time.strftime("%Y-%m-%d %H:%M:%S UTC") if self.time else "unknown time"
        return f"checkpoint of {when} over {self.size} entries ({self.where})"


@dataclass(slots=True)
class Walk:
    """One check of the log as it goes along; ends at the first bad entry."""

    workspace_id: str | None = None
    marks: Sequence[Mark] = ()
    leaves: KnownLeaves | None = None
    """Leaf hashes that a witness holds: they name the very entry that was written anew."""
    known: tuple[int, str] | None = None
    """(number, ``chain.head``) of an entry, kept elsewhere."""
    checked: int = 0
    findings: list[Finding] = field(default_factory=list[Finding])
    agreed: int = 0
    """The largest size at which a head from elsewhere fits."""
    held: int = 0
    """Marks that were compared."""
    tiles: list[bytes] = field(default_factory=list[bytes])
    """Roots of every 256 leaves, to hold the stored tiles against."""
    _tree: Frontier = field(default_factory=Frontier)
    _block: list[bytes] = field(default_factory=list[bytes])
    _head: bytes = bytes.fromhex(GENESIS_PREV)
    _next: int = 1
    """The number the next entry must have."""
    _fits_up_to: int = 0
    """The largest size at which any mark fits."""
    _queue: list[Mark] = field(default_factory=list[Mark])
    """Marks that are still ahead, the nearest last."""

    def __post_init__(self) -> None:
        self._queue = sorted(self.marks, key=lambda mark: mark.size, reverse=True)
        self._meet()

    def take(self, rows: Iterable[RawEntry]) -> bool:
        """Walk on over the next entries; False once a bad one was found."""
        for row in rows:
            why = self._wrong(row)
            if why is not None:
                self._bad(self._next, why)
                return False
            self._next += 1
            if not self._meet():
                return False
        return True

    def joins(self, stretch: Stretch) -> bool:
        """Whether ``leap`` may take it: it hangs on here, and nobody knows a single one of it.

        The entry that names the workspace, one whose head is kept elsewhere, and one of which a
        witness holds another leaf need a look of their own.
        """
        if stretch.first != self._next or stretch.prev != self._head:
            return False
        behind = stretch.first + stretch.count
        if self.workspace_id is not None and stretch.first == 1:
            return False
        if self.known is not None and stretch.first <= self.known[0] < behind:
            return False
        if self.leaves is None:
            return True
        held = self.leaves.between(stretch.first, behind)
        return stretch.digests.startswith(held)

    def leap(self, stretch: Stretch) -> bool:
        """Go on over entries that are clean in themselves; False once a mark does not fit."""
        digests, at, count = stretch.digests, 0, stretch.count
        while at < count:
            ahead = self._queue[-1].size - self._tree.size if self._queue else count
            upto = min(count, at + ahead)
            self._grow_by(digests[at * HASH_BYTES : upto * HASH_BYTES])
            self.checked += upto - at
            self._next += upto - at
            at = upto
            if not self._meet():
                return False
        self._head = stretch.head
        return True

    def end(self) -> None:
        """After the last entry: what is known beyond it is missing."""
        if self.findings:
            return
        size = self._tree.size
        if self._queue:
            mark = self._queue[-1]
            why = f"is missing: the log was cut off or rolled back; {mark} knows it"
            self._bad(size + 1, why)
        elif self.known is not None and size < self.known[0]:
            why = f"is missing: entries up to {self.known[0]} are known from elsewhere"
            self._bad(size + 1, why)

    def _wrong(self, row: RawEntry) -> str | None:
        """What is wrong with the next entry, in words; else the tree and chain grow by it."""
        seq, body, prev, leaf, is_text = row
        self.checked += 1
        if seq != self._next:
            return f"is missing: the next entry there is has number {seq}"
        if prev != self._head.hex().encode():
            return "does not follow the entry before: prev is not its chain hash"
        digest = hashlib.sha256(b"\x00" + (body or b"")).digest()
        if body is None or leaf != digest.hex().encode():
            return "was changed: leaf is not the hash of the body"
        if not is_text:
            return "was changed: its fields are not stored as text"
        why = self._wrong_body(seq, body)
        if why is None and self.leaves is not None and self.leaves.at(seq) not in (None, digest):
            why = "was rewritten: the witness holds another leaf for it"
        if why is not None:
            return why
        self._head = hashlib.sha256(b"\x01" + self._head + digest).digest()
        self._grow(digest)
        known = self.known
        if known is not None and known[0] == seq and known[1] != self._head.hex():
            return "or one before it was rewritten: its head is not the one kept elsewhere"
        return None

    def _wrong_body(self, seq: int, data: bytes) -> str | None:
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            return f"has a body that is no UTF-8: {error}"
        why = bodies.wrong(text, seq)
        if why is None and seq == 1 and self.workspace_id is not None:
            why = bodies.other_workspace(text, self.workspace_id)
        return why

    def _grow(self, digest: bytes) -> None:
        self._tree.push(digest)
        self._block.append(digest)
        if len(self._block) == WIDTH:
            self.tiles.append(fold(self._block))
            self._block = []

    def _grow_by(self, digests: bytes) -> None:
        """As ``_grow`` for many: whole tiles are hashed once for the tree and for ``tiles``."""
        hashes = [digests[k : k + HASH_BYTES] for k in range(0, len(digests), HASH_BYTES)]
        edge = min(-self._tree.size % WIDTH, len(hashes))
        whole = edge + (len(hashes) - edge) // WIDTH * WIDTH
        for digest in hashes[:edge]:
            self._grow(digest)
        for k in range(edge, whole, WIDTH):
            self.tiles.append(fold(hashes[k : k + WIDTH]))
            self._tree.push_whole(self.tiles[-1], BITS)
        for digest in hashes[whole:]:
            self._grow(digest)

    def _meet(self) -> bool:
        """Hold the tree against the marks of its present size; False when one does not fit."""
        size = self._tree.size
        while self._queue and self._queue[-1].size == size:
            mark = self._queue.pop()
            self.held += 1
            if mark.root != self._tree.root():
                self._forked(mark)
                return False
            self._fits_up_to = size
            if mark.elsewhere:
                self.agreed = size
        return True

    def _forked(self, mark: Mark) -> None:
        first = self._fits_up_to + 1
        span = "" if first >= mark.size else f", or one up to {mark.size},"
        self._bad(first, f"was rewritten{span} after it was sealed: the log forks from {mark}")

    def _bad(self, seq: int, why: str) -> None:
        self.findings.append(Finding(f"audit entry {seq}", why))


def verify(
    entries: Iterable[Entry],
    *,
    workspace_id: str | None = None,
    known: tuple[int, str] | None = None,
    marks: Sequence[Mark] = (),
) -> CheckReport:
    """Walk the whole chain and name the first bad entry; behind it nothing can be trusted.

    The last entry must end its transaction: it has the line over all rows if any entry has one.

    Args:
        entries: All entries in order from the first.
        workspace_id: The genesis must name this workspace.
        known: (number, ``chain.head``) of an entry, kept elsewhere. The log must still hold it.
        marks: Heads the log must still have.
    """
    walk, lines = Walk(workspace_id, marks, known=known), _Lines()
    if walk.take(map(_raw, lines.passing(entries))):
        walk.end()
    findings = walk.findings or lines.findings()
    return CheckReport(walk.checked, tuple(findings))


@dataclass(slots=True)
class _Lines:
    """Whether the log goes on to end with a line over all rows, once an entry had one.

    A workspace is asked for more: there the line must also fit the rows (``seals.state``).
    """

    first: int = 0
    """Number of the first entry that has the line; 0 for none."""
    _last: Entry | None = None

    def passing(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries, looked at as they go by."""
        for entry in entries:
            if not self.first and seals.has_line(entry.body):
                self.first = entry.seq
            self._last = entry
            yield entry

    def findings(self) -> list[Finding]:
        """One where the newest entry lacks what every transaction ends with."""
        if self._last is None or not self.first or seals.has_line(self._last.body):
            return []
        why = (
            f"has no line for all rows, which the log has since entry {self.first}: what its"
            " transaction wrote behind it is missing, or it was made by another program"
        )
        return [Finding(f"audit entry {self._last.seq}", why)]


def demand(entries: Iterable[Entry]) -> int:
    """As ``verify``, for callers that go no further. Answers how many entries there are.

    Raises:
        AuditBrokenError: names the first bad entry.
    """
    report = verify(entries)
    for finding in report.findings:
        raise AuditBrokenError(int(finding.where.rsplit(" ", 1)[1]), finding.what)
    return report.checked


def _raw(entry: Entry) -> RawEntry:
    body, prev, leaf = (
        each.encode("utf-8", "surrogatepass") for each in (entry.body, entry.prev, entry.leaf)
    )
    return entry.seq, body, prev, leaf, 1
