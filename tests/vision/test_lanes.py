"""Looks shared by many clips: none is lost, none waits for ever, one's trouble is its own."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import MediaError
from nvr_desk.vision.lanes import Lanes
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.pipeline import Looked, Pipeline
from nvr_desk.vision.settings import DetectSettings

from tests.fakes.gated import GatedDetector
from tests.fakes.truth import SHAPE, NumberedShot, TruthDetector, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections

BOX = fit((640, 384), SHAPE)
LONG_S = 20.0
FPS = 30


def numbered(number: int) -> Detections:
    """A box that tells the number of its picture."""
    return found((number, 10, number + 20, 40, 0.9, 0))


def answered(answer: Future[Detections]) -> int:
    return int(answer.result(LONG_S).box[0, 0])


@pytest.fixture
def gated() -> Iterator[GatedDetector]:
    detector = GatedDetector(numbered)
    yield detector
    detector.open()


def test_that_each_ask_gets_the_answer_to_its_own_picture() -> None:
    with Lanes(3) as lanes, lanes.looker(TruthDetector(numbered)) as looker:
        answers = [looker.ask(NumberedShot(n, n), BOX) for n in range(40)]
        assert [answered(answer) for answer in answers] == list(range(40))
        assert (lanes.looks, lanes.calls, lanes.fill) == (40, 40, 1.0)


def test_that_the_oldest_ask_of_all_clips_is_looked_at_first(gated: GatedDetector) -> None:
    with Lanes(1) as lanes, lanes.looker(gated) as one, lanes.looker(gated) as two:
        first = one.ask(NumberedShot(0, 0), BOX)
        gated.wait_for_calls(1)  # the lane is busy; from now on asks queue up
        rest = [
            looker.ask(NumberedShot(n, n), BOX) for n, looker in enumerate([one, one, two, one], 1)
        ]
        gated.open()
        assert [answered(each) for each in (first, *rest)] == [0, 1, 2, 3, 4]
    assert gated.looked == [0, 1, 2, 3, 4]


def test_that_all_lanes_look_at_once(gated: GatedDetector) -> None:
    with Lanes(3) as lanes, lanes.looker(gated) as looker:
        answers = [looker.ask(NumberedShot(n, n), BOX) for n in range(3)]
        gated.wait_for_calls(3)
        gated.open()
        assert sorted(map(answered, answers)) == [0, 1, 2]


def test_that_pictures_of_several_clips_fill_one_batch() -> None:
    detector = TruthDetector(numbered)
    detector.batch = 4
    with Lanes(1, patience_s=LONG_S) as lanes:
        lookers = [lanes.looker(detector) for _ in range(4)]
        answers = [looker.ask(NumberedShot(n, n), BOX) for n, looker in enumerate(lookers)]
        assert [answered(answer) for answer in answers] == [0, 1, 2, 3]
        assert (lanes.looks, lanes.calls, lanes.fill) == (4, 1, 1.0)


def test_that_a_lonely_clip_does_not_wait_for_a_full_batch() -> None:
    detector = TruthDetector(numbered)
    detector.batch = 4
    with Lanes(1, patience_s=10 * LONG_S) as lanes, lanes.looker(detector) as looker:
        assert answered(looker.ask(NumberedShot(7, 7), BOX)) == 7


def test_that_a_batch_does_not_wait_for_others_beyond_its_patience() -> None:
    detector = TruthDetector(numbered)
    detector.batch = 4
    with Lanes(1, patience_s=0.01) as lanes, lanes.looker(detector) as looker:
        lanes.looker(detector)  # another clip is in hand, and asks for nothing
        assert answered(looker.ask(NumberedShot(7, 7), BOX)) == 7


def test_that_a_batch_never_mixes_networks() -> None:
    here, there = TruthDetector(numbered), TruthDetector(lambda n: numbered(n + 100))
    here.batch = there.batch = 8
    with Lanes(1, patience_s=0.01) as lanes, lanes.looker(here) as one, lanes.looker(there) as two:
        answers = [(one, two)[n % 2].ask(NumberedShot(n, n), BOX) for n in range(6)]
        assert [answered(answer) for answer in answers] == [0, 101, 2, 103, 4, 105]


@pytest.mark.parametrize("batch", [1, 4])
def test_that_a_look_that_fails_fails_alone(batch: int) -> None:
    def truth(number: int) -> Detections:
        if number == 2:
            raise MediaError("this picture is poison")
        return numbered(number)

    detector = TruthDetector(truth)
    detector.batch = batch
    with Lanes(1, patience_s=LONG_S) as lanes:
        lookers = [lanes.looker(detector) for _ in range(4)]
        answers = [looker.ask(NumberedShot(n, n), BOX) for n, looker in enumerate(lookers)]
        with pytest.raises(MediaError, match="poison"):
            answers[2].result(LONG_S)
        assert [answered(answers[n]) for n in (0, 1, 3)] == [0, 1, 3]


@pytest.mark.parametrize("batch", [1, 2])
def test_that_a_picture_that_cannot_be_prepared_fails_alone(batch: int) -> None:
    class Broken(NumberedShot):
        def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
            raise MediaError("a picture cannot be converted")

    detector = TruthDetector(numbered)
    detector.batch = batch
    with Lanes(1) as lanes, lanes.looker(detector) as looker:
        broken = looker.ask(Broken(1, 1), BOX)
        good = looker.ask(NumberedShot(2, 2), BOX)
        assert answered(good) == 2
        with pytest.raises(MediaError, match="converted"):
            broken.result(LONG_S)


def test_that_a_clip_given_up_takes_its_waiting_asks_with_it(gated: GatedDetector) -> None:
    with Lanes(1) as lanes, lanes.looker(gated) as keeps:
        gives_up = lanes.looker(gated)
        first = keeps.ask(NumberedShot(0, 0), BOX)
        gated.wait_for_calls(1)
        lost, kept = gives_up.ask(NumberedShot(1, 1), BOX), keeps.ask(NumberedShot(2, 2), BOX)
        gives_up.close()
        gated.open()
        assert [answered(first), answered(kept)] == [0, 2]
        with pytest.raises(CancelledError):
            lost.result(LONG_S)
    assert gated.looked == [0, 2]


def test_that_closed_lanes_answer_nobody_and_leave_no_thread(gated: GatedDetector) -> None:
    lanes = Lanes(2)
    looker = lanes.looker(gated)
    running = looker.ask(NumberedShot(0, 0), BOX)
    looker.ask(NumberedShot(1, 1), BOX)
    gated.wait_for_calls(2)
    waiting = looker.ask(NumberedShot(2, 2), BOX)
    closing = threading.Thread(target=lanes.close)
    closing.start()
    with pytest.raises(CancelledError):
        waiting.result(LONG_S)
    gated.open()
    closing.join(LONG_S)
    assert not closing.is_alive()
    assert answered(running) == 0
    with pytest.raises(RuntimeError):
        looker.ask(NumberedShot(3, 3), BOX)


def test_that_who_asks_too_much_waits_and_is_let_go_when_the_lanes_close(
    gated: GatedDetector,
) -> None:
    lanes = Lanes(1)
    looker = lanes.looker(gated)
    asked: list[int] = []
    many = threading.Event()

    def ask_on() -> None:
        for n in range(1000):
            looker.ask(NumberedShot(n, n), BOX)
            asked.append(n)
            if n == 3:
                many.set()

    with ThreadPoolExecutor(2) as pool:
        greedy = pool.submit(ask_on)
        assert many.wait(LONG_S)
        closed = pool.submit(lanes.close)
        with pytest.raises(RuntimeError):
            greedy.result(LONG_S)
        gated.open()
        closed.result(LONG_S)
    assert len(asked) < 10


def test_that_the_depth_of_a_clip_shrinks_as_others_come() -> None:
    with Lanes(4) as lanes:
        detector = TruthDetector(numbered)
        alone = lanes.looker(detector)
        assert alone.depth == 8
        others = [lanes.looker(detector) for _ in range(7)]
        assert alone.depth == 2
        for other in others:
            other.close()
        assert alone.depth == 8


def street(clip: int, number: int) -> Detections:
    """A car that drives faster in each clip, and a person who comes and goes."""
    x = (4.0 + 3 * clip) * number % 700 - 80
    left, right = max(0.0, x), min(640.0, x + 80)
    car = [(left, 200, right, 240, 0.8, 2)] if right - left > 10 else []
    person = [(300, 60, 330, 140, 0.7, 0)] if number // 40 % 2 == clip % 2 else []
    return found(*car, *person)


def test_that_clips_side_by_side_get_the_tracks_they_get_one_after_another() -> None:
    def run(clip: int, lanes: Lanes | None) -> Looked:
        def scene(number: int) -> Detections:
            return street(clip, number)

        detector = TruthDetector(scene)
        looker = DirectLooker(detector) if lanes is None else lanes.looker(detector)
        shots = [NumberedShot(n, n, key=n % 30 == 0, scene=scene) for n in range(150)]
        pipeline = Pipeline(looker, BOX, 1 / FPS, DetectSettings())
        return pipeline.run(shots, 5.0, list, lambda _: None)

    def beside(clip: int) -> Looked:
        return run(clip, lanes)

    with Lanes(3) as lanes, ThreadPoolExecutor(4) as pool:
        together = list(pool.map(beside, range(4)))
    alone = [run(clip, None) for clip in range(4)]
    assert [_bytes(looked) for looked in together] == [_bytes(looked) for looked in alone]
    assert any(looked.tracks for looked in alone)


def _bytes(looked: Looked) -> list[bytes]:
    rows = [[t.pts.tobytes(), t.box.tobytes(), t.conf.tobytes()] for t in looked.tracks]
    return [b"".join(row) for row in rows] + [str((looked.spans, looked.looks)).encode()]


def test_that_it_is_told_how_full_batches_were() -> None:
    detector = TruthDetector(numbered)
    detector.batch = 4
    with Lanes(1, patience_s=LONG_S) as lanes:
        assert lanes.fill == 1.0, "nothing was looked at yet"
        with lanes.looker(detector) as looker:
            for number in range(3):  # one by one, by one clip: no batch holds more than one
                assert answered(looker.ask(NumberedShot(number, number), BOX)) == number
        assert lanes.fill == 0.25
