"""Each rule finds what it is for, and stays silent just short of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nvr_desk.records.case import Incident
from nvr_desk.records.supervise import Asked, Hit, Look
from nvr_desk.supervise.facts import DAY_US, Facts, Footage, Limits, Seen
from nvr_desk.supervise.rules import RULES, hits
from nvr_desk.timecode import to_micros

from tests.fakes.acts import CASE, NOON, act

NOON_US = to_micros(NOON)
BUSY = {CASE: [NOON_US]}
HOME = Incident("a burglary", start=NOON, lat=40.76, lon=-111.89, radius_m=300.0)


def found(
    rule: str, looks: list[Look], facts: Facts | None = None, limits: Limits | None = None
) -> list[Hit]:
    everything = hits(looks, facts or Facts(activity=BUSY), limits or Limits())
    return [each for each in everything if each.rule == rule]


def test_that_every_rule_says_what_it_looks_for_and_why() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.words and rule.reason for rule in RULES)


# --- how somebody looked ---


def test_that_looking_into_a_case_on_which_nobody_works_is_found_once_a_person() -> None:
    looks = [act(1), act(2, minutes=5, verb="view"), act(3, user="ray")]
    (mine, rays) = found("idle_case", looks, Facts())
    assert (mine.seq, mine.also, rays.seq) == (1, (2,), 3)


@pytest.mark.parametrize(
    ("days", "idle"), [(-29.9, False), (-30.1, True), (6.9, False), (7.1, True)]
)
def test_that_work_within_the_days_before_or_after_makes_a_case_alive(
    *, days: float, idle: bool
) -> None:
    facts = Facts(activity={CASE: [NOON_US + round(days * DAY_US)]})
    assert bool(found("idle_case", [act(1)], facts)) is idle


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [(21, 59, False), (22, 0, True), (23, 0, True), (4, 59, True), (5, 0, False), (12, 0, False)],
)
def test_that_night_is_night_in_the_zone_of_the_case(
    *, hour: int, minute: int, night: bool
) -> None:
    # Denver in November is UTC−7.
    minutes = ((hour + 7 - 12) % 24) * 60 + minute
    facts = Facts(activity=BUSY, zones={CASE: "America/Denver"})
    assert bool(found("night", [act(1, minutes=minutes)], facts)) is night


def test_that_one_night_is_one_finding_although_midnight_lies_in_it() -> None:
    late = [act(1, minutes=11 * 60), act(2, minutes=13 * 60), act(3, minutes=35 * 60)]
    first, second = found("night", late)
    assert (first.seq, first.also, second.seq) == (1, (2,), 3)
    assert "23:00 to 01:00" in first.why


def test_that_a_night_from_an_hour_to_the_same_hour_is_none() -> None:
    looks = [act(k, minutes=60 * k) for k in range(1, 25)]
    assert not found("night", looks, limits=Limits(night_from=5, night_to=5))


def test_that_searches_beyond_the_limit_within_an_hour_are_one_burst() -> None:
    few = [act(k, minutes=k) for k in range(1, 61)]
    assert not found("many_searches", few)
    (burst,) = found("many_searches", [*few, act(61, minutes=60.9)])
    assert burst.seq == 1
    assert "61 searches" in burst.why


def test_that_searches_of_two_people_or_two_hours_make_no_burst() -> None:
    two_people = [act(k, minutes=k / 2, user="ab"[k % 2]) for k in range(1, 111)]
    slow = [act(k, minutes=k * 60 / 59.9) for k in range(1, 300)]
    assert not found("many_searches", two_people)
    assert not found("many_searches", slow)


def test_that_two_bursts_are_two_findings() -> None:
    once = [act(k, minutes=k / 10) for k in range(1, 70)]
    later = [act(k + 100, minutes=300 + k / 10) for k in range(1, 70)]
    assert [each.seq for each in found("many_searches", once + later)] == [1, 101]


def test_that_the_same_words_in_two_cases_are_found_whatever_their_punctuation() -> None:
    said = {("mlopez", "find the grey van"): {CASE: NOON_US}}
    looks = [act(1), act(2, minutes=9, case="26-9", words="Find the GREY van!")]
    (hit,) = found("reused_words", looks, Facts(activity=BUSY, said=said))
    assert hit.seq == 2
    assert "2 cases (26-004417, 26-9)" in hit.why


@pytest.mark.parametrize(("days", "reused"), [(13.9, False), (14.0, True)])
def test_that_the_same_words_over_days_are_found(*, days: float, reused: bool) -> None:
    said = {("mlopez", "find the grey van"): {CASE: NOON_US - round(days * DAY_US)}}
    facts = Facts(activity=BUSY, said=said)
    assert bool(found("reused_words", [act(1), act(2, minutes=1)], facts)) is reused


def test_that_words_used_elsewhere_only_later_were_new_then() -> None:
    said = {("mlopez", "find the grey van"): {CASE: NOON_US, "26-9": NOON_US + DAY_US}}
    assert not found("reused_words", [act(1)], Facts(activity=BUSY, said=said))


def test_that_somebody_elses_words_are_no_reuse() -> None:
    said = {("ray", "find the grey van"): {"26-9": NOON_US - 90 * DAY_US}}
    assert not found("reused_words", [act(1)], Facts(activity=BUSY, said=said))


@pytest.mark.parametrize(("lat", "is_far"), [(40.781, False), (40.782, True)])
def test_that_a_search_far_from_the_incidents_place_is_found(*, lat: float, is_far: bool) -> None:
    # 0.021° are 2,335 m; the incident reaches 300 m, the search 100 m, the limit is 2,000 m.
    asked = Asked(lat=lat, lon=-111.89, radius_m=100.0)
    facts = Facts(activity=BUSY, incidents={CASE: HOME})
    assert bool(found("far_place", [act(1, asked=asked)], facts)) is is_far


@pytest.mark.parametrize(("hours", "is_far"), [(24.0, False), (24.1, True), (-24.1, True)])
def test_that_a_search_far_from_the_incidents_time_is_found(*, hours: float, is_far: bool) -> None:
    at = to_micros(NOON + timedelta(hours=hours))
    asked = Asked(start_us=at, end_us=at)
    facts = Facts(activity=BUSY, incidents={CASE: HOME})
    assert bool(found("far_time", [act(1, asked=asked)], facts)) is is_far


def test_that_a_search_without_time_and_place_lies_far_from_nothing() -> None:
    facts = Facts(activity=BUSY, incidents={CASE: HOME})
    looks = [act(1, asked=Asked()), act(2, asked=Asked(start_us=0), verb="search")]
    assert not found("far_place", looks, facts)
    assert not found("far_time", looks, facts)


def test_that_footage_is_measured_where_it_was_recorded() -> None:
    footage = {
        "near": Footage(NOON_US, NOON_US, 40.76, -111.89),
        "far": Footage(NOON_US + 3 * DAY_US, NOON_US + 3 * DAY_US, 41.76, -111.89),
        "unknown": Footage(None, None, None, None),
    }
    facts = Facts(activity=BUSY, incidents={CASE: HOME}, footage=footage)
    fine = act(1, verb="view", deliveries=("near", "unknown", "never heard of"))
    away = act(2, verb="view", deliveries=("near", "far"))
    (place,) = found("far_place", [fine, away], facts)
    (time,) = found("far_time", [fine, away], facts)
    assert (place.seq, time.seq) == (2, 2)
    assert "110.9 km" in place.why
    assert "72 hours" in time.why


@pytest.mark.parametrize("searches", [9, 10])
def test_that_searches_nothing_follows_are_found_from_ten_on(searches: int) -> None:
    looks = [act(k, minutes=k) for k in range(1, searches + 1)]
    assert bool(found("nothing_followed", looks)) is (searches == 10)


def test_that_a_result_within_the_days_after_is_something() -> None:
    looks = [act(k, minutes=k) for k in range(1, 20)]
    mine, rays = ({(user, CASE): [NOON_US + 6 * DAY_US]} for user in ("mlopez", "ray"))
    assert not found("nothing_followed", looks, Facts(results=mine))
    assert found("nothing_followed", looks, Facts(results=rays))


# --- how the house was kept ---


@pytest.mark.parametrize(
    ("painted", "marks", "hit"),
    [
        ((), 0, True),
        (("a",), 0, True),
        (("a", "b"), 0, False),
        (("a",), 1, False),
        ((), 1, True),
    ],
)
def test_that_a_packet_of_footage_nobody_saw_is_found(
    *, painted: tuple[str, ...], marks: int, hit: bool
) -> None:
    packet = act(5, verb="packet.new", deliveries=("a", "b"))
    facts = Facts(activity=BUSY, seen={5: Seen(frozenset(painted), marks)})
    assert bool(found("unseen_packet", [packet], facts)) is hit


def test_that_a_packet_that_failed_is_none() -> None:
    packet = act(5, verb="packet.new", deliveries=("a", "b"), outcome="failed")
    assert not found("unseen_packet", [packet])


@pytest.mark.parametrize("times", [4, 5])
def test_that_refusals_are_found_from_five_a_day_on(times: int) -> None:
    refused = [act(k, minutes=k, outcome="denied", verb="view") for k in range(1, times + 1)]
    assert bool(found("denials", refused)) is (times == 5)


def test_that_refusals_of_two_days_are_not_added_up() -> None:
    refused = [act(k, minutes=k * 300, outcome="denied") for k in range(1, 6)]
    assert not found("denials", refused)


def test_that_own_approvals_are_found_only_where_they_went_through() -> None:
    looks = [
        act(1, verb="packet.new", itself=True),
        act(2, verb="packet.new"),
        act(3, verb="packet.new", itself=True, outcome="denied"),
    ]
    assert [each.seq for each in found("own_approval", looks)] == [1]


def test_that_an_officers_statement_is_found() -> None:
    looks = [act(1, verb="ingest", statement=True), act(2, verb="ingest")]
    assert [each.seq for each in found("statement", looks)] == [1]


def test_that_opened_doors_and_clock_jumps_are_found() -> None:
    looks = [
        act(1, verb="user.unlock", case=None),
        act(2, verb="user.list", case=None),
        act(3, verb="user.recover", case=None, outcome="denied"),
        act(4, verb="clock.jump", case=None),
    ]
    assert [each.seq for each in found("doors", looks)] == [1]
    assert [each.seq for each in found("clock", looks)] == [4]


@pytest.mark.parametrize(("minutes", "back"), [(-5 / 60, False), (-6 / 60, True), (600, False)])
def test_that_time_that_ran_backwards_is_found(*, minutes: float, back: bool) -> None:
    looks = [act(1), act(2, minutes=-60, station="desk-2"), act(3, minutes=minutes)]
    assert [each.seq for each in found("clock", looks)] == ([3] if back else [])


def test_that_a_week_of_nothing_finds_nothing() -> None:
    assert hits([], Facts(), Limits()) == []
