"""Which cases a series joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from nvr_desk.store.oversight_tables import series_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Unit


def join(tx: Unit, series: str, members: Sequence[str]) -> None:
    """Let a series reach across cases; its row in ``case_file`` stands already."""
    rows = [{"series": series, "case_number": number} for number in members]
    tx.connection.execute(insert(series_case), rows)


def of(db: Connection, series: str) -> tuple[str, ...]:
    """Member cases of a series, by number; none for a case."""
    mine = select(series_case.c.case_number).where(series_case.c.series == series)
    return tuple(db.execute(mine.order_by(series_case.c.case_number)).scalars())


def every(db: Connection) -> dict[str, tuple[str, ...]]:
    """Member cases of all series."""
    found: dict[str, list[str]] = {}
    rows = select(series_case.c.series, series_case.c.case_number)
    for series, number in db.execute(rows.order_by(series_case.c.case_number)):
        found.setdefault(series, []).append(number)
    return {series: tuple(numbers) for series, numbers in found.items()}
