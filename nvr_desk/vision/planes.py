"""The planes of a coded picture, seen where they lie: nothing is copied or converted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.media import colour

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.plane import VideoPlane
    from numpy.typing import NDArray

_PLANAR: Final = frozenset(
    f"yuv{full}{share}p"
    for full in ("", "j")
    for share in ("420", "422", "444", "440", "411", "410")
)
_RED_FIRST: Final = frozenset({"nv21", "nv42"})
_PAIRED: Final = _RED_FIRST | {"nv12", "nv16", "nv24"}
"""Formats with both colour differences in one plane."""


@dataclass(frozen=True, slots=True)
class Planes:
    """Brightness and colour differences of eight bits, as coded (not turned)."""

    luma: NDArray[np.uint8]
    """(height, width)."""
    chroma: tuple[NDArray[np.uint8], ...]
    """Blue and red, each (height or less, width or less); or one of (…, …, 2) with both."""
    red_first: bool
    """Of a pair."""
    matrix: int
    """H.273 number, see ``colour.to_rgb``."""
    full: bool
    """Brightness from 0 to 255."""


def planes_of(frame: VideoFrame) -> Planes | None:
    """Views of a frame in main memory; None where it is not planar YUV of eight bits.

    They hold the frame's memory for as long as they live.
    """
    form = frame.format.name
    if form not in _PLANAR and form not in _PAIRED:
        return None
    parts = frame.planes
    if any(part.line_size <= 0 for part in parts):
        return None
    chroma = (
        (_rows(parts[1], 2),)
        if form in _PAIRED
        else tuple(_rows(part, 1)[:, :, 0] for part in parts[1:3])
    )
    return Planes(
        luma=_rows(parts[0], 1)[:, :, 0],
        chroma=chroma,
        red_first=form in _RED_FIRST,
        matrix=colour.matrix_of(frame),
        full=colour.full_range(frame),
    )


def _rows(plane: VideoPlane, samples: int) -> NDArray[np.uint8]:
    """(height, width, samples) of a plane, a view."""
    content: Any = memoryview(plane)
    shape = (plane.height, plane.width, samples)
    return np.ndarray(shape, np.uint8, content, strides=(plane.line_size, samples, 1))
