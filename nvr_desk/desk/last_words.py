"""What is still written when the log is full, and what is said once it is not.

Closing entries that could be written nowhere are kept in mind and come first as soon as the log
takes entries again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import LogUnavailableError, StoreError
from nvr_desk.records.audit import Phase
from nvr_desk.store import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nvr_desk.desk.core import Core
    from nvr_desk.records.audit import Draft
    from nvr_desk.store.unit import Unit

FULL: Final = "log.full"
RESUMED: Final = "log.resumed"
MOST_OWED: Final = 10_000
"""Closing entries that are kept in mind at most; of the rest their acts stay open."""


@contextmanager
def opening(core: Core) -> Iterator[Unit]:
    """The transaction that opens an act; ends the state of a full log once there is room again.

    Raises:
        LogUnavailableError: there is none yet, or the log cannot be written for another reason.
    """
    was_full = core.store.reserve.given_up_since is not None
    if was_full and not core.store.reserve.fits():
        core.store.watch.require_open()
    with core.store.unit(last_words=was_full) as tx:
        if was_full and _told(tx) == FULL:
            tx.enter(core.draft(RESUMED, Phase.NOTE))
        owed = list(core.owed)
        for draft in owed:
            if draft.parent is None or not entries.is_closed(tx.connection, draft.parent):
                tx.enter(draft)
        yield tx
    if owed:
        core.owed[:] = [draft for draft in core.owed if draft not in owed]
    if was_full:
        core.store.reserve.make()


def write(core: Core, draft: Draft, beside: Callable[[Unit], None] | None = None) -> None:
    """Write an entry of an act that is open, in the room of the reserve where there is no other.

    Args:
        core: The open workspace.
        draft: The entry.
        beside: Writes rows that sum it up, in the same transaction.

    Raises:
        StoreError: not even that; it is kept in mind.
    """
    try:
        try:
            _write(core, draft, beside)
        except LogUnavailableError as error:
            if not error.full or core.store.reserve.given_up_since is None:
                raise
            _write(core, draft, beside)  # now there is the room of the reserve
    except StoreError:
        if len(core.owed) < MOST_OWED:
            core.owed.append(draft)
        raise


def close_failed(core: Core, draft: Draft) -> None:
    """As ``write``, for an act whose closing entry may stand already: its commit failed late."""
    if core.store.watch.health().ok and draft.parent is not None:
        with core.store.read() as db:
            if entries.is_closed(db, draft.parent):
                return
    write(core, draft)


def tell_full(core: Core, verb: str) -> None:
    """Say in the log that it is full, and during what, if nobody said so yet.

    Where even that fails there is nobody to tell: the act that noticed fails by itself.
    """
    if core.store.reserve.given_up_since is None:
        return
    try:
        with core.store.read() as db:
            if entries.newest_of(db, FULL, RESUMED) == FULL:
                return
        with core.store.unit(last_words=True) as tx:
            _full(core, tx, verb)
    except StoreError:
        return


def _write(core: Core, draft: Draft, beside: Callable[[Unit], None] | None) -> None:
    with core.store.unit(last_words=True) as tx:
        if core.store.reserve.given_up_since is not None:
            _full(core, tx, draft.verb)
        tx.enter(draft)
        if beside is not None:
            beside(tx)


def _full(core: Core, tx: Unit, verb: str) -> None:
    if _told(tx) != FULL:
        tx.enter(core.draft(FULL, Phase.NOTE, detail={"during": verb}))


def _told(tx: Unit) -> str | None:
    return entries.newest_of(tx.connection, FULL, RESUMED)
