"""One contract for every engine that runs networks, over a network small enough to reason about."""

from __future__ import annotations

import io
import warnings
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest
import torch
from av.video.frame import VideoFrame

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.vision.classes import lookup
from nvr_desk.vision.colours import taken
from nvr_desk.vision.engines import choice
from nvr_desk.vision.engines.batches import BATCHES
from nvr_desk.vision.engines.choice import formats, open_engine, order
from nvr_desk.vision.engines.tensorrt import TensorRtDetector
from nvr_desk.vision.engines.tensorrt_door import plan
from nvr_desk.vision.engines.torch_cuda import TorchCudaDetector
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.settings import DetectSettings
from nvr_desk.vision.shots import DecodedShot

from tests.fakes.surfaces import on_device
from tests.fakes.tensorrt import FakeTensorRt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detector

SHAPE = (64, 96)
NAMES = 10
ENGINES = ("openvino", "onnxruntime", "torch-cpu", "torch-cuda", "tensorrt")
"""The last two on tensors of the processor: the same steps, unrecorded; and a stand-in."""
KEPT = {0: 0, 2: 2, 7: 5}  # person, car, truck as COCO numbers them


class Dense(torch.nn.Module):
    """Four boxes: person as red as the picture, car as green, an airplane as blue, nothing."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(b, 3, h, w) in 0…1 → (b, 4 + NAMES, 4)."""
        place = torch.tensor([[20.0, 30.0, 10.0, 20.0], [60.0, 30.0, 20.0, 10.0]]).repeat(2, 1)
        level: Any = x.mean((2, 3)).float()  # (b, 3)
        red, green, blue = level[:, 0:1], level[:, 1:2], level[:, 2:3]
        zero = torch.zeros_like(red)
        rows = [torch.cat([zero] * 4, 1) for _ in range(NAMES)]
        rows[0] = torch.cat([red, zero, zero, zero], 1)
        rows[2] = torch.cat([zero, green, zero, zero], 1)
        rows[4] = torch.cat([zero, zero, blue, zero], 1)
        nothing: Any = red[:, :, None] * 0.0
        places: Any = place.T[None] + nothing
        whole: torch.Tensor = torch.cat([places, torch.stack(rows, 1)], 1)
        return whole


class EndToEnd(torch.nn.Module):
    """The same answers from a head without suppression: (b, 8, 6)."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(b, 3, h, w) in 0…1 → (b, 8, 6)."""
        level: Any = x.mean((2, 3)).float()[:, :, None]  # (b, 3, 1)
        box = torch.tensor(
            [[15.0, 20.0, 25.0, 40.0], [50.0, 25.0, 70.0, 35.0], [5.0, 5.0, 9.0, 9.0]]
        )
        number = torch.tensor([[0.0], [2.0], [4.0]])
        some = torch.cat([level * 0.0 + box[None], level, level * 0.0 + number[None]], 2)
        nothing: Any = level[:, :1] * 0.0 + torch.zeros(5, 6)[None]
        whole: torch.Tensor = torch.cat([some, nothing], 1)
        return whole


def exported(model: torch.nn.Module, form: str) -> bytes:
    out: Any = io.BytesIO()
    picture = torch.zeros(1, 3, *SHAPE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if form == "torchscript":
            torch.jit.save(torch.jit.trace(model, picture), out)
        else:
            names = ["images", "output0"]
            cast("Any", torch.onnx).export(
                model,
                (picture,),
                out,
                opset_version=17,
                dynamo=False,
                input_names=names[:1],
                output_names=names[1:],
                dynamic_axes={n: {0: "pictures"} for n in names} if form == "onnx-f16" else None,
            )
    return bytes(out.getvalue())


@pytest.fixture(params=[(e, h) for e in ENGINES for h in (Dense, EndToEnd)], scope="module")
def detector(request: pytest.FixtureRequest) -> Detector:
    engine, head = request.param
    network = exported(head(), formats(engine)[0])
    if engine == "torch-cuda":
        return TorchCudaDetector(network, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu")
    if engine == "tensorrt":
        trt = FakeTensorRt()
        content = plan(trt, network, BATCHES)
        return TensorRtDetector(content, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu", trt)
    _, maker = open_engine([engine])
    return maker([network], SHAPE, lookup(KEPT, NAMES), DetectSettings())


def picture(red: int, green: int, blue: int) -> NDArray[np.uint8]:
    return np.broadcast_to(np.array([red, green, blue], np.uint8), (*SHAPE, 3)).copy()


def test_that_an_engine_says_what_it_is_and_takes(detector: Detector) -> None:
    names = ("openvino-cpu", "openvino-gpu", "onnxruntime-cpu", "torch-cpu", "tensorrt")
    assert detector.name in names
    assert detector.shape == SHAPE
    assert detector.batch >= 1
    assert detector.lanes >= 1


def test_that_a_black_picture_has_nothing_in_it(detector: Detector) -> None:
    assert len(detector.look([picture(0, 0, 0)])[0]) == 0


def test_that_channels_are_red_green_blue_and_scaled_to_one(detector: Detector) -> None:
    seen = detector.look([picture(204, 102, 0)])[0]
    assert seen.cls.tolist() == [0, 2]
    assert seen.conf == pytest.approx([0.8, 0.4], abs=0.01)


def test_that_boxes_are_corners_in_pixels_of_the_picture(detector: Detector) -> None:
    seen = detector.look([picture(204, 102, 0)])[0]
    assert seen.box == pytest.approx(
        np.array([[15, 20, 25, 40], [50, 25, 70, 35]], np.float32), abs=0.3
    )


def test_that_no_class_but_the_six_leaves(detector: Detector) -> None:
    assert len(detector.look([picture(0, 0, 255)])[0]) == 0


def test_that_nothing_below_the_floor_leaves(detector: Detector) -> None:
    assert len(detector.look([picture(20, 20, 0)])[0]) == 0


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 9, 40])
def test_that_each_picture_gets_its_own_answer_in_order(detector: Detector, count: int) -> None:
    shades = [picture(6 * n + 13, 0, 0) for n in range(count)]
    confs = [seen.conf.tolist() for seen in detector.look(shades)]
    wanted = [[level] if (level := (6 * n + 13) / 255) >= 0.1 else [] for n in range(count)]
    assert [len(conf) for conf in confs] == [len(conf) for conf in wanted]
    assert [*chain(*confs)] == pytest.approx([*chain(*wanted)], abs=0.01)


@pytest.mark.allow_threads  # the engines' own pools live as long as the process
def test_that_its_lanes_may_look_at_once(detector: Detector) -> None:
    shades = [picture(6 * n + 40, 250 - 6 * n, 0) for n in range(24)]
    alone = [detector.look([shade])[0] for shade in shades]
    with ThreadPoolExecutor(max(4, detector.lanes)) as lanes:
        together = [found[0] for found in lanes.map(detector.look, [[s] for s in shades * 4])]
    for one, other in zip(alone * 4, together, strict=True):
        assert np.array_equal(one.cls, other.cls)
        assert one.conf == pytest.approx(other.conf, abs=1e-6)
        assert one.box == pytest.approx(other.box, abs=1e-4)


def test_that_an_answer_is_not_changed_by_the_next_look(detector: Detector) -> None:
    first = detector.look([picture(204, 102, 0)])[0]
    kept = first.box.copy(), first.conf.copy()
    detector.look([picture(90, 230, 0)])
    assert np.array_equal(first.box, kept[0])
    assert np.array_equal(first.conf, kept[1])


def test_that_pictures_are_prepared_from_shots(detector: Detector) -> None:
    made = VideoFrame.from_ndarray(picture(204, 102, 0), "rgb24").reformat(format="yuv444p")
    shot = DecodedShot(0, key=True, size_bytes=1, frame=made, rotation=0)
    (seen,) = detector.look([detector.prepare(shot, fit((96, 64), SHAPE))])
    assert seen.cls.tolist() == [0, 2]
    assert seen.conf == pytest.approx([0.8, 0.4], abs=0.02)


def test_that_pictures_of_both_kinds_of_memory_share_a_batch_and_keep_their_order() -> None:
    network = exported(Dense(), "torchscript")
    cuda = TorchCudaDetector(network, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu")
    box = fit((96, 64), SHAPE)
    pictures: list[Any] = []
    for n in range(11):
        made = VideoFrame.from_ndarray(picture(20 * n + 50, 0, 0), "rgb24").reformat(format="nv12")
        shot = DecodedShot(0, key=True, size_bytes=1, frame=made, rotation=0)
        pictures.append(cuda.prepare(on_device(made, 0) if n % 3 else shot, box))
    assert {isinstance(each, np.ndarray) for each in pictures} == {True, False}
    found = cuda.look(pictures)
    conf = [seen.conf[0] for seen in found]
    assert conf == pytest.approx([(20 * n + 50) / 255 for n in range(11)], abs=0.02)


def test_that_colours_are_taken_of_what_rests_on_the_card() -> None:
    network = exported(Dense(), "torchscript")
    cuda = TorchCudaDetector(network, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu")
    scene = picture(0, 0, 0)
    scene[20:40, 45:75] = (20, 240, 20)
    scene[:, :40] = (220, 30, 30)
    made = VideoFrame.from_ndarray(scene, "rgb24").reformat(format="nv12")
    shot = DecodedShot(0, key=True, size_bytes=1, frame=made, rotation=0)
    box = fit((96, 64), SHAPE)
    resting, here = cuda.prepare(on_device(made, 0), box), cuda.prepare(shot, box)
    on_card, alone = cuda.look([here, resting])[1], cuda.look([here])[0]
    in_hand = taken(here, alone)
    assert on_card.tint is not None
    assert in_hand.tint is not None
    assert np.array_equal(on_card.cls, in_hand.cls)
    assert np.abs(on_card.tint.astype(int) - in_hand.tint).max() <= 26  # a point or two of thirty


@pytest.mark.parametrize("count", [1, BATCHES[1], BATCHES[1] + 1, BATCHES[2], 2 * BATCHES[2] + 3])
def test_that_a_batch_is_filled_up_to_a_recorded_size(count: int) -> None:
    network = exported(EndToEnd(), "torchscript")
    cuda = TorchCudaDetector(network, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu")
    cuda.look([picture(250, 250, 0)] * 40)  # what lies there must not be read again
    assert [len(seen) for seen in cuda.look([picture(0, 200, 0)] * count)] == [1] * count


def test_that_the_basic_detector_finds_nothing_on_grey_and_only_persons_ever() -> None:
    name, maker = open_engine(["basic"])
    basic = maker((), (128, 192), np.zeros(0, np.int64), DetectSettings())
    noise = np.random.default_rng(3).integers(0, 255, (128, 192, 3), np.uint8)
    grey, rough = basic.look([np.full((128, 192, 3), 90, np.uint8), noise])
    assert name == "basic"
    assert len(grey) == 0
    assert set(rough.cls.tolist()) <= {0}


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [("banana", "pt"), ("torch", "none"), ("openvino", "none"), ("torch", "openvino")],
)
def test_that_a_choice_that_cannot_be_met_is_refused_in_words(wanted: str, kind: str) -> None:
    with pytest.raises(EngineUnavailableError) as caught:
        order(wanted, kind)
    assert caught.value.engine == wanted


def test_that_a_person_s_choice_is_not_replaced_by_another_engine() -> None:
    assert order("onnxruntime", "pt") == ("onnxruntime",)
    assert order("basic", "pt") == ("basic",)
    assert order("auto", "none") == ("basic",)
    assert order("auto", "pt")[-1] == "torch-cpu"


def test_that_what_became_of_each_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "no_cuda", lambda: "no NVIDIA device here")
    told: list[tuple[str, str]] = []
    name, _ = open_engine(["torch-cuda", "onnxruntime", "torch-cpu"], told)
    assert name == "onnxruntime-cpu"
    assert told == [
        ("torch-cuda", "no NVIDIA device here"),
        ("onnxruntime-cpu", "used, f32"),
        ("torch-cpu", "not tried: a better one works"),
    ]


def test_that_the_precision_of_openvino_is_told() -> None:
    told: list[tuple[str, str]] = []
    open_engine(["openvino-cpu"], told)
    assert told[0][1] in ("used, bf16", "used, f32", "used, f16")


def test_that_a_device_which_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(choice, "no_cuda", lambda: None)
    with pytest.raises(EngineUnavailableError, match="CUDA"):
        open_engine(["torch-cuda"])
