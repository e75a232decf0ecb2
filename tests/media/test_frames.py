"""Times and faults of single pictures, and the way to RGB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.media import frames, readings
from nvr_desk.media.frames import FrameReader, upright

from tests.fakes.media_packets import FakeContainer, FakeFrame, FakePacket, FakeStream

if TYPE_CHECKING:
    from collections.abc import Callable

DAY_MS = 86_400_000


def _reader(
    packets: list[FakePacket | Exception], alive: Callable[[], None] | None = None
) -> FrameReader:
    container: Any = FakeContainer(packets)
    stream: Any = FakeStream()
    return FrameReader(container, stream, alive)


def _stamps(reader: FrameReader) -> list[tuple[int, int]]:
    return [(stamped.pts, stamped.nth) for stamped in reader]


def _of(*pts: int | None) -> list[FakePacket | Exception]:
    return [FakePacket([FakeFrame(each)]) for each in pts]


@pytest.mark.parametrize(
    ("pts", "stamps", "restamped"),
    [
        ([0, 40, 80], [(0, 0), (40, 0), (80, 0)], 0),
        ([-80, -40, 0], [(-80, 0), (-40, 0), (0, 0)], 0),
        ([0, 40, 40, 40, 80], [(0, 0), (40, 0), (40, 1), (40, 2), (80, 0)], 0),
        ([0, 33, None, 99], [(0, 0), (33, 0), (66, 0), (99, 0)], 0),
        ([None, None], [(0, 0), (40, 0)], 0),
        ([0, 40, 20, 80], [(0, 0), (40, 0), (40, 1), (80, 0)], 1),
        ([0, 40, 2 * DAY_MS, 120], [(0, 0), (40, 0), (80, 0), (120, 0)], 1),
        ([0, DAY_MS], [(0, 0), (DAY_MS, 0)], 0),
    ],
)
def test_that_times_are_kept_and_broken_ones_treated_as_stated(
    pts: list[int | None], stamps: list[tuple[int, int]], restamped: int
) -> None:
    reader = _reader(_of(*pts))
    assert _stamps(reader) == stamps
    assert reader.restamped == restamped


def test_that_dts_stands_in_for_a_missing_pts() -> None:
    reader = _reader([FakePacket([FakeFrame(None, 7)]), FakePacket([FakeFrame(None, 50)])])
    assert _stamps(reader) == [(7, 0), (50, 0)]


@given(st.lists(st.none() | st.integers(-(2**62), 2**62), max_size=30))
def test_that_names_never_run_backwards_and_never_repeat(pts: list[int | None]) -> None:
    stamps = _stamps(_reader(_of(*pts)))
    assert stamps == sorted(stamps)
    assert len(set(stamps)) == len(stamps) == len(pts)


@pytest.mark.parametrize(
    "error",
    [
        av.error.InvalidDataError(1, "bad"),
        IndexError(),
        UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"),
        MemoryError(),
        ValueError(),
    ],
)
def test_that_a_packet_that_raises_is_counted_and_passed_over(error: Exception) -> None:
    reader = _reader([*_of(0), FakePacket(error=error), *_of(80)])
    assert _stamps(reader) == [(0, 0), (80, 0)]
    assert (reader.failed, reader.packets, reader.broken) == (1, 3, None)


def test_that_a_read_error_between_packets_is_passed_over() -> None:
    reader = _reader([*_of(0), av.error.InvalidDataError(1, "bad"), *_of(80)])
    assert _stamps(reader) == [(0, 0), (80, 0)]
    assert reader.broken is None


def test_that_endless_read_errors_end_the_clip_with_a_reason() -> None:
    errors: list[FakePacket | Exception] = [av.error.InvalidDataError(1, "bad")] * 100
    reader = _reader([*_of(0), *errors, *_of(80)])
    assert _stamps(reader) == [(0, 0)]
    assert reader.broken == "the container cannot be read on"


def test_that_endless_decode_errors_end_the_clip_with_a_reason() -> None:
    errors: list[FakePacket | Exception] = [FakePacket(error=ValueError())] * 2000
    reader = _reader([*_of(0), *errors, *_of(80)])
    assert _stamps(reader) == [(0, 0)]
    assert reader.broken == "nothing decodes any more"


def test_that_damaged_pictures_are_counted() -> None:
    reader = _reader([FakePacket([FakeFrame(0), FakeFrame(40, is_corrupt=True)])])
    assert _stamps(reader) == [(0, 0), (40, 0)]
    assert reader.corrupt == 1


def test_that_life_is_told_with_every_packet_even_without_pictures() -> None:
    told: list[int] = []
    reader = _reader([FakePacket()] * 7, alive=lambda: told.append(1))
    assert _stamps(reader) == []
    assert len(told) == 7


def _coded(width: int, height: int, matrix: int) -> av.VideoFrame:
    """Red as BT.601 codes it."""
    frame = av.VideoFrame(width, height, "yuv420p")
    for plane, value in zip(frame.planes, (81, 90, 240), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    frame.colorspace = matrix
    return frame


@pytest.mark.parametrize(
    ("size", "matrix", "green"),
    [
        ((64, 48), 2, 0),
        ((1280, 720), 2, 23),
        ((720, 1280), 2, 23),
        ((64, 48), 1, 23),
        ((1280, 720), 6, 0),
    ],
    ids=["small", "hd", "hd-upright", "small-named-709", "hd-named-601"],
)
def test_that_the_colour_matrix_is_the_named_one_or_the_usual_one(
    size: tuple[int, int], matrix: int, green: int
) -> None:
    rgb = upright(_coded(*size, matrix), 0)
    assert rgb[5, 5, 1] == green


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_that_a_picture_is_turned_clockwise(rotation: int) -> None:
    picture = np.zeros((32, 64, 3), np.uint8)
    picture[:16, :32] = 255
    rgb = upright(av.VideoFrame.from_ndarray(picture, "rgb24"), rotation)
    corners = {0: (0, 0), 90: (0, -1), 180: (-1, -1), 270: (-1, 0)}
    assert rgb[corners[rotation]].tolist() == [255, 255, 255]
    assert int((rgb[[0, 0, -1, -1], [0, -1, 0, -1], 0] > 0).sum()) == 1
    assert rgb.shape == ((64, 32, 3) if rotation in (90, 270) else (32, 64, 3))
    assert rgb.flags.c_contiguous


def test_that_a_picture_of_another_size_is_brought_to_the_clips_own() -> None:
    frame = av.VideoFrame.from_ndarray(np.zeros((32, 64, 3), np.uint8), "rgb24")
    assert upright(frame, 90, (128, 64)).shape == (128, 64, 3)


def test_that_the_allow_lists_name_what_the_design_names() -> None:
    assert set(readings.CONTAINERS) == {
        *("mov", "mp4", "matroska", "webm", "avi", "mpegts", "mpeg", "dhav", "asf", "flv")
    }
    assert {
        *("h264", "hevc", "av1", "vp8", "vp9", "mpeg4", "mpeg2video"),
        *("mjpeg", "h263", "wmv3", "vc1"),
    } == frames.CODECS
