"""Pictures as files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from nvr_desk.media import stills
from nvr_desk.records.media import FrameRef, Picture

from tests.footage_maker import draw

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _read(data: bytes, container: str) -> NDArray[np.uint8]:
    with av.open(io.BytesIO(data), format=container) as opened:
        return np.asarray(next(opened.decode(video=0)).to_ndarray(format="rgb24"), np.uint8)


@pytest.mark.parametrize(("width", "height"), [(192, 144), (193, 145), (64, 3), (1, 1)])
def test_that_a_png_loses_nothing(width: int, height: int) -> None:
    rgb = np.random.default_rng(1).integers(0, 256, (height, width, 3), np.uint8)
    picture = Picture(FrameRef("00", 0, 0), rgb, 0.0, 0)
    assert np.array_equal(_read(stills.png(picture), "png_pipe"), rgb)


def test_that_a_jpeg_is_near_and_smaller_at_lower_quality() -> None:
    rgb = draw(1234, 320, 240)
    picture = Picture(FrameRef("00", 0, 0), rgb, 0.0, 0)
    data = stills.jpeg(picture)
    assert data.startswith(b"\xff\xd8")
    assert data.endswith(b"\xff\xd9")
    assert np.abs(_read(data, "mjpeg").astype(int) - rgb).mean() < 6
    assert len(stills.jpeg(picture, 20)) < len(data)


def test_that_shrinking_keeps_proportions_and_never_grows() -> None:
    rgb = draw(1, 320, 241)
    assert stills.shrink(rgb, 160).shape == (120, 160, 3)
    assert stills.shrink(rgb, 640) is rgb
