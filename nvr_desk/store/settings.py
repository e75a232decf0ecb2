"""Settings that differ from the shipped ones, and who set them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.errors import UsageError
from nvr_desk.store.people_tables import setting
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from nvr_desk.settings import Option
    from nvr_desk.store.unit import Unit

V = TypeVar("V", int, float, str)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting that somebody set."""

    key: str
    value: object
    set_by: str
    set_at: datetime


def get(db: Connection, option: Option[V]) -> V:
    """The value that holds; the default where nobody set one, or set one out of range."""
    found = db.execute(select(setting.c.value).where(setting.c.key == option.key)).scalar()
    if found is None:
        return option.default
    try:
        return option.checked(json.loads(found))
    except UsageError:  # written past the program, which checks ranges; the row's seal tells
        return option.default


def listing(db: Connection) -> dict[str, SettingRow]:
    """All settings somebody set, by key."""
    return {
        row.key: SettingRow(row.key, json.loads(row.value), row.set_by, from_micros(row.set_us))
        for row in db.execute(select(setting).order_by(setting.c.key))
    }


def put(tx: Unit, key: str, value: float | str, by: str) -> None:
    """Let a value hold from now on; the caller has checked its range."""
    values = {"value": json.dumps(value), "set_by": by, "set_us": to_micros(tx.now())}
    tx.connection.execute(
        upsert(setting)
        .values(key=key, **values)
        .on_conflict_do_update(index_elements=["key"], set_=values)
    )


def drop(tx: Unit, key: str) -> None:
    """Let the default hold again."""
    tx.connection.execute(delete(setting).where(setting.c.key == key))
