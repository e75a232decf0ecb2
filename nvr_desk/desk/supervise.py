"""Reviews of the log: drawn up, looked over, signed off; counts and reports.

Everything here reads the log and rows about it; no method hands out a picture.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from nvr_desk.desk import sealing
from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.errors import DeniedError, KeyMissingError, NotFoundError, UsageError
from nvr_desk.policy.permissions import NOBODY, Role
from nvr_desk.records.supervise import Outcome, Queue, Review, SampleProof
from nvr_desk.settings import (
    REVIEW_DAYS,
    REVIEW_SHARE_PERCENT,
    RULES_FAR_M,
    RULES_NIGHT_FROM,
    RULES_NIGHT_TO,
    RULES_REUSE_DAYS,
    RULES_SEARCHES_PER_HOUR,
)
from nvr_desk.store import act_lines, cases, reviews, settings, workspace
from nvr_desk.supervise import anchors, gather, periods, report, review, sample
from nvr_desk.supervise.around import around
from nvr_desk.supervise.charts import charts
from nvr_desk.supervise.facts import Limits
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.records.supervise import Around, Ask, Charts, Due, Look, ReviewItem

MOST_DAYS: Final = 92
"""Longest span that is counted at a time."""


class SuperviseService(Service):
    """Who looked, at what, why, and what came of it."""

    @act("supervise.queue", split=True)
    def queue(self, act: OpenAct, *, signed: bool = False) -> Queue:
        """Reviews that wait and their items; periods that are over are drawn up first.

        Args:
            act: The act.
            signed: Tell those too that were signed off.
        """
        while self._draw_up(act):
            act.check()
        with self.core.store.read() as db:
            waiting = reviews.listing(db, unsigned=not signed)
            items = reviews.items(db, [each.id for each in waiting])
        act.tell(reviews=len(waiting), items=len(items))
        return Queue(reviews=tuple(waiting), items=tuple(items), due=self.due())

    @act("supervise.open", split=True)
    def open(self, act: OpenAct, item: int) -> Around:
        """An item with everything around it; keeps when it was first opened."""
        with self.core.store.unit() as tx:
            reviews.item(tx.connection, item)
            reviews.mark_opened(tx, item)
            act.part(tx, [{"kind": "review_item", "id": str(item)}], {})
        with self.core.store.read() as db:
            found = reviews.item(db, item)
            told = around(
                db, found, self.core.actor.user, _members(db, found.case), _limits(db).follow_days
            )
        act.touch("review_item", str(item))
        act.touch("entry", str(found.act))
        return told

    @act("supervise.decide")
    def decide(
        self, act: OpenAct, item: int, outcome: Outcome, note: str | None = None
    ) -> ReviewItem:
        """Say what an act was: fine, to be asked about, or to be referred.

        Raises:
            UsageError: a question or a referral without its note, or taking one back without
                words; the review is signed off.
            DeniedError: it is an act of one's own, and this is no desk of one.
        """
        tx = act.change
        found = reviews.item(tx.connection, item)
        whole = reviews.get(tx.connection, found.review)
        by = self.core.actor.user
        review.require_decidable(found, whole, by, alone=self._alone)
        outcome = Outcome(outcome)
        if outcome is Outcome.ASK and found.user == NOBODY:
            message = "nobody was signed in when this was tried: nobody can answer"
            raise UsageError(message)
        words = review.told_words(
            "a note (--note)", note, needed=outcome is not Outcome.FINE or review.taken_back(found)
        )
        reviews.decide(tx, item, outcome, by, words)
        act.touch("review_item", str(item))
        act.touch("entry", str(found.act))
        act.tell(of=found.user, unopened=found.opened is None)
        if found.user == by:
            act.outcome_detail["self"] = True
        return reviews.item(tx.connection, item)

    @act("supervise.answer")
    def answer(self, act: OpenAct, item: int, words: str) -> ReviewItem:
        """Answer a supervisor's note on one's own act.

        Raises:
            DeniedError: it is somebody else's act.
            UsageError: nothing was asked, or it was answered; no words.
        """
        tx = act.change
        found = reviews.item(tx.connection, item)
        if found.user != self.core.actor.user:
            message = f"item {item} is not about an act of yours"
            raise DeniedError(message)
        if not found.waits_for_answer:
            message = f"item {item} waits for no answer"
            raise UsageError(message)
        said = review.told_words("an answer", words, needed=True)
        reviews.answer(tx, item, said or "", self.core.actor.user)
        act.touch("review_item", str(item))
        return reviews.item(tx.connection, item)

    @act("supervise.sign-off")
    def sign_off(self, act: OpenAct, number: int, words: str) -> Review:
        """Sign a review off, once each of its items has an outcome.

        Raises:
            UsageError: items without an outcome, a review that is signed, no words.
        """
        tx = act.change
        whole = reviews.get(tx.connection, number)
        review.require_signable(whole)
        said = review.told_words("a signature", words, needed=True)
        by = self.core.actor.user
        listed = reviews.items(tx.connection, [number])
        own = sum(each.user == by and each.decided_by == by for each in listed)
        reviews.sign(tx, number, by, said or "")
        act.touch("review", str(number))
        late = tx.now() > whole.due
        act.tell(
            items=whole.items,
            unanswered=whole.unanswered,
            late=late,
            by_rule=review.by_rule(listed),
        )
        if own:
            act.outcome_detail["self"] = True
            act.tell(own_items=own)
        return reviews.get(tx.connection, number)

    @act("supervise.charts", split=True)
    def charts(
        self, act: OpenAct, start: datetime | None = None, end: datetime | None = None
    ) -> Charts:
        """Counts by user, case, offence and hour; of the last seven days unless said otherwise.

        Raises:
            UsageError: a span that ends before it begins, or is longer than 92 days.
        """
        end = end or self.core.clock.now()
        start = start or end - periods.WEEK
        if not timedelta(0) < end - start <= timedelta(days=MOST_DAYS):
            message = f"counts go over up to {MOST_DAYS} days, from an earlier to a later instant"
            raise UsageError(message)
        bounds = to_micros(start), to_micros(end)
        with self.core.store.read() as db:
            after, last = act_lines.between(db, *bounds)
            limits = _limits(db)
        looks = tuple(
            look
            for look in gather.looks_of(self.core.store, after, last)
            if bounds[0] <= look.at_us < bounds[1]
        )
        act.tell(acts=len(looks))
        return self._counted(looks, limits, start, end, last)

    @act("supervise.report", split=True)
    def report(self, act: OpenAct, number: int | None = None, form: str = "html") -> bytes:
        """A review for a reader without this program, as one HTML file or as PDF.

        Args:
            act: The act.
            number: Which review; the newest unless said otherwise.
            form: html or pdf.

        Raises:
            NotFoundError: no such review, or none yet.
            UsageError: no such form.
        """
        if form not in report.FORMS:
            message = f"a report is {' or '.join(report.FORMS)}, not {form!r}"
            raise UsageError(message)
        with self.core.store.read() as db:
            whole = reviews.get(db, number) if number is not None else reviews.last(db)
            if whole is None:
                raise NotFoundError("review", "newest" if number is None else str(number))
            listed = reviews.items(db, [whole.id])
            before = reviews.before(db, whole.id)
            limits = _limits(db)
        after = before.last_entry if before else 0
        looks = gather.looks_of(self.core.store, after, whole.last_entry)
        facts = report.Facts(
            workspace=workspace.identity(self.core.store.paths).uuid,
            review=whole,
            items=tuple(listed),
            charts=self._counted(looks, limits, whole.start, whole.end, whole.last_entry),
            proof=self._proof(whole, gather.drum(looks)),
            made=self.core.clock.now(),
            made_by=self.core.actor.user,
        )
        act.touch("review", str(whole.id))
        made = report.made(facts, form)
        act.tell(bytes=len(made))
        return made

    @act("supervise.sample", split=True)
    def prove(self, act: OpenAct, number: int | None = None) -> SampleProof:
        """Draw the lot of a review again, from the checkpoint in the log, and compare.

        Raises:
            NotFoundError: no such review, or none yet.
        """
        with self.core.store.read() as db:
            whole = reviews.get(db, number) if number is not None else reviews.last(db)
            if whole is None:
                raise NotFoundError("review", "newest" if number is None else str(number))
            before = reviews.before(db, whole.id)
        after = before.last_entry if before else 0
        looks = gather.looks_of(self.core.store, after, whole.last_entry)
        proof = self._proof(whole, gather.drum(looks))
        act.touch("review", str(whole.id))
        act.tell(fits=proof.fits, looks=proof.looks)
        return proof

    @peek
    def due(self) -> Due:
        """What waits, for a status line; tells nothing of what was looked at."""
        now = self.core.clock.now()
        with self.core.store.read() as db:
            unsigned = reviews.listing(db, unsigned=True)
            limits = _limits(db)
            pending = _pending(db, reviews.last(db), limits)
        return periods.due(unsigned, pending, limits.due_days, now)

    @peek
    def asks(self) -> list[Ask]:
        """Questions of supervisors that the person here has yet to answer; none for nobody."""
        if self.core.actor.role == NOBODY:
            return []
        with self.core.store.read() as db:
            return reviews.asks(db, self.core.actor.user)

    @property
    def _alone(self) -> bool:
        """Whether this is a desk of one."""
        return Role.SOLO.value in self.core.actor.role.split("+")

    def _draw_up(self, act: OpenAct) -> bool:
        """Put the next period that is over on record; False when there is none."""
        with self.core.store.read() as db:
            before = reviews.last(db)
            limits = _limits(db)
            pending = _pending(db, before, limits)
            after = before.last_entry if before else 0
        if pending is None or pending[1] > self.core.clock.now():
            return False
        anchor = anchors.first_after(self.core.store, after, to_micros(pending[1]))
        if anchor is None and self._signed(act):
            anchor = anchors.first_after(self.core.store, after, to_micros(pending[1]))
        if anchor is None:
            return False
        why = review.drawn_up(
            self.core.store, after=after, last=anchor.size, seed=anchor.seed, limits=limits
        )
        made = Review(
            id=0,
            start=pending[0],
            end=pending[1],
            due=pending[1] + timedelta(days=limits.due_days),
            share=limits.share,
            seed=anchor.seed,
            last_entry=anchor.size,
            made=self.core.clock.now(),
        )
        with self.core.store.unit() as tx:
            newest = reviews.last(tx.connection)
            if (newest.id if newest else 0) == (before.id if before else 0):
                number = reviews.add(tx, made, why)
                told = {"items": len(why), "seed": anchor.seed, "checkpoint": anchor.entry}
                act.part(tx, [{"kind": "review", "id": str(number)}], told)
            else:  # somebody else drew it up meanwhile
                act.part(tx, [], {"drawn_up_by": "another"})
        return True

    def _signed(self, act: OpenAct) -> bool:
        """Sign the log now, where its station has a key and signed nothing since the period."""
        try:
            return sealing.within(act) is not None
        except KeyMissingError as error:
            act.tell(waiting=str(error))
            return False

    def _counted(
        self, looks: tuple[Look, ...], limits: Limits, start: datetime, end: datetime, last: int
    ) -> Charts:
        facts = gather.facts_of(self.core.store, looks, last, limits)
        return charts(looks, facts, limits, start, end)

    def _proof(self, whole: Review, drum: list[int]) -> SampleProof:
        with self.core.store.read() as db:
            before = reviews.before(db, whole.id)
            after = before.last_entry if before else 0
            listed = reviews.items(db, [whole.id])
        anchor = anchors.first_after(self.core.store, after, to_micros(whole.end))
        same = anchor is not None and (anchor.seed, anchor.size) == (whole.seed, whole.last_entry)
        return SampleProof(
            review=whole.id,
            first_entry=after + 1,
            last_entry=whole.last_entry,
            share=whole.share,
            seed=whole.seed,
            anchor=anchor.entry if anchor is not None and same else None,
            looks=len(drum),
            drawn=tuple(sample.drawn(whole.seed, drum, whole.share)),
            on_list=review.lots_on_list(listed),
        )


def _limits(db: Connection) -> Limits:
    """The numbers that hold in this workspace."""
    return replace(
        Limits(),
        share=settings.get(db, REVIEW_SHARE_PERCENT) / 100,
        period_days=settings.get(db, REVIEW_DAYS),
        night_from=settings.get(db, RULES_NIGHT_FROM),
        night_to=settings.get(db, RULES_NIGHT_TO),
        searches_per_hour=settings.get(db, RULES_SEARCHES_PER_HOUR),
        reuse_days=settings.get(db, RULES_REUSE_DAYS),
        far_m=settings.get(db, RULES_FAR_M),
    )


def _pending(
    db: Connection, before: Review | None, limits: Limits
) -> tuple[datetime, datetime] | None:
    """The next period with something in it; None where the log holds nothing new."""
    first = act_lines.first_behind(db, before.last_entry if before else 0)
    if first is None:
        return None
    return periods.next_period(before, from_micros(first), limits.period_days)


def _members(db: Connection, case: str | None) -> list[str]:
    try:
        return list(cases.get(db, case).members) if case else []
    except NotFoundError:  # an act on a case that never was is on record too
        return []
