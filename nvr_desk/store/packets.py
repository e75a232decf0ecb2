"""Packets that left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from nvr_desk.records.packet import Packet
from nvr_desk.store.case_tables import packet
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.store.unit import Unit


def add(tx: Unit, made: Packet) -> None:
    """Put a packet on record."""
    tx.connection.execute(
        insert(packet).values(
            id=made.id,
            case_number=made.case,
            path=made.path,
            created_us=to_micros(made.created),
            by=made.by,
            deliveries=made.deliveries,
            bytes=made.bytes,
            manifest_sha256=made.manifest_sha256,
        )
    )


def seal_at(db: Connection, path: str) -> str | None:
    """The seal of the packet last written to a folder from here; None when none was."""
    mine = select(packet.c.manifest_sha256).where(packet.c.path == path)
    return db.execute(mine.order_by(packet.c.created_us.desc()).limit(1)).scalar_one_or_none()


def listing(db: Connection, case: str) -> list[Packet]:
    """Packets of a case, newest first."""
    mine = select(packet).where(packet.c.case_number == case)
    return [
        Packet(
            row.id,
            row.case_number,
            row.path,
            from_micros(row.created_us),
            row.by,
            row.deliveries,
            row.bytes,
            row.manifest_sha256,
        )
        for row in db.execute(mine.order_by(packet.c.created_us.desc(), packet.c.id))
    ]
