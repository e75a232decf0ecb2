"""Questions that people saved: each has its own, by name, in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from nvr_desk.errors import NotFoundError
from nvr_desk.records.query_json import QueryTextError, from_json, to_json
from nvr_desk.records.saved_search import SavedSearch
from nvr_desk.store.desk_tables import saved_search
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from nvr_desk.records.search import Query
    from nvr_desk.store.unit import Unit


def add(tx: Unit, user: str, name: str, query: Query, at: datetime) -> SavedSearch:
    """Save a question; the caller has seen to it that the name is free."""
    tx.connection.execute(
        insert(saved_search).values(
            case_number=query.case,
            user=user,
            name=name,
            query=to_json(query),
            made_us=to_micros(at),
        )
    )
    return get(tx.connection, query.case, user, name)


def get(db: Connection, case: str, user: str, name: str) -> SavedSearch:
    """One of this person's, by its name. Raises NotFoundError."""
    found = next((each for each in listing(db, case, user) if each.name == name), None)
    if found is None:
        raise NotFoundError("saved search", name)
    return found


def listing(db: Connection, case: str, user: str) -> list[SavedSearch]:
    """What a person saved in a case, by name."""
    rows = db.execute(
        select(saved_search)
        .where(
            saved_search.c.case_number == case,
            saved_search.c.user == user,
            saved_search.c.removed_us.is_(None),
        )
        .order_by(saved_search.c.name)
    )
    return [_saved(row) for row in rows.mappings()]


def remove(tx: Unit, case: str, user: str, name: str, at: datetime) -> None:
    """Drop it; the row stays on record."""
    tx.connection.execute(
        update(saved_search)
        .where(
            saved_search.c.case_number == case,
            saved_search.c.user == user,
            saved_search.c.name == name,
            saved_search.c.removed_us.is_(None),
        )
        .values(removed_us=to_micros(at))
    )


def _saved(row: RowMapping) -> SavedSearch:
    query, why = None, ""
    try:
        query = from_json(row["query"], row["case_number"])
    except QueryTextError as error:
        why = str(error)
    return SavedSearch(
        row["case_number"], row["user"], row["name"], query, from_micros(row["made_us"]), why
    )
