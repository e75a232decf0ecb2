"""From a decoded picture to the letterboxed one a model takes, at the price of the small one.

Planar pictures of eight bits are never converted whole. Each plane is scaled alone, at the points
where OpenCV's bilinear resize of the whole RGB picture would sample it, and only the small picture
becomes RGB. Models were trained on pictures resized that way; swscale averages wider.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

from nvr_desk.media import colour
from nvr_desk.vision.cv import cv2
from nvr_desk.vision.letterbox import GREY
from nvr_desk.vision.planes import planes_of

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.planes import Planes
    from nvr_desk.vision.shot import Shot

    Rect = tuple[int, int, int, int]

_TURNS = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


@runtime_checkable
class Framed(Protocol):
    """A shot that holds its decoded frame, as ``shots.DecodedShot`` does."""

    @property
    def frame(self) -> VideoFrame:
        """As decoded."""
        ...

    @property
    def rotation(self) -> int:
        """Degrees clockwise that bring it upright."""
        ...


def picture(shot: Shot, box: Letterbox) -> NDArray[np.uint8]:
    """The letterboxed picture.

    Args:
        shot: decoded.
        box: how it lies in the shape.

    Returns:
        (height, width, 3) uint8 RGB of ``box.shape``; the channels may lie plane by plane.

    Raises:
        MediaError: it cannot be converted.
    """
    planes = planes_of(shot.frame) if isinstance(shot, Framed) else None
    if planes is None or not isinstance(shot, Framed):
        return box.fill(_converted(shot, box))
    return _from_planes(planes, shot.rotation, box)


def coded_part(box: Letterbox, rotation: int, coded: tuple[int, int]) -> Rect:
    """What is looked at, in a plane as coded: columns x1…x2 and lines y1…y2.

    Args:
        box: with a part in pixels of the upright source.
        rotation: degrees clockwise that bring the coded picture upright.
        coded: (width, height) of the plane, of any share of the source.
    """
    width, height = box.source
    x1, y1, x2, y2 = box.seen
    if rotation == 90:
        x1, y1, x2, y2 = y1, width - x2, y2, width - x1
    elif rotation == 180:
        x1, y1, x2, y2 = width - x2, height - y2, width - x1, height - y1
    elif rotation == 270:
        x1, y1, x2, y2 = height - y2, x1, height - y1, x2
    if rotation in (90, 270):
        width, height = height, width
    across, down = coded[0] / width, coded[1] / height
    left, top = min(int(x1 * across), coded[0] - 1), min(int(y1 * down), coded[1] - 1)
    right, bottom = max(left + 1, round(x2 * across)), max(top + 1, round(y2 * down))
    return left, top, min(right, coded[0]), min(bottom, coded[1])


def _converted(shot: Shot, box: Letterbox) -> NDArray[np.uint8]:
    """The slow way for unusual pictures: converted whole, at the size that is wanted."""
    if box.part is None:
        return shot.upright(box.inner)
    x1, y1, x2, y2 = box.part
    width, height = box.source
    down, across = box.inner[0] / (y2 - y1), box.inner[1] / (x2 - x1)
    whole = shot.upright((max(1, round(height * down)), max(1, round(width * across))))
    top, left = round(y1 * down), round(x1 * across)
    part = whole[top : top + box.inner[0], left : left + box.inner[1]]
    return np.asarray(cv2.resize(part, box.inner[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def _from_planes(planes: Planes, rotation: int, box: Letterbox) -> NDArray[np.uint8]:
    height, width = box.inner
    size = (height, width) if rotation in (90, 270) else (width, height)
    luma = _scaled(planes.luma, size, rotation, box, luma=True)
    small = [_scaled(part, size, rotation, box, luma=False) for part in planes.chroma]
    blue, red = small if len(small) == 2 else (small[0][:, :, 0], small[0][:, :, 1])
    if planes.red_first:
        blue, red = red, blue
    whole = np.full((3, *box.shape), GREY, np.uint8)
    inner = whole[:, box.top : box.top + height, box.left : box.left + width]
    _colour((luma, blue, red), colour_map(planes.matrix, full=planes.full), inner)
    return whole.transpose(1, 2, 0)


def _scaled(
    plane: NDArray[np.uint8], size: tuple[int, int], rotation: int, box: Letterbox, *, luma: bool
) -> NDArray[np.uint8]:
    """A plane cut, scaled to (width, height) as coded, and turned upright."""
    x1, y1, x2, y2 = coded_part(box, rotation, (plane.shape[1], plane.shape[0]))
    points = _on_points if luma else _not_stretched
    exact = points(x2 - x1, size[0]) and points(y2 - y1, size[1])
    how = cv2.INTER_NEAREST_EXACT if exact else cv2.INTER_LINEAR
    small = cv2.resize(plane[y1:y2, x1:x2], size, interpolation=how)
    return np.asarray(
        cv2.rotate(small, _TURNS[rotation]) if rotation in _TURNS else small, np.uint8
    )


def _on_points(source: int, target: int) -> bool:
    """Whether bilinear sampling falls on pixels: the nearest is the same at a third the price."""
    return source % target == 0 and source // target % 2 == 1


def _not_stretched(source: int, target: int) -> bool:
    """Whether the nearest colour difference is the one bilinear sampling of RGB would meet.

    A decoder repeats it over the pixels it stands for, so in between lies nothing to blend.
    """
    return 2 * source >= target


def _colour(
    parts: tuple[NDArray[np.uint8], ...], to_rgb: NDArray[np.float64], out: NDArray[np.uint8]
) -> None:
    """Brightness and differences → red, green and blue planes, written where they belong."""
    luma, blue, red = parts
    gain = float(to_rgb[0, 0])
    cv2.addWeighted(luma, gain, red, to_rgb[0, 2], to_rgb[0, 3], dst=out[0])
    cv2.addWeighted(luma, gain, blue, to_rgb[2, 1], to_rgb[2, 3], dst=out[2])
    both = -float(to_rgb[1, 1] + to_rgb[1, 2])
    mixed = cv2.addWeighted(blue, -to_rgb[1, 1] / both, red, -to_rgb[1, 2] / both, 0)
    cv2.addWeighted(luma, gain, mixed, -both, to_rgb[1, 3], dst=out[1])


@lru_cache(maxsize=32)
def colour_map(matrix: int, *, full: bool) -> NDArray[np.float64]:
    """See ``colour.to_rgb``."""
    return colour.to_rgb(matrix, full=full)
