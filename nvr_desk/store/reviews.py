"""Reviews of the log: their periods, the acts on their lists, and what became of each."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, insert, select, update

from nvr_desk.errors import NotFoundError
from nvr_desk.records.supervise import Ask, Outcome, Reason, Review, ReviewItem
from nvr_desk.store.log_tables import audit_index
from nvr_desk.store.oversight_tables import review, review_item
from nvr_desk.store.rows import instant
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row, Select

    from nvr_desk.store.unit import Unit

_UNDECIDED = review_item.c.outcome.is_(None)
_UNANSWERED = and_(review_item.c.outcome == Outcome.ASK.value, review_item.c.answer.is_(None))


def add(tx: Unit, made: Review, reasons: Mapping[int, Sequence[Reason]]) -> int:
    """Put a review and its list on record; answers its number.

    Args:
        tx: The transaction.
        made: The review; its number is not read.
        reasons: The entry that opened an act → why it is on the list.
    """
    number: int = tx.connection.execute(
        insert(review)
        .values(
            from_us=to_micros(made.start),
            to_us=to_micros(made.end),
            due_us=to_micros(made.due),
            share=made.share,
            seed=made.seed,
            checkpoint_size=made.last_entry,
            made_us=to_micros(made.made),
        )
        .returning(review.c.id)
    ).scalar_one()
    rows = [
        {
            "review": number,
            "act_seq": act,
            "why": json.dumps([asdict(each) for each in why], ensure_ascii=True),
        }
        for act, why in sorted(reasons.items())
    ]
    if rows:
        tx.connection.execute(insert(review_item), rows)
    return number


def last(db: Connection) -> Review | None:
    """The newest review."""
    row = db.execute(_reviews().order_by(review.c.id.desc()).limit(1)).first()
    return None if row is None else _review(row)


def get(db: Connection, number: int) -> Review:
    """One review. Raises NotFoundError."""
    row = db.execute(_reviews().where(review.c.id == number)).first()
    if row is None:
        raise NotFoundError("review", str(number))
    return _review(row)


def before(db: Connection, number: int) -> Review | None:
    """The review before another one."""
    earlier = _reviews().where(review.c.id < number).order_by(review.c.id.desc()).limit(1)
    row = db.execute(earlier).first()
    return None if row is None else _review(row)


def listing(db: Connection, *, unsigned: bool = False) -> list[Review]:
    """Reviews, the oldest first."""
    wanted = _reviews().order_by(review.c.id)
    if unsigned:
        wanted = wanted.where(review.c.signed_us.is_(None))
    return [_review(row) for row in db.execute(wanted)]


def items(db: Connection, reviews: Sequence[int]) -> list[ReviewItem]:
    """The lists of reviews, in order of the acts."""
    wanted = _items().where(review_item.c.review.in_(list(reviews)))
    return [_item(row) for row in db.execute(wanted.order_by(review_item.c.id))]


def item(db: Connection, number: int) -> ReviewItem:
    """One act on a list. Raises NotFoundError."""
    row = db.execute(_items().where(review_item.c.id == number)).first()
    if row is None:
        raise NotFoundError("review item", str(number))
    return _item(row)


def mark_opened(tx: Unit, number: int) -> None:
    """Keep when an item was first opened; later times change nothing."""
    tx.connection.execute(
        update(review_item)
        .where(review_item.c.id == number, review_item.c.opened_us.is_(None))
        .values(opened_us=to_micros(tx.now()))
    )


def decide(tx: Unit, number: int, outcome: Outcome, by: str, note: str | None) -> None:
    """Put the outcome of an item; an answer that was given to an earlier note stays."""
    values: dict[str, Any] = {
        "outcome": outcome.value,
        "decided_by": by,
        "decided_us": to_micros(tx.now()),
    }
    if note:
        values["note"] = note
    if outcome is Outcome.ASK:
        values |= {"answer": None, "answered_by": None, "answered_us": None}
    tx.connection.execute(update(review_item).where(review_item.c.id == number).values(values))


def answer(tx: Unit, number: int, words: str, by: str) -> None:
    """Put the answer to a note."""
    tx.connection.execute(
        update(review_item)
        .where(review_item.c.id == number)
        .values(answer=words, answered_by=by, answered_us=to_micros(tx.now()))
    )


def sign(tx: Unit, number: int, by: str, words: str) -> None:
    """Sign a review off."""
    tx.connection.execute(
        update(review)
        .where(review.c.id == number)
        .values(signed_by=by, signed_us=to_micros(tx.now()), words=words)
    )


def asks(db: Connection, user: str) -> list[Ask]:
    """Notes that wait for an answer of this person, the oldest first."""
    waiting = _items().where(_UNANSWERED, audit_index.c.user == user)
    return [_ask(_item(row)) for row in db.execute(waiting.order_by(review_item.c.decided_us))]


def _reviews() -> Select[Any]:
    return (
        select(
            review,
            func.count(review_item.c.id).label("items"),
            _count(_UNDECIDED).label("undecided"),
            _count(_UNANSWERED).label("unanswered"),
        )
        .join_from(review, review_item, review_item.c.review == review.c.id, isouter=True)
        .group_by(review.c.id)
    )


def _count(fits: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own expressions
    return func.count(case((fits, review_item.c.id)))


def _items() -> Select[Any]:
    closing = audit_index.alias("closing")
    ended = (
        select(closing.c.outcome)
        .where(closing.c.parent == review_item.c.act_seq, closing.c.phase == "closed")
        .limit(1)
        .scalar_subquery()
    )
    return select(
        review_item,
        audit_index.c.user,
        audit_index.c.verb,
        audit_index.c.case_number,
        audit_index.c.time_us,
        ended.label("acted"),
    ).join_from(review_item, audit_index, audit_index.c.seq == review_item.c.act_seq, isouter=True)


def _review(row: Row[Any]) -> Review:
    return Review(
        id=row.id,
        start=from_micros(row.from_us),
        end=from_micros(row.to_us),
        due=from_micros(row.due_us),
        share=row.share,
        seed=row.seed,
        last_entry=row.checkpoint_size or 0,
        made=from_micros(row.made_us),
        signed_by=row.signed_by,
        signed=instant(row.signed_us),
        words=row.words,
        items=row.items,
        undecided=row.undecided,
        unanswered=row.unanswered,
    )


def _item(row: Row[Any]) -> ReviewItem:
    why = [Reason(each["rule"], each["why"], tuple(each["also"])) for each in json.loads(row.why)]
    return ReviewItem(
        id=row.id,
        review=row.review,
        act=row.act_seq,
        reasons=tuple(why),
        user=row.user or "",
        verb=row.verb or "",
        case=row.case_number,
        at=instant(row.time_us),
        acted=row.acted,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        opened=instant(row.opened_us),
        decided_by=row.decided_by,
        decided=instant(row.decided_us),
        note=row.note,
        answer=row.answer,
        answered_by=row.answered_by,
        answered=instant(row.answered_us),
    )


def _ask(found: ReviewItem) -> Ask:
    unknown = from_micros(0)
    since: datetime = found.decided or unknown
    return Ask(
        item=found.id,
        act=found.act,
        note=found.note or "",
        by=found.decided_by or "",
        since=since,
        verb=found.verb,
        case=found.case,
        at=found.at or unknown,
    )
