"""The brightness that evidence of motion is told from lies as the upright picture does."""

from __future__ import annotations

import numpy as np
import pytest
from av.video.frame import VideoFrame

from nvr_desk.vision.shots import DecodedShot


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_that_brightness_comes_upright_as_the_picture_does(rotation: int) -> None:
    coded = np.full((64, 96, 3), 40, np.uint8)
    coded[:16, :24] = 220  # a light corner: upper left as coded
    frame = VideoFrame.from_ndarray(coded, "rgb24").reformat(format="yuv420p")
    shot = DecodedShot(0, key=True, size_bytes=1, frame=frame, rotation=rotation)
    inner = (96, 64) if rotation in (90, 270) else (64, 96)
    upright = shot.upright(inner)
    luma = shot.luma(4)
    assert luma.shape == (inner[0] // 4, inner[1] // 4)
    assert np.array_equal(luma > 128, upright[::4, ::4].mean(2) > 128)
