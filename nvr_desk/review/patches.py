"""A box of a picture with its light fitted to another picture's; no state, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""x1, y1, x2, y2 as shares of the picture, 0…1."""
Patch: TypeAlias = "NDArray[np.float64]"
"""(SIDE, SIDE, 3) of a box, in the light of the scene."""

SIDE: Final = 24
"""Cells across and down the box."""
_AROUND: Final = 0.6
"""Of the box's size that is looked at around it, at each side; at least ``_LEAST``."""
_LEAST: Final = 0.06
_WHOLE: Final = (36, 20)
"""The whole picture in cells, to see whether the camera moved."""
_DARK: Final = 14.0
"""Mean grey under which a picture is night."""
_COLOURLESS: Final = 2.0
"""Mean distance between channels under which a picture is infrared."""
_COLOURED: Final = 6.0
_ALIKE: Final = 0.45
"""Correlation of the whole picture's edges under which the camera looks elsewhere."""
_FLAT: Final = 1.5
_SHADOW: Final = 28.0
"""Grey levels by which what lies around the box may differ from the light of the whole picture;
more is something that stands before it."""
_FIT_ROUNDS: Final = 4
_FLAT_RING: Final = 25.0
"""Variance of a picture's cells under which they say nothing of gain."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What is kept of a picture."""

    inside: NDArray[np.float64]
    """(SIDE, SIDE, 3) of the box."""
    around: NDArray[np.float64]
    """(n, 3) around the box."""
    whole: NDArray[np.float64]
    """Grey of the whole picture, small."""
    cells: NDArray[np.float64]
    """(n, 3) the same in colour."""
    colour: float
    """Mean distance between channels."""

    @classmethod
    def of(cls, rgb: NDArray[np.uint8], box: Box) -> Frame:
        """Cut a picture down.

        Args:
            rgb: (h, w, 3).
            box: as shares of it.
        """
        height, width = rgb.shape[:2]
        x1, y1, x2, y2 = box
        aside, above = max(_LEAST, _AROUND * (x2 - x1)), max(_LEAST, _AROUND * (y2 - y1))
        left, right = max(0.0, x1 - aside), min(1.0, x2 + aside)
        top, foot = max(0.0, y1 - above), min(1.0, y2 + above)
        cells = 2 * SIDE
        ring = shrunk(_cut(rgb, (left, top, right, foot)), (cells, cells))
        across = left + (np.arange(cells) + 0.5) / cells * (right - left)
        down = top + (np.arange(cells) + 0.5) / cells * (foot - top)
        wide, high = (across >= x1) & (across <= x2), (down >= y1) & (down <= y2)
        outside = ~(wide[None] & high[:, None])
        thin = rgb[:: max(1, height // 64), :: max(1, width // 64)].astype(np.int16)
        colour = float((thin.max(axis=2) - thin.min(axis=2)).mean())
        small = shrunk(rgb, _WHOLE)
        inside, grey = shrunk(_cut(rgb, box), (SIDE, SIDE)), small.mean(axis=2)
        return cls(inside, ring[outside], grey, small.reshape(-1, 3), colour)


@dataclass(slots=True)
class Scene:
    """The picture in which the thing is there: what all others are fitted to."""

    frame: Frame
    there: NDArray[np.float64]
    edges: NDArray[np.float64]
    infrared: bool
    complaint: str = ""
    """Why the last picture that was of no use was of none."""

    @classmethod
    def of(cls, frame: Frame) -> Scene | str:
        """The scene, or why it is none: dark or flat."""
        if frame.whole.mean() < _DARK:
            return "dark"
        if frame.inside.std(axis=(0, 1)).mean() < _FLAT and _differs(frame) < 4 * _FLAT:
            return "flat"
        return cls(frame, frame.inside, _edges(frame.whole), frame.colour < _COLOURLESS)


def patch_of(frame: Frame, scene: Scene) -> NDArray[np.float64] | None:
    """The box in the scene's light; None where the picture is of no use (``scene.complaint``)."""
    if why := kind_of_light(frame, scene):
        scene.complaint = why
        return None
    made = np.empty_like(frame.inside)
    for channel in range(3):
        mine, theirs = frame.cells[:, channel], scene.frame.cells[:, channel]
        gain, shift = _fit(mine, theirs)
        # The light of the whole picture first: what stands before box and ring has none of its own.
        rest = scene.frame.around[:, channel] - (frame.around[:, channel] * gain + shift)
        shadow = float(np.median(rest)) if len(rest) else 0.0
        if abs(shadow) > _SHADOW:
            scene.complaint = "unclear"
            return None
        made[:, :, channel] = frame.inside[:, :, channel] * gain + shift + shadow
    return made


def blended(frames: Sequence[Frame], scene: Scene) -> NDArray[np.float64] | None:
    """The median of some pictures' boxes; None where most are of no use."""
    patches = [patch for patch in (patch_of(each, scene) for each in frames) if patch is not None]
    if not patches or 2 * len(patches) < len(frames):
        return None
    return np.asarray(np.median(np.stack(patches), axis=0), np.float64)


def apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """How far two boxes are apart, grey levels: the mean over the half that differs most."""
    far = np.sort(np.abs(one - other).mean(axis=2).ravel())
    return float(far[len(far) // 2 :].mean())


def kind_of_light(frame: Frame, scene: Scene) -> str:
    """Why a picture says nothing: dark, infrared or moved; empty where it is of use."""
    if frame.whole.mean() < _DARK:
        return "dark"
    if (frame.colour < _COLOURLESS) != scene.infrared and (
        max(frame.colour, scene.frame.colour) > _COLOURED
    ):
        return "infrared"
    mine, theirs = _edges(frame.whole).ravel(), scene.edges.ravel()
    size = float(np.linalg.norm(mine) * np.linalg.norm(theirs))
    if size > 0 and float(mine @ theirs) / size < _ALIKE:
        return "moved"
    return ""


def shrunk(rgb: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.float64]:
    """A picture as (height, width, 3) means of its cells; a small one is stretched.

    Args:
        rgb: (h, w, 3), at least one pixel.
        size: (width, height) in cells.
    """
    columns = _bounds(rgb.shape[1], size[0])
    rows = _bounds(rgb.shape[0], size[1])
    sums = np.zeros((rgb.shape[0] + 1, rgb.shape[1] + 1, 3))
    sums[1:, 1:] = rgb.astype(np.float64).cumsum(axis=0).cumsum(axis=1)
    top, foot = rows[:, 0, None], rows[:, 1, None]
    left, right = columns[None, :, 0], columns[None, :, 1]
    total = sums[foot, right] - sums[top, right] - sums[foot, left] + sums[top, left]
    return np.asarray(total / ((foot - top) * (right - left))[..., None], np.float64)


def _bounds(length: int, cells: int) -> NDArray[np.int64]:
    """(cells, 2) first pixel and the one behind the last, never none."""
    edges = np.linspace(0, length, cells + 1)
    low = np.floor(edges[:-1]).astype(np.int64).clip(0, length - 1)
    high = np.maximum(np.floor(edges[1:]).astype(np.int64), low + 1)
    return np.stack([low, high], axis=1)


def _cut(rgb: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    height, width = rgb.shape[:2]
    x1, y1 = min(int(box[0] * width), width - 1), min(int(box[1] * height), height - 1)
    x2, y2 = max(x1 + 1, round(box[2] * width)), max(y1 + 1, round(box[3] * height))
    return rgb[y1:y2, x1:x2]


def _differs(frame: Frame) -> float:
    """How far the box is from what lies around it, grey levels."""
    if len(frame.around) == 0:
        return 0.0
    inside = frame.inside.reshape(-1, 3).mean(axis=0)
    return float(np.abs(inside - np.median(frame.around, axis=0)).mean())


def _fit(mine: NDArray[np.float64], theirs: NDArray[np.float64]) -> tuple[float, float]:
    """Gain and shift of light, by the cells of the picture that agree best."""
    gain, shift = 1.0, 0.0
    if len(mine) == 0:
        return gain, shift
    shift = float(np.median(theirs - mine))
    for _ in range(_FIT_ROUNDS):
        far = np.abs(mine * gain + shift - theirs)
        near = far <= max(1.0, float(np.quantile(far, 0.6)))
        x, y = mine[near], theirs[near]
        spread = float(x.var())
        gain = (
            float(np.clip(np.cov(x, y, bias=True)[0, 1] / spread, 0.4, 2.5)) if spread > 25 else 1.0
        )
        shift = float(np.median(y - gain * x))
    return gain, shift


def _edges(grey: NDArray[np.float64]) -> NDArray[np.float64]:
    """Steps of brightness across and down, in which the level of light has no part."""
    across, down = np.diff(grey, axis=1)[:-1], np.diff(grey, axis=0)[:, :-1]
    return np.asarray(np.stack([across, down]), np.float64)
