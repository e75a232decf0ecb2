"""A week of looking is reviewed: drawn up, opened, decided, answered, signed off."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.errors import DeniedError, NotFoundError, NotPermittedError, UsageError
from nvr_desk.records.audit import Phase
from nvr_desk.records.case import Actor, Incident
from nvr_desk.records.search import Near, Query
from nvr_desk.records.supervise import Outcome, Queue, ReviewItem

from tests.desk.conftest import CASE, House
from tests.fakes.clock import FakeClock
from tests.fakes.keyholder import LostKeyholder, MemoryKeyholder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.desk import Desk

MLOPEZ = Actor("mlopez", "detective", "desk-1")
ANNA = Actor("anna", "supervisor", "desk-2")
BORIS = Actor("boris", "supervisor+administrator", "desk-2")
VERA = Actor("vera", "auditor", "desk-3")
FAR = Near(41.76, -111.89, 100.0)
DAY_S = 86_400.0


@dataclass
class Week:
    """A house in which somebody worked for a day, and then the week ended."""

    house: House
    delivery: str
    far: int
    """Entry of the search far from the incident."""

    def at(self, who: Actor) -> Desk:
        return open_desk(self.house.root, clock=self.house.clock, actor=who)

    def queue(self, who: Actor = ANNA) -> Queue:
        with self.at(who) as desk:
            return desk.supervise.queue()


def _work(house: House, who: Actor = MLOPEZ, *, share: str = "5") -> Week:
    started = house.clock.now()
    house.desk.intake.ingest(house.batch, CASE, statement="agreed on the phone")
    house.desk.cases.member(CASE, who.user)
    house.desk.cases.incident(CASE, Incident("a burglary", started, lat=40.76, lon=-111.89))
    with open_desk(house.root, clock=house.clock, actor=BORIS) as administrators:
        administrators.settings.set("review.share_percent", share)
    with open_desk(house.root, clock=house.clock, actor=who) as theirs:
        theirs.cases.use_purpose(CASE, "find the grey van")
        for _ in range(39):
            house.clock.advance(300)
            theirs.search.ask(Query(case=CASE))
        before = house.last()
        theirs.search.ask(Query(case=CASE, near=FAR))
        delivery = theirs.clips.listing(CASE)[0].delivery.id
        ticket = theirs.view.open(CASE, [delivery])
        theirs.view.shown(ticket, delivery, 0.0, 12.5)
        theirs.view.close(ticket)
        with pytest.raises(NotFoundError):
            theirs.tracks.export(CASE, delivery)
        for _ in range(5):
            with pytest.raises(DeniedError):
                theirs.search.ask(Query(case=""))
    house.clock.advance(3 * DAY_S)
    return Week(house, delivery, before + 1)


@pytest.fixture(scope="module")
def worked(
    tmp_path_factory: pytest.TempPathFactory, shipment: Path
) -> Callable[[str], tuple[Week, datetime]]:
    """A week with a share of the lot, made once for each share, and what time it is after."""
    made: dict[str, tuple[Week, datetime]] = {}

    def make(share: str) -> tuple[Week, datetime]:
        if share not in made:
            clock = FakeClock()
            root = create_workspace(tmp_path_factory.mktemp("week") / "w", clock=clock)
            with open_desk(root, clock=clock) as desk:
                desk.cases.new(CASE, offence="BURG", zone="America/Denver")
                week = _work(House(desk, root, shipment, clock), share=share)
            made[share] = (week, clock.now())
        return made[share]

    return make


@pytest.fixture
def week(
    worked: Callable[[str], tuple[Week, datetime]], tmp_path: Path, shipment: Path
) -> Iterator[Week]:
    yield from _copied(*worked("5"), tmp_path, shipment)


@pytest.fixture
def whole_week(
    worked: Callable[[str], tuple[Week, datetime]], tmp_path: Path, shipment: Path
) -> Iterator[Week]:
    """Every look of it is on the list."""
    yield from _copied(*worked("100"), tmp_path, shipment)


def _copied(stock: Week, now: datetime, tmp_path: Path, shipment: Path) -> Iterator[Week]:
    root = shutil.copytree(stock.house.root, tmp_path / "week")
    clock = FakeClock()
    clock.advance((now - clock.now()).total_seconds())
    with open_desk(root, clock=clock) as desk:
        yield Week(House(desk, root, shipment, clock), stock.delivery, stock.far)


def _of_rule(queue: Queue, rule: str) -> ReviewItem:
    (item,) = [i for i in queue.items if any(r.rule == rule for r in i.reasons)]
    return item


def _settle(desk: Desk, queue: Queue) -> None:
    for item in queue.items:
        desk.supervise.decide(item.id, Outcome.FINE)


# --- drawing up ---


def test_that_a_week_is_drawn_up_once_it_is_over(week: Week) -> None:
    with week.at(ANNA) as desk:
        assert desk.supervise.due().reviews == 1
        found = desk.supervise.queue()
        again = desk.supervise.queue()
    (review,) = found.reviews
    assert again.items == found.items
    assert (f"{review.start:%Y-%m-%d}", review.items) == ("2026-11-16", len(found.items))
    rules = {r.rule for item in found.items for r in item.reasons}
    rest = {"far_place", "nothing_followed", "denials", "statement", "sample"}
    assert rules == rest | {"night"}  # 9:00 UTC is 2:00 in Denver, where the case is
    assert _of_rule(found, "far_place").act == week.far
    lots = [i for i in found.items if any(r.rule == "sample" for r in i.reasons)]
    assert len(lots) == 3  # 5 % of 45 searches, a view and an export, rounded up


def test_that_nothing_is_drawn_up_within_the_week(house: House) -> None:
    with open_desk(house.root, clock=house.clock, actor=ANNA) as desk:
        found = desk.supervise.queue()
    assert (found.reviews, found.due.reviews) == ((), 0)


def test_that_each_act_is_in_the_drum_of_one_review_although_the_clock_went_back(
    whole_week: Week,
) -> None:
    week = whole_week
    first = week.queue()
    with week.at(MLOPEZ) as theirs:
        theirs.cases.use_purpose(CASE, "find the grey van")
        week.house.clock.advance(-6 * DAY_S)
        before = week.house.last()
        theirs.search.ask(Query(case=CASE))
    week.house.clock.advance(16 * DAY_S)
    looks = [b["seq"] for b in week.house.bodies(before) if b["verb"] == "search"]
    second = week.queue()
    drawn = [i.act for i in second.items if i.review != first.reviews[0].id]
    assert looks[0] in drawn, "behind the entry that tells of the clock"
    assert not {i.act for i in first.items} & set(drawn)
    with week.at(VERA) as desk:
        assert all(desk.supervise.prove(review.id).fits for review in second.reviews)


def test_that_the_lot_is_drawn_from_the_log_and_anybody_may_draw_again(week: Week) -> None:
    queue = week.queue()
    with week.at(VERA) as desk:
        proof = desk.supervise.prove()
    assert proof.fits
    assert (proof.seed, proof.looks) == (queue.reviews[0].seed, 47)


def test_that_a_list_that_was_changed_does_not_fit_the_lot(week: Week) -> None:
    queue = week.queue()
    lot = next(i for i in queue.items if [r.rule for r in i.reasons] == ["sample"])
    with week.house.desk._core.store.unit() as tx:
        tx.connection.exec_driver_sql(f"DELETE FROM review_item WHERE id = {lot.id}")
        tx.enter(week.house.desk._core.draft("check", Phase.OPENED))
    with week.at(VERA) as desk:
        assert not desk.supervise.prove().fits


def test_that_a_station_with_a_key_signs_what_the_lot_follows_from(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NVR_DESK_STATE", str(tmp_path / "state"))
    keys = MemoryKeyholder()
    with open_desk(house.root, clock=house.clock, actor=BORIS, keys=keys) as desk:
        desk.audit.make_key()
    _work(house)
    with open_desk(house.root, clock=house.clock, actor=ANNA, keys=LostKeyholder()) as desk:
        assert desk.supervise.queue().reviews == ()
    with open_desk(house.root, clock=house.clock, actor=ANNA, keys=keys) as desk:
        (review,) = desk.supervise.queue().reviews
        assert desk.supervise.prove().fits
    heads = [b for b in house.bodies() if b["verb"] == "audit.checkpoint" and b["outcome"] == "ok"]
    assert review.seed in heads[0]["detail"]["note"]
    assert review.last_entry == heads[0]["detail"]["size"]


# --- opening ---


def test_that_denied_acts_stand_on_the_list_with_how_they_ended(week: Week) -> None:
    item = _of_rule(week.queue(), "denials")
    assert (item.user, item.acted) == ("mlopez", "denied")
    with week.at(ANNA) as desk:
        around = desk.supervise.open(item.id)
    assert "needs a case" in around.look.why_not
    assert [line.outcome for line in around.others] == ["denied"] * 4


def test_that_a_view_that_was_never_closed_stands_on_the_list(house: House) -> None:
    with open_desk(house.root, clock=house.clock, actor=BORIS) as administrators:
        administrators.settings.set("review.share_percent", "100")
    house.desk.intake.ingest(house.batch, CASE, statement="agreed")
    delivery = house.desk.clips.listing(CASE)[0].delivery.id
    ticket = house.desk.view.open(CASE, [delivery])
    house.desk.view.shown(ticket, delivery, 2.0, 4.0)
    house.clock.advance(4 * DAY_S)
    week = Week(house, delivery, 0)
    (item,) = [i for i in week.queue().items if i.verb == "view"]
    with week.at(ANNA) as desk:
        assert (item.acted, desk.supervise.open(item.id).look.shown_s) == (None, 2.0)


def test_that_an_item_opens_with_query_figures_and_what_followed(week: Week) -> None:
    item = _of_rule(week.queue(), "far_place")
    with week.at(ANNA) as desk:
        around = desk.supervise.open(item.id)
    assert around.query["near"] == {"lat": 41.76, "lon": -111.89, "radius_m": 100}
    assert around.told["hits"] == 0
    assert [line.verb for line in around.followed] == ["view", "tracks.export"]
    assert around.incident is not None


def test_that_a_view_tells_spans_and_items_and_file_names_to_members_only(
    whole_week: Week,
) -> None:
    (item,) = [i for i in whole_week.queue().items if i.verb == "view"]
    with whole_week.at(ANNA) as desk:
        stranger = desk.supervise.open(item.id)
    whole_week.house.desk.cases.member(CASE, "anna")
    with whole_week.at(ANNA) as desk:
        member = desk.supervise.open(item.id)
    assert [(s.from_s, s.to_s) for s in stranger.spans] == [(0.0, 12.5)]
    assert stranger.look.shown_s == 12.5
    assert [(d.id, d.name) for d in stranger.deliveries] == [(whole_week.delivery, None)]
    assert [d.id for d in member.deliveries if d.name] == [whole_week.delivery]


# --- deciding, answering, signing ---


def test_that_a_question_reaches_its_user_and_nobody_else_may_answer(week: Week) -> None:
    item = _of_rule(week.queue(), "far_place")
    with week.at(ANNA) as desk:
        with pytest.raises(UsageError, match="note"):
            desk.supervise.decide(item.id, Outcome.ASK, "  ")
        desk.supervise.decide(item.id, Outcome.ASK, "why so far north?")
        assert desk.supervise.asks() == []
        with pytest.raises(DeniedError, match="not about an act of yours"):
            desk.supervise.answer(item.id, "no idea")
    with week.at(MLOPEZ) as theirs:
        (ask,) = theirs.supervise.asks()
        assert (ask.note, ask.by, ask.act) == ("why so far north?", "anna", week.far)
        answered = theirs.supervise.answer(ask.item, "typed 41 for 40")
        assert (answered.answer, theirs.supervise.asks()) == ("typed 41 for 40", [])
        with pytest.raises(UsageError, match="no answer"):
            theirs.supervise.answer(ask.item, "again")


def test_that_nobody_is_asked_and_nobody_reads_a_question(week: Week) -> None:
    nobody = Actor("nobody", "nobody", "desk-1")
    with week.at(nobody) as desk:
        for _ in range(6):  # the first still belongs to the week before
            with pytest.raises(DeniedError):
                desk.search.ask(Query(case=CASE))
    week.house.clock.advance(7 * DAY_S)
    queue = week.queue()
    (item,) = [i for i in queue.items if i.user == "nobody" and len(i.reasons[0].also) == 4]
    with week.at(ANNA) as desk, pytest.raises(UsageError, match="nobody was signed in"):
        desk.supervise.decide(item.id, Outcome.ASK, "who are you?")
    with week.at(nobody) as desk:
        assert desk.supervise.asks() == []


def test_that_a_review_is_signed_only_once_every_item_has_an_outcome(week: Week) -> None:
    queue = week.queue()
    number = queue.reviews[0].id
    with week.at(ANNA) as desk:
        for item in queue.items[:-1]:
            desk.supervise.decide(item.id, Outcome.FINE)
        with pytest.raises(UsageError, match="1 of"):
            desk.supervise.sign_off(number, "looked over")
        desk.supervise.decide(queue.items[-1].id, Outcome.REFER, "to internal affairs")
        with pytest.raises(UsageError, match="words"):
            desk.supervise.sign_off(number, "")
        signed = desk.supervise.sign_off(number, "looked over")
        assert (signed.signed_by, desk.supervise.due().reviews) == ("anna", 0)
        with pytest.raises(UsageError, match="signed off"):
            desk.supervise.sign_off(number, "again")
        with pytest.raises(UsageError, match="signed off"):
            desk.supervise.decide(queue.items[0].id, Outcome.REFER, "on second thought")
        assert desk.supervise.queue().reviews == ()


def test_that_an_answer_that_comes_late_may_still_be_settled(week: Week) -> None:
    queue = week.queue()
    item = _of_rule(queue, "far_place")
    with week.at(ANNA) as desk:
        _settle(desk, queue)
        desk.supervise.decide(item.id, Outcome.ASK, "why so far north?")
        signed = desk.supervise.sign_off(queue.reviews[0].id, "one question is open")
        assert signed.unanswered == 1
    with week.at(MLOPEZ) as theirs:
        theirs.supervise.answer(item.id, "typed 41 for 40")
    with week.at(ANNA) as desk:
        assert desk.supervise.decide(item.id, Outcome.FINE).outcome is Outcome.FINE


@pytest.mark.parametrize("before", [Outcome.REFER, Outcome.ASK])
def test_that_a_referral_or_an_open_question_is_taken_back_with_words_only(
    week: Week, before: Outcome
) -> None:
    item = _of_rule(week.queue(), "far_place")
    with week.at(ANNA) as desk:
        desk.supervise.decide(item.id, before, "to internal affairs")
    with week.at(BORIS) as desk:
        with pytest.raises(UsageError, match="--note"):
            desk.supervise.decide(item.id, Outcome.FINE)
        told = desk.supervise.decide(item.id, Outcome.FINE, "they looked and found nothing")
        assert (told.decided_by, told.note) == ("boris", "they looked and found nothing")


def test_that_nobody_decides_on_their_own_acts(house: House) -> None:
    week = _work(house, ANNA)
    item = _of_rule(week.queue(), "far_place")
    with week.at(ANNA) as desk, pytest.raises(DeniedError, match="another supervisor"):
        desk.supervise.decide(item.id, Outcome.FINE)
    with week.at(BORIS) as desk:
        assert desk.supervise.decide(item.id, Outcome.FINE).decided_by == "boris"


def test_that_a_desk_of_one_decides_on_its_own_acts_and_that_is_flagged(house: House) -> None:
    solo = house.desk.actor
    house.desk.intake.ingest(house.batch, CASE, statement="agreed")
    house.clock.advance(4 * DAY_S)
    queue = house.desk.supervise.queue()
    _settle(house.desk, queue)
    house.desk.supervise.sign_off(queue.reviews[0].id, "alone here")
    closed = [b for b in house.bodies() if b["phase"] == "closed" and b["user"] == solo.user]
    flagged = [b["verb"] for b in closed if b["detail"].get("self") and "supervise" in b["verb"]]
    assert flagged == ["supervise.decide"] * len(queue.items) + ["supervise.sign-off"]


def test_that_time_to_review_runs_from_opening_to_the_outcome(week: Week) -> None:
    one, two, *_ = week.queue().items
    with week.at(ANNA) as desk:
        desk.supervise.open(one.id)
        week.house.clock.advance(60)
        desk.supervise.open(one.id)
        week.house.clock.advance(60)
        opened = desk.supervise.decide(one.id, Outcome.FINE)
        unseen = desk.supervise.decide(two.id, Outcome.FINE)
    assert (opened.review_s, unseen.review_s) == (120.0, None)


def test_that_an_overdue_review_says_so(week: Week) -> None:
    week.house.clock.advance(20 * DAY_S)
    with week.at(ANNA) as desk:
        assert desk.supervise.due().sentence.startswith("REVIEW OVERDUE by")


# --- who may ---


def test_that_detectives_review_nobody_and_auditors_read_only(week: Week) -> None:
    queue = week.queue()
    for who in (MLOPEZ, VERA):
        with week.at(who) as desk:
            with pytest.raises(NotPermittedError):
                desk.supervise.queue()
            with pytest.raises(NotPermittedError):
                desk.supervise.decide(queue.items[0].id, Outcome.FINE)
    with week.at(VERA) as desk:
        assert desk.supervise.charts().end > desk.supervise.charts().start
        assert desk.supervise.report(form="html").startswith(b"<!DOCTYPE html>")
    with week.at(MLOPEZ) as desk, pytest.raises(NotPermittedError):
        desk.supervise.charts()


# --- counts ---


def test_that_counts_tell_what_happened_and_what_was_refused(week: Week) -> None:
    with week.at(ANNA) as desk:
        charts = desk.supervise.charts()
    mine = charts.users["mlopez"]
    assert (mine.searches, mine.idle, mine.views, mine.shown_s) == (40, 40, 1, 12.5)
    assert (mine.exports, mine.packets, mine.denied) == (0, 0, 5)  # the export failed
    assert charts.cases[CASE].denied == 0
    assert charts.cases["no case"].denied == 5
    assert charts.offences["BURG"].searches == 40
    hours_utc = [hour for hour, each in enumerate(charts.hours) if each.searches]
    assert hours_utc == [9, 10, 11, 12]


def test_that_a_span_that_is_none_is_refused(week: Week) -> None:
    now = week.house.clock.now()
    with week.at(ANNA) as desk, pytest.raises(UsageError, match="92 days"):
        desk.supervise.charts(now, now)
