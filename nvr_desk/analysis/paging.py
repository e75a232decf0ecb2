"""Reading large cases in short transactions, so that no writer waits for a long reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from nvr_desk.store import deliveries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.store.unit import Store

ROWS = 250
"""Deliveries a transaction."""
LOOKUPS = 50
"""Single look-ups a transaction."""

K = TypeVar("K")
V = TypeVar("V")


def delivery_rows(store: Store, case: str) -> Iterator[DeliveryRow]:
    """All deliveries of a case in order of arrival; none is missed or told twice.

    Deliveries are only ever added at the end, so pages fit together while others write.
    """
    after = 0
    while True:
        with store.read() as db:
            page = deliveries.rows(db, case, after=after, limit=ROWS)
        yield from page
        if len(page) < ROWS:
            return
        after += len(page)


def look_up(
    store: Store, keys: Sequence[K], one: Callable[[Connection, K], V]
) -> Iterator[tuple[K, V]]:
    """Ask the same of many keys, a few in each transaction."""
    for begin in range(0, len(keys), LOOKUPS):
        chunk = keys[begin : begin + LOOKUPS]
        with store.read() as db:
            found = [(key, one(db, key)) for key in chunk]
        yield from found
