"""How far a case reaches: a case its own deliveries, a series what consents let it.

A series reaches a delivery of a member case while that case is open, the delivery is shown, and
its newest consent is one (given, posted, compelled) whose scope is the series. Asked of the rows
each time, so that a withdrawal leaves every answer at once. Everything else it does not even name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, or_, select

from nvr_desk.records.case import CaseState
from nvr_desk.records.delivery import ConsentScope, ConsentState, Visibility
from nvr_desk.store.case_tables import case_file, consent, delivery
from nvr_desk.store.oversight_tables import series_case

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

STATES: Final = (ConsentState.GIVEN, ConsentState.POSTED, ConsentState.COMPELLED)
"""What stands behind looking across cases."""

_NEWEST = (
    select(func.max(consent.c.id))
    .where(consent.c.delivery_id == delivery.c.id)
    .correlate(delivery)
    .scalar_subquery()
)


def within(number: str) -> ColumnElement[bool]:
    """Condition on ``delivery``: what a case or a series reaches."""
    return or_(delivery.c.case_number == number, _joined(number))


def checked(number: str) -> ColumnElement[bool]:
    """The same, where other conditions name the rows: it is asked of these and searches none.

    SQLite would else walk the whole case for it, once a page.
    """
    return case((within(number), 1), else_=0) == 1


def keys(db: Connection, number: str) -> list[int]:
    """Keys of the deliveries that a case or a series reaches, in order of arrival."""
    wanted = select(delivery.c.id).where(within(number)).order_by(delivery.c.id)
    return list(db.execute(wanted).scalars().all())  # at once: one by one takes thrice as long


def clips(number: str) -> Select[Any]:
    """Numbers of the clips of these deliveries."""
    return select(delivery.c.clip_id).where(within(number))


def joined_keys(db: Connection, series: str) -> list[int]:
    """The same, one by one, of a series alone; empty for a case."""
    return list(db.execute(select(delivery.c.id).where(_joined(series))).scalars())


def unreached(db: Connection, series: str) -> int:
    """Deliveries of member cases that a series does not reach; 0 for a case."""
    told = select(func.count()).select_from(delivery)
    mine = delivery.c.case_number.in_(_members(series))
    return int(db.execute(told.where(mine, ~_joined(series))).scalar_one())


def reached(db: Connection, series: str) -> int:
    """Deliveries that a series reaches."""
    told = select(func.count()).select_from(delivery)
    return int(db.execute(told.where(_joined(series))).scalar_one())


def _joined(number: str) -> ColumnElement[bool]:
    members = _members(number).join(case_file, case_file.c.number == series_case.c.case_number)
    open_ = members.where(case_file.c.state == CaseState.OPEN.value)
    reaches = (
        select(consent.c.id)
        .where(
            consent.c.id == _NEWEST,
            consent.c.scope == ConsentScope.SERIES.value,
            consent.c.state.in_([state.value for state in STATES]),
        )
        .correlate(delivery)
        .exists()
    )
    return and_(
        delivery.c.case_number.in_(open_),
        delivery.c.visibility == Visibility.SHOWN.value,
        reaches,
    )


def _members(number: str) -> Select[Any]:
    return select(series_case.c.case_number).where(series_case.c.series == number)
