"""A camera that moves over one street photograph, so that persons and a bus enter and leave.

The photograph ``bus.jpg`` ships inside the ultralytics package; it is found without importing
that package. Left and right of it stands its own mirror image, blurred beyond recognition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import NotFoundError
from nvr_desk.vision.cv import cv2

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

PHOTOGRAPH = "bus.jpg"
MARGIN = 400
"""Pixels of blur on either side of the photograph."""
HEIGHT = 1080
_NOISE_TILES = 5
_BLUR = 36.0
_SEAM = 60
_NIGHT_GAMMA = 2.4
_NIGHT_GAIN = 0.55


@dataclass(frozen=True, slots=True)
class Look:
    """Where the camera points at a time: middle and width of its view, pixels of the street."""

    t_s: float
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A movement: eased from look to look. ``size`` is (width, height) of the pictures."""

    looks: Sequence[Look]
    size: tuple[int, int]
    seed: int
    label: str = ""
    """Burnt into the picture, with the hour, as cameras do."""
    night: bool = False
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """Gain of red, green and blue: no two cameras see the same colours."""

    def picture(self, t_s: float, number: int, hour: datetime | None) -> NDArray[np.uint8]:
        """The picture at a time: (height, width, 3) uint8, RGB."""
        look = _eased(self.looks, t_s)
        width, height = self.size
        scale = look.width / width
        matrix = np.array(
            [
                [scale, 0, look.x - look.width / 2],
                [0, scale, look.y - scale * height / 2],
            ]
        )
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        seen = cv2.warpAffine(
            street(), matrix, self.size, flags=flags, borderMode=cv2.BORDER_REPLICATE
        )
        seen = cv2.LUT(seen, _curve(self.tint, night=self.night))
        grain = _grain(self.size, self.seed, strong=self.night)
        tile = grain[number % _NOISE_TILES]
        other = grain[(number + 2) % _NOISE_TILES]
        picture = np.asarray(cv2.subtract(cv2.add(seen, tile), other), np.uint8)
        if hour is not None:
            _burn_in(picture, f"{self.label}  {hour:%Y-%m-%d %H:%M:%S}")
        return picture


@cache
def street() -> NDArray[np.uint8]:
    """The photograph with blur on both sides: (HEIGHT, …, 3) uint8, RGB.

    Raises:
        NotFoundError: ultralytics is not installed, or came without the photograph.
    """
    spec = find_spec("ultralytics")
    roots = spec.submodule_search_locations if spec else None
    path = Path(next(iter(roots))) / "assets" / PHOTOGRAPH if roots else Path(PHOTOGRAPH)
    raw = cv2.imread(str(path), cv2.IMREAD_COLOR) if path.is_file() else None
    if raw is None:
        noun = "street photograph"
        raise NotFoundError(noun, str(path))
    photo = cv2.cvtColor(raw, cv2.COLOR_BGR2RGB)
    photo = cv2.resize(photo, (round(photo.shape[1] * HEIGHT / photo.shape[0]), HEIGHT))
    wide = cv2.copyMakeBorder(photo, 0, 0, MARGIN, MARGIN, cv2.BORDER_REFLECT_101)
    blurred = cv2.GaussianBlur(wide, (0, 0), _BLUR)
    sharp = np.zeros((1, wide.shape[1], 1), np.float32)
    sharp[:, MARGIN:-MARGIN] = 1
    ramp = np.linspace(0, 1, _SEAM, dtype=np.float32)[None, :, None]
    sharp[:, MARGIN : MARGIN + _SEAM] = ramp
    sharp[:, -MARGIN - _SEAM : -MARGIN] = ramp[:, ::-1]
    return np.round(sharp * wide + (1 - sharp) * blurred).astype(np.uint8)


def _eased(looks: Sequence[Look], t_s: float) -> Look:
    """The look at a time; starts and stops softly between two of them."""
    if t_s <= looks[0].t_s:
        return looks[0]
    for before, after in pairwise(looks):
        if t_s < after.t_s:
            part = (t_s - before.t_s) / (after.t_s - before.t_s)
            soft = part * part * (3 - 2 * part)
            return Look(
                t_s,
                before.x + soft * (after.x - before.x),
                before.y + soft * (after.y - before.y),
                before.width + soft * (after.width - before.width),
            )
    return looks[-1]


@cache
def _grain(size: tuple[int, int], seed: int, *, strong: bool) -> list[NDArray[np.uint8]]:
    """Sensor noise: a few tiles, used in turn."""
    random = np.random.default_rng(seed)
    shape = (size[1], size[0], 3)
    top = 26 if strong else 7
    return [random.integers(0, top, shape, np.uint8) for _ in range(_NOISE_TILES)]


@cache
def _curve(tint: tuple[float, float, float], *, night: bool) -> NDArray[np.uint8]:
    """What each level of each colour becomes: (1, 256, 3)."""
    levels = np.arange(256)[None, :, None] / 255
    if night:
        levels = _NIGHT_GAIN * levels**_NIGHT_GAMMA
    curve: NDArray[np.uint8] = np.clip(255 * levels * np.array(tint) + 0.5, 0, 255).astype(np.uint8)
    return curve


def _burn_in(picture: NDArray[np.uint8], text: str) -> None:
    at = (12, picture.shape[0] - 14)
    for colour, weight in (((0, 0, 0), 3), ((255, 255, 255), 1)):
        cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.55, colour, weight, cv2.LINE_AA)
