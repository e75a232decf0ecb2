"""Poster and strip, taken in passing while a clip is decoded: only sampled pictures are converted.

How many pictures will come is a guess, so samples are taken at a step and every second one is
dropped when there are too many; memory and work stay bounded for any length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.media import stills
from nvr_desk.media.frames import upright
from nvr_desk.records.media import Thumbnail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.media.frames import Stamped

POSTER_WIDTH: Final = 320
"""Pixels across a poster."""
STRIP_WIDTH: Final = 160
"""Pixels across a picture of the strip."""
STRIP_LENGTH: Final = 12
"""Most pictures in a strip."""
_POSTER_QUALITY: Final = 4
_STRIP_QUALITY: Final = 6


@dataclass(frozen=True, slots=True)
class _Sample:
    pts: int
    rgb: NDArray[np.uint8]


class ThumbnailPicker:
    """Collects samples of one clip.

    Args:
        expected: how many pictures the container promises; 0 when it says nothing.
        rotation: degrees clockwise to upright.
    """

    def __init__(self, expected: int, rotation: int) -> None:
        self._step = max(1, expected // STRIP_LENGTH)
        self._next = min(self._step // 2, 30)
        self._count = 0
        self._rotation = rotation
        self._samples: list[_Sample] = []

    def offer(self, stamped: Stamped) -> None:
        """See one decoded picture; convert it only when its turn has come."""
        wanted = self._count >= self._next
        self._count += 1
        if not wanted:
            return
        try:
            rgb = upright(stamped.frame, self._rotation, max_width=POSTER_WIDTH)
        except MediaError:
            return
        self._samples.append(_Sample(stamped.pts, rgb))
        if len(self._samples) >= 2 * STRIP_LENGTH:
            self._samples = self._samples[::2]
            self._step *= 2
        self._next = self._count - 1 + self._step

    def poster(self) -> Thumbnail | None:
        """The picture with most to see: neither black nor blown out, rich in contrast."""
        if not self._samples:
            return None
        best = max(self._samples, key=lambda sample: _interest(sample.rgb))
        return _thumbnail(best, POSTER_WIDTH, _POSTER_QUALITY)

    def strip(self) -> tuple[Thumbnail, ...]:
        """Up to `STRIP_LENGTH` pictures, evenly over the clip, in order."""
        count = min(STRIP_LENGTH, len(self._samples))
        if count == 0:
            return ()
        last = len(self._samples) - 1
        places = sorted({round(i * last / max(1, count - 1)) for i in range(count)})
        pictures = (_thumbnail(self._samples[i], STRIP_WIDTH, _STRIP_QUALITY) for i in places)
        return tuple(picture for picture in pictures if picture is not None)


def _interest(rgb: NDArray[np.uint8]) -> float:
    """Contrast of the green channel, less for a picture almost all dark or all bright."""
    green = rgb[..., 1].astype(np.float32)
    middle = float(np.clip(min(green.mean(), 255 - green.mean()) / 24, 0.1, 1.0))
    return float(green.std()) * middle


def _thumbnail(sample: _Sample, width: int, quality: int) -> Thumbnail | None:
    try:
        return Thumbnail(sample.pts, stills.encode_jpeg(stills.shrink(sample.rgb, width), quality))
    except MediaError:
        return None
