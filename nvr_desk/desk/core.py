"""What all services of the facade share: the store, the vault, who acts and for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nvr_desk.errors import PurposeMissingError
from nvr_desk.policy.membership import require_member, require_open
from nvr_desk.policy.purpose import stated_purpose
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.store import cases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.audit.log import AuditLog
    from nvr_desk.clock import Clock
    from nvr_desk.records.case import Actor, Case, Purpose
    from nvr_desk.store.unit import Store
    from nvr_desk.store.vault import Vault


@dataclass(slots=True)
class Core:
    """The open workspace and the person at it."""

    store: Store
    vault: Vault
    log: AuditLog
    clock: Clock
    actor: Actor
    purposes: dict[str, Purpose] = field(default_factory=dict[str, "Purpose"])

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
    ) -> Draft:
        """An entry by the acting person, with the purpose they stated for the case."""
        purpose = self.purposes.get(case) if case else None
        return Draft(
            verb=verb,
            phase=phase,
            user=self.actor.user,
            role=self.actor.role,
            station=self.actor.station,
            parent=parent,
            case=case,
            purpose={"offence": purpose.offence, "words": purpose.words} if purpose else None,
            objects=objects,
            detail=detail or {},
            outcome=outcome,
        )

    def case(self, number: str) -> Case:
        """The case, for a member of it. Raises NotFoundError, NotMemberError."""
        with self.store.read() as db:
            case = cases.get(db, number)
        require_member(case, self.actor)
        return case

    def open_case(self, number: str) -> Case:
        """The case, for a member, while it is open. Raises CaseClosedError besides."""
        case = self.case(number)
        require_open(case)
        return case

    def purposeful_case(self, number: str, verb: str) -> Case:
        """The open case, once its purpose was stated. Raises PurposeMissingError besides."""
        if not number:
            raise PurposeMissingError(verb, "a case")
        case = self.open_case(number)
        if number not in self.purposes:
            raise PurposeMissingError(verb, f"a purpose for case {number}")
        return case

    def state_purpose(self, number: str, words: str, offence: str | None) -> Purpose:
        """Remember why this person looks into a case; the offence defaults to the case's."""
        case = self.case(number)
        purpose = stated_purpose(number, offence or case.offence, words)
        self.purposes[number] = purpose
        return purpose


class Service:
    """One room of the facade."""

    def __init__(self, core: Core) -> None:
        self.core = core
