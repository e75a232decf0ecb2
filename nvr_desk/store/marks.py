"""Marks: made, changed, taken away and put back; never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from nvr_desk.errors import NotFoundError
from nvr_desk.records.mark import Mark, MarkLevel, MarkRow
from nvr_desk.store import deliveries, reach
from nvr_desk.store.case_tables import clip, delivery
from nvr_desk.store.desk_tables import mark
from nvr_desk.store.rows import instant, micros
from nvr_desk.timecode import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, RowMapping, Select

    from nvr_desk.store.unit import Unit


def add(tx: Unit, made: Mark) -> None:
    """Put a mark on record. Raises NotFoundError where there is no such delivery."""
    key = select(delivery.c.id).where(delivery.c.name_id == made.delivery)
    found = tx.connection.execute(key).scalar_one_or_none()
    if found is None:
        raise NotFoundError("delivery", made.delivery)
    tx.connection.execute(
        insert(mark).values(
            _values(made)
            | {
                "uid": made.uid,
                "case_number": made.case,
                "delivery_id": found,
                "author": made.author,
                "made_us": micros(made.made),
            }
        )
    )


def put(tx: Unit, changed: Mark) -> None:
    """Let a mark be as it is said now; whose it is and in which delivery stays."""
    tx.connection.execute(update(mark).where(mark.c.uid == changed.uid).values(_values(changed)))


def get(db: Connection, case: str, uid: str) -> Mark:
    """One mark of a case, taken away or not. Raises NotFoundError."""
    mine = _selection().where(mark.c.case_number == case, mark.c.uid == uid)
    row = db.execute(mine).mappings().first()
    if row is None:
        raise NotFoundError("mark", uid)
    return _mark(row)


def find(db: Connection, case: str, name: str) -> Mark:
    """One mark by its name or the start of it, as people write it. Raises NotFoundError."""
    if len(name) < len("00000000") or not name.isalnum():
        raise NotFoundError("mark", name)
    mine = _selection().where(mark.c.case_number == case, mark.c.uid.startswith(name.lower()))
    rows = db.execute(mine.limit(2)).mappings().all()
    if len(rows) != 1:
        raise NotFoundError("mark", name)
    return _mark(rows[0])


def listing(db: Connection, case: str, *, removed: bool = False) -> list[Mark]:
    """Marks of a case in order of making; those taken away only where asked for."""
    mine = _selection().where(mark.c.case_number == case).order_by(mark.c.id)
    if not removed:
        mine = mine.where(mark.c.removed_us.is_(None))
    return [_mark(row) for row in db.execute(mine).mappings()]


def rows(db: Connection, case: str, *, removed: bool = False) -> list[MarkRow]:
    """The same with the footage they are in, as far as the case or series reaches it.

    Whether a delivery may be seen is for the caller to regard: notes are told here as they are.
    """
    mine = (
        _selection()
        .add_columns(delivery.c.id.label("delivery_key"), clip.c.start_s)
        .join(clip, clip.c.id == delivery.c.clip_id)
        .where(mark.c.case_number == case, reach.within(case))
    )
    if not removed:
        mine = mine.where(mark.c.removed_us.is_(None))
    found = db.execute(mine.order_by(mark.c.id)).mappings().all()
    footage = deliveries.by_key(db, sorted({row["delivery_key"] for row in found}))
    return [
        MarkRow(_mark(row), footage[row["delivery_key"]], row["start_s"] or 0.0) for row in found
    ]


def of_deliveries(db: Connection, case: str, ids: Iterable[str]) -> list[Mark]:
    """Marks of a case that stand in some of its deliveries, in order of making."""
    wanted = frozenset(ids)
    return [each for each in listing(db, case) if each.delivery in wanted]


def _selection() -> Select[Any]:
    return select(mark, delivery.c.name_id).join(delivery, delivery.c.id == mark.c.delivery_id)


def _values(made: Mark) -> dict[str, Any]:
    return {
        "from_s": made.from_s,
        "to_s": made.to_s,
        "from_pts": made.from_pts,
        "to_pts": made.to_pts,
        "track": made.track,
        "level": made.level.value,
        "note": made.note,
        "changed_us": micros(made.changed),
        "removed_us": micros(made.removed),
        "removed_by": made.removed_by,
    }


def _mark(row: RowMapping) -> Mark:
    return Mark(
        uid=row["uid"],
        case=row["case_number"],
        delivery=row["name_id"],
        from_s=row["from_s"],
        to_s=row["to_s"],
        from_pts=row["from_pts"],
        to_pts=row["to_pts"],
        track=row["track"],
        level=MarkLevel(row["level"]),
        note=row["note"],
        author=row["author"],
        made=from_micros(row["made_us"]),
        changed=instant(row["changed_us"]),
        removed=instant(row["removed_us"]),
        removed_by=row["removed_by"],
    )
