"""Where an act needs a second person: the ask it leaves, and how a grant is used up.

Where people sign in, another person decides. A desk of one decides itself; the entry says so
(``self``), and a row keeps count.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nvr_desk.errors import ApprovalNeededError, DeniedError
from nvr_desk.policy.approvals import asked_packet, is_good, is_own
from nvr_desk.records.approval import ApprovalKind
from nvr_desk.settings import APPROVAL_DAYS
from nvr_desk.store import approvals, cases, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nvr_desk.desk.acts import OpenAct
    from nvr_desk.records.approval import Approval
    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk.store.unit import Unit

MOST_NAMED = 50
"""Deliveries that an ask names for a person; it holds the ids of all."""


@dataclass(frozen=True, slots=True)
class Leave:
    """That a packet may leave."""

    act: OpenAct
    case: str
    params: str
    detail: dict[str, Any]
    ask: int | None = None
    """The grant it rests on; None where nobody else was asked."""
    itself: bool = False

    @contextmanager
    def used(self) -> Iterator[None]:
        """Use the grant up while the packet is written; one that came to nothing gives it back.

        Raises:
            DeniedError: another window of the same person was quicker.
        """
        if self.ask is None:
            yield
            return
        named = [{"kind": "ask", "id": str(self.ask)}]
        with self.act.core.store.unit() as tx:
            if not approvals.use(tx, self.ask):
                raise DeniedError(f"ask {self.ask} was used already: it is good for one packet")
            self.act.part(tx, named, {"grant": "used"})
        try:
            yield
        except BaseException:
            with self.act.core.store.unit() as tx:
                approvals.give_back(tx, self.ask)
                self.act.part(tx, named, {"grant": "given back"})
            raise

    def note(self, tx: Unit) -> None:
        """Count what a desk of one decided itself."""
        if self.itself:
            decided_itself(self.act, tx, ApprovalKind.EXPORT, self.params, self.case, self.detail)


def may_leave(
    act: OpenAct,
    case: str,
    rows: Sequence[DeliveryRow],
    *,
    names: Sequence[str] | None,
    target: Path | None,
) -> Leave:
    """Let a packet leave, once another person granted exactly this; else ask for it.

    The ask is durable before the denial is.

    Raises:
        ApprovalNeededError: it waits for another person.
    """
    core = act.core
    leaving = [row.delivery for row in rows if row.told]
    params, detail = asked_packet(names, target), _packet(leaving, target)
    plain = Leave(act, case, params, detail)
    if not leaving:  # nothing would leave: the packet itself says so
        return plain
    if not core.presence.signed_in:
        alone = core.presence.alone
        return Leave(act, case, params, detail, itself=alone)
    user, ids = core.actor.user, [each.id for each in leaving]
    with core.store.read() as db:
        asks = approvals.about(db, ApprovalKind.EXPORT, params, case=case)
        days = settings.get(db, APPROVAL_DAYS)
        gone = cases.closed_accounts(db, [ask.decided_by for ask in asks if ask.decided_by])
    now = core.clock.now()
    for ask in asks:
        if ask.decided_by not in gone and is_good(ask, user, now, days, ids):
            act.touch("ask", str(ask.id))
            return Leave(act, case, params, detail, ask=ask.id)
    for ask in asks:
        if ask.waits and is_own(ask, user) and set(ids) <= set(ask.detail["deliveries"]):
            raise ApprovalNeededError(ask.id)
    raise ApprovalNeededError(_asked(act, case, params, detail).id)


def of_withdrawal(act: OpenAct, delivery: Delivery, reason: str) -> None:
    """Let another person look over a withdrawal, which holds already."""
    core, tx = act.core, act.change
    detail = {"name": delivery.item or delivery.name, "delivery": delivery.id}
    if not core.presence.signed_in:
        if core.presence.alone:
            kind = ApprovalKind.WITHDRAWAL
            decided_itself(act, tx, kind, delivery.id, delivery.case, detail, reason)
        return
    before = approvals.about(tx.connection, ApprovalKind.WITHDRAWAL, delivery.id)
    ask = next((each for each in before if each.waits), None)
    if ask is None:
        ask = approvals.add(
            tx,
            ApprovalKind.WITHDRAWAL,
            delivery.id,
            case=delivery.case,
            detail=detail,
            asked_by=core.actor.user,
            words=reason,
        )
    act.touch("ask", str(ask.id))


def _packet(leaving: Sequence[Delivery], target: Path | None) -> dict[str, Any]:
    return {
        "count": len(leaving),
        "deliveries": sorted(each.id for each in leaving),
        "names": [each.item or each.name for each in leaving[:MOST_NAMED]],
        "to": None if target is None else target.name,
    }


def _asked(act: OpenAct, case: str, params: str, detail: dict[str, Any]) -> Approval:
    core = act.core
    with core.store.unit() as tx:
        ask = approvals.add(
            tx,
            ApprovalKind.EXPORT,
            params,
            case=case,
            detail=detail,
            asked_by=core.actor.user,
            words=core.purposes[case].words,
        )
        act.part(tx, [{"kind": "ask", "id": str(ask.id)}], {"count": detail["count"]}, "asked")
    return ask


def decided_itself(
    act: OpenAct,
    tx: Unit,
    kind: ApprovalKind,
    object_: str,
    case: str | None,
    detail: dict[str, Any],
    words: str = "",
) -> Approval:
    """Put on record that a desk of one decided: a row to count, ``self`` in the entry."""
    core = act.core
    purpose = core.purposes.get(case or "")
    made = approvals.add(
        tx,
        kind,
        object_,
        case=case,
        detail=detail,
        asked_by=core.actor.user,
        words=words or (purpose.words if purpose else ""),
        itself=True,
    )
    act.tell(self=True)
    return made
