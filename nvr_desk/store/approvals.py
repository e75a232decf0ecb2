"""Asks for a second person, and their answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from nvr_desk.errors import NotFoundError
from nvr_desk.records.approval import Approval, ApprovalKind, Decision
from nvr_desk.store.oversight_tables import approval
from nvr_desk.store.rows import instant
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row, Select

    from nvr_desk.store.unit import Unit


def add(
    tx: Unit,
    kind: ApprovalKind,
    object_: str,
    *,
    case: str | None,
    detail: Mapping[str, Any],
    asked_by: str,
    words: str,
    itself: bool = False,
) -> Approval:
    """Ask. At a desk of one the person answers ``itself``: granted, and used, in one row."""
    now = to_micros(tx.now())
    values: dict[str, Any] = {
        "kind": kind.value,
        "case_number": case,
        "object": object_,
        "detail": json.dumps(dict(detail), sort_keys=True),
        "asked_by": asked_by,
        "asked_us": now,
        "words": words,
        "self_": int(itself),
    }
    if itself:
        values |= {"decided_by": asked_by, "decided_us": now, "used_us": now}
        values |= {"decision": Decision.GRANTED.value}
    made = tx.connection.execute(insert(approval).values(values).returning(approval.c.id))
    return get(tx.connection, made.scalar_one())


def get(db: Connection, ask: int) -> Approval:
    """One ask. Raises NotFoundError."""
    row = db.execute(select(approval).where(approval.c.id == ask)).first()
    if row is None:
        raise NotFoundError("ask", str(ask))
    return _approval(row)


def listing(db: Connection, *, waiting: bool | None = None) -> list[Approval]:
    """All asks, the newest first; only those that wait, or only those decided."""
    wanted = select(approval).order_by(approval.c.id.desc())
    if waiting is not None:
        none = approval.c.decision.is_(None)
        wanted = wanted.where(none if waiting else ~none)
    return _all(db, wanted)


def pending(db: Connection) -> list[Approval]:
    """Asks that wait for a decision, and grants that wait to be used, the newest first."""
    unused = (approval.c.decision == Decision.GRANTED.value) & approval.c.used_us.is_(None)
    unused &= approval.c.kind.in_([ApprovalKind.EXPORT.value, ApprovalKind.REQUEST.value])
    wanted = select(approval).where(approval.c.decision.is_(None) | unused)
    return _all(db, wanted.order_by(approval.c.id.desc()))


def about(
    db: Connection, kind: ApprovalKind, object_: str, *, case: str | None = None
) -> list[Approval]:
    """Asks of one kind about one object, the newest first; of one case where it is given."""
    wanted = select(approval).where(approval.c.kind == kind.value, approval.c.object == object_)
    if case is not None:
        wanted = wanted.where(approval.c.case_number == case)
    return _all(db, wanted.order_by(approval.c.id.desc()))


def decide(tx: Unit, ask: int, decision: Decision, *, by: str, words: str) -> Approval:
    """Answer an ask that waits. Raises NotFoundError: there is none, or somebody did already."""
    done = tx.connection.execute(
        update(approval)
        .where(approval.c.id == ask, approval.c.decision.is_(None))
        .values(
            decision=decision.value,
            decided_by=by,
            decided_us=to_micros(tx.now()),
            decided_words=words,
        )
    )
    if done.rowcount == 0:
        raise NotFoundError("ask that waits", str(ask))
    return get(tx.connection, ask)


def use(tx: Unit, ask: int) -> bool:
    """Use a grant up; False where it was used before, or never granted."""
    done = tx.connection.execute(
        update(approval)
        .where(
            approval.c.id == ask,
            approval.c.decision == Decision.GRANTED.value,
            approval.c.used_us.is_(None),
        )
        .values(used_us=to_micros(tx.now()))
    )
    return done.rowcount > 0


def give_back(tx: Unit, ask: int) -> None:
    """Let a grant be used again: what it was used for came to nothing."""
    tx.connection.execute(update(approval).where(approval.c.id == ask).values(used_us=None))


def _all(db: Connection, wanted: Select[Any]) -> list[Approval]:
    return [_approval(row) for row in db.execute(wanted)]


def _approval(row: Row[Any]) -> Approval:
    return Approval(
        id=row.id,
        kind=ApprovalKind(row.kind),
        case=row.case_number,
        object=row.object,
        detail=json.loads(row.detail),
        asked_by=row.asked_by,
        asked=from_micros(row.asked_us),
        words=row.words,
        decided_by=row.decided_by,
        decided=instant(row.decided_us),
        decision=None if row.decision is None else Decision(row.decision),
        decided_words=row.decided_words,
        used=instant(row.used_us),
        itself=bool(row.self_),
    )
