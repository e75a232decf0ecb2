"""Cases and their members."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.errors import AlreadyExistsError, NotFoundError, UsageError
from nvr_desk.policy.incident import sound_incident
from nvr_desk.policy.membership import may_rescue, require_keeper, require_member, require_open
from nvr_desk.policy.permissions import NOBODY
from nvr_desk.records.case import Actor, Case, CaseState, Incident, Purpose
from nvr_desk.store import accounts, cases, purposes
from nvr_desk.timecode import zone_named

if TYPE_CHECKING:
    from sqlalchemy import Connection

MAX_NUMBER_CHARS = 64


class CaseService(Service):
    """Open, list, show and close cases; say who belongs to them."""

    @act("case.new")
    def new(
        self, act: OpenAct, case: str, *, offence: str | None = None, zone: str | None = None
    ) -> Case:
        """Open a case; its opener leads it and is its first member.

        Raises:
            UsageError: the number is empty or too long, or the zone is none.
            AlreadyExistsError: the number is taken.
        """
        number, tx = sound_number(case, zone), act.change
        if cases.is_taken(tx.connection, number):
            raise AlreadyExistsError("case", number)
        user = self.core.actor.user
        opened = Case(
            number=number,
            offence=offence,
            lead=user,
            state=CaseState.OPEN,
            opened=self.core.clock.now(),
            closed=None,
            outcome=None,
            members=(user,),
            zone=zone,
        )
        cases.add(tx, opened)
        cases.set_member(tx, number, user, present=True)
        act.touch("case", number)
        return opened

    @peek
    def listing(self) -> list[Case]:
        """Every case by number, with counts; more of it for its members only.

        Where people sign in, nobody is told anything.
        """
        if self.core.actor.role == NOBODY:
            return []
        with self.core.store.read() as db:
            return [self._as_told(case) for case in cases.listing(db)]

    @act("case.show", split=True)
    def show(self, act: OpenAct, case: str) -> Case:
        """One case with its members and its incident. Raises NotFoundError, NotMemberError."""
        found = self.core.case(case, series=True)
        with self.core.store.read() as db:
            incident = purposes.incident(db, case)
        act.touch("case", found.number)
        return replace(found, incident=incident)

    @act("case.incident")
    def incident(self, act: OpenAct, case: str, incident: Incident) -> Case:
        """Say what a case is about, when and where; searches far from it are reviewed.

        Raises:
            UsageError: no words, an end before its beginning, or no place on the globe.
            CaseClosedError, NotMemberError: the wall of the case.
        """
        tx = act.change
        found = self.core.within(tx.connection, case, series=True)
        require_open(found)
        told = sound_incident(incident)
        purposes.set_incident(tx, case, told)
        act.touch("case", case)
        return replace(found, incident=told)

    @act("case.close")
    def close(self, act: OpenAct, case: str, *, outcome: str) -> Case:
        """Close a case; nothing in it is searched, viewed or exported afterwards.

        Raises:
            UsageError: no outcome.
        """
        if not outcome.strip():
            message = "a case is closed with its outcome: what came of it"
            raise UsageError(message)
        tx = act.change
        found = self.core.within(tx.connection, case, series=True)
        require_open(found)
        now = self.core.clock.now()
        cases.close(tx, case, outcome, now)
        act.touch("case", case)
        return replace(found, state=CaseState.CLOSED, closed=now, outcome=outcome)

    @act("case.member")
    def member(self, act: OpenAct, case: str, user: str, *, present: bool = True) -> Case:
        """Add a person to a case, or take them out; the last one stays.

        The lead and supervisors who belong to the case may, and everybody may leave. Where nobody
        of these is left, any supervisor may add somebody. Where people sign in, only a person with
        an account is added; to a series only one who belongs to all of its cases.

        Raises:
            NotMemberError: the wall of the case.
            NotKeeperError: neither the lead nor a supervisor.
            UsageError: no such account, or nothing would change.
        """
        tx = act.change
        found = cases.get(tx.connection, case)
        self._require_keeper(act, found, user, present=present)
        user = self._account(tx.connection, user) if present else user
        if present and found.is_series:
            for number in found.cases:
                require_member(cases.get(tx.connection, number), Actor(user, "", ""))
        if present is (user in found.members):
            message = f"{user} is {'already a' if present else 'no'} member of case {case}"
            raise UsageError(message)
        gone = cases.closed_accounts(tx.connection, found.members)
        if not present and set(found.members) - gone == {user}:
            message = f"{user} is the last member of case {case}"
            raise UsageError(message)
        cases.set_member(tx, case, user, present=present)
        act.touch("case", case)
        return cases.get(tx.connection, case)

    @peek
    def use_purpose(self, case: str, words: str, offence: str | None = None) -> Purpose:
        """State why; it stands in every entry of this session about the case.

        Raises:
            PurposeMissingError: the words are empty or say nothing, or no offence is known.
        """
        return self.core.state_purpose(case, words, offence)

    @peek
    def purpose(self, case: str) -> Purpose | None:
        """The purpose stated for a case in this session."""
        return self.core.purposes.get(case)

    def _require_keeper(self, act: OpenAct, found: Case, user: str, *, present: bool) -> None:
        actor, db = self.core.actor, act.change.connection
        if actor.user in found.members and user == actor.user and not present:
            return
        able = set(found.members) - cases.closed_accounts(db, found.members)
        roles = {each.user: each.roles for each in accounts.listing(db)}
        if present and may_rescue(found, actor, able, roles):
            act.tell(without_keeper=True)
            return
        require_member(found, actor)
        require_keeper(found, actor)

    def _account(self, db: Connection, user: str) -> str:
        """The account of that name; at a desk of one any name that can be written."""
        if not user or user != user.strip() or not user.isprintable():
            message = "name the account of the person"
            raise UsageError(message)
        if not self.core.presence.signed_in:
            return user
        found = accounts.find(db, self.core.presence.named(db, user))
        if found is None:
            noun = "account"
            raise NotFoundError(noun, user)
        if not found.active:
            message = f"the account of {found.user} is closed"
            raise UsageError(message)
        return found.user

    def _as_told(self, case: Case) -> Case:
        if self.core.actor.user in case.members:
            return case
        return replace(case, offence=None, lead=None, outcome=None, members=(), cases=())


def sound_number(number: str, zone: str | None) -> str:
    """The number of a new case as it is written down.

    Raises:
        UsageError: it is empty or too long, or the zone is none.
    """
    made = number.strip()
    if not made or len(made) > MAX_NUMBER_CHARS or not made.isprintable():
        message = f"a case number has 1 to {MAX_NUMBER_CHARS} printable characters"
        raise UsageError(message)
    if zone is not None and zone_named(zone) is None:
        message = f"{zone!r} is no IANA time zone, e.g. America/Denver"
        raise UsageError(message)
    return made
