"""What colours stand in a box: named points of a fixed grid, no model and no skin.

Twelve words: the eleven basic colour terms of English (Berlin & Kay, *Basic Color Terms*, 1969) and
beige, which witnesses and vehicle forms use. Where one word ends and the next begins is drawn by us
in CIE L*C*h° (CIELAB 1976, D65, 2°), so that the CSS colours of these names keep them and their
dark, pale and dull relatives get the word a witness would use. The light of a scene is not
corrected: it is the colour *as the camera shows it*.

Of a person, points in the range of brown and beige count as *unsaid*: skin lies there, and no
answer may follow from it. The head is not sampled at all.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.attributes import ColourName
from nvr_desk.vision.detector import CLASSES, PERSON, Detections

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMES: tuple[ColourName, ...] = tuple(ColourName)
COUNT = len(NAMES)
"""Colour numbers inside this room are positions in NAMES."""

_DULL = (ColourName.BROWN, ColourName.BEIGE)
_BINS = COUNT + 1
"""The last one is *unsaid*."""

_WIDTH_PX, _HEIGHT_PX = 9.0, 24.0
"""Smallest box that is sampled, in the picture given; below, cloth and street are one pixel."""
_TALL = 1.5
"""A person's box less tall than this is cut, bent or sits: its lower part is no lower part."""
_HAS_BODY = np.array([cls not in ("bicycle", "motorcycle") for cls in CLASSES])
"""The others are too thin to sample: most points would be rider and street."""

_COLUMNS = np.linspace(0.0, 1.0, 4, dtype=np.float32)
_HALF = np.repeat([0, 1], 5)
_POINTS = 20
_COLOURS = 1 << 15

_X = np.stack([0.20 + 0.60 * _COLUMNS, 0.20 + 0.60 * _COLUMNS, 0.30 + 0.40 * _COLUMNS])
"""(3, 4) shares of the width of a car, a bus or truck, a person; the rim is background."""


def _rows(*spans: tuple[float, float]) -> NDArray[np.float32]:
    return np.concatenate([np.linspace(*span, 5, dtype=np.float32) for span in spans])


_Y = np.stack(
    [
        _rows((0.45, 0.72), (0.45, 0.72)),
        _rows((0.55, 0.80), (0.55, 0.80)),
        _rows((0.18, 0.47), (0.56, 0.88)),
    ]
)
"""(3, 10) shares of the height: bodies below the windows; trunk, then legs, no head and no feet."""
_PERSON_KIND = 2
_KIND = np.array(
    [_PERSON_KIND if cls == "person" else int(cls in ("bus", "truck")) for cls in CLASSES]
)

_GREY_STEP = 12
"""Every so many pixels of a picture are asked whether it has colours."""
_GREY_CHROMA = 10
"""Difference of two channels from the usual one that is a colour and no noise of the codec."""
_GREY_SHARE = 0.008
"""A logo or a time stamp may be coloured on an infrared picture."""


def taken(picture: NDArray[np.uint8], found: Detections) -> Detections:
    """Boxes with their colours; pictures without colours say so.

    Args:
        picture: (h, w, 3) uint8 RGB that the boxes are in.
        found: boxes in pixels of that picture.
    """
    if not len(found):
        return replace(found, tint=np.zeros((0, 2, COUNT), np.uint8))
    if is_grey(picture):
        return replace(found, grey=True)
    return replace(found, tint=describe(picture, found.box, found.cls))


def describe(
    picture: NDArray[np.uint8], box: NDArray[np.float32], cls: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Shares of colours among the sampled points of boxes.

    Args:
        picture: (h, w, 3) uint8 RGB.
        box: (n, 4) x1 y1 x2 y2 in pixels of the picture.
        cls: (n,) positions in CLASSES.

    Returns:
        (n, 2, COUNT) of 255: trunk and legs of a person; the body of a vehicle, then nothing. A
        part that was not sampled is all zero; what is missing to 255 is unsaid.
    """
    if not len(box):
        return np.zeros((0, 2, COUNT), np.uint8)
    height, width = picture.shape[:2]
    kind = _KIND.take(cls)
    left, top, right, bottom = box.T.reshape(4, -1, 1)
    across, down = right - left, bottom - top
    columns = np.clip(left + across * _X.take(kind, 0), 0, width - 1).astype(np.int32)
    rows = np.clip(top + down * _Y.take(kind, 0), 0, height - 1).astype(np.int32)
    values, (line, column, channel) = _flat(picture)
    places: NDArray[np.int32] = rows[:, :, None] * line + columns[:, None, :] * column
    word = _five_bits(values, places, channel)
    word += (kind == _PERSON_KIND)[:, None, None] * _COLOURS
    name = np.asarray(_tables().take(word), np.intp)
    name += (np.arange(len(box))[:, None] * 2 + _HALF)[:, :, None] * _BINS
    counts = np.bincount(name.ravel(), minlength=2 * _BINS * len(box))
    share = (counts.reshape(-1, 2, _BINS)[:, :, :COUNT] * 255) // _POINTS
    return (share * _sampled(across[:, 0], down[:, 0], cls)[:, :, None]).astype(np.uint8)


def _flat(picture: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], tuple[int, int, int]]:
    """All values in a row, and the steps in it to the next line, column and channel.

    Nothing is copied, whether the channels lie pixel by pixel or plane by plane.
    """
    planes = picture.transpose(2, 0, 1)
    if planes.flags.c_contiguous:
        return planes.reshape(-1), (picture.shape[1], 1, picture.shape[0] * picture.shape[1])
    return picture.reshape(-1), (picture.shape[1] * 3, 3, 1)


def _five_bits(
    values: NDArray[np.uint8], places: NDArray[np.int32], channel: int
) -> NDArray[np.intp]:
    """Red, green, blue of five bits each in one number, for pixels that start at places."""
    red, green, blue = (np.asarray(values.take(places + c * channel), np.uint8) for c in range(3))
    word: NDArray[np.intp] = (red & 0xF8).astype(np.intp) << 7
    word |= (green & 0xF8).astype(np.intp) << 2
    word |= blue >> 3
    return word


def is_grey(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture has no colours: infrared, or a camera that sees none.

    An even cast (a green or violet night picture) counts as none.

    Args:
        picture: (h, w, 3) uint8 RGB.
    """
    some = np.ascontiguousarray(picture[::_GREY_STEP, ::_GREY_STEP]).reshape(-1, 3).T
    red, green, blue = some.astype(np.float32)
    most = green.sum() + 1.0
    far = _far(red - green * (red.sum() / most)) | _far(blue - green * (blue.sum() / most))
    return bool(np.count_nonzero(far) <= _GREY_SHARE * far.size)


def _far(apart: NDArray[np.float32]) -> NDArray[np.bool_]:
    usual = np.partition(apart, apart.size // 2)[apart.size // 2]
    far: NDArray[np.bool_] = np.abs(apart - usual) > _GREY_CHROMA
    return far


def _sampled(
    across: NDArray[np.float32], down: NDArray[np.float32], cls: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """(n, 2) which parts of which boxes can be sampled."""
    upper = (across >= _WIDTH_PX) & (down >= _HEIGHT_PX) & _HAS_BODY.take(cls)
    lower = upper & (cls == PERSON) & (down >= _TALL * across)
    return np.stack((upper, lower), axis=1)


# --- words ------------------------------------------------------------------------------------


@cache
def _tables() -> NDArray[np.intp]:
    """(2 × 32768,) names of colours of five bits a channel: of vehicles, then of persons."""
    level = (np.arange(32) * 8 + 4).astype(np.uint8)
    grid = np.meshgrid(level, level, level, indexing="ij")
    rgb = np.stack(grid, -1).reshape(-1, 3)
    name = named(rgb)
    return np.concatenate((name, np.where(unsaid_of_persons(rgb), COUNT, name))).astype(np.intp)


def unsaid_of_persons(rgb: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """(n,) which colours skin may have too, with a margin: of a person they say nothing."""
    light, chroma, hue = lch(rgb)
    near = (hue >= 38) & (hue < 85) & (chroma >= 10) & (chroma < 50) & (light >= 15)
    name = named(rgb)
    dull: NDArray[np.bool_] = np.isin(name, [NAMES.index(each) for each in _DULL])
    return near | dull


def named(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(n,) position in NAMES of each colour.

    Args:
        rgb: (n, 3) sRGB.
    """
    light, chroma, hue = lch(rgb)
    cast = np.where(light >= 60, 12.0, 9.0)  # of the light itself: the brighter, the more of it
    neutral = (chroma < cast) | ((light < 20) & (chroma < 20)) | (light < 9)
    warm = (hue >= 30) & (hue < 110) & ~neutral
    dull = warm & (chroma < 35)
    reddish = (hue >= 345) | (hue < 42)
    violet = (hue >= 310) | ((hue >= 297) & (light >= 36))
    rules: tuple[tuple[ColourName, NDArray[np.bool_]], ...] = (
        (ColourName.BLACK, neutral & (light < 30)),
        (ColourName.WHITE, neutral & (light >= 80)),
        (ColourName.GREY, neutral),
        (ColourName.BEIGE, dull & (light >= 62)),
        (ColourName.BROWN, dull & (hue < 98)),
        (ColourName.BROWN, warm & (light < 50) & (hue >= 42) & (hue < 88)),
        (ColourName.PINK, reddish & (light >= 64)),
        (ColourName.BROWN, reddish & (light < 50) & (chroma < 28) & (hue >= 15) & (hue < 42)),
        (ColourName.RED, reddish),
        (ColourName.ORANGE, warm & (hue < 78)),
        (ColourName.YELLOW, warm & (light >= 60)),
        (ColourName.GREEN, hue < 192),
        (ColourName.PURPLE, violet & (light < 60)),
        (ColourName.PINK, violet & (hue >= 320)),
        (ColourName.PURPLE, violet),
        (ColourName.BLUE, hue >= 0),
    )
    choice = [np.full(len(rgb), NAMES.index(word), np.uint8) for word, _ in rules]
    return np.select([where for _, where in rules], choice).astype(np.uint8)


def lch(
    rgb: NDArray[np.uint8],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """(lightness 0…100, chroma, hue in degrees) of sRGB colours.

    Args:
        rgb: (n, 3). IEC 61966-2-1 to XYZ, then CIE 1976 L*a*b* against D65.
    """
    value = rgb / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _XYZ.T / _XYZ.sum(1)
    curve = (xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    root = np.asarray(np.where(*curve), np.float64)
    light = 116 * root[:, 1] - 16
    a, b = 500 * (root[:, 0] - root[:, 1]), 200 * (root[:, 1] - root[:, 2])
    return light, np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360


_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
"""Linear sRGB to XYZ; its row sums are D65."""
