"""Raw outputs, class rules and letterboxes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import UsageError, WeightsRefusedError
from nvr_desk.vision.classes import check_names, lookup
from nvr_desk.vision.heads import read_head
from nvr_desk.vision.letterbox import SHAPES, best_shape, fit
from nvr_desk.vision.settings import DetectSettings, Profile, settings_for, settings_from

COCO = {0: "person", 1: "bicycle", 2: "car", 3: "motorcycle", 4: "airplane", 5: "bus", 7: "truck"}


def dense(*boxes: tuple[float, float, float, float, int, float]) -> np.ndarray:
    raw = np.zeros((4 + 8, len(boxes) + 10), np.float32)
    for column, (cx, cy, w, h, number, conf) in enumerate(boxes):
        raw[:4, column] = cx, cy, w, h
        raw[4 + number, column] = conf
    return raw


def table() -> np.ndarray:
    return lookup(check_names("m", "detect", COCO), 8)


def test_that_boxes_of_one_class_on_one_thing_become_the_strongest() -> None:
    raw = dense((50, 50, 20, 40, 0, 0.6), (51, 50, 20, 40, 0, 0.9), (51, 50, 20, 40, 2, 0.7))
    seen = read_head(raw, table(), 0.1, 0.7)
    assert seen.cls.tolist() == [0, 2]
    assert seen.conf == pytest.approx([0.9, 0.7])


def test_that_a_box_that_is_rather_a_foreign_class_stays_inside() -> None:
    raw = dense((50, 50, 20, 40, 2, 0.5))
    raw[4 + 4, 0] = 0.8  # more airplane than car
    assert len(read_head(raw, table(), 0.1, 0.7)) == 0


def test_that_an_end_to_end_head_is_read_without_suppression() -> None:
    rows = np.array(
        [[1, 2, 30, 40, 0.9, 7], [1, 2, 30, 40, 0.8, 7], [1, 2, 30, 40, 0.99, 4], [0] * 6],
        np.float32,
    )
    seen = read_head(rows, table(), 0.1, 0.7)
    assert seen.cls.tolist() == [5, 5]


def test_that_a_hostile_class_number_does_not_leave_the_table() -> None:
    rows = np.array([[1, 2, 30, 40, 0.9, 4_000_000], [1, 2, 30, 40, 0.9, -3]], np.float32)
    seen = read_head(rows, table(), 0.1, 0.7)
    assert set(seen.cls.tolist()) <= set(range(6))


@pytest.mark.parametrize(
    ("task", "names", "why"),
    [
        ("segment", COCO, "task"),
        ("pose", COCO, "task"),
        ("detect", {0: "person"}, "single-class"),
        ("detect", {0: "person", 1: "face"}, "face"),
        ("detect", {0: "car", 1: "Human Face"}, "Face"),
        ("detect", {0: "car", 1: "license_plate"}, "license_plate"),
        ("detect", {0: "car", 1: "plate"}, "plate"),
        ("detect", {0: "cat", 1: "dog"}, "none of the six"),
    ],
)
def test_that_weights_outside_the_rules_are_refused(
    task: str, names: dict[int, str], why: str
) -> None:
    with pytest.raises(WeightsRefusedError, match=why):
        check_names("m", task, names)


def test_that_only_the_six_classes_are_kept_of_a_wider_model() -> None:
    assert check_names("m", "detect", COCO) == {0: 0, 1: 1, 2: 2, 3: 3, 5: 4, 7: 5}


@given(st.integers(16, 8192), st.integers(16, 8192))
def test_that_a_box_goes_into_the_letterbox_and_back(width: int, height: int) -> None:
    shape = best_shape((width, height))
    box = fit((width, height), shape)
    inner_h, inner_w = box.inner
    whole = np.array([[box.left, box.top, box.left + inner_w, box.top + inner_h]], np.float32)
    assert shape in SHAPES
    assert inner_h <= shape[0]
    assert inner_w <= shape[1]
    assert box.out(whole) == pytest.approx(np.array([[0, 0, width, height]]), rel=1e-3, abs=0.01)


@pytest.mark.parametrize(
    ("source", "shape"),
    [
        ((1920, 1080), (384, 640)),
        ((768, 432), (384, 640)),
        ((1080, 1920), (640, 384)),
        ((640, 480), (480, 640)),
        ((1536, 1536), (640, 640)),
    ],
)
def test_that_a_clip_gets_the_smallest_shape_that_shows_it_whole(
    source: tuple[int, int], shape: tuple[int, int]
) -> None:
    assert best_shape(source) == shape


def test_that_a_picture_is_centred_on_grey() -> None:
    box = fit((100, 100), (384, 640))
    whole = box.fill(np.zeros((*box.inner, 3), np.uint8))
    assert whole.shape == (384, 640, 3)
    assert whole[0, 0].tolist() == [114, 114, 114]
    assert whole[192, 320].tolist() == [0, 0, 0]


def test_that_settings_name_themselves_and_come_back() -> None:
    fast, exact = settings_for("fast"), settings_for("exact")
    assert fast.sha256 != exact.sha256
    assert settings_from({**_values(fast)}) == fast
    assert fast.canonical() == settings_for("fast").canonical()
    assert exact.profile is Profile.EXACT


@pytest.mark.parametrize("values", [{"conf_floor": 0.9}, {"fastest_s": 0.0}, {"slowest_s": 3.0}])
def test_that_settings_that_contradict_each_other_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        DetectSettings(**values)  # type: ignore[arg-type]


def test_that_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UsageError, match="turbo"):
        settings_for("turbo")


def _values(settings: DetectSettings) -> dict[str, object]:
    return dict(json.loads(settings.canonical()))
