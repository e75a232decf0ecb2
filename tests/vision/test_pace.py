"""A machine is measured once, and its pace is never taken for another's."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from nvr_desk.vision import pace
from nvr_desk.vision.calibrate import measure, noise_shot
from nvr_desk.vision.detector import Detections, no_detections
from nvr_desk.vision.pace import Pace, PaceBook

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

MADE = Pace("openvino-cpu", (384, 640), 100.0, 0.001, 3)


def test_that_a_pace_is_found_again_by_engine_and_weights(tmp_path: Path) -> None:
    book = PaceBook(tmp_path / "engines", "ab" * 32)
    assert book.find(("openvino",)) is None
    book.keep(MADE)
    assert book.find(("torch-cuda", "openvino")) == MADE
    assert book.find(("openvino-cpu",)) == MADE
    assert book.find(("torch-cuda",)) is None
    assert PaceBook(tmp_path / "engines", "cd" * 32).find(("openvino",)) is None
    better = Pace("openvino-cpu", (384, 640), 120.0, 0.001, 3)
    book.keep(better)
    assert book.find(("openvino",)) == better


def test_that_another_machine_is_measured_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = PaceBook(tmp_path, "ab" * 32)
    book.keep(MADE)
    monkeypatch.setattr(pace, "machine", lambda: "elsewhere x86_64 64")
    assert book.find(("openvino",)) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 3}', '{"a": {"looks_per_s": -1}}'])
def test_that_a_damaged_book_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "pace.json").write_text(text, "utf-8")
    book = PaceBook(tmp_path, "ab" * 32)
    assert book.find(("openvino",)) is None
    book.keep(MADE)
    assert book.find(("openvino",)) == MADE


def test_that_a_card_is_reckoned_with_only_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("torch-cuda", "openvino-gpu", "openvino-cpu", "onnxruntime")
    monkeypatch.setattr(pace, "_CARD", tmp_path / "none")
    assert pace.likely(names) == "openvino-cpu"
    assert pace.likely(("torch-cuda",)) == "torch-cuda"
    monkeypatch.setattr(pace, "_CARD", tmp_path)
    assert pace.likely(names) == "torch-cuda"


def test_that_looks_are_counted_over_the_time_they_took() -> None:
    ticks = iter(float(n) for n in range(10_000))

    @dataclass
    class Counting:
        depth: int = 2
        looks: int = 0

        def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
            assert shot.upright(box.inner).shape == (*box.inner, 3)
            self.looks += 1
            answer: Future[Detections] = Future()
            answer.set_result(no_detections())
            return answer

    looker = Counting()
    told = measure(looker, (384, 640), seconds=20.0, now=lambda: next(ticks))
    warm, counted = 2 * looker.depth, looker.looks - 2 * looker.depth
    assert warm < looker.looks
    assert told["looks_per_s"] == pytest.approx(counted / (counted + 2), rel=0.1)
    assert told["convert_s"] == 1.0


def test_that_the_picture_that_is_looked_at_is_no_plain_one() -> None:
    assert noise_shot().upright((360, 640)).std() > 20
