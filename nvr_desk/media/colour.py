"""What coded colours mean: the matrix and the range of a decoded picture, decided in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

# Numbers of ITU-T H.273, table 4 (matrix coefficients), as FFmpeg hands them on.
BT709: Final = 1
_UNNAMED: Final = 2
_BT601: Final = 6
_WEIGHTS: Final = {
    BT709: (0.2126, 0.0722),
    4: (0.30, 0.11),
    5: (0.299, 0.114),
    _BT601: (0.299, 0.114),
    7: (0.212, 0.087),
    9: (0.2627, 0.0593),
    10: (0.2627, 0.0593),
}
"""Matrix → weight of red and of blue in brightness."""
_FULL_RANGE: Final = 2
_HIGH_DEFINITION: Final = 720


def matrix_of(frame: VideoFrame) -> int:
    """H.273 number of the colour matrix; one that names none has BT.709 from 720 lines on.

    Players decide the same way.
    """
    named = int(frame.colorspace)
    if named in _WEIGHTS:
        return named
    high = named == _UNNAMED and min(frame.width, frame.height) >= _HIGH_DEFINITION
    return BT709 if high else _BT601


def assumed(frame: VideoFrame) -> int | None:
    """The matrix of a frame that names none; None where it names one."""
    return matrix_of(frame) if int(frame.colorspace) == _UNNAMED else None


def full_range(frame: VideoFrame) -> bool:
    """Whether brightness runs from 0 to 255 rather than from 16 to 235."""
    return int(frame.color_range) == _FULL_RANGE or frame.format.name.startswith("yuvj")


def to_rgb(matrix: int, *, full: bool) -> NDArray[np.float64]:
    """(3, 4) affine map from coded (brightness, blue, red difference) of 8 bits to RGB 0…255.

    Args:
        matrix: of ``matrix_of``.
        full: of ``full_range``.
    """
    red, blue = _WEIGHTS[matrix]
    green = 1.0 - red - blue
    gain, swing, black = (1.0, 2.0, 0.0) if full else (255 / 219, 2.0 * 255 / 224, 16.0)
    for_blue, for_red = swing * (1 - blue), swing * (1 - red)
    out = np.array(
        [
            [gain, 0.0, for_red, 0.0],
            [gain, -for_blue * blue / green, -for_red * red / green, 0.0],
            [gain, for_blue, 0.0, 0.0],
        ]
    )
    out[:, 3] = -out[:, 0] * black - (out[:, 1] + out[:, 2]) * 128.0
    return out
