"""Small and far things: parts of the picture at the resolution of the source, each thing once."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.vision.detector import Detections, no_detections
from nvr_desk.vision.far import MOST, FarLooker, merged, parts
from nvr_desk.vision.letterbox import Letterbox, fit

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOURCE, SHAPE = (1920, 1080), (384, 640)
SCALE = 1 / 3


@dataclass
class Still:
    """A picture that is dark but for a bright square, which can be moved."""

    square: tuple[int, int] | None = None
    pts: int = 0
    key: bool = False
    size_bytes: int = 1

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        return np.zeros((*inner, 3), np.uint8)

    def luma(self, step: int) -> NDArray[np.uint8]:
        whole = np.zeros((1080 // step, 1920 // step), np.uint8)
        if self.square is not None:
            x, y = (each // step for each in self.square)
            whole[y : y + 6, x : x + 6] = 200
        return whole


def boxes(*rows: tuple[float, float, float, float], conf: float = 0.6, cls: int = 0) -> Detections:
    box = np.array(rows, np.float32).reshape(-1, 4)
    return Detections(box, np.full(len(rows), conf, np.float32), np.full(len(rows), cls))


@dataclass
class Eyes:
    """Sees one small person in every part that holds all of it, and nothing in the whole."""

    person: tuple[float, float, float, float] | None = None
    depth: int = 2
    asked: list[Letterbox] = field(default_factory=list[Letterbox])

    def ask(self, shot: object, box: Letterbox) -> Future[Detections]:
        del shot
        self.asked.append(box)
        answer: Future[Detections] = Future()
        answer.set_result(self._seen(box))
        return answer

    def _seen(self, box: Letterbox) -> Detections:
        if self.person is None or box.part is None:
            return no_detections()
        x1, y1, x2, y2 = box.part
        a, b, c, d = self.person
        return boxes(self.person) if x1 <= a and y1 <= b and c <= x2 and d <= y2 else boxes()


def looker(eyes: Eyes) -> tuple[FarLooker, Letterbox]:
    box = fit(SOURCE, SHAPE)
    return FarLooker(eyes, box), box


def looked_at(eyes: Eyes, far: FarLooker, box: Letterbox, shot: Still) -> set[tuple[int, ...]]:
    """Parts that one ask leads to."""
    before = len(eyes.asked)
    far.ask(shot, box)
    return {each.part for each in eyes.asked[before:] if each.part}


@pytest.mark.parametrize("source", [(1920, 1080), (1080, 1920), (3840, 2160), (2560, 1440)])
def test_that_parts_show_every_pixel_and_hold_what_lies_on_a_seam(source: tuple[int, int]) -> None:
    shape = SHAPE if source[0] > source[1] else (640, 384)
    found = parts(source, shape)
    seen = np.zeros((source[1] // 10, source[0] // 10), int)
    for x1, y1, x2, y2 in found:
        assert 0 <= x1 < x2 <= source[0]
        assert 0 <= y1 < y2 <= source[1]
        seen[y1 // 10 : -(-y2 // 10), x1 // 10 : -(-x2 // 10)] += 1
    assert seen.min() >= 1
    assert seen.max() >= 2
    assert len(found) <= 30
    scale = min(shape[0] / source[1], shape[1] / source[0])
    assert shape[1] / (found[0][2] - found[0][0]) > 2 * scale


def test_that_a_picture_as_small_as_the_network_has_no_parts() -> None:
    assert parts((640, 360), SHAPE) == []
    eyes = Eyes()
    far = FarLooker(eyes, fit((640, 360), SHAPE))
    far.ask(Still(), fit((640, 360), SHAPE))
    assert len(eyes.asked) == 1


def test_that_a_person_too_small_for_the_whole_is_found_where_it_is() -> None:
    person = (1000.0, 500.0, 1012.0, 540.0)
    far, box = looker(Eyes(person))
    found = far.ask(Still(), box).result()
    assert found.box.tolist() == [list(person)], "once, however many parts show it"


def test_that_all_of_the_first_picture_is_looked_at_then_what_moves_and_one_in_turn() -> None:
    eyes = Eyes()
    far, box = looker(eyes)
    every = set(parts(SOURCE, SHAPE))
    assert looked_at(eyes, far, box, Still((200, 200))) == every
    moved = looked_at(eyes, far, box, Still((260, 200)))
    assert 1 < len(moved) <= MOST + 1
    assert all(x1 < 320 and y1 < 300 for x1, y1, *_ in moved if (x1, y1) != _turn(moved))
    turns = set[tuple[int, ...]]()
    for _ in range(len(every)):
        turns |= looked_at(eyes, far, box, Still((260, 200)))
    assert turns == every, "what stands still is met too"


def _turn(found: set[tuple[int, ...]]) -> tuple[int, int]:
    """Corner of the part that had its turn: the second of the list."""
    corner = parts(SOURCE, SHAPE)[1]
    assert corner in found
    return corner[0], corner[1]


def test_that_a_part_with_a_small_thing_is_looked_at_again_though_nothing_moves() -> None:
    person = (1000.0, 500.0, 1012.0, 540.0)
    eyes = Eyes(person)
    far, box = looker(eyes)
    holds = {p for p in parts(SOURCE, SHAPE) if p[0] <= 1000 and p[1] <= 500 and p[2] >= 1012}
    holds = {p for p in holds if p[3] >= 540}
    for _ in range(5):
        far.ask(Still(), box)
    assert holds <= looked_at(eyes, far, box, Still())
    eyes.person = None
    for _ in range(40):
        far.ask(Still(), box)
    assert len(looked_at(eyes, far, box, Still())) == 1


def test_that_two_runs_ask_for_the_same() -> None:
    def run() -> list[Letterbox]:
        eyes = Eyes((1000.0, 500.0, 1012.0, 540.0))
        far, box = looker(eyes)
        for x in range(0, 900, 60):
            far.ask(Still((x, 300)), box)
        return eyes.asked

    assert run() == run()


def test_that_one_thing_seen_by_both_is_one_and_as_sure_as_the_closer_look() -> None:
    whole = boxes((100, 100, 140, 200), conf=0.3)
    near = boxes((102, 98, 141, 203), conf=0.8)
    found = merged(whole, [(near, (0, 0, 640, 384))], SOURCE, SCALE)
    assert found.box.tolist() == [[100, 100, 140, 200]]
    assert found.conf.tolist() == [pytest.approx(0.8)]


@pytest.mark.parametrize(
    ("box", "why"),
    [
        ((600, 100, 640, 160), "cut by the seam"),
        ((10, 10, 330, 300), "large enough for a look at the whole"),
        ((110, 120, 130, 150), "a piece of a thing that is known"),
    ],
)
def test_that_a_part_adds_no(box: tuple[float, float, float, float], why: str) -> None:
    whole = boxes((100, 100, 140, 200))
    found = merged(whole, [(boxes(box), (0, 0, 640, 384))], SOURCE, SCALE)
    assert len(found) == 1, why


def test_that_a_thing_at_the_border_of_the_picture_is_not_cut() -> None:
    near = boxes((1900, 20, 1920, 60))
    found = merged(no_detections(), [(near, (1280, 0, 1920, 384))], SOURCE, SCALE)
    assert len(found) == 1


def test_that_things_of_other_classes_stay_apart_and_the_surest_comes_first() -> None:
    whole = boxes((100, 100, 140, 200), conf=0.5)
    near = boxes((101, 101, 139, 199), conf=0.9, cls=1)
    found = merged(whole, [(near, (0, 0, 640, 384))], SOURCE, SCALE)
    assert found.cls.tolist() == [1, 0]


def test_that_an_error_of_one_look_reaches_whoever_waits() -> None:
    class Broken(Eyes):
        def ask(self, shot: object, box: Letterbox) -> Future[Detections]:
            if box.part is None:
                return super().ask(shot, box)
            answer: Future[Detections] = Future()
            answer.set_exception(RuntimeError("no such luck"))
            return answer

    far, box = looker(Broken())
    with pytest.raises(RuntimeError, match="no such luck"):
        far.ask(Still(), box).result()
