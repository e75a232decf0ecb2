"""The case is the wall: only members pass, and only while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import CaseClosedError, NotMemberError
from nvr_desk.records.case import Case, CaseState

if TYPE_CHECKING:
    from nvr_desk.records.case import Actor


def require_member(case: Case, actor: Actor) -> None:
    """Raise NotMemberError unless the actor is a member of the case."""
    if actor.user not in case.members:
        raise NotMemberError(actor.user, case.number)


def require_open(case: Case) -> None:
    """Raise CaseClosedError when the case is closed."""
    if case.state is not CaseState.OPEN:
        raise CaseClosedError(case.number)
