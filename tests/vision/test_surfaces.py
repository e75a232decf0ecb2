"""A picture on a device is the same picture: contract of planes, colours, turning and thinning."""

from __future__ import annotations

import av
import numpy as np
import pytest
import torch

from nvr_desk.media import frames
from nvr_desk.media.luma import thinned
from nvr_desk.vision import nv12
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.shots import DecodedShot
from nvr_desk.vision.surfaces import surface_of

from tests.fakes.surfaces import on_device

MATRICES = {"bt601": 5, "bt709": 1, "none": 2}


def picture(size: tuple[int, int], matrix: str, *, full: bool = False) -> av.VideoFrame:
    """Colours that change smoothly over the whole picture, and a small moving mark."""
    width, height = size
    across = np.linspace(20, 235, width)[None, :, None]
    down = np.linspace(20, 235, height)[:, None, None]
    rgb = np.concatenate(
        [across + 0 * down, down + 0 * across, 255 - (across + down) / 2 + 0 * across], 2
    ).astype(np.uint8)
    rgb[height // 3 : height // 2, width // 4 : width // 3] = (200, 40, 60)
    frame = av.VideoFrame.from_ndarray(rgb, "rgb24").reformat(
        format="yuvj420p" if full else "yuv420p"
    )
    frame.colorspace = MATRICES[matrix]
    frame.color_range = 2 if full else 1
    return frame


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("size", "matrix"),
    [((1280, 720), "none"), ((640, 360), "none"), ((640, 480), "bt709"), ((1280, 720), "bt601")],
)
def test_that_a_picture_on_a_device_prepares_as_the_software_one_does(
    size: tuple[int, int], matrix: str, rotation: int
) -> None:
    frame = picture(size, matrix)
    upright = size if rotation in (0, 180) else (size[1], size[0])
    box = fit(upright, (384, 640))
    here = DecodedShot(0, True, 1, frame, rotation)
    shot = on_device(frame, rotation)
    surface = surface_of(shot)
    assert surface is not None
    wanted = box.fill(here.upright(box.inner)).astype(int)
    got = nv12.letterboxed(surface, box).round().permute(1, 2, 0).numpy().astype(int)
    assert got.shape == wanted.shape == (384, 640, 3)
    assert np.abs(got - wanted).mean() < 2.5
    assert np.percentile(np.abs(got - wanted), 99) <= 6
    fetched = box.fill(shot.upright(box.inner)).astype(int)
    assert np.abs(fetched - wanted).mean() < 0.5
    assert np.abs(fetched - wanted).max() <= 6


def test_that_the_full_range_of_brightness_is_kept() -> None:
    frame = picture((640, 480), "bt601", full=True)
    surface = surface_of(on_device(frame, 0))
    assert surface is not None
    wanted = frames.upright(frame, 0, (320, 240)).astype(int)
    got = nv12.rgb(surface, (240, 320)).permute(1, 2, 0).numpy()
    assert np.abs(got - wanted).mean() < 2.5


@pytest.mark.parametrize("step", [1, 4, 7])
def test_that_brightness_thinned_on_the_device_is_that_of_the_picture(step: int) -> None:
    frame = picture((642, 362), "none")
    seen = on_device(frame, 0).luma(step)
    assert seen.flags.c_contiguous
    assert seen.dtype == np.uint8
    assert np.array_equal(seen, thinned(frame, step))


def test_that_a_picture_counts_the_memory_it_holds() -> None:
    assert on_device(picture((640, 360), "none"), 0).size_bytes == 640 * 360 * 3 // 2


def test_that_pictures_in_main_memory_have_no_planes_elsewhere() -> None:
    assert surface_of(DecodedShot(0, True, 1, picture((64, 48), "none"), 0)) is None


def test_that_grey_fills_what_the_picture_leaves_free() -> None:
    surface = surface_of(on_device(picture((640, 480), "none"), 0))
    assert surface is not None
    laid = nv12.letterboxed(surface, fit((640, 480), (384, 640)))
    assert torch.all(laid[:, :, :64] == nv12.GREY)
    assert torch.all(laid[:, :, -64:] == nv12.GREY)
