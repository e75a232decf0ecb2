"""The index of the log: one narrow row an entry, made of its body, so that lists need not parse.

It proves nothing: what is shown comes from bodies, and ``check`` holds the one against the other.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.store.engine import raw
from nvr_desk.timecode import parse_instant, to_micros

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

WALK: Final = 20_000
"""Entries of one list that a read goes through to find those that fit something else too."""

WINDOW: Final = 50_000
"""Entries of the log that a read goes through where no list is short."""

COLUMNS: Final = (
    *("seq", "time_us", "user", "role", "station", "verb", "phase"),
    *("parent", "case_number", "outcome"),
)


def index_row(seq: int, body: Mapping[str, Any]) -> tuple[Any, ...]:
    """The row of an entry, in the order of `COLUMNS`; a damaged body gives an empty one."""
    time_us = 0
    with suppress(ValueError, OverflowError):
        time_us = to_micros(parse_instant(str(body.get("time"))))
    parent = body.get("parent")
    return (
        *(seq, time_us),
        *(_text(body.get(name)) or "" for name in ("user", "role", "station", "verb", "phase")),
        parent if isinstance(parent, int) else None,
        _text(body.get("case")),
        outcome_word(_text(body.get("outcome"))),
    )


def outcome_word(outcome: str | None) -> str | None:
    """``failed`` of ``failed: no such clip``."""
    return None if outcome is None else outcome.partition(":")[0]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries; what is None is not asked."""

    verb: str | None = None
    """Whole, or its first part: ``packet`` is also ``packet.new``."""
    case: str | None = None
    user: str | None = None
    since: datetime | None = None
    """First instant."""
    until: datetime | None = None
    """Instant behind the last."""
    outcome: str | None = None
    """First word: ok, failed, denied, cancelled."""
    parent: int | None = None
    """Entries of the act that this one opened."""


def numbers(db: Connection, wanted: Wanted, before: int, limit: int) -> tuple[list[int], int]:
    """Numbers of entries that fit, newest first.

    One call looks at a bounded number of rows, so that no writer waits for it.

    Args:
        db: A read.
        wanted: What is asked.
        before: Only entries with a smaller number.
        limit: So many at most.

    Returns:
        The numbers, and the number to go on before; 0 once there is nothing left to look at.
    """
    driver = raw(db)
    rules, values = _others(wanted)
    verbs = None if wanted.verb is None else _verbs(driver, wanted.verb)
    if verbs == []:
        return [], 0
    lists = _lists(wanted, verbs)
    chosen = min(lists, key=lambda each: _size(driver, each, before), default=None)
    for each in lists:
        if each is not chosen:
            rules.append(f"{each.column} IN ({', '.join('?' * len(each.values))})")
            values.extend(each.values)
    if chosen is None or (rules and _size(driver, chosen, before) > WALK):
        if chosen is not None:
            rules.append(f"{chosen.column} IN ({', '.join('?' * len(chosen.values))})")
            values.extend(chosen.values)
        return _window(driver, rules, values, before, limit)
    return _listed(driver, chosen, rules, values, before, limit)


def _verbs(driver: sqlite3.Connection, named: str) -> list[str]:
    """The verbs of the log that a name means: itself, and those it is the first part of."""
    low, high = f"{named}.", f"{named}/"  # "/" is the letter behind "."
    found: list[str] = []
    for rule, given in (("verb = ?", (named,)), ("verb > ? AND verb < ?", (low, high))):
        last = driver.execute(f"SELECT min(verb) FROM audit_index WHERE {rule}", given).fetchone()  # noqa: S608
        while last[0] is not None:
            found.append(last[0])
            rest = "SELECT min(verb) FROM audit_index WHERE verb > ? AND verb < ?"
            last = (
                driver.execute(rest, (last[0], high)).fetchone() if rule != "verb = ?" else (None,)
            )
    return found


@dataclass(frozen=True, slots=True)
class _List:
    """A column with an index of its own, and the values it may have."""

    column: str
    values: tuple[Any, ...]


def _lists(wanted: Wanted, verbs: list[str] | None) -> list[_List]:
    out: list[_List] = []
    if wanted.parent is not None:
        out.append(_List("parent", (wanted.parent,)))
    if wanted.case is not None:
        out.append(_List("case_number", (wanted.case,)))
    if wanted.user is not None:
        out.append(_List("user", (wanted.user,)))
    if verbs is not None:
        out.append(_List("verb", tuple(verbs)))
    return out


def _others(wanted: Wanted) -> tuple[list[str], list[Any]]:
    rules: list[str] = []
    values: list[Any] = []
    if wanted.since is not None:
        rules.append("time_us >= ?")
        values.append(to_micros(wanted.since))
    if wanted.until is not None:
        rules.append("time_us < ?")
        values.append(to_micros(wanted.until))
    if wanted.outcome is not None:
        rules.append("outcome = ?")
        values.append(wanted.outcome)
    return rules, values


def _size(driver: sqlite3.Connection, each: _List, before: int) -> int:
    """How many entries a list has; counted no further than `WALK` matters."""
    marks = ", ".join("?" * len(each.values))
    rule = (
        f"SELECT count(*) FROM (SELECT 1 FROM audit_index WHERE {each.column} IN ({marks})"  # noqa: S608
        f" AND seq < ? LIMIT {WALK + 1})"
    )
    return int(driver.execute(rule, (*each.values, before)).fetchone()[0])


def _listed(
    driver: sqlite3.Connection,
    chosen: _List,
    rules: list[str],
    values: list[Any],
    before: int,
    limit: int,
) -> tuple[list[int], int]:
    """Down the index of one column, which is in order of numbers for each of its values."""
    more = "".join(f" AND {rule}" for rule in rules)
    found: list[int] = []
    for value in chosen.values:
        rule = (
            f"SELECT seq FROM audit_index INDEXED BY ix_audit_index_{chosen.column}"  # noqa: S608
            f" WHERE {chosen.column} = ? AND seq < ?{more} ORDER BY seq DESC LIMIT ?"
        )
        found += [seq for (seq,) in driver.execute(rule, (value, before, *values, limit))]
    found.sort(reverse=True)
    return found[:limit], found[limit - 1] if len(found) >= limit else 0


def _window(
    driver: sqlite3.Connection, rules: list[str], values: list[Any], before: int, limit: int
) -> tuple[list[int], int]:
    """Down the log itself, over so many numbers at most."""
    newest = driver.execute("SELECT coalesce(max(seq), 0) FROM audit_index").fetchone()[0]
    high = min(before, newest + 1)
    low = max(1, high - WINDOW)
    more = "".join(f" AND {rule}" for rule in rules)
    rule = (
        f"SELECT seq FROM audit_index NOT INDEXED WHERE seq >= ? AND seq < ?{more}"  # noqa: S608
        " ORDER BY seq DESC LIMIT ?"
    )
    found = [seq for (seq,) in driver.execute(rule, (low, high, *values, limit))]
    if len(found) >= limit:
        return found, found[-1]
    return found, 0 if low == 1 else low
