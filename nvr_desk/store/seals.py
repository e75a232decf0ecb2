"""The sums of all tables against the log: a change behind the program's back does not fit.

`seal_triggers` keep ``row_seal`` inside each transaction, and SQLite takes it back with the rows.
At its end the unit of work puts one line over all sums into its last audit entry, as ``rows``. So
whoever changes a row must forge the sum of its table, the newest entry, and every copy of it that
is kept elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.packet import Finding
from nvr_desk.store.row_bytes import digest, joined
from nvr_desk.store.seal_triggers import PREFIX
from nvr_desk.store.tables import SEALED, TRIGGERS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

KEY: Final = "rows"
"""Key of a body: stands in the last entry of each transaction, since schema 0005."""

PAGE: Final = 400
"""Rows a read counts at a time: some milliseconds."""

FIRST_NAMES: Final = 3
"""Names that a finding about many tells; the rest is a count."""

_CHANGED: Final = "SELECT name, rows, sum FROM row_seal WHERE digest IS NULL"


@dataclass(frozen=True, slots=True)
class SealState:
    """How the sums stand against the log, without counting a single row."""

    rows: str
    """One line over all sums as they stand, hex."""
    sealed: str | None
    """The same as the newest entry has it; None where it has none."""
    findings: tuple[Finding, ...]
    """What does not fit; names the table where it can."""


def settle(driver: sqlite3.Connection) -> str:
    """Bring the digests of the tables that this transaction wrote up to date.

    Returns:
        One line over all tables, hex: ``rows`` of the entry that ends the transaction.
    """
    changed = [(digest(*row), row[0]) for row in driver.execute(_CHANGED)]
    driver.executemany("UPDATE row_seal SET digest = ? WHERE name = ?", changed)
    return joined(driver.execute("SELECT name, digest FROM row_seal"))


def renew(driver: sqlite3.Connection, table: str) -> None:
    """Sum a whole table anew: for a step of the schema that made or changed it.

    ``settle`` has to follow. Afterwards nothing can tell what was changed before, so nothing but
    a step of the schema calls this.
    """
    from nvr_desk.store.lattice import EMPTY, plus, total_of  # noqa: PLC0415 - imports numpy

    columns = [str(row[1]) for row in driver.execute(f"PRAGMA table_info({table})")]
    rows, total, after = 0, EMPTY, None
    while page := page_of(driver, table, columns, after):
        total = plus(total, total_of(table, [row[1:] for row in page]))
        rows, after = rows + len(page), page[-1][0]
    driver.execute(
        "INSERT OR REPLACE INTO row_seal (name, rows, sum, digest) VALUES (?, ?, ?, NULL)",
        (table, rows, total),
    )


def carry(driver: sqlite3.Connection, table: str, before: Sequence[str]) -> None:
    """Bring the sum of a table along whose rows got more columns: for a step of the schema.

    What the old rows add up to is taken off the sum as it stands, what the new ones do is put on.
    So a table that did not fit its sum before does not fit it afterwards either. ``settle`` has
    to follow.

    Args:
        driver: The transaction of the step, in which the table has its new columns already.
        table: Which.
        before: Its columns as they were summed so far; the new ones stand behind them.
    """
    from nvr_desk.store.lattice import minus, plus, total_of  # noqa: PLC0415 - imports numpy

    columns = [str(row[1]) for row in driver.execute(f"PRAGMA table_info({table})")]
    if columns[: len(before)] != list(before):
        raise RuntimeError(f"columns of {table} are not behind those it had")
    find = "SELECT sum FROM row_seal WHERE name = ?"
    total, after = bytes(driver.execute(find, (table,)).fetchone()[0]), None
    while page := page_of(driver, table, columns, after):
        total = minus(total, total_of(table, [row[1 : len(before) + 1] for row in page]))
        total = plus(total, total_of(table, [row[1:] for row in page]))
        after = page[-1][0]
    driver.execute("UPDATE row_seal SET sum = ?, digest = NULL WHERE name = ?", (total, table))


def fits_log(driver: sqlite3.Connection) -> bool | None:
    """Whether the sums are those of the newest entry; None where it says nothing of them."""
    sealed = _newest(driver)
    if sealed is None:
        return None
    rows = driver.execute("SELECT name, rows, sum, digest FROM row_seal").fetchall()
    whole = all(said == digest(name, rows_, total) for name, rows_, total, said in rows)
    return whole and sealed == joined((name, said or "") for name, _, _, said in rows)


def page_of(
    driver: sqlite3.Connection, table: str, columns: Sequence[str], after: int | None
) -> list[tuple[Any, ...]]:
    """The next rows of a table behind a row number, each with its number in front."""
    cells = ", ".join(f'"{name}"' for name in columns)
    bound = "" if after is None else "WHERE rowid > ?"
    rule = f"SELECT rowid, {cells} FROM {table} {bound} ORDER BY rowid LIMIT {PAGE}"  # noqa: S608
    return driver.execute(rule, () if after is None else (after,)).fetchall()


def state(driver: sqlite3.Connection) -> SealState:
    """The cheap part of proving rows: sums against the newest entry. Milliseconds, any size.

    Finds a row that was changed, added or removed without forging its table's sum only where
    the triggers still stood; ``check`` counts all rows and finds the rest.

    Args:
        driver: A connection inside a read, so that all of it is of one moment.
    """
    found = list(driver.execute("SELECT name, rows, sum, digest FROM row_seal"))
    findings = [*_misfits(found), *_triggers(driver)]
    now = joined((name, said or "") for name, _, _, said in found)
    sealed = _newest(driver)
    if sealed is None and _ever_sealed(driver):
        findings.append(Finding("audit log", "had a line for all rows and stops having it"))
    elif sealed is not None and sealed != now:
        what = "does not fit the newest audit entry: rows were changed behind the program's back"
        findings.append(Finding("row_seal", what))
    return SealState(now, sealed, tuple(findings))


def has_line(body: str) -> bool:
    """Whether an entry has a line over all rows; a cheap look before the JSON is parsed."""
    return f'"{KEY}":"' in body and _line(body) is not None


def _misfits(found: list[tuple[str, int, bytes, str | None]]) -> list[Finding]:
    """Tables whose line does not follow from their sum, and tables too many or too few."""
    named = {row[0] for row in found}
    out = [Finding(name, "has no sum of its rows") for name in sorted(SEALED.keys() - named)]
    out += [Finding(name, "is summed and is no table") for name in sorted(named - SEALED.keys())]
    for name, rows, total, said in found:
        if name in SEALED and said != digest(name, rows, total):
            out.append(Finding(name, "has a sum that does not fit its digest"))
    return out


def _triggers(driver: sqlite3.Connection) -> list[Finding]:
    """Sums are kept only while our triggers stand, word for word, and no others beside them.

    Triggers that only refuse are left to ``check``: what they keep from happening shows by itself.
    """
    rule = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    there = dict(driver.execute(rule))
    ours = sorted(
        name
        for name, words in TRIGGERS.items()
        if name.startswith(PREFIX) and there.get(name) != words
    )
    others = sorted(there.keys() - TRIGGERS.keys())
    return [
        *_folded(ours, "is missing or changed: rows may have been written past it"),
        *_folded(others, "is none of ours: it may have changed rows"),
    ]


def _folded(names: list[str], what: str) -> list[Finding]:
    """One finding for all names: whoever drops one trigger drops them all, and hides the rest."""
    if len(names) <= 1:
        return [Finding("index.sqlite", f"{name} {what}") for name in names]
    more = len(names) - FIRST_NAMES
    rest = f" and {more} more" if more > 0 else ""
    shown = f"{', '.join(names[:FIRST_NAMES])}{rest}"
    return [Finding("index.sqlite", f"{len(names)} triggers or views: each {what} ({shown})")]


def _newest(driver: sqlite3.Connection) -> str | None:
    row = driver.execute("SELECT body FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchone()
    return None if row is None else _line(row[0])


def _ever_sealed(driver: sqlite3.Connection) -> bool:
    """Whether any entry has the line; walks the log, but only where the newest has none."""
    rule = "SELECT body FROM audit_entry WHERE instr(body, ?) ORDER BY seq DESC"
    return any(_line(body) for (body,) in driver.execute(rule, (f'"{KEY}":"',)))


def _line(body: str | None) -> str | None:
    try:
        said: Any = json.loads(body or "null")
    except (ValueError, RecursionError):
        return None  # ``audit verify`` names it
    if not isinstance(said, dict):
        return None
    line = cast("dict[str, object]", said).get(KEY)
    return line if isinstance(line, str) else None
