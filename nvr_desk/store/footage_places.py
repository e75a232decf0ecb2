"""When and where deliveries were recorded, for many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from nvr_desk.store.case_tables import delivery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

Place = tuple[int | None, int | None, float | None, float | None]
"""Start and end (microseconds UTC, corrected), degrees north and east; None where not known."""
_CHUNK: Final = 500


def of(db: Connection, ids: Sequence[str]) -> dict[str, Place]:
    """Delivery id → when and where; ids that stand for nothing are missing."""
    found: dict[str, Place] = {}
    told = (delivery.c.start_us, delivery.c.end_us, delivery.c.lat, delivery.c.lon)
    for at in range(0, len(ids), _CHUNK):
        wanted = select(delivery.c.name_id, *told).where(
            delivery.c.name_id.in_(ids[at : at + _CHUNK])
        )
        found |= {row[0]: (row[1], row[2], row[3], row[4]) for row in db.execute(wanted)}
    return found


def names(db: Connection, ids: Sequence[str]) -> dict[str, tuple[str | None, str]]:
    """Delivery id → evidence item number and file name."""
    found: dict[str, tuple[str | None, str]] = {}
    for at in range(0, len(ids), _CHUNK):
        wanted = select(delivery.c.name_id, delivery.c.item, delivery.c.name).where(
            delivery.c.name_id.in_(ids[at : at + _CHUNK])
        )
        found |= {row[0]: (row[1], row[2]) for row in db.execute(wanted)}
    return found
