"""Entries as lines of acts: what supervision reads of the log, a page at a time, by its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, case, func, or_, select

from nvr_desk.store.case_tables import audit_entry
from nvr_desk.store.log_tables import audit_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Store

PAGE: Final = 4_000
"""Lines a read fetches at a time: some ten milliseconds."""
_CHUNK: Final = 500
"""Numbers named in one statement."""


class Line(NamedTuple):
    """One entry. A plain tuple: a week has a hundred thousand of them."""

    seq: int
    time_us: int
    user: str
    role: str
    station: str
    verb: str
    phase: str
    parent: int | None
    case: str | None
    outcome: str | None
    """ok, failed, denied, cancelled."""
    body: str | None
    """Canonical JSON; None for parts of acts other than ``view``, which no rule reads."""


class Trace(NamedTuple):
    """That something was done in a case."""

    seq: int
    time_us: int
    user: str
    verb: str
    case: str | None


class Said(NamedTuple):
    """When a person first used words as purpose for a case."""

    user: str
    case: str
    words: str
    first_us: int


_I: Final = audit_index.c
_COLUMNS: Final = (
    *(_I.seq, _I.time_us, _I.user, _I.role, _I.station, _I.verb, _I.phase),
    *(_I.parent, _I.case_number, _I.outcome),
)
_TRACE: Final = (_I.seq, _I.time_us, _I.user, _I.verb, _I.case_number)
_READ: Final = case((or_(_I.phase != "part", _I.verb == "view"), audit_entry.c.body))


def pages(store: Store, after: int, last: int) -> Iterator[list[Line]]:
    """Entries behind ``after`` up to ``last``, in order, a page a read."""
    while True:
        with store.read() as db:
            wanted = _lines(_READ).where(_I.seq > after, _I.seq <= last)
            page = [Line(*row) for row in db.execute(wanted.order_by(_I.seq).limit(PAGE))]
        if not page:
            return
        yield page
        after = page[-1].seq


def children(db: Connection, parents: Sequence[int]) -> Iterator[Line]:
    """Entries that belong to these acts: parts and closings, in order within a chunk."""
    for at in range(0, len(parents), _CHUNK):
        wanted = _lines(_READ).where(_I.parent.in_(parents[at : at + _CHUNK]))
        for row in db.execute(wanted.order_by(_I.seq)):
            yield Line(*row)


def one(db: Connection, seq: int) -> Line | None:
    """One entry with its body."""
    row = db.execute(_lines(audit_entry.c.body).where(_I.seq == seq)).first()
    return None if row is None else Line(*row)


def newest(db: Connection) -> int:
    """Number of the newest entry; 0 in an empty log."""
    return db.execute(select(_I.seq).order_by(_I.seq.desc()).limit(1)).scalar() or 0


def first_behind(db: Connection, seq: int) -> int | None:
    """When the first entry behind a number was written, microseconds UTC; None: there is none."""
    behind = select(_I.time_us).where(_I.seq > seq).order_by(_I.seq).limit(1)
    return db.execute(behind).scalar()


def first_since(db: Connection, after: int, since_us: int) -> int | None:
    """Number of the first entry behind another one that was written at or after an instant."""
    fits = select(_I.seq).where(_I.seq > after, _I.time_us >= since_us)
    return db.execute(fits.order_by(_I.seq).limit(1)).scalar()


def of_verb(db: Connection, verb: str, after: int, since_us: int, limit: int = 20) -> list[Line]:
    """The first entries of a verb behind a number and not before an instant, parts included."""
    wanted = _lines(audit_entry.c.body).where(
        _I.verb == verb, _I.seq > after, _I.time_us >= since_us
    )
    return [Line(*row) for row in db.execute(wanted.order_by(_I.seq).limit(limit))]


def done(db: Connection, verbs: Sequence[str], since_us: int, until_us: int) -> list[Trace]:
    """Acts of these verbs that went well within a span of time, in order."""
    wanted = select(*_TRACE).where(
        *(_I.verb.in_(verbs), _I.phase == "closed", _I.outcome == "ok"),
        *(_I.time_us >= since_us, _I.time_us < until_us),
    )
    return [Trace(*row) for row in db.execute(wanted.order_by(_I.seq))]


def said(db: Connection, verbs: Sequence[str], last: int, since_us: int) -> list[Said]:
    """Words of purposes since an instant up to an entry, each with its first use."""
    words = func.json_extract(audit_entry.c.body, "$.purpose.words").label("words")
    spoken = (
        select(_I.user, _I.case_number, words, _I.time_us)
        .join_from(audit_index, audit_entry, audit_entry.c.seq == _I.seq)
        .where(_I.verb.in_(verbs), _I.phase == "opened", _I.seq <= last, _I.time_us >= since_us)
        .subquery()
    )
    by = (spoken.c.user, spoken.c.case_number, spoken.c.words)
    wanted = select(*by, func.min(spoken.c.time_us)).group_by(*by)
    there = wanted.where(spoken.c.words.is_not(None), spoken.c.case_number.is_not(None))
    return [Said(*row) for row in db.execute(there)]


def followed(
    db: Connection, case_number: str, user: str, after: int, until_us: int, limit: int
) -> list[Trace]:
    """What a person did in a case behind an entry and before an instant."""
    wanted = select(*_TRACE).where(
        *(_I.case_number == case_number, _I.seq > after, _I.user == user),
        *(_I.phase == "opened", _I.parent.is_(None), _I.time_us < until_us),
    )
    return [Trace(*row) for row in db.execute(wanted.order_by(_I.seq).limit(limit))]


def looked_at(
    db: Connection, case_number: str, after: int, before: int, limit: int = PAGE
) -> list[Line]:
    """Spans of footage shown, marks made and taken away, in a case between two entries."""
    shown = and_(_I.verb == "view", _I.phase == "part")
    marked = and_(
        _I.verb.in_(("mark.add", "mark.remove")), _I.phase == "closed", _I.outcome == "ok"
    )
    wanted = _lines(audit_entry.c.body).where(
        _I.case_number == case_number, _I.seq > after, _I.seq < before, or_(shown, marked)
    )
    return [Line(*row) for row in db.execute(wanted.order_by(_I.seq).limit(limit))]


def outcomes(db: Connection, seqs: Sequence[int]) -> dict[int, str | None]:
    """How acts ended, by the entry that opened them; those never closed are missing."""
    found: dict[int, str | None] = {}
    for at in range(0, len(seqs), _CHUNK):
        ended = select(_I.parent, _I.outcome).where(
            _I.phase == "closed", _I.parent.in_(seqs[at : at + _CHUNK])
        )
        found |= {int(parent): outcome for parent, outcome in db.execute(ended)}
    return found


def _lines(body: Any) -> Any:  # noqa: ANN401 - a Select of eleven columns has no short name
    joined = audit_entry.c.seq == _I.seq
    return select(*_COLUMNS, body).join_from(audit_index, audit_entry, joined)


def between(db: Connection, since_us: int, until_us: int) -> tuple[int, int]:
    """Numbers (behind which, up to which) of all entries whose time lies in [since, until).

    Clocks jump: entries of other times may lie among them.
    """
    bounds = select(func.min(_I.seq), func.max(_I.seq)).where(
        _I.time_us >= since_us, _I.time_us < until_us
    )
    first, last = db.execute(bounds).one()
    return (0, 0) if first is None else (int(first) - 1, int(last))
