"""A review is drawn up: rule hits and lots become a list of acts, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nvr_desk.errors import DeniedError, UsageError
from nvr_desk.records.supervise import Outcome, Reason
from nvr_desk.supervise import gather, rules, sample

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.records.supervise import Hit, Review, ReviewItem
    from nvr_desk.store.unit import Store
    from nvr_desk.supervise.facts import Limits

LOT = "sample"
MOST_WORDS = 2_000
"""Characters of a note, an answer, a sign-off."""


def drawn_up(
    store: Store, *, after: int, last: int, seed: str, limits: Limits
) -> dict[int, list[Reason]]:
    """Everything to look over among the acts behind one entry up to another.

    Returns:
        The entry that opened an act → why it is on the list.
    """
    looks = gather.looks_of(store, after, last)
    facts = gather.facts_of(store, looks, last, limits)
    drum = gather.drum(looks)
    return listed(
        rules.hits(looks, facts, limits), sample.drawn(seed, drum, limits.share), len(drum)
    )


def listed(
    hits: Sequence[Hit], lots: Sequence[tuple[int, str]], drum: int
) -> dict[int, list[Reason]]:
    """Rule hits and lots by act."""
    found: dict[int, list[Reason]] = defaultdict(list)
    for each in hits:
        found[each.seq].append(Reason(each.rule, each.why, each.also))
    for seq, lot in lots:
        found[seq].append(Reason(LOT, f"one of {len(lots)} drawn from {drum} looks, lot {lot[:8]}"))
    return dict(sorted(found.items()))


def require_decidable(item: ReviewItem, review: Review, by: str, *, alone: bool) -> None:
    """Raise unless this person may decide on an item now.

    Args:
        item: What is decided on.
        review: The review it stands in.
        by: Who decides.
        alone: A desk of one: there is nobody else; the entry is flagged instead.

    Raises:
        DeniedError: it is their own act, and there are others.
        UsageError: the review is signed off; only an answered question is settled afterwards.
    """
    if item.user == by and not alone:
        message = "this is an act of your own: another supervisor has to decide on it"
        raise DeniedError(message)
    settled_later = item.outcome is Outcome.ASK and item.answer is not None
    if not review.open and not settled_later:
        message = f"review {review.id} is signed off"
        raise UsageError(message)


def taken_back(item: ReviewItem) -> bool:
    """Whether another outcome takes back a referral, or a question that nobody answered.

    That needs words: a referral must not vanish without a trace in what is printed.
    """
    return item.outcome is Outcome.REFER or (item.outcome is Outcome.ASK and item.answer is None)


def require_signable(review: Review) -> None:
    """Raise UsageError unless every item of an unsigned review has an outcome."""
    if not review.open:
        message = f"review {review.id} was signed off by {review.signed_by}"
        raise UsageError(message)
    if review.undecided:
        count = f"{review.undecided} of {review.items}"
        message = f"{count} items of review {review.id} have no outcome yet"
        raise UsageError(message)


def told_words(what: str, words: str | None, *, needed: bool) -> str | None:
    """Words of a person, trimmed. Raises UsageError where they are missing or too long."""
    said = (words or "").strip()
    if needed and not said:
        message = f"{what} needs its words"
        raise UsageError(message)
    if len(said) > MOST_WORDS:
        message = f"{what} has at most {MOST_WORDS} characters"
        raise UsageError(message)
    return said or None


def lots_on_list(items: Sequence[ReviewItem]) -> tuple[int, ...]:
    """Acts that stand on a list as drawn by lot."""
    return tuple(sorted(item.act for item in items if any(r.rule == LOT for r in item.reasons)))


def by_rule(items: Sequence[ReviewItem]) -> Mapping[str, int]:
    """How many items each rule brought, the lot among them."""
    counts: dict[str, int] = defaultdict(int)
    for item in items:
        for reason in item.reasons:
            counts[reason.rule] += 1
    return dict(sorted(counts.items()))
