"""Two persons: nobody decides what they asked for themselves. Pure rules, no storage.

Before an export, a series or a request another person says yes; after a withdrawal, which holds
at once, another person says whether it was recorded rightly. A desk of one decides itself, and is
counted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from nvr_desk.digest import canonical_json, sha256_bytes
from nvr_desk.errors import NotMemberError, OwnApprovalError, UsageError
from nvr_desk.policy.accounts import name_key
from nvr_desk.policy.permissions import Role
from nvr_desk.records.approval import ApprovalKind, Decision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.records.approval import Approval
    from nvr_desk.records.case import Actor

CLOCK_DOUBT: Final = timedelta(seconds=5)
"""A grant from further in the future shows that somebody set the clock back."""
MOST_WORDS: Final = 2_000


def asked_packet(names: Sequence[str] | None, target: Path | None) -> str:
    """Hash of the parameters of a packet: the same command gives the same."""
    told = {
        "names": None if names is None else sorted(names),
        "target": None if target is None else str(target.absolute()),
    }
    return sha256_bytes(canonical_json(told))


def is_own(ask: Approval, user: str) -> bool:
    """Whether a person asked for it themselves, in whatever capitals."""
    return name_key(ask.asked_by) == name_key(user)


def oversees(role: str) -> bool:
    """Whether any of the roles answers for the unit."""
    return Role.SUPERVISOR.value in role.split("+")


def may_see(ask: Approval, actor: Actor, members: Collection[str]) -> bool:
    """Whether an ask is listed for a person: their own, of their cases, or all for supervisors."""
    return is_own(ask, actor.user) or actor.user in members or oversees(actor.role)


def require_decider(ask: Approval, actor: Actor, members: Collection[str]) -> None:
    """Let a person decide an ask, or raise.

    Args:
        ask: What was asked.
        actor: Who wants to decide.
        members: Who belongs to the case, or to every case of the series.

    Raises:
        OwnApprovalError: they asked for it themselves.
        NotMemberError: neither member nor supervisor; across cases only a member of all decides.
    """
    if is_own(ask, actor.user):
        raise OwnApprovalError(ask.id)
    if actor.user in members:
        return
    if ask.kind is ApprovalKind.SERIES or not oversees(actor.role):
        raise NotMemberError(actor.user, ask.case or ask.object)


def may_decide(ask: Approval, actor: Actor, members: Collection[str]) -> bool:
    """The same as a question."""
    try:
        require_decider(ask, actor, members)
    except (OwnApprovalError, NotMemberError):
        return False
    return ask.waits


def is_good(
    ask: Approval, user: str, now: datetime, days: int, reached: Iterable[str] = ()
) -> bool:
    """Whether a grant lets a person go on now.

    Args:
        ask: The ask; its parameters were found to be the same.
        user: Who goes on.
        now: The hour, UTC.
        days: How long a grant holds.
        reached: Deliveries that would leave now: none that the second person did not know of.
    """
    if ask.decision is not Decision.GRANTED or ask.decided is None or ask.used is not None:
        return False
    if not is_own(ask, user) or ask.itself:
        return False
    age = now - ask.decided
    if not -CLOCK_DOUBT <= age <= timedelta(days=days):
        return False
    return set(reached) <= set(ask.detail.get("deliveries", ()))


def said(words: str, *, needed: bool) -> str:
    """Words of a decision, in one line. Raises UsageError: none where some are needed."""
    line = " ".join(words.split())
    if (needed and not line) or len(line) > MOST_WORDS:
        message = f"say why, in at most {MOST_WORDS} characters"
        raise UsageError(message)
    return line
