"""Series: the only way to look across cases, opened by two persons who belong to all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.cases import sound_number
from nvr_desk.desk.core import Service
from nvr_desk.desk.two_persons import decided_itself
from nvr_desk.errors import AlreadyExistsError, NotFoundError, UsageError
from nvr_desk.policy.approvals import said
from nvr_desk.policy.membership import require_member, require_open
from nvr_desk.policy.permissions import NOBODY
from nvr_desk.records.approval import ApprovalKind
from nvr_desk.records.case import Actor, Case, CaseKind, CaseState, Series
from nvr_desk.store import approvals, cases, reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.approval import Approval
    from nvr_desk.store.unit import Unit

FEWEST = 2
"""Cases that a series joins at least."""


class SeriesService(Service):
    """Ask for a series, see how far it reaches, close it. Everything else takes its number."""

    @act("series.new")
    def new(
        self,
        act: OpenAct,
        case: str,
        cases: Sequence[str],
        words: str,
        *,
        offence: str | None = None,
        zone: str | None = None,
    ) -> Approval:
        """Ask for a series; it is open once another member of all its cases granted it.

        At a desk of one it is open at once, and counted.

        Args:
            act: Put in by the decorator.
            case: Number of the series.
            cases: Numbers of the cases it joins, two at least.
            words: Why they are looked at together.
            offence: Default for its purposes; else the offence that all its cases have.
            zone: IANA zone its times are shown in.

        Raises:
            UsageError: no number, fewer than two cases, a series among them, or no words.
            AlreadyExistsError: the number is taken, or asked for already.
            NotMemberError, CaseClosedError: the wall of each case.
        """
        number, tx, user = sound_number(case, zone), act.change, self.core.actor.user
        why = said(words, needed=True)
        joined = sorted({each.strip() for each in cases})
        _require_joinable(tx.connection, number, joined, (user,))
        waiting = approvals.about(tx.connection, ApprovalKind.SERIES, number)
        if any(each.waits for each in waiting):
            noun = "ask for series"
            raise AlreadyExistsError(noun, number)
        chosen = offence or _common_offence(tx.connection, joined)
        detail = {"cases": joined, "offence": chosen, "zone": zone}
        act.touch("series", number)
        act.touch("case", *joined)
        if not self.core.presence.signed_in:
            kind = ApprovalKind.SERIES
            ask = decided_itself(act, tx, kind, number, None, detail, why)
            opened(tx, ask, (user,))
            return ask
        ask = approvals.add(
            tx,
            ApprovalKind.SERIES,
            number,
            case=None,
            detail=detail,
            asked_by=user,
            words=why,
        )
        act.touch("ask", str(ask.id))
        return ask

    @peek
    def listing(self) -> list[Case]:
        """Every series by number; which cases it joins for its members only."""
        actor = self.core.actor
        if actor.role == NOBODY:
            return []
        with self.core.store.read() as db:
            found = [each for each in cases.listing(db) if each.is_series]
        return [each if actor.user in each.members else _by_number(each) for each in found]

    @peek
    def unreached(self, case: str) -> int:
        """Deliveries of member cases that a series does not reach; 0 for a case.

        Raises:
            NotFoundError, NotMemberError: the wall of the series.
        """
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            return reach.unreached(db, case)

    @act("series.show", split=True)
    def show(self, act: OpenAct, case: str) -> Series:
        """A series, its cases, who opened it and how far it reaches.

        Raises:
            NotFoundError, NotMemberError: the wall of the series.
        """
        found = self._series(case)
        with self.core.store.read() as db:
            asks = approvals.about(db, ApprovalKind.SERIES, case)
            reached, rest = reach.reached(db, case), reach.unreached(db, case)
        ask = next((each for each in asks if each.used is not None), None)
        act.touch("series", case)
        act.tell(reached=reached, unreached=rest)
        return Series(
            found,
            reached,
            rest,
            asked_by=ask.asked_by if ask else None,
            granted_by=ask.decided_by if ask else None,
            words=ask.words if ask else "",
        )

    @act("series.close")
    def close(self, act: OpenAct, case: str, *, outcome: str) -> Case:
        """Close a series: nothing is looked at across its cases afterwards.

        Raises:
            UsageError: no outcome.
            CaseClosedError, NotMemberError: the wall of the series.
        """
        tx = act.change
        found = self.core.within(tx.connection, case, series=True)
        if not found.is_series:
            raise NotFoundError("series", case)
        require_open(found)
        came_of_it, now = said(outcome, needed=True), self.core.clock.now()
        cases.close(tx, case, came_of_it, now)
        act.touch("series", case)
        return replace(found, state=CaseState.CLOSED, closed=now, outcome=came_of_it)

    def _series(self, number: str) -> Case:
        found = self.core.case(number, series=True)
        if not found.is_series:
            raise NotFoundError("series", number)
        return found


def opened(tx: Unit, ask: Approval, people: tuple[str, ...]) -> Case:
    """Open the series that was asked for, once it is granted.

    Args:
        tx: The transaction.
        ask: What was asked.
        people: Who opens it: the one who asked first, then the one who granted.

    Raises:
        AlreadyExistsError, CaseClosedError, NotMemberError: what was true when it was asked for
            holds no longer.
    """
    detail: dict[str, Any] = dict(ask.detail)
    joined: list[str] = list(detail["cases"])
    _require_joinable(tx.connection, ask.object, joined, people)
    made = Case(
        number=ask.object,
        offence=detail.get("offence"),
        lead=people[0],
        state=CaseState.OPEN,
        opened=tx.now(),
        closed=None,
        outcome=None,
        members=people,
        zone=detail.get("zone"),
        kind=CaseKind.SERIES,
        cases=tuple(joined),
    )
    cases.add(tx, made)
    return made


def _require_joinable(
    db: Connection, number: str, joined: Sequence[str], people: tuple[str, ...]
) -> None:
    if len(joined) < FEWEST:
        message = "a series joins two cases or more: --cases 26-1,26-2"
        raise UsageError(message)
    if cases.is_taken(db, number):
        raise AlreadyExistsError("case", number)
    for each in joined:
        found = cases.get(db, each)
        for user in people:
            require_member(found, Actor(user, "", ""))
        if found.is_series:
            message = f"{each} is a series itself: a series joins cases"
            raise UsageError(message)
        require_open(found)
    gone = cases.closed_accounts(db, people)
    if gone:
        message = f"the account of {', '.join(sorted(gone))} is closed"
        raise UsageError(message)


def _common_offence(db: Connection, joined: Sequence[str]) -> str | None:
    """The offence that every case has; None where they differ or one has none."""
    found = {cases.get(db, each).offence for each in joined}
    return found.pop() if len(found) == 1 else None


def _by_number(series: Case) -> Case:
    return replace(series, offence=None, lead=None, outcome=None, members=(), cases=())
