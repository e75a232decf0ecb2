"""What all services of the facade share: the store, the vault, who acts and for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from nvr_desk.audit.keys import keyholder
from nvr_desk.errors import PurposeMissingError, SeriesReachError
from nvr_desk.policy.membership import require_member, require_open
from nvr_desk.policy.passwords import Hasher
from nvr_desk.policy.permissions import NOBODY
from nvr_desk.policy.purpose import stated_purpose
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.records.case import Actor, Purpose
from nvr_desk.store import cases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from nvr_desk.audit.keys import Keyholder
    from nvr_desk.audit.log import AuditLog
    from nvr_desk.clock import Clock
    from nvr_desk.desk.presence import Presence
    from nvr_desk.records.case import Case
    from nvr_desk.store.unit import Store
    from nvr_desk.store.vault import Vault


class Standing(NamedTuple):
    """In whose name, and for what, the entries of an act are written."""

    actor: Actor
    purpose: Purpose | None


@dataclass(slots=True)
class Core:
    """The open workspace and the person at it."""

    store: Store
    vault: Vault
    log: AuditLog
    clock: Clock
    presence: Presence
    hasher: Hasher = field(default_factory=Hasher)
    keyholder: Keyholder | None = None
    """Where secrets of this station lie; found when first asked for."""
    purposes: dict[str, Purpose] = field(default_factory=dict[str, "Purpose"])
    owed: list[Draft] = field(default_factory=list[Draft])
    """Closing entries that no disk took yet; the next act writes them first."""

    @property
    def actor(self) -> Actor:
        """Who acts, as of the last look at who is signed in."""
        return self.presence.actor

    @property
    def keys(self) -> Keyholder:
        """The keyring of this account, or its sealed file."""
        if self.keyholder is None:
            self.keyholder = keyholder()
        return self.keyholder

    def draft(
        self,
        verb: str,
        phase: Phase,
        *,
        case: str | None = None,
        parent: int | None = None,
        objects: Sequence[Mapping[str, str]] = (),
        detail: Mapping[str, Any] | None = None,
        outcome: str | None = None,
        standing: Standing | None = None,
    ) -> Draft:
        """An entry by the acting person, with the purpose they stated for the case.

        An entry of an act names who began it and why (``standing``), whoever is signed in by now;
        one of somebody who is not signed in names the account of the operating system.
        """
        actor, purpose = standing or self.standing(case)
        if actor.role == NOBODY:
            detail = {**(detail or {}), "os_account": self.presence.seat.os_account}
        return Draft(
            verb=verb,
            phase=phase,
            user=actor.user,
            role=actor.role,
            station=actor.station,
            parent=parent,
            case=case,
            purpose={"offence": purpose.offence, "words": purpose.words} if purpose else None,
            objects=objects,
            detail=detail or {},
            outcome=outcome,
        )

    def standing(self, case: str | None, tried: str | None = None) -> Standing:
        """Who acts now, and why; a sign-in stands under the name that was ``tried``."""
        actor = self.actor if tried is None else Actor(tried, NOBODY, self.actor.station)
        return Standing(actor, self.purposes.get(case) if case else None)

    def within(self, db: Connection, number: str, *, series: bool = False) -> Case:
        """The case, for a member of it, in a transaction that is open.

        Args:
            db: The transaction.
            number: Of the case.
            series: Whether a series will do, which reaches across cases.

        Raises:
            NotFoundError, NotMemberError: the wall of the case.
            SeriesReachError: a series, where only a case will do.
        """
        case = cases.get(db, number)
        require_member(case, self.actor)
        if case.is_series and not series:
            raise SeriesReachError(case.number, case.cases)
        return case

    def case(self, number: str, *, series: bool = False) -> Case:
        """The case, for a member of it. Raises as ``within``."""
        with self.store.read() as db:
            return self.within(db, number, series=series)

    def open_case(self, number: str, *, series: bool = False) -> Case:
        """The case, for a member, while it is open. Raises CaseClosedError besides."""
        case = self.case(number, series=series)
        require_open(case)
        return case

    def purposeful_case(self, number: str, verb: str, *, series: bool = False) -> Case:
        """The open case, once its purpose was stated. Raises PurposeMissingError besides."""
        if not number:
            raise PurposeMissingError(verb, "a case")
        case = self.open_case(number, series=series)
        if number not in self.purposes:
            raise PurposeMissingError(verb, f"a purpose for case {number}")
        return case

    def state_purpose(self, number: str, words: str, offence: str | None) -> Purpose:
        """Remember why this person looks into a case; the offence defaults to the case's."""
        case = self.case(number, series=True)
        purpose = stated_purpose(number, offence or case.offence, words)
        self.purposes[number] = purpose
        return purpose


class Service:
    """One room of the facade."""

    def __init__(self, core: Core) -> None:
        self.core = core
