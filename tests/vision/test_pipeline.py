"""Sampler, tracker and pipeline together, over streets whose truth is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.geometry import iou_matrix
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.pipeline import Looked, Pipeline
from nvr_desk.vision.settings import DetectSettings, Profile

from tests.fakes.truth import SHAPE, NumberedShot, TruthDetector, found

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.vision.detector import Detections

FPS = 30
CAR = 2
PERSON = 0


def run(
    truth: Callable[[int], Detections],
    frames: int,
    settings: DetectSettings | None = None,
    *,
    depth: int = 1,
    pts: list[int] | None = None,
    keys: int = 30,
    light: Callable[[int], float] | None = None,
) -> tuple[Looked, TruthDetector]:
    """A clip of FPS pictures a second (or of given pts in thirtieths) through the pipeline."""
    detector = TruthDetector(truth)
    ticks = pts if pts is not None else list(range(frames))
    shots = [
        NumberedShot(n, tick, key=n % keys == 0, scene=truth, light=light)
        for n, tick in enumerate(ticks)
    ]
    looker = DirectLooker(detector, depth)
    pipeline = Pipeline(looker, fit((640, 384), SHAPE), 1 / FPS, settings or DetectSettings())
    end = (ticks[-1] + 1) / FPS if ticks else 0.0
    return pipeline.run(shots, end, list, lambda _: None), detector


def parked(_: int) -> Detections:
    return found((100, 200, 180, 240, 0.8, CAR))


def racing(number: int) -> Detections:
    x = -80 + 24.0 * number  # its own length every three pictures
    if x > 640:
        return found()
    left, right = max(0.0, x), min(640.0, x + 80)
    return found((left, 200, right, 240, 0.8, CAR)) if right - left > 10 else found()


def only(looked: Looked) -> Track:
    assert len(looked.tracks) == 1
    return looked.tracks[0]


def widest(detector: TruthDetector) -> float:
    """Longest time between two looks, seconds."""
    return float(np.diff(sorted(detector.looked)).max()) / FPS


def test_that_a_parked_car_is_one_track_over_the_whole_clip_with_a_look_in_two_seconds() -> None:
    looked, detector = run(parked, 600)
    track = only(looked)
    assert track.cls is ObjectClass.CAR
    assert (int(track.pts[0]), int(track.pts[-1])) == (0, 599)
    assert track.pts.tolist() == list(range(600)), "what stands still is known between the looks"
    assert len(detector.looked) <= 20 / 2 + 5
    assert widest(detector) <= 2.0


def test_that_somebody_who_stands_still_and_trembles_is_kept() -> None:
    def standing(number: int) -> Detections:
        x = 300 + 2.0 * ((number * 7) % 3 - 1)
        return found((x, 100, x + 50, 250, 0.6, PERSON))

    track = only(run(standing, 450)[0])
    assert (int(track.pts[0]), int(track.pts[-1])) == (0, 449)


def test_that_first_and_last_picture_are_looked_at() -> None:
    _, detector = run(parked, 47)
    assert detector.looked[0] == 0
    assert max(detector.looked) == 46


def test_that_a_car_passing_in_a_second_is_one_track_that_lies_on_it_in_every_picture() -> None:
    looked, detector = run(racing, 60)
    track = only(looked)
    for row, pts in enumerate(track.pts):
        truth = racing(int(pts)).box
        assert iou_matrix(truth, track.box[row : row + 1])[0, 0] > 0.5
    assert len(track.pts) >= 24
    assert len(detector.looked) > 60 / 6 + 2, "the rate rose"
    assert len(detector.looked) < 40, "but not everywhere"


def test_that_the_rate_rises_only_where_something_moves_fast() -> None:
    looked, detector = run(lambda n: racing(n - 150), 330)
    quiet = [n for n in detector.looked if n < 120 or n > 220]
    assert len(quiet) <= (330 - 100) / FPS + 6
    rates = [span.looks_per_s for span in looked.spans]
    assert max(rates) > 4 * min(rates)


def test_that_two_fast_cars_in_opposite_directions_stay_two() -> None:
    def crossing(number: int) -> Detections:
        x = 15.0 * number
        return found((x, 100, x + 80, 140, 0.8, CAR), (560 - x, 220, 640 - x, 260, 0.7, CAR))

    looked, _ = run(crossing, 38)
    assert len(looked.tracks) == 2
    for track in looked.tracks:
        step = np.diff(track.box[:, 0])
        assert (step > 0).all() or (step < 0).all()


def test_that_a_car_that_clears_its_own_length_between_pictures_is_still_one_track() -> None:
    def leaping(number: int) -> Detections:
        x = 90.0 * number  # the number of the picture; its box is 80 wide
        return found((x, 200, x + 80, 240, 0.8, CAR)) if x < 560 else found()

    looked, _ = run(leaping, 0, pts=list(range(0, 60, 3)))  # ten pictures a second
    assert len(only(looked).pts) >= 6


def test_that_only_rows_of_looks_are_seen_and_all_rows_are_pictures_of_the_clip() -> None:
    looked, detector = run(parked, 100)
    track = only(looked)
    assert set(track.pts[track.seen].tolist()) == set(detector.looked)
    assert track.pts.tolist() == list(range(100))
    assert not track.seen.all()


def test_that_rows_keep_the_times_of_a_clip_with_a_wandering_rate() -> None:
    ticks = [0, 1, 5, 6, 14, 15, 30, 31, 32, 50, 55, 60, 61, 75, 90]
    looked, _ = run(parked, 0, pts=ticks)
    assert set(only(looked).pts.tolist()) <= set(ticks)


def test_that_pictures_with_a_repeated_time_are_passed_over() -> None:
    looked, _ = run(parked, 0, pts=[0, 0, 3, 3, 6, 9, 9, 12, 15, 18])
    track = only(looked)
    assert (np.diff(track.pts) > 0).all()


def test_that_exact_looks_at_every_picture_and_triage_at_key_pictures_only() -> None:
    _, exact = run(parked, 61, DetectSettings(profile=Profile.EXACT))
    looked, triage = run(parked, 391, DetectSettings(profile=Profile.TRIAGE))
    assert exact.looked == list(range(61))
    assert triage.looked == [0, 120, 240, 360], "key pictures, four seconds apart"
    assert len(looked.tracks) >= 1


def test_that_eight_asks_in_flight_find_what_one_at_a_time_finds() -> None:
    one, _ = run(racing, 60)
    eight, _ = run(racing, 60, depth=8)
    assert np.array_equal(only(one).pts[only(one).seen], only(eight).pts[only(eight).seen])
    assert np.allclose(only(one).box, only(eight).box)


def test_that_an_object_hidden_for_less_than_the_lost_time_stays_one_track() -> None:
    def hidden(number: int) -> Detections:
        x = 40.0 + number
        return found() if 60 <= number < 84 else found((x, 100, x + 40, 220, 0.8, PERSON))

    track = only(run(hidden, 150)[0])
    assert (int(track.pts[0]), int(track.pts[-1])) == (0, 149)


def test_that_a_flash_of_a_ghost_is_no_track() -> None:
    def ghost(number: int) -> Detections:
        return found((300, 100, 340, 200, 0.6, PERSON)) if number in (30, 31) else found()

    assert run(ghost, 120)[0].tracks == ()


def test_that_something_weak_for_ever_is_no_track() -> None:
    assert run(lambda _: found((300, 100, 340, 200, 0.4, PERSON)), 120)[0].tracks == ()


def test_that_weak_boxes_carry_a_track_on_but_not_beyond_its_end() -> None:
    def fading(number: int) -> Detections:
        conf = 0.8 if number < 60 or 90 <= number < 120 else 0.15
        return found((300, 100, 340, 200, conf, PERSON))

    track = only(run(fading, 240)[0])
    assert int(track.pts[-1]) <= 120


def test_that_the_class_is_what_most_looks_say() -> None:
    def wavering(number: int) -> Detections:
        return found((300, 100, 400, 200, 0.6, 5 if number % 30 == 0 else CAR))

    assert only(run(wavering, 120)[0]).cls is ObjectClass.CAR


def test_that_a_car_called_a_truck_as_well_is_one_track() -> None:
    twice = found((300, 100, 400, 200, 0.7, CAR), (302, 101, 400, 200, 0.6, 5))
    assert only(run(lambda _: twice, 90)[0]).cls is ObjectClass.CAR


def test_that_a_person_beside_a_car_never_becomes_the_car() -> None:
    def both(number: int) -> Detections:
        x = 100 + 2.0 * number
        return found((x, 120, x + 40, 220, 0.8, PERSON), (200, 120, 240, 220, 0.8, CAR))

    looked, _ = run(both, 90)
    assert sorted(track.cls for track in looked.tracks) == ["car", "person"]


def test_that_an_empty_clip_gives_no_tracks_and_no_coverage() -> None:
    looked, _ = run(parked, 0, pts=[])
    assert looked.tracks == ()
    assert looked.spans == ()


def test_that_a_clip_of_one_picture_is_looked_at() -> None:
    looked, _ = run(parked, 1)
    assert looked.looks == 1
    assert len(looked.tracks) == 1


@pytest.mark.parametrize("frames", [30, 299])
def test_that_coverage_spans_the_whole_clip_without_a_gap(frames: int) -> None:
    looked, _ = run(racing, frames)
    assert looked.spans[0].start_s == 0.0
    assert looked.spans[-1].end_s == pytest.approx(frames / FPS)
    for before, after in zip(looked.spans, looked.spans[1:], strict=False):
        assert before.end_s == pytest.approx(after.start_s)
