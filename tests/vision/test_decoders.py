"""Whoever decodes, the same pictures come; what hardware refuses begins again on the processor."""

from __future__ import annotations

import importlib.machinery
import os
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from nvr_desk.media import frames
from nvr_desk.media.hardware import HardwareRefusedError
from nvr_desk.media.luma import thinned
from nvr_desk.vision import accelerated
from nvr_desk.vision.accelerated import AcceleratedShots
from nvr_desk.vision.balance import CPU, Load
from nvr_desk.vision.decoders import NVDEC, Clip, Decoders, Source, native_part, prepare, wanted
from nvr_desk.vision.nvdec import Nvdec
from nvr_desk.vision.surfaces import surface_of

from tests.fakes.nvdec import FakeLibrary
from tests.fakes.small_clips import base_clip
from tests.fakes.surfaces import decoded, descriptor_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = (320, 192)
CONTENT = base_clip(1.2, SIZE)
PLAIN = Clip(Load("h264", *SIZE, 12), "yuv420p", rotation=0, damaged=False)
_CARD = FakeLibrary()


@pytest.fixture(scope="module")
def made() -> Decoders:
    return Decoders(Nvdec(_CARD, "cpu", each=1))


@pytest.fixture
def both(made: Decoders) -> Iterator[Decoders]:
    made.counts.clear()
    made.refusals.clear()
    yield made
    _CARD.tamper = lambda found: found


def seen(decoders: Decoders, clip: Clip = PLAIN, content: bytes = CONTENT) -> list[int]:
    """The pts that the use which counted got."""
    number = descriptor_of(content)

    def use(source: Source) -> list[int]:
        stamps = [shot.pts for shot in source]
        assert source.holes(1e9) == []
        return stamps

    try:
        return decoders.run(clip, number, use)
    finally:
        os.close(number)


WANTED = [stamped.pts for stamped in decoded(CONTENT)]


def test_that_card_and_processor_give_the_same_names(both: Decoders) -> None:
    assert seen(both) == WANTED
    assert both.counts == {NVDEC: 1}
    alone = Decoders()
    assert seen(alone) == WANTED
    assert alone.counts == {CPU: 1}


def test_that_a_clip_the_card_fails_at_begins_again_on_the_processor(both: Decoders) -> None:
    calls = count()
    _CARD.tamper = lambda found: found if next(calls) < 4 else []
    assert seen(both) == WANTED
    assert both.counts == {CPU: 1}
    assert len(both.refusals) == 1


def test_that_an_error_of_whoever_looks_is_not_taken_for_the_cards(both: Decoders) -> None:
    number = descriptor_of(CONTENT)

    def use(source: Source) -> None:
        next(iter(source))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        both.run(PLAIN, number, use)
    os.close(number)
    assert not both.refusals
    assert seen(both) == WANTED
    assert both.counts == {NVDEC: 1}


@pytest.mark.parametrize(
    "clip",
    [
        Clip(Load("h264", *SIZE, 12), "yuv420p", 0, damaged=True),
        Clip(Load("h264", *SIZE, 12), "yuv420p10le", 0, damaged=False),
        Clip(Load("h264", *SIZE, 12), "yuv444p", 0, damaged=False),
        Clip(Load("h264", 321, 192, 12), "yuv420p", 0, damaged=False),
        Clip(Load("mjpeg", *SIZE, 12), "yuvj420p", 0, damaged=False),
        Clip(Load("vp9", *SIZE, 12), "yuv420p", 0, damaged=False),
    ],
)
def test_that_what_is_not_plain_is_never_tried_on_the_card(both: Decoders, clip: Clip) -> None:
    assert both.fit(clip) == ()


def test_that_rotated_clips_keep_their_turn_on_the_card(both: Decoders) -> None:
    number = descriptor_of(CONTENT)
    clip = Clip(PLAIN.load, "yuv420p", rotation=90, damaged=False)

    def use(source: Source) -> tuple[int, ...]:
        shot = next(iter(source))
        surface = surface_of(shot)
        assert surface is not None
        assert surface.rotation == 90
        return shot.upright((320, 192)).shape

    assert both.run(clip, number, use) == (320, 192, 3)
    os.close(number)


def test_that_a_machine_without_hardware_says_why() -> None:
    decoders, found = prepare(("nvdec", "cuda", "qsv", "videotoolbox"))
    assert [each.name for each in found] == ["nvdec", "cuda", "qsv", "videotoolbox"]
    for each in found:
        assert each.why
    if not any(each.works for each in found):
        assert decoders.sessions == 0
        assert decoders.fit(PLAIN) == ()


def test_that_planes_of_pyav_become_memory_of_our_own() -> None:
    frame = decoded(CONTENT)[0].frame.reformat(format="nv12")
    luma, chroma = accelerated._owned(frame)
    assert np.array_equal(luma.numpy(), thinned(frame, 1))
    assert tuple(chroma.shape) == (SIZE[1] // 2, SIZE[0] // 2, 2)


class Pretending:
    """A software container that says hardware decodes it; frames come as if fetched."""

    def __init__(self, container: Any) -> None:  # noqa: ANN401 - PyAV's
        self._container = container
        self.stream = frames.best_stream(container)

    def demux(self, _stream: object) -> Any:  # noqa: ANN401 - PyAV's packets
        return self._container.demux(self.stream)


def accelerated_pts(
    content: bytes, expected: int, monkeypatch: pytest.MonkeyPatch, *, hard: bool = True
) -> list[int]:
    number = descriptor_of(content)
    try:
        with frames.open_container(number) as container:
            inside = Pretending(container)
            stream = SimpleNamespace(
                codec_context=SimpleNamespace(is_hwaccel=hard),
                time_base=inside.stream.time_base,
                guessed_rate=inside.stream.guessed_rate,
                average_rate=inside.stream.average_rate,
            )
            monkeypatch.setattr(frames, "best_stream", lambda _: stream)
            return [shot.pts for shot in AcceleratedShots(cast("Any", inside), 0, expected)]
    finally:
        os.close(number)


def test_that_accelerated_pictures_keep_the_readers_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert accelerated_pts(CONTENT, 12, monkeypatch) == WANTED


def test_that_acceleration_is_refused_where_it_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(HardwareRefusedError, match="does not decode"):
        accelerated_pts(CONTENT, 12, monkeypatch, hard=False)


def test_that_a_count_that_differs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(HardwareRefusedError, match="more or fewer"):
        accelerated_pts(CONTENT, 13, monkeypatch)


def test_that_hardware_is_tried_unasked_beside_cuda_only() -> None:
    assert wanted("torch-cuda", None) == ("nvdec", "cuda")
    assert wanted("openvino-cpu", None) == ()
    assert wanted("openvino-gpu", "qsv") == ("qsv",)
    assert wanted("torch-cuda", "cpu") == ()


def test_that_the_newest_compiled_part_for_this_python_is_taken(tmp_path: Path) -> None:
    ending = importlib.machinery.EXTENSION_SUFFIXES[0]
    assert native_part(tmp_path) is None
    for name in ("PyNvVideoCodec_121", "PyNvVideoCodec_130", "VersionCheck"):
        (tmp_path / f"{name}{ending}").touch()
    (tmp_path / "PyNvVideoCodec_140.cpython-27-other.so.txt").touch()
    found = native_part(tmp_path)
    assert found is not None
    assert found.name == f"PyNvVideoCodec_130{ending}"
