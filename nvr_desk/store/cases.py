"""Cases and who works in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.errors import AlreadyExistsError, NotFoundError
from nvr_desk.records.case import Case, CaseKind, CaseState
from nvr_desk.records.person import AccountState
from nvr_desk.store import reach, series
from nvr_desk.store.case_tables import case_file, case_member, delivery
from nvr_desk.store.oversight_tables import series_case
from nvr_desk.store.people_tables import account
from nvr_desk.store.rows import instant, micros
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Unit

_COUNT = (
    select(func.count())
    .select_from(delivery)
    .where(delivery.c.case_number == case_file.c.number)
    .scalar_subquery()
    .label("deliveries")
)


def add(tx: Unit, case: Case) -> None:
    """Open a case, or a series of cases, with its members. Raises AlreadyExistsError."""
    if is_taken(tx.connection, case.number):
        raise AlreadyExistsError("case", case.number)
    tx.connection.execute(
        insert(case_file).values(
            number=case.number,
            offence=case.offence,
            lead=case.lead,
            state=case.state.value,
            opened_us=to_micros(case.opened),
            closed_us=micros(case.closed),
            outcome=case.outcome,
            zone=case.zone,
            kind=case.kind.value,
        )
    )
    if case.is_series:
        series.join(tx, case.number, case.cases)
    for user in case.members:
        set_member(tx, case.number, user, present=True)


def is_taken(db: Connection, number: str) -> bool:
    """Whether a case or a series has that number."""
    taken = select(case_file.c.number).where(case_file.c.number == number)
    return db.execute(taken).first() is not None


def get(db: Connection, number: str) -> Case:
    """One case. Raises NotFoundError."""
    row = db.execute(select(case_file, _COUNT).where(case_file.c.number == number)).first()
    if row is None:
        raise NotFoundError("case", number)
    return _case(db, row, members(db, number), series.of(db, number))


def listing(db: Connection) -> list[Case]:
    """All cases, open ones first, newest first."""
    rows = db.execute(
        select(case_file, _COUNT).order_by(
            case_file.c.state.desc(), case_file.c.opened_us.desc(), case_file.c.number
        )
    ).all()
    people: dict[str, list[str]] = {}
    for number, user in db.execute(
        select(case_member.c.case_number, case_member.c.user).order_by(case_member.c.user)
    ):
        people.setdefault(number, []).append(user)
    joined = series.every(db)
    return [
        _case(db, row, _of_all(row.number, joined, people), joined.get(row.number, ()))
        for row in rows
    ]


def close(tx: Unit, number: str, outcome: str | None, at: datetime) -> None:
    """Close a case. Raises NotFoundError."""
    done = tx.connection.execute(
        update(case_file)
        .where(case_file.c.number == number)
        .values(state=CaseState.CLOSED.value, closed_us=to_micros(at), outcome=outcome)
    )
    if done.rowcount == 0:
        raise NotFoundError("case", number)


def set_member(tx: Unit, number: str, user: str, present: bool) -> None:  # noqa: FBT001
    """Let a user into a case or out of it; twice is once. Raises NotFoundError."""
    get(tx.connection, number)
    here = (case_member.c.case_number == number) & (case_member.c.user == user)
    if not present:
        tx.connection.execute(delete(case_member).where(here))
        return
    tx.connection.execute(
        upsert(case_member)
        .values(case_number=number, user=user, since_us=to_micros(tx.now()))
        .on_conflict_do_nothing()
    )


def members(db: Connection, number: str) -> list[str]:
    """Users who work in the case, by name; of a series those who work in all of its cases."""
    there = case_member.alias()
    missing = select(series_case.c.case_number).where(
        series_case.c.series == number,
        ~select(there.c.user)
        .where(
            there.c.case_number == series_case.c.case_number,
            there.c.user == case_member.c.user,
        )
        .correlate(series_case, case_member)
        .exists(),
    )
    mine = select(case_member.c.user).where(
        case_member.c.case_number == number, ~missing.correlate(case_member).exists()
    )
    return list(db.execute(mine.order_by(case_member.c.user)).scalars())


def closed_accounts(db: Connection, users: Iterable[str]) -> frozenset[str]:
    """Those of the users whose account is closed: members of nothing until it is opened again."""
    shut = select(account.c.user).where(
        account.c.state != AccountState.ACTIVE.value, account.c.user.in_(list(users))
    )
    return frozenset(db.execute(shut).scalars())


def _of_all(
    number: str, joined: Mapping[str, tuple[str, ...]], people: Mapping[str, list[str]]
) -> list[str]:
    cases = joined.get(number, ())
    mine = people.get(number, [])
    return [user for user in mine if all(user in people.get(case, ()) for case in cases)]


def _case(
    db: Connection, row: Row[Any], people: Iterable[str], joined: tuple[str, ...] = ()
) -> Case:
    return Case(
        number=row.number,
        offence=row.offence,
        lead=row.lead,
        state=CaseState(row.state),
        opened=from_micros(row.opened_us),
        closed=instant(row.closed_us),
        outcome=row.outcome,
        members=tuple(people),
        deliveries=reach.reached(db, row.number) if joined else row.deliveries,
        zone=row.zone,
        kind=CaseKind(row.kind),
        cases=joined,
    )
