"""Colour by time: when the newest delivery of a camera was filmed; without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nvr_desk.timecode import from_micros, local_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nvr_desk.records.overview import MapCamera

STOPS = (
    (0, 34, 78), (53, 69, 108), (102, 105, 112), (148, 142, 119),
    (195, 183, 105), (254, 232, 56),
)  # fmt: skip
"""Cividis: read the same by colour-blind eyes, dark to bright in equal steps."""
STEPS = 16
Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """The earliest and the latest instant on the map, microseconds UTC."""

    first_us: int
    last_us: int

    def share(self, at_us: int) -> float:
        """0 for the earliest, 1 for the latest."""
        whole = self.last_us - self.first_us
        return 1.0 if whole <= 0 else min(max((at_us - self.first_us) / whole, 0.0), 1.0)

    def words(self, zone: str | None) -> tuple[str, str]:
        """Both ends, in the zone of the case."""
        return (
            local_text(from_micros(self.first_us), zone),
            local_text(from_micros(self.last_us), zone),
        )


def span(cameras: Iterable[MapCamera]) -> Span | None:
    """From the earliest to the latest newest delivery; None where no camera has a time."""
    found = [at for camera in cameras if (at := newest_us(camera)) is not None]
    return Span(min(found), max(found)) if found else None


def newest_us(camera: MapCamera) -> int | None:
    """When the newest delivery of a camera begins; None where none has a time."""
    return max((at for at in camera.starts_us if at is not None), default=None)


def colour(share: float) -> Rgb:
    """The colour at a share of the scale, in ``STEPS`` steps so that pictures can be kept."""
    return _step(round(share * (STEPS - 1)))


@lru_cache(maxsize=STEPS)
def _step(step: int) -> Rgb:
    place = step / (STEPS - 1) * (len(STOPS) - 1)
    low = min(math.floor(place), len(STOPS) - 2)
    part = place - low
    a, b = STOPS[low], STOPS[low + 1]
    r, g, b_ = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return r, g, b_
