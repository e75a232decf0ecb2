"""A head cut to our classes inside the network says what the whole head says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from nvr_desk.vision.classes import lookup
from nvr_desk.vision.engines.narrow import narrowed
from nvr_desk.vision.engines.openvino import Reader
from nvr_desk.vision.heads import read_head, read_narrow

from tests.vision.test_engines import EndToEnd, exported

if TYPE_CHECKING:
    import openvino
    from numpy.typing import NDArray

CLASSES, PLACES = 12, 400
KEPT = {0: 0, 2: 2, 7: 5, 9: 1}
TABLE = lookup(KEPT, CLASSES)
WANTED = np.flatnonzero(TABLE >= 0)
SHAPE = (64, 96)


class Scored(torch.nn.Module):
    """Boxes and scores that differ from picture to picture, joined as YOLO11 joins them."""

    def __init__(self, *, joined: bool) -> None:
        super().__init__()
        chance = torch.Generator().manual_seed(3)
        self.joined = joined
        self.weight = torch.randn((CLASSES, PLACES), generator=chance) * 2 - 1.5
        self.place = torch.rand((4, PLACES), generator=chance) * 40 + 10

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(b, 3, h, w) in 0…1 → (b, 4 + CLASSES, PLACES)."""
        level: Any = x.mean((1, 2, 3)).float()[:, None, None]
        scores = torch.sigmoid(self.weight[None] + level)
        whole = torch.cat([self.place[None] + level, scores], 1)
        answer: torch.Tensor = whole if self.joined else whole * 0.875
        return answer


def networks(model: torch.nn.Module) -> tuple[Reader, openvino.Model, openvino.Model | None]:
    reader = Reader("CPU", "f32")
    whole = reader.read([exported(model, "onnx")])
    whole.reshape([1, 3, *SHAPE])
    return reader, whole, narrowed(whole, WANTED, CLASSES)


@pytest.mark.allow_threads  # the engines' own pools live as long as the process
@pytest.mark.parametrize("joined", [True, False])
def test_that_a_narrow_head_says_bit_by_bit_what_the_whole_one_says(joined: bool) -> None:  # noqa: FBT001
    reader, whole, narrow = networks(Scored(joined=joined))
    assert narrow is not None
    first, second = reader.compiled(whole), reader.compiled(narrow)
    said = 0
    for shade in (0.0, 0.3, 1.0):
        picture = np.full((1, 3, *SHAPE), shade, np.float32)
        raw, cut = first([picture])[0][0], second([picture])[0][0]
        others = np.setdiff1d(np.arange(CLASSES), WANTED)
        assert np.array_equal(cut[:4], raw[:4])
        assert np.array_equal(cut[4:-1], raw[4 + WANTED])
        assert np.array_equal(cut[-1], raw[4 + others].max(0))
        said += same(raw, cut)
    assert said > 30


def test_that_the_logistic_function_is_taken_of_the_few_rows_alone() -> None:
    narrow = networks(Scored(joined=True))[2]
    assert narrow is not None
    found: list[Any] = [each for each in ops(narrow) if each.get_type_name() == "Sigmoid"]
    assert [[*each.get_output_shape(0)] for each in found] == [[1, len(KEPT) + 1, PLACES]]


def test_that_a_head_without_suppression_is_left_as_it_is() -> None:
    assert networks(EndToEnd())[2] is None


def test_that_nothing_is_cut_where_all_classes_are_wanted_or_none() -> None:
    whole = networks(Scored(joined=True))[1]
    assert narrowed(whole, np.arange(CLASSES), CLASSES) is None
    assert narrowed(whole, np.arange(0), CLASSES) is None


@pytest.mark.parametrize("seed", range(20))
def test_that_both_readings_give_the_same_boxes(seed: int) -> None:
    chance = np.random.default_rng(seed)
    raw = np.concatenate([chance.uniform(5, 60, (4, 300)), chance.random((CLASSES, 300)) ** 6])
    raw = raw.astype(np.float32)
    raw[4:] = np.round(raw[4:] * 16) / 16  # ties between classes
    others = np.setdiff1d(np.arange(CLASSES), WANTED)
    cut = np.concatenate([raw[:4], raw[4 + WANTED], raw[4 + others].max(0)[None]])
    assert same(raw, cut) > 0


def same(raw: NDArray[np.float32], cut: NDArray[np.float32]) -> int:
    """How many boxes; both readings must agree in every bit."""
    one = read_head(raw, TABLE, 0.2, 0.5)
    other = read_narrow(cut, TABLE[WANTED], 0.2, 0.5)
    assert np.array_equal(one.box, other.box)
    assert np.array_equal(one.conf, other.conf)
    assert np.array_equal(one.cls, other.cls)
    return len(one)


def ops(network: openvino.Model) -> list[Any]:
    model: Any = network
    return list(model.get_ops())
