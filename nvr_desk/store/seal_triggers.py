"""Triggers that keep the sum of every table, and the function they call.

The function is known on connections of this program only. Any other program that writes a sealed
table is refused by SQLite: ``no such function: nvr_seal``. Whoever drops the triggers first leaves
a sum that fits no more; see `store.seals`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sqlalchemy import Table

FUNCTION: Final = "nvr_seal"
"""``nvr_seal(sum, sign, table, cell, …)``: the sum once that row came or went."""

PREFIX: Final = "seal_"
"""How their names begin."""


def triggers(tables: Iterable[Table]) -> dict[str, str]:
    """Name → words of three triggers a table: a row that comes, one that changes, one that goes."""
    made: dict[str, str] = {}
    for table in sorted(tables, key=lambda each: each.name):
        came, went = _moved(table, 1, "NEW", "sum"), _moved(table, -1, "OLD", "sum")
        changes = {
            "insert": f"rows = rows + 1, sum = {came}",
            "update": f"sum = {_moved(table, 1, 'NEW', went)}",
            "delete": f"rows = rows - 1, sum = {went}",
        }
        for event, change in changes.items():
            name = f"{PREFIX}{table.name}_{event}"
            made[name] = _trigger(name, event, table.name, change)
    return made


def _moved(table: Table, sign: int, row: str, total: str) -> str:
    cells = ", ".join(f'{row}."{column.name}"' for column in table.columns)
    return f"{FUNCTION}({total}, {sign}, '{table.name}', {cells})"


def _trigger(name: str, event: str, table: str, change: str) -> str:
    head = f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table}"
    work = f"UPDATE row_seal SET {change}, digest = NULL WHERE name = '{table}'"  # noqa: S608
    return f"{head}\nBEGIN {work}; END"


def register(driver: sqlite3.Connection) -> None:
    """Let the triggers of the database call us on this connection."""
    driver.create_function(FUNCTION, -1, _moved_sum)


def _moved_sum(*given: Any) -> bytes:  # noqa: ANN401 - what SQLite hands in
    # numpy takes 0.1 s to import; a command that changes no row never pays for it.
    from nvr_desk.store.lattice import moved  # noqa: PLC0415

    return moved(*given)
