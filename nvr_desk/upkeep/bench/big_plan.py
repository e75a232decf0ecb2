"""What lies in the big case: cameras, shipments, and every delivery's hour, length and harvest.

Pure numbers from a fixed seed; nothing of it touches a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import ArrayLike, NDArray

ZONE: Final = "America/Denver"
BEGIN: Final = datetime(2026, 10, 20, 6, tzinfo=UTC)
"""Midnight in Denver; the clocks go back within the month."""
DAYS: Final = 31
INCIDENT: Final = datetime(2026, 11, 13, 1, tzinfo=UTC)
"""Six in the evening; the hours around it brought a third of all footage."""
LENGTHS: Final = (
    *(10, 15, 20, 30, 30, 30, 45, 60, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 28800),
)
"""Seconds a clip may last; what doorbells give, phones, recorders, and files of eight hours."""
_LENGTH_ODDS: Final = (*(8, 8, 10, 12, 10, 10, 8, 8, 6, 5, 4, 3, 3, 2, 1.5, 0.8, 0.55, 0.15),)
_BY_HOUR: Final = (*(2, 1, 1, 1, 1, 2, 4, 7, 9, 7, 6, 7, 8, 7, 7, 9, 11, 12, 12, 11, 9, 7, 5, 3),)
"""How much is filmed in each hour of the local day."""


@dataclass(frozen=True, slots=True)
class Camera:
    """One place. Degrees WGS 84; no place at all for some."""

    alias: str
    submitter: str
    lat: float | None
    lon: float | None
    accuracy_m: float
    heading_deg: float
    fov_deg: float


@dataclass(frozen=True, slots=True)
class Plan:
    """(deliveries,) arrays, in order of arrival: shipment after shipment."""

    cameras: list[Camera]
    batch: NDArray[np.int64]
    camera: NDArray[np.int64]
    start_us: NDArray[np.int64]
    """Claimed start, microseconds since 1970 UTC; −1 where it is unknown."""
    length_s: NDArray[np.int64]
    night: NDArray[np.bool_]
    """Filmed without colours."""
    doubt_s: NDArray[np.float64]
    offset_s: NDArray[np.float64]
    """Correction of the clock; NaN where nobody made one."""
    consent: NDArray[np.int64]
    """0 given, 1 posted, 2 compelled, 3 none, 4 withdrawn, 5 given and held back."""
    media: NDArray[np.int64]
    """0 ok, 1 partial, 2 bad, 3 unsupported."""
    analysed: NDArray[np.bool_]
    tracks: NDArray[np.int64]
    """Appearances found in it; the sum is what was asked for."""


def make_plan(rng: Generator, deliveries: int, tracks: int, cameras: int, batches: int) -> Plan:
    """Draw it all."""
    start, length = _starts(rng, deliveries), rng.choice(LENGTHS, deliveries, p=_odds(_LENGTH_ODDS))
    media = rng.choice(4, deliveries, p=(0.975, 0.015, 0.006, 0.004))
    analysed = (media < 2) & (rng.random(deliveries) < 0.96)
    hours = _local_hours(start)
    busy = np.asarray(_BY_HOUR, float)[hours] * rng.lognormal(0, 0.8, deliveries) * length**0.55
    share = np.where(analysed, busy, 0.0)
    if not share.any():
        analysed[0], media[0], share[0] = True, 0, 1.0
    unknown = rng.random(deliveries) < 0.01
    doubts = np.array([0.5, 2, 5, 30, 120, 300, 3600])
    offset = np.where(rng.random(deliveries) < 0.04, rng.normal(0, 90, deliveries).round(1), np.nan)
    return Plan(
        cameras=_cameras(rng, cameras),
        batch=np.sort(rng.integers(0, batches, deliveries)),
        camera=rng.choice(cameras, deliveries, p=_odds(rng.pareto(1.6, cameras) + 0.3)),
        start_us=np.where(unknown, -1, start),
        length_s=length,
        night=(hours < 6) | (hours >= 21),
        doubt_s=rng.choice(doubts, deliveries, p=(0.2, 0.4, 0.2, 0.1, 0.06, 0.03, 0.01)),
        offset_s=np.where(unknown, np.nan, offset),
        consent=rng.choice(6, deliveries, p=(0.9, 0.03, 0.02, 0.025, 0.015, 0.01)),
        media=media,
        analysed=analysed,
        tracks=rng.multinomial(tracks, share / share.sum()),
    )


def _odds(weights: ArrayLike) -> NDArray[np.float64]:
    given: NDArray[np.float64] = np.array(weights, np.float64)
    given /= given.sum()
    return given


def _starts(rng: Generator, many: int) -> NDArray[np.int64]:
    """Days with nights, a week with its end, and one evening everybody was asked for."""
    begin = BEGIN.timestamp()
    day = rng.integers(0, DAYS, many)
    second = rng.choice(24, many, p=_odds(_BY_HOUR)) * 3600 + rng.uniform(0, 3600, many)
    start = begin + day * 86_400 + second
    near = rng.random(many) < 1 / 3
    start[near] = INCIDENT.timestamp() + rng.normal(0, 2.5 * 3600, int(near.sum()))
    return (start * 1e6).astype(np.int64)


def _local_hours(start_us: NDArray[np.int64]) -> NDArray[np.int64]:
    zone = ZoneInfo(ZONE)
    hours = (start_us // 3_600_000_000).astype(np.int64)
    found = {
        int(each): datetime.fromtimestamp(int(each) * 3600, UTC).astimezone(zone).hour
        for each in np.unique(hours)
    }
    return np.array([found[int(each)] for each in hours], np.int64)


def _cameras(rng: Generator, many: int) -> list[Camera]:
    centres = rng.normal((40.76, -111.89), (0.035, 0.045), (12, 2))
    made: list[Camera] = []
    for number in range(many):
        lat, lon = centres[rng.integers(len(centres))] + rng.normal(0, 0.006, 2)
        placed = rng.random() > 0.03
        made.append(
            Camera(
                alias=f"C-{number + 1:03}",
                submitter=f"R-{1000 + number // 2}",
                lat=float(lat) if placed else None,
                lon=float(lon) if placed else None,
                accuracy_m=float(rng.choice((5, 10, 25, 50, 150))),
                heading_deg=float(rng.integers(0, 360)),
                fov_deg=float(rng.choice((60, 80, 100, 120, 160))),
            )
        )
    return made
