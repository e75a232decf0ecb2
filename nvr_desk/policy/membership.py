"""The case is the wall: only members pass, and only while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import CaseClosedError, NotKeeperError, NotMemberError, SignInNeededError
from nvr_desk.policy.permissions import NOBODY, Role
from nvr_desk.records.case import Case, CaseState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from nvr_desk.records.case import Actor


def require_member(case: Case, actor: Actor) -> None:
    """Raise NotMemberError unless the actor is a member of the case.

    Raises:
        NotMemberError: somebody else.
        SignInNeededError: nobody is signed in, so nobody can be asked whether they belong to it.
    """
    if actor.user not in case.members:
        if actor.role == NOBODY:
            raise SignInNeededError(actor.role, f"case {case.number}")
        raise NotMemberError(actor.user, case.number)


def require_keeper(case: Case, actor: Actor) -> None:
    """Raise NotKeeperError unless the actor, a member, says who else is: lead or supervisor."""
    if actor.user != case.lead and not keeps(actor.role):
        raise NotKeeperError(actor.user, case.number)


def may_rescue(case: Case, actor: Actor, able: Collection[str], roles: Mapping[str, str]) -> bool:
    """Whether a supervisor from outside may add somebody: nobody inside can any more.

    Args:
        case: The case.
        actor: Who wants to.
        able: Its members whose accounts are open.
        roles: Roles of every account.
    """
    inside = any(user == case.lead or keeps(roles.get(user, "")) for user in able)
    return not inside and keeps(actor.role) and actor.user not in case.members


def keeps(role: str) -> bool:
    """Whether any of the roles may say who belongs to a case that somebody else leads."""
    return not {Role.SUPERVISOR.value, Role.SOLO.value}.isdisjoint(role.split("+"))


def require_open(case: Case) -> None:
    """Raise CaseClosedError when the case is closed."""
    if case.state is not CaseState.OPEN:
        raise CaseClosedError(case.number)
