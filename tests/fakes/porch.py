"""A porch with a parcel that is taken, drawn picture by picture: people, light, night, a turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.review.vanish import Film

if TYPE_CHECKING:
    from numpy.typing import NDArray

FPS = 10
WIDTH, HEIGHT = 320, 180
PARCEL = (0.44, 0.6, 0.56, 0.78)
"""Where the parcel lies, shares of the picture."""


@dataclass
class Porch:
    """Pictures are made when they are asked for.

    Attributes:
        seconds: how long it is filmed.
        there: spans in which the parcel lies there.
        walks: moments at which somebody walks by, in front of the parcel.
        blocked: spans in which somebody stands before it.
        cloud: seconds a period of the light, 0 for none.
        night: spans without light; infrared: spans without colour; turned: spans looking elsewhere.
    """

    seconds: float = 120.0
    there: tuple[tuple[float, float], ...] = ((0.0, 61.3),)
    walks: tuple[float, ...] = ()
    blocked: tuple[tuple[float, float], ...] = ()
    cloud: float = 0.0
    night: tuple[tuple[float, float], ...] = ()
    infrared: tuple[tuple[float, float], ...] = ()
    turned: tuple[tuple[float, float], ...] = ()
    key_every: int = 20
    noise: float = 3.0
    asked: list[int] = field(default_factory=list[int])

    def film(self) -> Film:
        count = round(self.seconds * FPS)
        return Film(np.arange(count) / FPS, np.zeros(count, np.int64), self.fetch)

    def fetch(self, index: int, *, exact: bool) -> tuple[int, NDArray[np.uint8]]:
        at = index if exact else index - index % self.key_every
        self.asked.append(at)
        return at, self.picture(at)

    def picture(self, index: int) -> NDArray[np.uint8]:
        t = index / FPS
        made = _street(3 if _in(t, self.turned) else 1)
        if _in(t, self.there):
            _fill(made, PARCEL, (176, 120, 62))
            _fill(made, (0.49, 0.6, 0.51, 0.78), (220, 210, 190))
        for walk in self.walks:
            x = 0.5 + (t - walk) * 0.25
            if -0.1 < x < 1.1:
                _fill(made, (x - 0.05, 0.2, x + 0.05, 0.9), (30, 40, 90))
        if _in(t, self.blocked):
            _fill(made, (0.38, 0.2, 0.62, 0.95), (60, 20, 30))
        if self.cloud:
            made = made * (1.0 + 0.35 * np.sin(2 * np.pi * t / self.cloud)) + 6
        if _in(t, self.night):
            made = made * 0.03
        if _in(t, self.infrared):
            made = np.repeat(made.mean(axis=2, keepdims=True), 3, axis=2)
        rng = np.random.default_rng(index)
        grain = rng.normal(0, self.noise, made.shape[:2])[:, :, None]
        if _in(t, self.night):
            grain = grain * 0.2
        return (made + grain).clip(0, 255).astype(np.uint8)


def _in(t: float, spans: tuple[tuple[float, float], ...]) -> bool:
    return any(low <= t < high for low, high in spans)


@cache
def _drawn(seed: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(50, 190, (9, 16, 3))
    made = np.repeat(np.repeat(coarse, HEIGHT // 9, axis=0), WIDTH // 16, axis=1)
    made[int(HEIGHT * 0.55) :] = made[int(HEIGHT * 0.55) :] * 0.2 + np.array([95, 100, 105]) * 0.8
    return made


def _street(seed: int) -> NDArray[np.float64]:
    return _drawn(seed).copy()


def _fill(made: NDArray[np.float64], box: tuple[float, ...], colour: tuple[int, int, int]) -> None:
    x1, x2 = (max(0, round(x * WIDTH)) for x in (box[0], box[2]))
    y1, y2 = (round(y * HEIGHT) for y in (box[1], box[3]))
    made[y1:y2, x1:x2] = colour
