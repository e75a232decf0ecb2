"""Brightness thinned out is what the picture holds, in every kind of picture decoders give."""

from __future__ import annotations

import av
import numpy as np
import pytest

from nvr_desk.media.luma import thinned

WIDTH, HEIGHT = 98, 50
"""No multiple of what lines are padded to."""


GREY = (np.arange(WIDTH)[None, :] * 2 + 50 - np.arange(HEIGHT)[:, None] // 2).astype(np.uint8)
"""A ramp from left to right, darker line by line."""


def picture(form: str) -> av.VideoFrame:
    """The ramp in a pixel format."""
    # one thread: several of swscale now and then spoil a picture of more than eight bits
    return av.VideoFrame.from_ndarray(GREY, format="gray").reformat(format=form, threads=1)


@pytest.mark.parametrize(
    "form",
    [
        *("yuv420p", "yuvj420p", "yuv422p", "yuv444p", "nv12", "gray", "yuva420p"),
        *("yuv420p10le", "yuv420p10be", "yuv444p12le", "p010le", "gray10le"),
    ],
)
@pytest.mark.parametrize("step", [1, 2, 4, 7, 8])
def test_that_brightness_is_each_step_th_pixel_in_eight_bits(form: str, step: int) -> None:
    seen = thinned(picture(form), step)
    full = GREY[::step, ::step].astype(float)
    coded = [full, 16 + full * 219 / 255]  # as it is, or in the range of television
    assert seen.dtype == np.uint8
    assert seen.flags.c_contiguous
    assert seen.shape == (-(-HEIGHT // step), -(-WIDTH // step))
    assert min(np.abs(seen - each).max() for each in coded) <= 2


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5, 8])
@pytest.mark.parametrize("width", [98, 1920, 1921, 1927])
def test_that_no_width_and_no_step_takes_another_pixel(width: int, step: int) -> None:
    pixels = np.random.default_rng(width).integers(0, 256, (30, width), np.uint8)
    frame = av.VideoFrame.from_ndarray(pixels, format="gray")
    assert np.array_equal(thinned(frame, step), pixels[::step, ::step])


@pytest.mark.parametrize("form", ["yuyv422", "rgb24", "bgra", "pal8", "gbrp"])
def test_that_packed_pictures_and_colours_alone_still_have_a_brightness(form: str) -> None:
    frame = av.VideoFrame(WIDTH, HEIGHT, form) if form == "pal8" else picture(form)
    seen = thinned(frame, 4)
    assert abs(seen.shape[0] - HEIGHT / 4) < 1
    assert abs(seen.shape[1] - WIDTH / 4) < 1
    if form != "pal8":
        assert (np.diff(seen.astype(int)[3]) >= 0).all()


def test_that_what_is_kept_does_not_hold_the_picture() -> None:
    assert thinned(picture("yuv420p"), 8).base is None
