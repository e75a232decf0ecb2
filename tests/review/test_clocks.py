"""Clocks from pins: exact where pins are, the same in any order, and honest where they are not."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.review.clocks import Clip, Pin, solve

if TYPE_CHECKING:
    from nvr_desk.records.clock_pin import ClockProposal, SolvedClock

NOON_S = 1_763_726_400.0


def clip(name: str, *, trusted: float | None = None, **more: float) -> Clip:
    claim = NOON_S + more.get("late", 0.0)
    first, length = more.get("first", 0.0), more.get("length", 3600.0)
    return Clip(name, claim, first, length, None, trusted)


def of(found: ClockProposal, name: str) -> SolvedClock:
    return next(each for each in found.solved if each.delivery == name)


def pin(number: int, a: tuple[str, float], b: tuple[str, float] | float, doubt: float = 0.5) -> Pin:
    if isinstance(b, tuple):
        return Pin(number, a[0], a[1], b[0], b[1], doubt)
    return Pin(number, a[0], a[1], None, b, doubt)


def seen_by(true_s: float, clips: Clip, offset: float, rate_ppm: float = 0.0) -> float:
    """Container second at which a clip with that error shows an event of a true time."""
    local = (true_s - clips.claim_s - offset) / (1.0 + rate_ppm * 1e-6)
    return local + clips.first_s


@st.composite
def houses(draw: st.DrawFn) -> tuple[dict[str, float], list[Clip], list[Pin]]:
    """Clips with offsets, tied by a tree of pins and some more, one event at a known time."""
    rng = Random(draw(st.integers(0, 10_000)))
    count = draw(st.integers(2, 12))
    clips = [
        clip(f"d{n}", late=rng.uniform(-500, 500), first=rng.uniform(0, 5)) for n in range(count)
    ]
    offsets = {each.delivery: rng.uniform(-90_000, 90_000) for each in clips}
    pins: list[Pin] = []
    for n in range(1, count + draw(st.integers(0, 6))):
        a = clips[n] if n < count else rng.choice(clips)
        b = rng.choice([each for each in clips[: max(n, 1)] if each is not a] or [clips[0]])
        if a is b:
            continue
        true = NOON_S + rng.uniform(0, 300)
        here, there = (
            (each.delivery, seen_by(true, each, offsets[each.delivery])) for each in (a, b)
        )
        pins.append(pin(n, here, there, rng.uniform(0.01, 5.0)))
    true = NOON_S + 60
    pins.append(pin(100, ("d0", seen_by(true, clips[0], offsets["d0"])), true, 0.2))
    return offsets, clips, pins


@settings(max_examples=150, deadline=None)
@given(houses(), st.randoms(use_true_random=False))
def test_that_consistent_pins_give_the_offsets_exactly_in_any_order(
    house: tuple[dict[str, float], list[Clip], list[Pin]], rng: Random
) -> None:
    offsets, clips, pins = house
    found = solve("c", clips, pins)
    for name, offset in offsets.items():
        assert of(found, name).offset_s == pytest.approx(offset, abs=1e-4)
    assert all(abs(each.residual_s) < 1e-4 for each in found.residuals)
    assert all(abs(each.error_s) < 1e-4 for each in found.loops)
    assert len(found.loops) == len(pins) - len(clips)
    assert (found.outliers, found.left) == ((), ())
    rng.shuffle(clips)
    rng.shuffle(pins)
    assert solve("c", clips, pins) == found


@given(st.floats(0.1, 30.0), st.floats(-400, 400))
def test_that_doubt_grows_with_the_way_to_the_true_time(doubt: float, offset: float) -> None:
    clips = [clip("a"), clip("b"), clip("c")]
    pins = [
        pin(1, ("a", 10.0), NOON_S + 10.0 + offset, doubt),
        pin(2, ("b", 20.0), ("a", 20.0), doubt),
        pin(3, ("c", 30.0), ("b", 30.0), doubt),
    ]
    found = solve("c", clips, pins)
    doubts = [of(found, name).uncertainty_s for name in "abc"]
    assert doubts == pytest.approx([doubt * math.sqrt(steps) for steps in (1, 2, 3)], rel=1e-6)
    assert [each.checked for each in found.residuals] == [False] * 3


def test_that_pins_that_never_reach_the_true_time_are_left_with_words() -> None:
    clips = [clip("a"), clip("b"), clip("x", trusted=1.0), clip("y")]
    pins = [pin(1, ("a", 5.0), ("b", 9.0)), pin(2, ("y", 5.0), ("x", 9.0))]
    found = solve("c", clips, pins)
    (left,) = found.left
    assert left.deliveries == ("a", "b")
    assert "pin an event of a known time, or trust one" in left.why
    assert of(found, "y").offset_s == pytest.approx(4.0)
    assert of(found, "x").trusted


def test_that_a_trusted_clip_gives_the_time_and_its_doubt_goes_along() -> None:
    clips = [clip("a", trusted=3.0), clip("b", late=7.0)]
    found = solve("c", clips, [pin(1, ("a", 100.0), ("b", 100.0), 4.0)])
    assert of(found, "a").offset_s == pytest.approx(0.0)
    assert of(found, "b").offset_s == pytest.approx(-7.0)
    assert of(found, "b").uncertainty_s == pytest.approx(5.0)


def _drifting(rate_ppm: float, times: list[float], noise: float = 0.0) -> ClockProposal:
    own = clip("a", length=8 * 3600.0)
    rng = Random(4)
    pins = [
        pin(n, ("a", seen_by(NOON_S + at, own, 30.0, rate_ppm) + rng.gauss(0, noise)), NOON_S + at,
            0.2)
        for n, at in enumerate(times, 1)
    ]  # fmt: skip
    return solve("c", [own], pins)


@pytest.mark.parametrize("rate", [-120.0, 90.0])
def test_that_a_drift_is_told_where_pins_are_enough_and_far_enough_apart(rate: float) -> None:
    found = of(_drifting(rate, [60.0, 9_000.0, 20_000.0, 28_000.0]), "a")
    assert found.rate_ppm == pytest.approx(rate, rel=1e-6)
    assert found.offset_s == pytest.approx(30.0, abs=1e-6)


@pytest.mark.parametrize(
    ("times", "rate", "noise"),
    [
        ([60.0, 28_000.0], 90.0, 0.0),  # two pins
        ([60.0, 200.0, 500.0], 90.0, 0.0),  # not far enough apart
        ([60.0, 9_000.0, 20_000.0, 28_000.0], 0.0, 0.1),  # no larger than its doubt
    ],
)
def test_that_a_drift_that_cannot_be_told_is_not_told(
    times: list[float], rate: float, noise: float
) -> None:
    assert of(_drifting(rate, times, noise), "a").rate_ppm is None


def test_that_two_clips_that_only_see_each_other_do_not_both_get_a_drift() -> None:
    a, b = clip("a", length=8 * 3600.0), clip("b", length=8 * 3600.0)
    times = [60.0, 9_000.0, 28_000.0]
    pins = [
        pin(n, ("a", at), ("b", seen_by(NOON_S + at, b, 0.0, 80.0)), 0.1)
        for n, at in enumerate(times, 1)
    ]
    pins.append(pin(9, ("a", 60.0), NOON_S + 60.0, 0.1))
    found = solve("c", [a, b], pins)
    rates = [of(found, name).rate_ppm for name in "ab"]
    assert [rate is None for rate in rates].count(True) == 1
    assert all(abs(each.residual_s) < 1e-5 for each in found.residuals)


def _net(wrong: float) -> ClockProposal:
    """Four clips of which all pairs are pinned twice; pin 3 is off."""
    clips = [clip("a", trusted=1.0), clip("b"), clip("c"), clip("d")]
    pairs = [(x, y) for x in "abcd" for y in "abcd" if x < y] * 2
    pins = [pin(n, (x, 50.0), (y, 50.0)) for n, (x, y) in enumerate(pairs, 1)]
    pins[2] = replace(pins[2], a_s=50.0 + wrong)
    return solve("c", clips, pins)


def test_that_a_pin_that_does_not_fit_the_others_is_named() -> None:
    found = _net(8.0)
    assert found.outliers[0] == 3
    worst = max(found.residuals, key=lambda each: abs(each.weight))
    assert worst.pin == 3
    assert worst.residual_s > 0  # its first clip puts the event later than the others would
    assert max(abs(each.error_s) for each in found.loops) == pytest.approx(8.0)
    assert all(math.isclose(each.expected_s, math.sqrt(len(each.pins)) / 2) for each in found.loops)
    assert _net(0.3).outliers == ()


def test_that_pins_that_lie_off_make_doubts_larger() -> None:
    calm, rough = _net(0.0), _net(8.0)
    assert of(rough, "d").uncertainty_s > of(calm, "d").uncertainty_s
    assert of(calm, "d").uncertainty_s > 1.0  # no better than the clip that is trusted


def test_that_a_drift_makes_a_clip_less_sure_far_from_its_pins() -> None:
    doubts: list[float] = []
    for length in (1_000.0, 80_000.0):
        own = clip("a", length=length)
        times = [0.0, 300.0, 700.0, 900.0]
        ends = [seen_by(NOON_S + at, own, 30.0, 9_000.0) for at in times]
        pins = [pin(n, ("a", at), NOON_S + true, 0.2)
                for n, (at, true) in enumerate(zip(ends, times, strict=True), 1)]  # fmt: skip
        found = of(solve("c", [own], pins), "a")
        assert found.rate_ppm is not None
        doubts.append(found.uncertainty_s)
    assert doubts[1] > 10 * doubts[0]


def test_that_what_is_accepted_is_named_by_all_it_rests_on() -> None:
    clips, pins = [clip("a", trusted=1.0), clip("b")], [pin(1, ("a", 1.0), ("b", 2.0))]
    token = solve("c", clips, pins).token
    assert solve("c", [clip("a", trusted=2.0), clips[1]], pins).token != token
    assert solve("c", clips, [replace(pins[0], b_s=2.1)]).token != token
    assert solve("d", clips, pins).token != token


def test_that_no_pins_solve_nothing() -> None:
    found = solve("c", [clip("a")], [])
    assert (found.solved, found.residuals, found.left) == ((), (), ())
