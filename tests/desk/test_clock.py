"""Clocks of cameras: by overlay, by zone, by pins; the claim stays in each case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nvr_desk.errors import NotVisibleError, RepeatedHourError, UsageError
from nvr_desk.records.clock_pin import Held
from nvr_desk.store import deliveries

from tests.desk.conftest import CASE, House

RING, YARD = "Ring_FrontDoor_20261119_2214.mp4", "yard.mp4"
DENVER = "America/Denver"


def _corrections(house: House, name: str) -> list[Any]:
    with house.desk._core.store.read() as db:
        return deliveries.corrections(db, deliveries.find(db, CASE, name).id)


def _claimed(house: House, name: str) -> datetime:
    start = house.desk.clips.show(CASE, name).delivery.claim.start
    assert start is not None
    return start


def test_that_an_overlay_gives_offset_doubt_source_and_zone(stocked: House) -> None:
    claim = _claimed(stocked, RING)
    made = stocked.desk.clock.by_overlay(CASE, RING, 0.1, "2026-11-19 22:15:07", DENVER)
    shown = datetime(2026, 11, 20, 5, 15, 7, tzinfo=UTC)
    assert made.offset_s is not None
    at = made.instant(0.1, 0.0)
    assert at is not None
    assert abs((at - shown).total_seconds() - 0.5) < 0.1  # the middle of that second
    assert (made.uncertainty_s, made.claim.start) == (0.5, claim)
    (kept,) = _corrections(stocked, RING)
    assert (kept.source, kept.zone, kept.rate_ppm) == ("overlay", DENVER, None)
    assert "shows 2026-11-19 22:15:07" in kept.reason


def test_that_a_clock_without_seconds_is_known_to_half_a_minute(stocked: House) -> None:
    made = stocked.desk.clock.by_overlay(CASE, RING, 0.1, "2026-11-19 22:15", DENVER)
    at = made.instant(0.1, 0.0)
    assert at is not None
    middle = datetime(2026, 11, 20, 5, 15, 30, tzinfo=UTC)
    assert abs((at - middle).total_seconds()) < 0.1
    assert made.uncertainty_s == 30.0


def test_that_a_second_that_just_turned_is_known_to_a_picture(stocked: House) -> None:
    plain = stocked.desk.clock.by_overlay(CASE, RING, 0.2, "2026-11-19 22:15:07", DENVER)
    turned = stocked.desk.clock.by_overlay(
        CASE, RING, 0.2, "2026-11-19 22:15:07", DENVER, turned=True
    )
    assert plain.uncertainty_s == 0.5
    assert turned.uncertainty_s is not None
    assert turned.uncertainty_s < 0.1
    assert plain.offset_s is not None
    assert turned.offset_s is not None
    assert 0.4 < plain.offset_s - turned.offset_s < 0.5


@pytest.mark.parametrize(("which", "utc_hour"), [(None, None), ("first", 7), ("second", 8)])
def test_that_an_hour_that_came_twice_asks_which(
    stocked: House, which: str | None, utc_hour: int | None
) -> None:
    given = (CASE, RING, 0.0, "2026-11-01 01:30:00", DENVER)
    if utc_hour is None:
        with pytest.raises(RepeatedHourError) as told:
            stocked.desk.clock.by_overlay(*given, which=which)
        assert told.value.first.endswith("\u221206:00")
        assert told.value.second.endswith("\u221207:00")
        assert _corrections(stocked, RING) == []
        return
    made = stocked.desk.clock.by_overlay(*given, which=which)
    assert made.best_start is not None
    assert made.best_start.replace(microsecond=0) == datetime(2026, 11, 1, utc_hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone"),
    [
        ("2026-03-08 02:30:00", DENVER),
        ("2026-02-30 02:30:00", DENVER),
        ("yesterday", DENVER),
        ("2026-11-19 22:15:07", "Middle/Earth"),
        ("1900-01-01 00:00:00", "UTC"),
    ],
)
def test_that_times_that_never_were_are_refused(stocked: House, wall: str, zone: str) -> None:
    with pytest.raises(UsageError):
        stocked.desk.clock.by_overlay(CASE, RING, 0.0, wall, zone)
    assert stocked.desk.clips.show(CASE, RING).delivery.offset_s is None


def test_that_a_wall_time_read_in_the_wrong_zone_is_read_in_another(stocked: House) -> None:
    claim = _claimed(stocked, RING)
    zone = stocked.desk.clips.show(CASE, RING).delivery.claim.zone
    made = stocked.desk.clock.by_zone(CASE, RING, "Asia/Tokyo", "the recorder came from there")
    assert zone is not None
    assert made.offset_s is not None
    assert made.offset_s % 3600 == 0
    assert made.offset_s != 0
    assert made.claim.start == claim
    (kept,) = _corrections(stocked, RING)
    assert (kept.source, kept.zone) == ("form", "Asia/Tokyo")


def test_that_a_correction_is_taken_back_and_both_stay_on_record(stocked: House) -> None:
    stocked.desk.clips.offset(CASE, RING, -60.0, "phone beside it", uncertainty_s=2.0)
    assert stocked.desk.clips.show(CASE, RING).delivery.doubt_s == 2.0
    made = stocked.desk.clock.take_back(CASE, RING, "that was the wrong phone")
    assert (made.offset_s, made.uncertainty_s) == (None, None)
    assert [each.offset_s for each in _corrections(stocked, RING)] == [-60.0, None]
    with pytest.raises(UsageError):
        stocked.desk.clock.take_back(CASE, RING, "again")


def test_that_pins_are_solved_shown_and_only_then_taken(stocked: House) -> None:
    clock = stocked.desk.clock
    known = clock.pin(CASE, RING, 0.1, wall="2026-11-19 22:20:00", zone=DENVER, note="thunder")
    shared = clock.pin(CASE, RING, 0.4, other=YARD, other_s=0.2, note="the lamp goes on")
    assert [each.id for each in clock.listing(CASE)] == [known.id, shared.id]
    proposal = clock.solve(CASE)
    assert stocked.desk.clips.show(CASE, YARD).delivery.best_start is None  # nobody claims one
    assert {each.delivery for each in proposal.solved} == {shared.a_delivery, shared.b_delivery}
    clock.accept(CASE, proposal.token)
    ring = stocked.desk.clips.show(CASE, RING).delivery
    yard = stocked.desk.clips.show(CASE, YARD).delivery
    at = ring.instant(known.a_s, 0.0)
    assert at is not None
    assert abs((at - datetime(2026, 11, 20, 5, 20, tzinfo=UTC)).total_seconds()) < 1e-3
    both = [ring.instant(shared.a_s, 0.0), yard.instant(shared.b_s or 0.0, 0.0)]
    assert both[0] is not None
    assert both[1] is not None
    assert abs(both[0] - both[1]) < timedelta(milliseconds=1)
    assert yard.uncertainty_s == pytest.approx((0.5**2 + 0.5**2) ** 0.5)
    (kept,) = _corrections(stocked, YARD)
    assert kept.source == "pins"
    assert f"pins, of its own: {shared.id}" in kept.reason


def test_that_footage_nobody_claims_a_time_of_gets_one_by_what_it_shows(stocked: House) -> None:
    assert stocked.desk.clips.show(CASE, YARD).delivery.best_start is None
    with pytest.raises(UsageError, match="claims no time"):
        stocked.desk.clips.offset(CASE, YARD, 60.0, "later")
    made = stocked.desk.clock.by_overlay(CASE, YARD, 0.0, "2026-11-19 22:15:07", DENVER)
    assert made.claim.start is None
    assert made.corrected_start == datetime(2026, 11, 20, 5, 15, 7, 500_000, tzinfo=UTC)
    (clip,) = (c for c in stocked.desk.overview.timeline(CASE).clips if c.delivery_id == made.id)
    assert clip.start == made.corrected_start


def test_that_a_proposal_that_is_no_longer_true_is_not_taken(stocked: House) -> None:
    clock = stocked.desk.clock
    clock.pin(CASE, RING, 0.1, wall="2026-11-19 22:20:00", zone=DENVER)
    seen = clock.solve(CASE)
    clock.pin(CASE, RING, 0.2, wall="2026-11-19 22:21:00", zone=DENVER)
    with pytest.raises(UsageError, match="solve them again"):
        clock.accept(CASE, seen.token)
    assert stocked.desk.clips.show(CASE, RING).delivery.offset_s is None


def test_that_what_a_person_corrected_is_trusted_and_stays(stocked: House) -> None:
    clock = stocked.desk.clock
    stocked.desk.clips.offset(CASE, RING, -60.0, "phone beside it", uncertainty_s=2.0)
    clock.pin(CASE, RING, 0.4, other=YARD, other_s=0.2)
    found = clock.solve(CASE)
    by = {each.delivery: each for each in found.solved}
    ring = stocked.desk.clips.show(CASE, RING).delivery
    assert by[ring.id].trusted
    clock.accept(CASE, found.token)
    assert stocked.desk.clips.show(CASE, RING).delivery.offset_s == -60.0
    assert len(_corrections(stocked, YARD)) == 1


def test_that_a_clock_corrected_by_hand_is_solved_where_somebody_says_so(stocked: House) -> None:
    clock = stocked.desk.clock
    stocked.desk.clips.offset(CASE, RING, -60.0, "phone beside it", uncertainty_s=2.0)
    known = clock.pin(CASE, RING, 0.1, wall="2026-11-19 22:20:00", zone=DENVER)
    held = clock.solve(CASE)
    ring = stocked.desk.clips.show(CASE, RING).delivery
    assert [(each.delivery, each.held) for each in held.solved] == [(ring.id, Held.FORM)]
    assert [each.held for each in held.residuals] == [(ring.id,)]
    with pytest.raises(UsageError, match="nothing to correct"):
        clock.accept(CASE, held.token)
    free = clock.solve(CASE, free=[RING])
    assert [(each.trusted, each.held) for each in free.solved] == [(False, Held.NO)]
    assert [each.held for each in free.residuals] == [()]
    assert free.token != held.token
    with pytest.raises(UsageError, match="solve them again"):
        clock.accept(CASE, free.token)
    clock.accept(CASE, free.token, free=[RING])
    at = stocked.desk.clips.show(CASE, RING).delivery.instant(known.a_s, 0.0)
    assert at is not None
    assert abs((at - datetime(2026, 11, 20, 5, 20, tzinfo=UTC)).total_seconds()) < 1e-3
    assert [each.source for each in _corrections(stocked, RING)] == ["form", "pins"]


def test_that_a_clock_is_not_held_and_free_at_once(stocked: House) -> None:
    with pytest.raises(UsageError, match="not both"):
        stocked.desk.clock.solve(CASE, trust=[RING], free=[RING])


def test_that_an_earlier_correction_is_put_back_and_again_with_entries_of_its_own(
    stocked: House,
) -> None:
    clock = stocked.desk.clock
    clock.by_overlay(CASE, RING, 0.1, "2026-11-19 22:15:07", DENVER)
    first = stocked.desk.clips.show(CASE, RING).delivery
    was = clock.standing(CASE, [RING])
    stocked.desk.clips.offset(CASE, RING, -60.0, "phone beside it", uncertainty_s=2.0)
    second = stocked.desk.clips.show(CASE, RING).delivery
    made = clock.standing(CASE, [RING])
    assert (was, made) == ({first.id: 1}, {first.id: 2})
    before = stocked.last()
    (back,) = clock.put_back(CASE, was, over=made)
    assert back == first
    bodies = stocked.bodies(before)
    assert {body["verb"] for body in bodies} == {"clip.offset"}
    (part,) = (body["detail"] for body in bodies if "after_s" in body["detail"])
    assert (part["before_s"], part["after_s"]) == (-60.0, first.offset_s)
    assert part["reason"].startswith("put back: the picture at")
    (again,) = clock.put_back(CASE, made, over=clock.standing(CASE, [RING]))
    assert again == second
    clock.put_back(CASE, {first.id: 3}, over=clock.standing(CASE, [RING]))
    kept = _corrections(stocked, RING)
    assert [each.source for each in kept] == ["overlay", "form", "overlay", "form", "overlay"]
    assert kept[4].reason == kept[2].reason, "the words do not pile up"
    (claim,) = clock.put_back(CASE, {first.id: 0}, over={first.id: 5})
    assert claim.offset_s is None


def test_that_a_clock_that_somebody_corrected_since_is_left_as_it_is(stocked: House) -> None:
    clock = stocked.desk.clock
    stocked.desk.clips.offset(CASE, RING, -60.0, "phone beside it")
    made = clock.standing(CASE, [RING, YARD])
    ring, yard = made
    stocked.desk.clips.offset(CASE, RING, -61.0, "another phone")
    clock.by_overlay(CASE, YARD, 0.0, "2026-11-19 22:15:07", DENVER)
    now = clock.standing(CASE, [RING, YARD])
    with pytest.raises(UsageError, match="corrected since"):
        clock.put_back(CASE, {yard: 0, ring: 0}, over={**now, ring: made[ring]})
    assert stocked.desk.clips.show(CASE, RING).delivery.offset_s == -61.0
    assert stocked.desk.clips.show(CASE, YARD).delivery.offset_s is not None, "all or none"
    with pytest.raises(UsageError, match="no correction 9"):
        clock.put_back(CASE, {ring: 9}, over=now)


def test_that_pins_without_a_true_time_correct_nothing(stocked: House) -> None:
    clock = stocked.desk.clock
    clock.pin(CASE, RING, 0.4, other=YARD, other_s=0.2)
    found = clock.solve(CASE)
    assert len(found.left) == 1
    with pytest.raises(UsageError, match="nothing to correct"):
        clock.accept(CASE, found.token)
    trusted = clock.solve(CASE, trust=[RING])
    assert (trusted.left, len(trusted.solved)) == ((), 2)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"other": YARD},
        {"other": YARD, "other_s": 0.1, "wall": "2026-11-19 22:20:00"},
        {"other": RING, "other_s": 0.1},
        {"other": YARD, "other_s": 99.0},
        {"wall": "2026-11-19 22:20:00", "uncertainty_s": -1.0},
        {"wall": "2026-11-19 22:20:00", "uncertainty_s": float("nan")},
    ],
)
def test_that_a_pin_that_pins_nothing_is_refused(stocked: House, more: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        stocked.desk.clock.pin(CASE, RING, 0.1, **more)
    assert stocked.desk.clock.listing(CASE) == []


def test_that_a_withdrawal_takes_its_pins_out_of_every_answer(stocked: House) -> None:
    clock = stocked.desk.clock
    clock.pin(CASE, RING, 0.1, wall="2026-11-19 22:20:00", zone=DENVER)
    shared = clock.pin(CASE, RING, 0.4, other=YARD, other_s=0.2)
    stocked.desk.consents.withdraw(CASE, YARD, "by phone")
    assert shared.id not in [each.id for each in clock.listing(CASE)]
    assert len(clock.solve(CASE).solved) == 1
    with pytest.raises(NotVisibleError):
        clock.pin(CASE, RING, 0.4, other=YARD, other_s=0.2)


def test_that_a_pin_is_taken_away_and_holds_again(stocked: House) -> None:
    clock = stocked.desk.clock
    made = clock.pin(CASE, RING, 0.1, wall="2026-11-19 22:20:00", zone=DENVER)
    clock.unpin(CASE, made.id)
    assert clock.listing(CASE) == []
    with pytest.raises(UsageError):
        clock.unpin(CASE, made.id)
    clock.pin_again(CASE, made.id)
    assert clock.listing(CASE) == [made]
