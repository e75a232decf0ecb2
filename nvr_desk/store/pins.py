"""Pins of clocks: made and taken away, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from nvr_desk.errors import NotFoundError
from nvr_desk.records.clock_pin import ClockPin
from nvr_desk.store.case_tables import delivery
from nvr_desk.store.desk_tables import clock_pin
from nvr_desk.store.rows import instant, micros
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping, Select

    from nvr_desk.store.unit import Unit

_A, _B = delivery.alias("a"), delivery.alias("b")


def add(tx: Unit, made: ClockPin) -> ClockPin:
    """Put a pin on record; its ``id`` is given here. Raises NotFoundError."""
    db = tx.connection
    identity = db.execute(
        insert(clock_pin)
        .values(
            case_number=made.case,
            a_delivery=_key(db, made.a_delivery),
            a_s=made.a_s,
            b_delivery=None if made.b_delivery is None else _key(db, made.b_delivery),
            b_s=made.b_s,
            instant_us=micros(made.instant),
            uncertainty_s=made.uncertainty_s,
            note=made.note,
            author=made.author,
            made_us=to_micros(made.made),
        )
        .returning(clock_pin.c.id)
    ).scalar_one()
    return get(db, made.case, identity)


def get(db: Connection, case: str, number: int) -> ClockPin:
    """One pin of a case, taken away or not. Raises NotFoundError."""
    mine = _selection().where(clock_pin.c.case_number == case, clock_pin.c.id == number)
    row = db.execute(mine).mappings().first()
    if row is None:
        raise NotFoundError("pin", str(number))
    return _pin(row)


def listing(db: Connection, case: str) -> list[ClockPin]:
    """Pins of a case that hold, in order of pinning."""
    mine = _selection().where(clock_pin.c.case_number == case, clock_pin.c.removed_us.is_(None))
    return [_pin(row) for row in db.execute(mine.order_by(clock_pin.c.id)).mappings()]


def set_removed(tx: Unit, number: int, at: datetime | None) -> None:
    """Take a pin away, or let it hold again (None)."""
    tx.connection.execute(
        update(clock_pin).where(clock_pin.c.id == number).values(removed_us=micros(at))
    )


def _selection() -> Select[tuple[object, ...]]:
    return (
        select(clock_pin, _A.c.name_id.label("a_id"), _B.c.name_id.label("b_id"))
        .join(_A, _A.c.id == clock_pin.c.a_delivery)
        .outerjoin(_B, _B.c.id == clock_pin.c.b_delivery)
    )


def _pin(row: RowMapping) -> ClockPin:
    return ClockPin(
        id=row["id"],
        case=row["case_number"],
        a_delivery=row["a_id"],
        a_s=row["a_s"],
        b_delivery=row["b_id"],
        b_s=row["b_s"],
        instant=instant(row["instant_us"]),
        uncertainty_s=row["uncertainty_s"],
        note=row["note"],
        author=row["author"],
        made=from_micros(row["made_us"]),
        removed=instant(row["removed_us"]),
    )


def _key(db: Connection, name: str) -> int:
    found = db.execute(select(delivery.c.id).where(delivery.c.name_id == name)).scalar_one_or_none()
    if found is None:
        raise NotFoundError("delivery", name)
    return int(found)
