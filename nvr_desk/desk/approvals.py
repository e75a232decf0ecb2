"""What waits for a second person, and deciding it. Nobody decides what they asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.desk.series import opened
from nvr_desk.errors import UsageError
from nvr_desk.policy.approvals import is_good, is_own, may_decide, may_see, require_decider, said
from nvr_desk.policy.permissions import permitted
from nvr_desk.records.approval import ApprovalKind, Decision, Waiting, Which
from nvr_desk.settings import APPROVAL_DAYS
from nvr_desk.store import approvals, cases, settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from nvr_desk.records.approval import Approval

_TOLD_TO_ALL = frozenset({"count", "cases"})
"""Of an ask's details, what is no word about footage."""


class ApprovalService(Service):
    """Asks of others to decide, and one's own to wait for."""

    @act("approval.list", split=True)
    def listing(self, act: OpenAct, which: Which = Which.WAITING) -> list[Approval]:
        """Asks, the newest first: one's own, those of one's cases, all of them for supervisors.

        Names of footage are told to members of its case only.
        """
        actor = self.core.actor
        with self.core.store.read() as db:
            waiting = {Which.WAITING: True, Which.DECIDED: False}.get(which)
            asks = approvals.listing(db, waiting=waiting)
            people = {ask.id: _members(db, ask) for ask in asks}
        found = [
            _as_told(ask, actor.user, people[ask.id])
            for ask in asks
            if may_see(ask, actor, people[ask.id])
            and (which is not Which.MINE or is_own(ask, actor.user))
            and (which is not Which.SELF or ask.itself)
        ]
        act.tell(asks=len(found))
        act.touch("ask", *(str(ask.id) for ask in found))
        return found

    @act("approval.grant")
    def grant(self, act: OpenAct, ask: int, words: str = "") -> Approval:
        """Say yes: the person may go on, the series is open, the withdrawal was recorded rightly.

        Raises:
            OwnApprovalError: it is one's own.
            NotMemberError: neither member nor supervisor; for a series, no member of all cases.
            NotFoundError, UsageError: no such ask, or decided already.
        """
        found, tx = self._decidable(act, ask), act.change
        decided = self._decide(act, found, Decision.GRANTED, said(words, needed=False))
        if found.kind is ApprovalKind.SERIES:
            made = opened(tx, found, (found.asked_by, self.core.actor.user))
            approvals.use(tx, ask)
            act.touch("series", made.number)
            act.touch("case", *made.cases)
            decided = approvals.get(tx.connection, ask)
        return decided

    @act("approval.refuse")
    def refuse(self, act: OpenAct, ask: int, words: str) -> Approval:
        """Say no, and why. A contested withdrawal shows nothing: that takes a new consent.

        Raises:
            OwnApprovalError, NotMemberError, NotFoundError, UsageError: as ``grant``.
        """
        found = self._decidable(act, ask)
        return self._decide(act, found, Decision.REFUSED, said(words, needed=True))

    @peek
    def waiting(self) -> Waiting:
        """How many asks wait for the person here, and how many of their own."""
        actor = self.core.actor
        with self.core.store.read() as db:
            asks = approvals.pending(db)
            days = settings.get(db, APPROVAL_DAYS)
            people = {ask.id: _members(db, ask) for ask in asks if ask.waits}
        now, able = self.core.clock.now(), permitted(actor.role, "approval.grant")
        theirs = [ask for ask in asks if ask.waits and may_decide(ask, actor, people[ask.id])]
        mine = [ask for ask in asks if is_own(ask, actor.user)]
        return Waiting(
            to_decide=len(theirs) if able else 0,
            mine=sum(ask.waits for ask in mine),
            granted=sum(is_good(ask, actor.user, now, days) for ask in mine),
        )

    def _decidable(self, act: OpenAct, ask: int) -> Approval:
        db = act.change.connection
        found = approvals.get(db, ask)
        act.case = found.case
        require_decider(found, self.core.actor, _members(db, found))
        if not found.waits:
            message = f"ask {ask} was decided: {found.state}"
            raise UsageError(message)
        return found

    def _decide(self, act: OpenAct, ask: Approval, decision: Decision, words: str) -> Approval:
        by = self.core.actor.user
        decided = approvals.decide(act.change, ask.id, decision, by=by, words=words)
        act.touch("ask", str(ask.id))
        act.tell(kind=ask.kind, asked_by=ask.asked_by, decision=decision)
        return decided


def _members(db: Connection, ask: Approval) -> frozenset[str]:
    """Who belongs to the case of an ask; of a series that is asked for, to all its cases."""
    if ask.case is not None:
        return frozenset(cases.members(db, ask.case))
    people = [set(cases.members(db, each)) for each in ask.detail.get("cases", ())]
    return frozenset(set[str].intersection(*people) if people else ())


def _as_told(ask: Approval, user: str, members: Collection[str]) -> Approval:
    if user in members:
        return ask
    told = {key: value for key, value in ask.detail.items() if key in _TOLD_TO_ALL}
    nameless = "" if ask.kind is ApprovalKind.WITHDRAWAL else ask.object
    return replace(ask, detail=told, object=nameless)
