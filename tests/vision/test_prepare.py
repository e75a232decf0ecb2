"""Planes scaled alone give the picture that converting everything and resizing it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from av.video.frame import VideoFrame

from nvr_desk.media import frames
from nvr_desk.vision.colours import describe
from nvr_desk.vision.cv import cv2
from nvr_desk.vision.letterbox import Letterbox, best_shape, fit
from nvr_desk.vision.planes import planes_of
from nvr_desk.vision.prepare import picture
from nvr_desk.vision.shots import DecodedShot

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLANAR = ("yuv420p", "yuvj420p", "yuv422p", "yuv444p", "yuvj444p", "nv12", "nv16", "nv21")


def scene(width: int, height: int) -> NDArray[np.uint8]:
    """Soft colours everywhere, and a hard-edged box in the upper left, so that turns show."""
    y, x = np.mgrid[0:height, 0:width]
    red = 128 + 80 * np.sin(x / width * 5)
    green = 128 + 80 * np.cos(y / height * 4)
    blue = 128 + 60 * np.sin((x / width + y / height) * 3)
    out = np.stack((red, green, blue), -1).astype(np.uint8)
    out[height // 8 : height // 3, width // 8 : width // 4] = (220, 40, 60)
    return out


def frame(size: tuple[int, int], form: str = "yuv420p", **tags: int) -> VideoFrame:
    made = VideoFrame.from_ndarray(scene(*size), "rgb24").reformat(
        format=form, dst_color_range=2 if "j" in form or tags.get("color_range") == 2 else 1
    )
    for name, value in tags.items():
        setattr(made, name, value)
    return made


def shot(made: VideoFrame, rotation: int = 0) -> DecodedShot:
    return DecodedShot(0, key=True, size_bytes=1, frame=made, rotation=rotation)


def expected(made: VideoFrame, rotation: int, box: Letterbox) -> NDArray[np.uint8]:
    """What ultralytics does: convert the whole picture, cut, resize bilinearly, fill up."""
    x1, y1, x2, y2 = box.seen
    whole = frames.upright(made, rotation)[y1:y2, x1:x2]
    small = np.asarray(cv2.resize(whole, box.inner[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    return box.fill(small)


def apart(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> tuple[float, float]:
    """Mean difference, and the one that a hundredth of all values exceed."""
    difference = np.abs(one.astype(int) - other)
    return float(difference.mean()), float(np.percentile(difference, 99))


@pytest.mark.parametrize("form", PLANAR)
@pytest.mark.parametrize("size", [(1920, 1080), (768, 432), (352, 288)])
def test_that_planes_scaled_alone_look_like_the_whole_picture_resized(
    form: str, size: tuple[int, int]
) -> None:
    made = frame(size, form)
    assert planes_of(made) is not None, "the quick way is taken"
    box = fit(size, best_shape(size))
    mean, most = apart(picture(shot(made), box), expected(made, 0, box))
    assert mean < 2.0
    assert most <= 6


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("form", ["yuv420p", "nv12"])
def test_that_a_turned_picture_comes_upright(rotation: int, form: str) -> None:
    made = frame((640, 360), form)
    upright = (360, 640) if rotation in (90, 270) else (640, 360)
    box = fit(upright, best_shape(upright))
    mean, _ = apart(picture(shot(made, rotation), box), expected(made, rotation, box))
    assert mean < 2.0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("form", ["yuv420p", "nv12", "yuv420p10le"])
def test_that_a_part_of_the_picture_is_cut_where_it_lies_upright(rotation: int, form: str) -> None:
    made = frame((1280, 720), form)
    upright = (720, 1280) if rotation in (90, 270) else (1280, 720)
    box = fit(upright, (384, 640), (60, 40, 380, 232))
    got = picture(shot(made, rotation), box)
    mean, _ = apart(got, expected(made, rotation, box))
    assert got.shape == (384, 640, 3)
    assert mean < 3.0


@pytest.mark.parametrize("size", [(1919, 1079), (641, 361), (427, 241), (17, 33), (3, 2), (1, 1)])
def test_that_odd_sizes_are_prepared(size: tuple[int, int]) -> None:
    made = frame(size)
    box = fit(size, best_shape(size))
    got = picture(shot(made), box)
    assert got.shape == (*box.shape, 3)
    if min(size) > 200:
        assert apart(got, expected(made, 0, box))[0] < 2.0


def test_that_a_frame_of_another_size_than_its_clip_fills_the_same_place() -> None:
    box = fit((1920, 1080), (384, 640))
    large, small = frame((1920, 1080), colorspace=1), frame((960, 540), colorspace=1)
    mean, _ = apart(picture(shot(large), box), picture(shot(small), box))
    assert mean < 3.0


@pytest.mark.parametrize("colorspace", [1, 2, 4, 5, 6, 7, 9])
@pytest.mark.parametrize("color_range", [0, 1, 2])
@pytest.mark.parametrize("size", [(640, 360), (1280, 720)])
def test_that_matrix_and_range_are_those_of_the_whole_conversion(
    colorspace: int, color_range: int, size: tuple[int, int]
) -> None:
    made = frame(size, colorspace=colorspace, color_range=color_range)
    box = fit(size, (384, 640))
    mean, _ = apart(picture(shot(made), box), expected(made, 0, box))
    assert mean < 2.0


@pytest.mark.parametrize("form", ["rgb24", "gbrp", "yuv420p10le", "p010le", "gray", "pal8"])
def test_that_other_formats_go_through_the_whole_conversion(form: str) -> None:
    made = VideoFrame(64, 48, "pal8") if form == "pal8" else frame((640, 360), form)
    assert planes_of(made) is None
    box = fit((made.width, made.height), (384, 640))
    assert picture(shot(made), box).shape == (384, 640, 3)


def test_that_what_lies_beside_the_picture_is_the_grey_of_the_training() -> None:
    got = picture(shot(frame((352, 288))), fit((352, 288), (384, 640)))
    assert (got[:, :80] == 114).all()
    assert (got[:, -80:] == 114).all()
    assert not (got[:, 100:540] == 114).all()


def test_that_the_channels_lie_plane_by_plane() -> None:
    got: Any = picture(shot(frame((1920, 1080))), fit((1920, 1080), (384, 640)))
    assert got.transpose(2, 0, 1).flags.c_contiguous


@dataclass(frozen=True)
class Plain:
    """A shot without a frame behind it, as a rehearsal has them."""

    pts: int = 0
    key: bool = True
    size_bytes: int = 1

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        return np.full((*inner, 3), 7, np.uint8)

    def luma(self, step: int) -> NDArray[np.uint8]:
        return np.zeros((1, 1), np.uint8)


def test_that_a_shot_without_a_frame_is_asked_for_its_picture() -> None:
    got = picture(Plain(), fit((640, 360), (384, 640)))
    assert (got[12:-12] == 7).all()


def test_that_boxes_of_a_part_come_out_in_pixels_of_the_whole() -> None:
    box = fit((1920, 1080), (384, 640), (960, 540, 1600, 924))
    assert box.inner == (384, 640)
    out = box.out(np.array([[0, 0, 640, 384], [-9, 10, 20, 30]], np.float32))
    assert out.tolist() == [[960, 540, 1600, 924], [960, 550, 980, 570]]


def test_that_colours_are_taken_alike_however_the_channels_lie() -> None:
    rows = picture(shot(frame((1920, 1080))), fit((1920, 1080), (384, 640)))
    box = np.array([[50, 40, 170, 120], [300, 100, 420, 360]], np.float32)
    cls = np.array([2, 0], np.int64)
    assert np.array_equal(describe(rows, box, cls), describe(rows.copy("C"), box, cls))
