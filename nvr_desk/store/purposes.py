"""The purpose a person last stated for a case, and what the case is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.records.case import Incident, Purpose
from nvr_desk.store.oversight_tables import case_incident, purpose_memory
from nvr_desk.store.rows import instant, micros
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Unit


def remember(tx: Unit, user: str, purpose: Purpose) -> None:
    """Keep why a person looks into a case, in the place of what they said before."""
    values = {
        "offence": purpose.offence,
        "words": purpose.words,
        "since_us": to_micros(tx.now()),
    }
    tx.connection.execute(
        upsert(purpose_memory)
        .values(user=user, case_number=purpose.case, **values)
        .on_conflict_do_update(index_elements=["user", "case_number"], set_=values)
    )


def forget(tx: Unit, user: str, case: str) -> bool:
    """Drop it; answers whether there was one."""
    mine = (purpose_memory.c.user == user) & (purpose_memory.c.case_number == case)
    return tx.connection.execute(delete(purpose_memory).where(mine)).rowcount > 0


def remembered(db: Connection, user: str, case: str) -> tuple[Purpose, datetime] | None:
    """What a person last said of a case, and since when."""
    mine = (purpose_memory.c.user == user) & (purpose_memory.c.case_number == case)
    row = db.execute(select(purpose_memory).where(mine)).first()
    if row is None:
        return None
    return Purpose(case, row.offence, row.words), from_micros(row.since_us)


def set_incident(tx: Unit, case: str, incident: Incident) -> None:
    """Say what a case is about, in the place of what was said before."""
    values = {
        "at_us": micros(incident.start),
        "until_us": micros(incident.end),
        "lat": incident.lat,
        "lon": incident.lon,
        "radius_m": incident.radius_m,
        "words": incident.words,
    }
    tx.connection.execute(
        upsert(case_incident)
        .values(case_number=case, **values)
        .on_conflict_do_update(index_elements=["case_number"], set_=values)
    )


def incident(db: Connection, case: str) -> Incident | None:
    """What a case is about; None where nobody said."""
    row = db.execute(select(case_incident).where(case_incident.c.case_number == case)).first()
    return None if row is None else _incident(row)


def incidents(db: Connection) -> dict[str, Incident]:
    """Of every case that has one."""
    return {row.case_number: _incident(row) for row in db.execute(select(case_incident))}


def _incident(row: Row[Any]) -> Incident:
    return Incident(
        words=row.words,
        start=instant(row.at_us),
        end=instant(row.until_us),
        lat=row.lat,
        lon=row.lon,
        radius_m=row.radius_m,
    )
