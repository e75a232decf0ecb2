"""Stills that were written; only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from nvr_desk.records.still import Still
from nvr_desk.store.case_tables import delivery
from nvr_desk.store.desk_tables import still
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from nvr_desk.store.unit import Unit


def add(tx: Unit, made: Still) -> Still:
    """Put a still on record; its ``id`` is given here."""
    key = select(delivery.c.id).where(delivery.c.name_id == made.delivery).scalar_subquery()
    identity = tx.connection.execute(
        insert(still)
        .values(
            case_number=made.case,
            delivery_id=key,
            pts=made.pts,
            nth=made.nth,
            mark_uid=made.mark,
            sha256=made.sha256,
            path=made.path,
            by=made.by,
            at_us=to_micros(made.at),
        )
        .returning(still.c.id)
    ).scalar_one()
    mine = select(still, delivery.c.name_id).join(delivery, delivery.c.id == still.c.delivery_id)
    return _still(tx.connection.execute(mine.where(still.c.id == identity)).mappings().one())


def listing(db: Connection, case: str) -> list[Still]:
    """Stills of a case, oldest first."""
    mine = select(still, delivery.c.name_id).join(delivery, delivery.c.id == still.c.delivery_id)
    rows = db.execute(mine.where(still.c.case_number == case).order_by(still.c.id)).mappings()
    return [_still(row) for row in rows]


def _still(row: RowMapping) -> Still:
    return Still(
        id=row["id"],
        case=row["case_number"],
        delivery=row["name_id"],
        pts=row["pts"],
        nth=row["nth"],
        mark=row["mark_uid"],
        sha256=row["sha256"],
        path=row["path"],
        by=row["by"],
        at=from_micros(row["at_us"]),
    )
