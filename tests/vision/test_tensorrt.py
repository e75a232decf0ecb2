"""TensorRT on a stand-in: what a plan is made of, what runs it, and what is never let through."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.vision import plans
from nvr_desk.vision.classes import lookup
from nvr_desk.vision.engines import choice, tensorrt, tensorrt_door
from nvr_desk.vision.engines.batches import BATCHES, LANES
from nvr_desk.vision.engines.choice import BEST_FIRST, CARDS, GPU, formats, order
from nvr_desk.vision.engines.tensorrt import TensorRtDetector
from nvr_desk.vision.engines.tensorrt_door import plan
from nvr_desk.vision.engines.torch_cuda import TorchCudaDetector
from nvr_desk.vision.plans import PlanShop
from nvr_desk.vision.settings import DetectSettings
from nvr_desk.vision.workshop import Network

from tests.fakes.tensorrt import FakeTensorRt
from tests.vision.test_engines import KEPT, NAMES, SHAPE, Dense, exported, picture

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS = ("10.1.0", "10.16.1.11", "11.4.0.106")
FACTS = {"tensorrt": "11.4", "driver": "580.1", "card": "H100", "capability": "9.0"}


def graph() -> bytes:
    """The network of the contract suite, for any number of pictures."""
    return exported(Dense(), "onnx-f16")


def detector(trt: FakeTensorRt, content: bytes | None = None) -> TensorRtDetector:
    made = plan(trt, graph(), BATCHES) if content is None else content
    return TensorRtDetector(made, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu", trt)


@pytest.mark.parametrize("version", VERSIONS)
def test_that_plans_are_made_and_run_by_either_interface(version: str) -> None:
    trt = FakeTensorRt(version)
    seen = detector(trt).look([picture(204, 102, 0)])[0]
    assert seen.cls.tolist() == [0, 2]
    assert [profile.shapes for profile in trt.configs[0].profiles] == [
        {"images": [(size, 3, *SHAPE)] * 3} for size in BATCHES
    ]
    assert trt.configs[0].cleared == ["TF32"], "ten bits of a box are too few"


def test_that_each_lane_has_a_context_a_size_and_runs_the_smallest_that_fits() -> None:
    trt = FakeTensorRt()
    made = detector(trt)
    assert made.lanes == LANES
    assert len(trt.contexts) == LANES * len(BATCHES)
    made.look([picture(99, 0, 0)] * BATCHES[-1])
    before = [context.runs for context in trt.contexts]
    made.look([picture(99, 0, 0)] * 2)
    ran = [place for place, context in enumerate(trt.contexts) if context.runs != before[place]]
    assert [place % len(BATCHES) for place in ran] == [1]


def test_that_a_batch_that_is_filled_up_tells_of_its_own_pictures_only() -> None:
    made, cuda = detector(FakeTensorRt()), exported(Dense(), "torchscript")
    other = TorchCudaDetector(cuda, SHAPE, lookup(KEPT, NAMES), DetectSettings(), "cpu")
    levels = [12 * n / 255 for n in range(11)]
    for each in (made, other):
        for _ in range(LANES):
            each.look([picture(250, 250, 0)] * BATCHES[-1])  # every place holds a bright one now
        found = each.look([picture(0, 12 * n, 0) for n in range(11)])
        assert [seen.cls.tolist() for seen in found] == [[2] * (level >= 0.1) for level in levels]
        conf = [level for seen in found for level in seen.conf]
        assert conf == pytest.approx([level for level in levels if level >= 0.1], abs=1e-3)


def test_that_a_plan_of_another_version_is_refused_with_the_library_s_word() -> None:
    old = plan(FakeTensorRt("10.16.1"), graph(), BATCHES)
    with pytest.raises(EngineUnavailableError, match=r"cannot be read: .*another version"):
        detector(FakeTensorRt("11.4.0"), old)


def test_that_a_plan_of_another_shape_size_or_end_is_refused() -> None:
    trt = FakeTensorRt()
    whole = plan(trt, graph(), BATCHES)
    table, settings = lookup(KEPT, NAMES), DetectSettings()
    with pytest.raises(EngineUnavailableError, match="another shape"):
        TensorRtDetector(whole, (96, 64), table, settings, "cpu", trt)
    with pytest.raises(EngineUnavailableError, match="lacks a size"):
        detector(trt, plan(trt, graph(), BATCHES[:2]))
    with pytest.raises(EngineUnavailableError, match="not whole"):
        detector(trt, whole[:-9] + bytes(9))


@pytest.mark.parametrize(
    ("fails", "words"),
    [("build", "no plan is made: no kernel fits at all"), ("context", "out of memory")],
)
def test_that_what_the_library_says_is_told(fails: str, words: str) -> None:
    with pytest.raises(EngineUnavailableError, match=words):
        detector(FakeTensorRt("11.4.0", fails))


def test_that_a_card_that_does_not_start_is_an_error_and_no_empty_answer() -> None:
    trt = FakeTensorRt()
    made = detector(trt)
    trt.fails.add("run")
    with pytest.raises(RuntimeError, match="does not start: illegal instruction"):
        made.look([picture(204, 102, 0)])


def test_that_bytes_which_are_no_network_are_refused() -> None:
    with pytest.raises(EngineUnavailableError, match="the network is not taken"):
        plan(FakeTensorRt(), b"no onnx at all", BATCHES)


@pytest.mark.parametrize("version", VERSIONS)
def test_that_the_rehearsal_before_the_fence_makes_reads_and_runs_a_plan(version: str) -> None:
    trt = FakeTensorRt(version)
    assert tensorrt.warm_up("cpu", trt) == ()
    assert all(context.runs for context in trt.contexts)


def test_that_a_library_which_is_too_old_or_missing_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(_: str) -> None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", nowhere)
    with pytest.raises(EngineUnavailableError, match="package tensorrt is not installed"):
        tensorrt_door.library()
    with pytest.raises(EngineUnavailableError, match="package tensorrt is not installed"):
        choice.open_engine(["tensorrt"])

    def old(_: str) -> Any:  # noqa: ANN401 - a module, or its place
        return FakeTensorRt("8.6.1")

    monkeypatch.setattr("importlib.util.find_spec", old)
    monkeypatch.setattr("importlib.import_module", old)
    with pytest.raises(EngineUnavailableError, match=r"8\.6\.1 is older than 10\.1"):
        tensorrt_door.library()


def test_that_only_a_person_chooses_what_was_never_measured() -> None:
    assert order("tensorrt", "pt") == ("tensorrt",)
    assert "tensorrt" not in BEST_FIRST
    assert "tensorrt" in CARDS & GPU
    assert formats("tensorrt") == ("onnx-f16",)
    with pytest.raises(EngineUnavailableError, match="OpenVINO export"):
        order("tensorrt", "openvino")


def test_that_both_lists_of_sizes_are_one() -> None:
    assert plans.BATCHES == BATCHES


class Bench:
    """A workshop that drew one network, and a planner that writes what it is told to."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "drawn"
        self.file.write_bytes(b"graph")
        self.folder = folder / "engines"
        self.asked = 0

    def network(self, source: tuple[int, int], tick: Any = None) -> Network:  # noqa: ANN401
        del source, tick
        return Network((self.file,), (384, 640), ((0, 0),), 80)

    def shop(self, monkeypatch: pytest.MonkeyPatch, **facts: str) -> PlanShop:
        def ask(_: PlanShop, network: Path, result: Path, __: Any) -> None:  # noqa: ANN401
            self.asked += 1
            result.write_bytes(b"plan of " + network.read_bytes() + bytes([self.asked]))

        monkeypatch.setattr(PlanShop, "_ask", ask)
        return PlanShop(self.folder, self, FACTS | facts)


def test_that_a_plan_is_made_once_for_a_network_a_card_a_driver_and_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path)
    first = bench.shop(monkeypatch).network((1920, 1080))
    assert bench.shop(monkeypatch).network((1280, 720)) == first
    assert bench.asked == 1
    assert first.files[0].read_bytes() == b"plan of graph\x01"
    assert first.kept == ((0, 0),)
    others = [
        bench.shop(monkeypatch, **{fact: "another"}).network((1920, 1080)).files for fact in FACTS
    ]
    bench.file.write_bytes(b"another graph")
    others.append(bench.shop(monkeypatch).network((1920, 1080)).files)
    assert len({first.files, *others}) == 1 + len(FACTS) + 1
    assert bench.asked == 1 + len(FACTS) + 1


def test_that_a_plan_that_was_changed_is_never_handed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path)
    path = bench.shop(monkeypatch).network((1920, 1080)).files[0]
    path.write_bytes(b"a program of somebody else")
    again = bench.shop(monkeypatch).network((1920, 1080)).files[0]
    assert again.read_bytes() == b"plan of graph\x02"
    (again.parent / "made.json").write_text(json.dumps({"network_sha256": "0" * 64}), "utf-8")
    assert bench.shop(monkeypatch).network((1920, 1080)).files[0].read_bytes().endswith(b"\x03")


def test_that_a_plan_that_cannot_be_read_is_made_anew_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path)
    shop = bench.shop(monkeypatch)
    assert shop.spoilt(shop.network((1920, 1080)))
    again = shop.network((1920, 1080))
    assert bench.asked == 2
    assert not shop.spoilt(again)
    assert again.files[0].exists(), "the reason stays to be looked at"
    shutil.rmtree(again.files[0].parent)


@pytest.mark.allow_children
@pytest.mark.allow_threads
@pytest.mark.timeout(120)
def test_that_a_machine_without_library_or_card_says_so(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    with pytest.raises(EngineUnavailableError, match=r"NVIDIA|not installed"):
        PlanShop(bench.folder, bench, FACTS).network((1920, 1080))
    assert list(bench.folder.iterdir()) == []
