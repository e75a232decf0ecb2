"""Best shots as small pictures: what is around the box, and the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.media import stills

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.records.media import Picture

SMALL: Final = (256, 192)
"""Pixels across and down of a picture around a box."""
LARGE_WIDTH: Final = 960
"""Pixels across of a whole picture."""
_MARGIN: Final = 0.35
"""Of the box's larger side that is shown around it."""
_LEAST_PX: Final = 96
"""A far box is shown with at least so many pixels around it, else nobody knows what it is."""
_SMALL_QUALITY: Final = 4
_LARGE_QUALITY: Final = 5

Box = tuple[float, float, float, float]
"""x1 y1 x2 y2, pixels of the upright picture."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One best shot as JPEGs."""

    small: bytes
    large: bytes


def cut(picture: Picture, box: Box) -> Cut:
    """Both pictures of a best shot. Raises MediaError."""
    around = _around(picture.rgb, box)
    return Cut(
        small=stills.encode_jpeg(stills.shrink(around, SMALL[0]), _SMALL_QUALITY),
        large=stills.encode_jpeg(stills.shrink(picture.rgb, LARGE_WIDTH), _LARGE_QUALITY),
    )


def region(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """The part of a picture that is shown around a box: left, top, right, bottom in pixels.

    It has the shape of ``SMALL``, or as much of it as the picture has, and lies inside the picture.
    """
    across, down = box[2] - box[0], box[3] - box[1]
    margin = 2 * _MARGIN * max(across, down)
    share = SMALL[0] / SMALL[1]
    high = min(max(down + margin, (across + margin) / share, _LEAST_PX), height)
    wide = min(round(max(high * share, across)), width)
    tall = round(high)
    left = round((box[0] + box[2]) / 2 - wide / 2)
    top = round((box[1] + box[3]) / 2 - tall / 2)
    left, top = min(max(0, left), width - wide), min(max(0, top), height - tall)
    return left, top, left + wide, top + tall


def _around(rgb: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    height, width = rgb.shape[:2]
    left, top, right, bottom = region(box, width, height)
    return rgb[top:bottom, left:right]
