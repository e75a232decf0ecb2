"""A picture on a device is the same picture: contract of planes, colours, turning and thinning."""

from __future__ import annotations

from dataclasses import replace

import av
import numpy as np
import pytest
import torch

from nvr_desk.media.luma import thinned
from nvr_desk.vision import nv12, prepare
from nvr_desk.vision.letterbox import GREY, fit
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


@pytest.mark.parametrize(
    ("size", "matrix", "rotation", "full"),
    [
        ((1280, 720), "none", 0, False),
        ((640, 360), "none", 90, False),
        ((640, 480), "bt709", 180, True),
        ((640, 360), "bt601", 270, False),
        ((1280, 720), "bt601", 90, True),
    ],
)
def test_that_a_picture_on_a_device_prepares_as_the_software_one_does(
    size: tuple[int, int], matrix: str, rotation: int, *, full: bool
) -> None:
    frame = picture(size, matrix, full=full)
    upright = size if rotation in (0, 180) else (size[1], size[0])
    box = fit(upright, (384, 640))
    here = DecodedShot(0, True, 1, frame, rotation)
    shot = on_device(frame, rotation)
    surface = surface_of(shot)
    assert surface is not None
    wanted = prepare.picture(here, box).astype(int)
    got = nv12.letterboxed(surface, box).round().permute(1, 2, 0).numpy().astype(int)
    assert got.shape == wanted.shape == (384, 640, 3)
    assert np.abs(got - wanted).mean() < 1.5
    assert np.percentile(np.abs(got - wanted), 99) <= 6
    fetched = prepare.picture(shot, box).astype(int)
    converted = box.fill(here.upright(box.inner)).astype(int)
    assert np.abs(fetched - converted).mean() < 0.5
    assert np.abs(fetched - converted).max() <= 6


def test_that_a_part_of_the_picture_is_cut_on_the_device() -> None:
    frame = picture((1280, 720), "none")
    box = replace(fit((640, 384), (384, 640)), source=(1280, 720), part=(320, 100, 960, 484))
    surface = surface_of(on_device(frame, 0))
    assert surface is not None
    wanted = prepare.picture(DecodedShot(0, True, 1, frame, 0), box).astype(int)
    got = nv12.letterboxed(surface, box).round().permute(1, 2, 0).numpy().astype(int)
    assert np.abs(got - wanted).mean() < 1.5


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
    assert torch.all(laid[:, :, :64] == GREY)
    assert torch.all(laid[:, :, -64:] == GREY)
