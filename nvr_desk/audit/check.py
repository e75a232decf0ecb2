"""The whole check of a log: its entries, its tree, every head of it that can be found.

Also its index, and the cheap part of the proof of all other rows: their sums against the newest
entry.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from nvr_desk.audit import marks
from nvr_desk.audit.second import SecondReader, Shares
from nvr_desk.audit.stretch import clean
from nvr_desk.audit.tiles import fold
from nvr_desk.audit.verify import Walk
from nvr_desk.media.cores import cores
from nvr_desk.records.log import LogReport
from nvr_desk.records.packet import Finding
from nvr_desk.store import entries, log_pages, recount, seals, tiles
from nvr_desk.store.engine import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from nvr_desk.audit.heads import Heads
    from nvr_desk.store.unit import Store

TILE_PAGE = 4_096
SPAN = 8_192
"""Entries that one of two processes checks at a time: a tenth of a second."""
LONG = 50_000
"""Entries from which a second process is worth its start."""


def check(
    store: Store,
    heads: Heads,
    workspace_id: str,
    *,
    given: Sequence[Path] = (),
    keys: Sequence[str] = (),
    roots: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
    upto: int | None = None,
) -> LogReport:
    """Check the log as it is now; what is appended meanwhile is left for the next time.

    Args:
        store: The workspace.
        heads: Of its log.
        workspace_id: The genesis must name it.
        given: Checkpoint files that a person brought.
        keys: Public keys (vkeys) that a person trusts besides those in the log.
        roots: PEM of the certificates of time-stamp services; None judges no time stamp.
        progress: Told (entries walked, entries there are) after each page.
        upto: The last entry to check: the one before the check's own, which would otherwise
            stand in the place of one that was cut off.

    Raises:
        NoteError: a key that is none.
    """
    with store.read() as db:
        last = entries.last_seq(db) if upto is None else upto
    found = marks.gather(heads, store.paths.checkpoints, given, keys, roots)
    walk = Walk(workspace_id, found.marks, found.leaves)
    if _walked(store, walk, last, progress):
        walk.end()
    bad = [*walk.findings, *found.findings]
    if not walk.findings:
        bad += _tiles(store, walk.tiles)
        bad += recount.index_quickly(store, last)
    with store.read() as db:
        outside = log_pages.numberless(db)
        bad += [Finding(f"audit entry {seq}", "has a number that none can have") for seq in outside]
        bad += seals.state(raw(db)).findings
    resting = heads.resting(last, walk.agreed)
    return LogReport(walk.checked, tuple(bad), resting, walk.held)


def _walked(
    store: Store, walk: Walk, last: int, progress: Callable[[int, int], None] | None
) -> bool:
    """Go over all entries, a long log together with a second process; False at a bad one."""
    with store.read() as db:
        dense = min(last, entries.count(db))
    spans = [(at + 1, min(at + SPAN, dense)) for at in range(0, dense, SPAN)]
    if last > dense:  # a forged number may be any; one span holds whatever lies behind
        spans.append((dense + 1, last))
    with ExitStack() as stack:
        helper = None
        if last >= LONG and last == dense and cores() > 1:
            with suppress(OSError):  # no second process here: it takes longer alone
                helper = stack.enter_context(SecondReader(store.paths.database))
        shares = Shares(helper, spans)
        for place, (first, upto) in enumerate(spans):
            stretch = shares.of(place)
            if stretch is not None and walk.joins(stretch):
                fine = walk.leap(stretch)
            else:
                fine = _alone(store, walk, first, upto)
            if not fine:
                return False
            if progress is not None:
                progress(upto, last)
    return True


def _alone(store: Store, walk: Walk, first: int, upto: int) -> bool:
    """One span; entry by entry only where something is wrong or needs a look of its own."""
    for page in log_pages.pages(store, upto, first - 1):
        stretch = clean(page, first)
        joins = stretch is not None and walk.joins(stretch)
        if not (walk.leap(stretch) if stretch is not None and joins else walk.take(page)):
            return False
        first += len(page)
    return True


def _tiles(store: Store, roots: Sequence[bytes]) -> Iterator[Finding]:
    """Stored tiles that are not what the leaves make; a tile that is missing is none."""
    below = list(roots)
    for level in range(tiles.LEVELS):
        yield from _level(store, level, below)
        whole = len(below) // tiles.WIDTH
        below = [fold(below[k * tiles.WIDTH : (k + 1) * tiles.WIDTH]) for k in range(whole)]
    with store.read() as db:
        nowhere = tiles.nowhere(db)
    for level, index in nowhere:
        yield _foreign(level, index)


def _level(store: Store, level: int, roots: Sequence[bytes]) -> Iterator[Finding]:
    first = 0
    while True:
        with store.read() as db:
            page = tiles.every(db, level, first, TILE_PAGE)
        for index, text in page:
            if index >= len(roots) or text != roots[index].hex():
                yield _foreign(level, index)
            if index >= len(roots):
                return  # how many more lie behind the log's end says nothing new
        if len(page) < TILE_PAGE:
            return
        first = page[-1][0] + 1


def _foreign(level: int, index: int) -> Finding:
    return Finding(f"audit tile {level}/{index}", "is not what the entries below it make")
