"""Layers of the map that people brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, or_, select, update

from nvr_desk.errors import NotFoundError
from nvr_desk.records.layer import LayerKind
from nvr_desk.store.desk_tables import layer
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Unit


class LayerText:
    """A row with its features as the GeoJSON that was stored; whoever draws it reads that."""

    def __init__(self, row: Row[Any]) -> None:
        self.id: int = row.id
        self.case: str | None = row.case_number
        self.kind = LayerKind(row.kind)
        self.name: str = row.name
        self.source_sha256: str = row.source_sha256
        self.by: str = row.by
        self.at: datetime = from_micros(row.at_us)
        self.features: str = row.features


def add(
    tx: Unit,
    case: str | None,
    kind: LayerKind,
    name: str,
    source_sha256: str,
    features: str,
    by: str,
) -> int:
    """Keep a layer; its number. ``features`` is GeoJSON of our own making."""
    values = {
        "case_number": case,
        "kind": kind.value,
        "name": name,
        "source_sha256": source_sha256,
        "features": features,
        "by": by,
        "at_us": to_micros(tx.now()),
    }
    return int(
        tx.connection.execute(insert(layer).values(values).returning(layer.c.id)).scalar_one()
    )


def remove(tx: Unit, case: str | None, number: int) -> str:
    """Take a layer off the map; what it held stays on record. Its name. Raises NotFoundError."""
    mine = (layer.c.id == number) & layer.c.removed_us.is_(None)
    mine &= layer.c.case_number.is_(None) if case is None else layer.c.case_number == case
    name = tx.connection.execute(select(layer.c.name).where(mine)).scalar_one_or_none()
    if name is None:
        raise NotFoundError("layer", str(number))
    tx.connection.execute(
        update(layer).where(layer.c.id == number).values(removed_us=to_micros(tx.now()))
    )
    return str(name)


def listing(db: Connection, case: str) -> list[LayerText]:
    """Layers of a case and those of the workspace that stand, in the order they came."""
    mine = or_(layer.c.case_number == case, layer.c.case_number.is_(None))
    rows = db.execute(select(layer).where(mine, layer.c.removed_us.is_(None)).order_by(layer.c.id))
    return [LayerText(row) for row in rows]
