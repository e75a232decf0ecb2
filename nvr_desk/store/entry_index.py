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
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

WALK: Final = 20_000
"""Entries of one list that a read goes through to find those that fit something else too."""

NO_END: Final = 1 << 62
"""Behind every entry, and behind every instant."""

_LOW: Final = -NO_END
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
    walks = _walks(driver, wanted)
    if any(not walk.ways for walk in walks):
        return [], 0
    sizes = {walk.index: _size(driver, walk, before) for walk in walks}
    chosen = min(walks, key=lambda walk: sizes[walk.index], default=None)
    if chosen is None or (sizes[chosen.index] > WALK and (len(walks) > 1 or not chosen.in_order)):
        return _window(driver, walks, before, limit)
    rest = _Filter.of([walk for walk in walks if walk is not chosen])
    return _listed(driver, chosen, rest, before, limit)


def time_of(db: Connection, seq: int) -> int | None:
    """When an entry was sealed, in microseconds; None where there is none, or it says no time."""
    found = raw(db).execute("SELECT time_us FROM audit_index WHERE seq = ?", (seq,)).fetchone()
    return int(found[0]) or None if found else None


def verb_of(db: Connection, seq: int) -> str | None:
    """Verb of an entry; None where there is none."""
    found = raw(db).execute("SELECT verb FROM audit_index WHERE seq = ?", (seq,)).fetchone()
    return None if found is None else str(found[0])


def open_since(db: Connection, since: int, last: int, acts: set[int]) -> int:
    """Go on through the log: add acts that were opened to a set, take out those that were closed.

    Answers up to which number this call went, a bounded way on from ``since``.
    """
    step = (
        "SELECT max(seq) FROM (SELECT seq FROM audit_index WHERE seq > ? AND seq <= ?"
        " ORDER BY seq LIMIT ?)"
    )
    # By rows, not by numbers: between two numbers that somebody forged may lie any distance.
    found = raw(db).execute(step, (since, last, WINDOW)).fetchone()[0]
    upto = last if found is None else int(found)
    rule = (
        "SELECT seq, phase, parent FROM audit_index WHERE seq > ? AND seq <= ?"
        " AND phase IN ('opened', 'closed') ORDER BY seq"
    )
    for seq, phase, parent in raw(db).execute(rule, (since, upto)):
        if phase == "opened":
            acts.add(seq)
        else:
            acts.discard(parent)
    return upto


@dataclass(frozen=True, slots=True)
class _Walk:
    """Something that is asked and has an index of its own."""

    index: str
    ways: tuple[tuple[str, tuple[Any, ...]], ...]
    """(condition, its values); an entry fits one of them at most."""
    in_order: bool = True
    """Whether the index gives the entries of one condition in order of their numbers."""


@dataclass(frozen=True, slots=True)
class _Filter:
    """All of some walks as conditions behind a WHERE."""

    words: str
    values: tuple[Any, ...]

    @classmethod
    def of(cls, walks: Iterable[_Walk]) -> _Filter:
        """Every walk, each by any of its ways."""
        words, values = "", ()
        for walk in walks:
            words += f" AND ({' OR '.join(each for each, _ in walk.ways)})"
            values += tuple(value for _, given in walk.ways for value in given)
        return cls(words, values)


def _walks(driver: sqlite3.Connection, wanted: Wanted) -> list[_Walk]:
    out: list[_Walk] = []
    for column, value in (
        ("parent", wanted.parent),
        ("case_number", wanted.case),
        ("user", wanted.user),
    ):
        if value is not None:
            out.append(_Walk(column, ((f"{column} = ?", (value,)),)))
    if wanted.verb is not None:
        verbs = _verbs(driver, wanted.verb)
        out.append(_Walk("verb", tuple(("verb = ?", (verb,)) for verb in verbs)))
    if wanted.outcome is not None:
        out.append(_outcome(wanted.outcome))
    if wanted.since is not None or wanted.until is not None:
        low = _LOW if wanted.since is None else to_micros(wanted.since)
        high = NO_END if wanted.until is None else to_micros(wanted.until)
        span = ("time_us >= ? AND time_us < ?", (low, high))
        out.append(_Walk("time_us", (span,), in_order=False))
    return out


def _outcome(word: str) -> _Walk:
    """Only what did not go well is in an index: nearly all is ``ok``."""
    if word == "ok":
        return _Walk("", (("outcome = 'ok'", ()),), in_order=False)
    return _Walk("outcome", (("outcome = ? AND outcome <> 'ok'", (word,)),))


def _verbs(driver: sqlite3.Connection, named: str) -> list[str]:
    """The verbs of the log that a name means: itself, and those it is the first part of."""
    whole = driver.execute("SELECT verb FROM audit_index WHERE verb = ? LIMIT 1", (named,))
    found = [verb for (verb,) in whole]
    last, high = f"{named}.", f"{named}/"  # "/" is the letter behind "."
    while last:
        step = "SELECT min(verb) FROM audit_index WHERE verb > ? AND verb < ?"
        last = driver.execute(step, (last, high)).fetchone()[0]
        found += [last] if last else []
    return found


def _size(driver: sqlite3.Connection, walk: _Walk, before: int) -> int:
    """How many entries a walk leads over; counted no further than matters."""
    if not walk.index:
        return WALK + 1
    total = 0
    for words, values in walk.ways:
        some = (
            f"SELECT 1 FROM audit_index INDEXED BY ix_audit_index_{walk.index}"  # noqa: S608
            f" WHERE {words} AND seq < ? LIMIT {WALK + 1}"
        )
        rule = f"SELECT count(*) FROM ({some})"  # noqa: S608
        total += int(driver.execute(rule, (*values, before)).fetchone()[0])
    return total


def _listed(
    driver: sqlite3.Connection, walk: _Walk, rest: _Filter, before: int, limit: int
) -> tuple[list[int], int]:
    """Down one index, which is in order of numbers for each of its values, or is short."""
    found: list[int] = []
    for words, values in walk.ways:
        rule = (
            f"SELECT seq FROM audit_index INDEXED BY ix_audit_index_{walk.index}"  # noqa: S608
            f" WHERE {words} AND seq < ?{rest.words} ORDER BY seq DESC LIMIT ?"
        )
        found += [seq for (seq,) in driver.execute(rule, (*values, before, *rest.values, limit))]
    found.sort(reverse=True)
    return found[:limit], found[limit - 1] if len(found) >= limit else 0


def _window(
    driver: sqlite3.Connection, walks: Iterable[_Walk], before: int, limit: int
) -> tuple[list[int], int]:
    """Down the log itself, over so many numbers at most."""
    step = "SELECT coalesce(max(seq), 0) FROM audit_index WHERE seq < ?"
    next_ = driver.execute(step, (before,)).fetchone()[0]  # a hole behind a forged number is leapt
    high = next_ + 1
    low = max(1, high - WINDOW)
    every = _Filter.of(walks)
    rule = (
        f"SELECT seq FROM audit_index NOT INDEXED WHERE seq >= ? AND seq < ?{every.words}"  # noqa: S608
        " ORDER BY seq DESC LIMIT ?"
    )
    found = [seq for (seq,) in driver.execute(rule, (low, high, *every.values, limit))]
    if len(found) >= limit:
        return found, found[-1]
    return found, 0 if low == 1 else low
