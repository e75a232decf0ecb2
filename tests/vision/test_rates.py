"""Where looks go: to what moves, comes and goes; and never nowhere for long."""

from __future__ import annotations

from concurrent.futures import Future
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.records.track import CoverageKind
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.pipeline import Looked, Pipeline
from nvr_desk.vision.settings import DetectSettings, Profile

from tests.fakes.truth import SHAPE, NumberedShot, found

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

CAR, PERSON = 2, 0
Truth = "Callable[[int], Detections]"


class TruthLooker:
    """Knows the truth of each picture; remembers which it was asked of."""

    depth = 2

    def __init__(self, truth: Callable[[int], Detections]) -> None:
        self.asked: list[int] = []
        self._truth = truth

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """See ``vision.looker.Looker``."""
        assert isinstance(shot, NumberedShot)
        self.asked.append(shot.number)
        answer: Future[Detections] = Future()
        answer.set_result(self._truth(shot.number))
        return answer


class _Late(Future[Any]):
    def __init__(self, answer_all: Callable[[], None]) -> None:
        super().__init__()
        self._answer_all = answer_all

    def result(self, timeout: float | None = None) -> Any:  # noqa: ANN401 - as its parent
        if not self.done():
            self._answer_all()
        return super().result(timeout)


class LateLooker(TruthLooker):
    """Answers nobody until somebody waits; then everybody, the last one first."""

    depth = 7

    def __init__(self, truth: Callable[[int], Detections]) -> None:
        super().__init__(truth)
        self._waiting: list[tuple[_Late, int]] = []

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """See ``vision.looker.Looker``."""
        assert isinstance(shot, NumberedShot)
        self.asked.append(shot.number)
        late = _Late(self._answer_all)
        self._waiting.append((late, shot.number))
        return late

    def _answer_all(self) -> None:
        while self._waiting:
            late, number = self._waiting.pop()
            late.set_result(self._truth(number))


def run(
    truth: Callable[[int], Detections],
    seconds: float,
    *,
    fps: int = 30,
    looker: TruthLooker | None = None,
    light: Callable[[int], float] | None = None,
    size: int = 1000,
    settings: DetectSettings | None = None,
) -> tuple[Looked, list[float]]:
    """A clip through the pipeline; and when it was looked at, seconds in order."""
    looker = looker or TruthLooker(truth)
    count = round(seconds * fps)
    shots = [NumberedShot(n, n, n % fps == 0, size, truth, light) for n in range(count)]
    pipeline = Pipeline(looker, fit((640, 384), SHAPE), 1 / fps, settings or DetectSettings())
    looked = pipeline.run(shots, seconds, list, lambda _: None)
    assert len(set(looker.asked)) == len(looker.asked), "no picture is looked at twice"
    assert looked.looks == len(looker.asked)
    return looked, [n / fps for n in sorted(looker.asked)]


def person(x: float, y: float = 100.0, conf: float = 0.8) -> tuple[float, ...]:
    return (x, y, x + 50, y + 150, conf, PERSON)


def moving(
    begin_s: float,
    end_s: float,
    place: Callable[[float], tuple[float, ...]],
    fps: int = 30,
) -> Callable[[int], Detections]:
    """Something in the picture from begin to end, cut by the picture's edge."""

    def truth(number: int) -> Detections:
        seconds = number / fps
        if not begin_s <= seconds <= end_s:
            return found()
        x1, y1, x2, y2, conf, cls = place(seconds - begin_s)
        left, right = max(x1, 0.0), min(x2, 640.0)
        if right - left < 0.35 * (x2 - x1):
            return found()
        return found((left, y1, right, y2, conf, int(cls)))

    return truth


def both(*truths: Callable[[int], Detections]) -> Callable[[int], Detections]:
    """Everything that any of them shows."""

    def truth(number: int) -> Detections:
        rows = [
            (*map(float, box), float(conf), int(cls))
            for each in (t(number) for t in truths)
            for box, conf, cls in zip(each.box, each.conf, each.cls, strict=True)
        ]
        return found(*rows)  # type: ignore[arg-type]

    return truth


def nothing(_: int) -> Detections:
    return found()


def test_that_an_empty_still_clip_takes_a_look_in_two_seconds_and_both_ends() -> None:
    _, looks = run(nothing, 31.0)
    assert looks[0] == 0.0
    assert looks[-1] == pytest.approx(31 - 1 / 30)
    assert max(b - a for a, b in pairwise(looks)) <= 2.0 + 1e-9
    assert len(looks) <= 31 / 2 + 4


@pytest.mark.parametrize("fps", [1, 3, 7, 10, 12, 25, 60])
def test_that_no_rate_of_pictures_leaves_two_seconds_without_a_look(fps: int) -> None:
    _, looks = run(nothing, 20.0, fps=fps)
    assert max(b - a for a, b in pairwise(looks)) <= 2.0 + 1e-9


def test_that_a_picture_just_within_two_seconds_is_taken_where_the_next_is_beyond() -> None:
    looker = TruthLooker(nothing)
    shots = [NumberedShot(n, 25 * n) for n in range(40)]
    pipeline = Pipeline(looker, fit((640, 384), SHAPE), 1 / 30, DetectSettings())
    pipeline.run(shots, 40 * 25 / 30, list, lambda _: None)
    assert max(b - a for a, b in pairwise(sorted(looker.asked))) == 2, "every 1.67 s, not 2.5"


def test_that_a_switch_to_infrared_is_looked_at_at_once() -> None:
    def edges(number: int) -> Detections:
        stripes = [(x, 0.0, x + 8, 384.0, 0.8, CAR) for x in range(0, 640, 24)]
        return found(*stripes) if number >= 277 else found()

    _, looks = run(edges, 20.0, looker=TruthLooker(nothing))
    assert any(277 / 30 <= look < 277 / 30 + 0.5 for look in looks)


def test_that_somebody_who_suddenly_dashes_off_is_followed_on_the_way() -> None:
    def place(seconds: float) -> float:
        return 60 + 700 * min(max(seconds - 8.2, 0.0), 0.6)

    dash = moving(0.0, 20.0, lambda t: person(place(t)))
    looked, _ = run(dash, 20.0)
    (track,) = looked.tracks
    truth = np.array([place(pts / 30) for pts in track.pts])
    assert np.abs(track.box[:, 0] - truth).max() < 25


@pytest.mark.parametrize("begin", [7.0, 8.13, 8.9])
def test_that_a_car_crossing_in_six_tenths_of_a_second_is_found(begin: float) -> None:
    crossing = moving(begin, begin + 0.6, lambda t: (-100 + 1233 * t, 200, 1233 * t, 240, 0.8, CAR))
    looked, looks = run(crossing, 20.0)
    assert len(looked.tracks) == 1
    span = looked.tracks[0].pts[[0, -1]] / 30
    assert span[0] <= begin + 0.12
    assert span[1] >= begin + 0.48
    assert len(looks) < 20 / 2 + 22


def test_that_motion_that_begins_in_a_quiet_stretch_is_looked_at_at_once() -> None:
    walk = moving(9.1, 14.0, lambda t: person(-50 + 140 * t))
    _, looks = run(walk, 20.0)
    assert any(9.1 < look < 9.5 for look in looks)


def fidgeting(seconds: float) -> tuple[float, ...]:
    """Somebody who stands and shifts his weight every second."""
    aside = int(seconds) % 2
    return person(200 + 0.9 * aside, 100 + 2.9 * aside)


def test_that_somebody_who_keeps_his_place_takes_few_looks_however_he_moves() -> None:
    looked, looks = run(moving(2.0, 40.0, fidgeting), 42.0)
    (track,) = looked.tracks
    assert len(track.pts) >= 37.5 * 30, "no row is missing between looks so far apart"
    assert sum(6.0 < look < 38.0 for look in looks) <= 32 / 2 + 3


def test_that_motion_under_what_keeps_its_place_is_never_told_as_still() -> None:
    looked, _ = run(moving(2.0, 40.0, fidgeting), 42.0)
    still = [span for span in looked.spans if span.kind is CoverageKind.STILL]
    assert all(span.end_s <= 2.3 or span.start_s >= 39.5 for span in still)


def test_that_whoever_leaves_his_place_is_looked_at_once_a_second_again() -> None:
    stroll = moving(2.0, 40.0, lambda t: fidgeting(t) if t < 18 else person(200 + 20 * (t - 18)))
    _, looks = run(stroll, 42.0)
    assert max(b - a for a, b in pairwise(t for t in looks if 22.5 < t < 39.0)) <= 1.05


def test_that_whoever_comes_to_one_who_keeps_his_place_is_found_at_once() -> None:
    walk = moving(20.0, 24.0, lambda t: person(-50 + 150 * t, 220))
    looked, _ = run(both(moving(2.0, 40.0, fidgeting), walk), 42.0)
    begins = sorted(track.pts[0] / 30 for track in looked.tracks)
    assert len(begins) == 2
    assert 20.0 <= begins[1] <= 20.5


@pytest.mark.parametrize(("lasts_s", "off_s", "spent"), [(2.0, 0.15, 6), (20.3, 0.36, 4)])
def test_that_an_end_is_found_the_closer_the_shorter_the_visit_was(
    lasts_s: float, off_s: float, spent: int
) -> None:
    end = 5.0 + lasts_s
    visit = moving(5.0, end, lambda t: person(200 + min(20 * t, 100)))
    looked, looks = run(visit, 30.0)
    (track,) = looked.tracks
    assert end - off_s <= track.pts[-1] / 30 <= end
    assert sum(end - 1.1 < look < end + 1.1 for look in looks) <= spent


def test_that_begin_and_end_are_found_to_an_eighth_of_a_second() -> None:
    visit = moving(6.27, 13.81, lambda t: person(200 + 20 * t))
    looked, looks = run(visit, 20.0)
    (track,) = looked.tracks
    first, last = track.pts[[0, -1]] / 30
    assert 0 <= first - 6.27 <= 0.15
    assert 0 <= 13.81 - last <= 0.15
    assert len(looks) < 30


def test_that_the_ends_of_a_fast_car_are_found_to_the_picture() -> None:
    crossing = moving(5.0, 6.0, lambda t: (-100 + 740 * t, 200, 740 * t, 240, 0.8, CAR))
    looked, _ = run(both(crossing, moving(0, 20, lambda _: person(500))), 12.0)
    car = next(track for track in looked.tracks if track.cls == "car")
    inside = [n for n in range(360) if len(crossing(n))]
    assert car.pts[0] - inside[0] <= 2
    assert inside[-1] - car.pts[-1] <= 2


def test_that_light_that_flickers_costs_few_looks() -> None:
    still = moving(0, 99, lambda _: person(300))
    _, quiet = run(still, 30.0)
    _, flicker = run(still, 30.0, light=lambda n: 90 + 25 * np.sin(n * 1.3))
    _, stepped = run(still, 30.0, light=lambda n: 60.0 if n // 150 % 2 else 160.0)
    assert len(flicker) <= len(quiet) + 3
    assert len(stepped) <= len(quiet) + 12


def test_that_endless_motion_of_nothing_known_does_not_take_every_call() -> None:
    def leaves(number: int) -> Detections:
        x = 100.0 + (number * 37) % 300
        return found((x, 50 + (number * 53) % 200, x + 60, 150, 0.8, CAR))

    looker = TruthLooker(nothing)
    looked, looks = run(leaves, 60.0, looker=looker)
    assert looked.tracks == ()
    assert len(looks) <= 60 * 2.1


def test_that_slow_things_take_few_looks_and_lie_on_their_way() -> None:
    stroll = moving(2.0, 18.0, lambda t: person(20 + 30 * t))
    looked, looks = run(stroll, 20.0)
    (track,) = looked.tracks
    assert len(looks) <= 34
    assert np.abs(track.box[:, 0] - (20 + 30 * (track.pts / 30 - 2.0))).max() < 3


def test_that_what_turns_about_keeps_its_track() -> None:
    def there_and_back(seconds: float) -> tuple[float, ...]:
        return person(60 + (110 * seconds if seconds < 3 else 330 - 110 * (seconds - 3)))

    looked, _ = run(moving(1.0, 6.5, there_and_back), 9.0)
    assert len(looked.tracks) == 1


def test_that_a_thing_hidden_for_eight_tenths_of_a_second_is_one_track() -> None:
    walk = moving(2.0, 12.0, lambda t: person(20 + 55 * t))

    def hidden(number: int) -> Detections:
        return found() if 6.0 <= number / 30 <= 6.8 else walk(number)

    looked, _ = run(hidden, 14.0)
    assert len(looked.tracks) == 1


def test_that_two_persons_who_pass_each_other_stay_two() -> None:
    right = moving(0.0, 9.0, lambda t: person(20 + 60 * t))
    left = moving(0.0, 9.0, lambda t: person(560 - 60 * t, 130))
    looked, _ = run(both(right, left), 9.0)
    assert len(looked.tracks) == 2
    for track in looked.tracks:
        middle = np.diff(track.box[:, 0])
        assert (middle > -1).all() or (middle < 1).all()


def test_that_what_stands_for_a_second_only_is_kept_whenever_it_comes() -> None:
    for begin in np.arange(4.0, 8.0, 0.37):
        looked, _ = run(moving(begin, begin + 1.0, lambda _: person(300)), 14.0)
        assert len(looked.tracks) == 1, begin


def test_that_a_thing_the_gate_cannot_see_is_kept_where_it_is_there_for_two_seconds() -> None:
    dark = moving(7.3, 9.4, lambda _: person(300))
    looker = TruthLooker(dark)
    looked, _ = run(nothing, 16.0, looker=looker)
    assert len(looked.tracks) == 1


def test_that_a_box_that_blinks_weakly_costs_few_looks() -> None:
    def blinking(number: int) -> Detections:
        return found(person(300, conf=0.38)) if (number * 7919) % 11 < 4 else found()  # type: ignore[arg-type]

    looker = TruthLooker(blinking)
    looked, looks = run(nothing, 60.0, looker=looker)
    assert looked.tracks == ()
    assert len(looks) <= 60 * 3


def test_that_the_wildest_clip_takes_no_picture_twice_and_no_more_than_all() -> None:
    rng = np.random.default_rng(1)
    rows = rng.uniform(0, 500, (90, 6, 2))

    def wild(number: int) -> Detections:
        return found(*[(x, y, x + 60, y + 60, 0.9, CAR) for x, y in rows[number].tolist()])

    looked, looks = run(wild, 3.0)
    assert looked.looks == len(looks) <= 90


@pytest.mark.parametrize("profile", [Profile.FAST, Profile.EXACT])
def test_that_answers_out_of_order_give_the_same_looks_and_tracks(profile: Profile) -> None:
    scene = both(
        moving(2.2, 3.4, lambda t: (-100 + 740 * t, 200, 740 * t, 240, 0.8, CAR)),
        moving(1.0, 9.0, lambda t: person(20 + 60 * t)),
        moving(4.0, 9.5, lambda t: person(560 - 70 * t, 140)),
    )
    settings = DetectSettings(profile=profile)
    prompt, when = run(scene, 10.0, settings=settings)
    late, later = run(scene, 10.0, settings=settings, looker=LateLooker(scene))
    assert when == later
    assert prompt.spans == late.spans
    for one, two in zip(prompt.tracks, late.tracks, strict=True):
        assert np.array_equal(one.pts, two.pts)
        assert np.array_equal(one.box, two.box)


@pytest.mark.parametrize(("size", "late"), [(3_100_000, 0), (12_400_000, 7)])
def test_that_large_pictures_are_let_go_and_a_fast_car_is_found_nevertheless(
    size: int, late: int
) -> None:
    crossing = moving(6.0, 7.0, lambda t: (-100 + 740 * t, 200, 740 * t, 240, 0.8, CAR))
    looked, looks = run(crossing, 12.0, size=size)
    (car,) = looked.tracks
    inside = [n for n in range(360) if len(crossing(n))]
    assert car.pts[0] - inside[0] <= late
    assert inside[-1] - car.pts[-1] <= late
    assert len(looks) < 80
    assert looks[-1] == pytest.approx(12 - 1 / 30)


def test_that_pictures_larger_than_all_that_may_be_held_are_looked_at_one_by_one() -> None:
    _, looks = run(nothing, 2.0, size=400_000_000)
    assert len(looks) == 60


def test_that_a_quiet_stretch_is_told_as_still_and_a_busy_one_as_looked() -> None:
    looked, _ = run(moving(10.0, 14.0, lambda t: person(-50 + 160 * t)), 30.0)
    kinds = {span.kind for span in looked.spans}
    assert kinds == {CoverageKind.LOOKED, CoverageKind.STILL}
    for span in looked.spans:
        if span.kind is CoverageKind.STILL:
            assert span.end_s <= 10.2 or span.start_s >= 13.8
            assert span.looks_per_s >= 0.5 - 1e-3
        else:
            assert span.looks_per_s >= 0.9
    assert sum(s.end_s - s.start_s for s in looked.spans) == pytest.approx(30.0)


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=80),
    st.sets(st.integers(0, 80)),
    st.sampled_from([Profile.FAST, Profile.EXACT, Profile.TRIAGE]),
    st.integers(0, 1 << 30),
    st.sampled_from([1000, 40_000_000]),
)
def test_that_any_times_give_rising_looks_and_coverage_without_holes(
    steps: list[int], keys: set[int], profile: Profile, seed: int, size: int
) -> None:
    rng = np.random.default_rng(seed)
    ticks = np.cumsum(steps).tolist()
    rows = rng.uniform(0, 500, (len(ticks), 3, 2))
    confs = rng.uniform(0, 1, (len(ticks), 3))

    def truth(number: int) -> Detections:
        places = zip(rows[number].tolist(), confs[number].tolist(), strict=True)
        return found(*[(x, y, x + 80, y + 80, c, CAR) for (x, y), c in places if c >= 0.1])

    looker = TruthLooker(truth)
    shots = [NumberedShot(n, t, n in keys, size, truth) for n, t in enumerate(ticks)]
    settings = DetectSettings(profile=profile)
    pipeline = Pipeline(looker, fit((640, 384), SHAPE), 1 / 30, settings)
    end = (ticks[-1] + 1) / 30
    looked = pipeline.run(shots, end, list, lambda _: None)
    asked = sorted(looker.asked)
    assert len(set(asked)) == len(asked) == looked.looks
    assert asked[0] == 0
    if profile is not Profile.TRIAGE:
        assert asked[-1] == len(ticks) - 1
        assert sum(s.end_s - s.start_s for s in looked.spans) == pytest.approx(end - ticks[0] / 30)
    for a, b in pairwise(asked):
        assert profile is Profile.TRIAGE or b - a == 1 or (ticks[b] - ticks[a]) / 30 <= 2.0 + 1e-6
    for track in looked.tracks:
        assert set(track.pts.tolist()) <= set(ticks)
        assert (np.diff(track.pts) > 0).all()


@pytest.mark.parametrize("begin", [8.7, 9.2, 9.9])
def test_that_the_newest_pictures_are_kept_closest_when_there_are_too_many(begin: float) -> None:
    crossing = moving(begin, begin + 0.6, lambda t: (-100 + 1233 * t, 200, 1233 * t, 240, 0.8, CAR))
    looked, _ = run(crossing, begin + 4, size=3_000_000)
    (track,) = looked.tracks
    inside = [n for n in range(420) if len(crossing(n))]
    assert track.pts[0] - inside[0] <= 1
    assert inside[-1] - track.pts[-1] <= 1
