"""What the generated footage shows: things cut from two photographs, moved over made grounds.

The photographs come with ultralytics and are read where it is installed; nothing is shipped. What
is in a clip, from when to when, is known because it was put there.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.vision.cv import cv2

from tests.bench.references import Seen
from tests.bench.scoring import PERSON, VEHICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

FPS = 12
SECONDS = 9.0
SIZE = (1280, 720)
_GRAINS = 5
_FEATHER = 6

_CUTS: dict[str, tuple[str, tuple[int, int, int, int], int]] = {
    "woman": ("bus.jpg", (660, 385, 810, 890), PERSON),
    "man": ("bus.jpg", (40, 390, 250, 912), PERSON),
    "walker": ("bus.jpg", (215, 400, 352, 868), PERSON),
    "bus": ("bus.jpg", (0, 220, 800, 740), VEHICLE),
    "coach": ("zidane.jpg", (735, 30, 1160, 715), PERSON),
}
"""Name → photograph, box x1 y1 x2 y2 in it, group."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A thing that moves straight from one place to another.

    Places are of its centre, in shares of the picture; ``height`` in shares of its height.
    """

    cut: str
    height: float
    begin: tuple[float, float]
    end: tuple[float, float]
    start_s: float = 0.0
    end_s: float = SECONDS
    times: int = 1
    """How often the way is gone, one after another, within its time."""

    @property
    def group(self) -> int:
        """Person or vehicle."""
        return _CUTS[self.cut][2]

    def centre(self, seconds: float) -> tuple[float, float] | None:
        """Where it is; None when it is not there."""
        if not self.start_s <= seconds < self.end_s:
            return None
        share = (seconds - self.start_s) / (self.end_s - self.start_s) * self.times % 1.0
        (x1, y1), (x2, y2) = self.begin, self.end
        return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One clip of the corpus; sizes are upright."""

    name: str
    actors: tuple[Actor, ...] = ()
    size: tuple[int, int] = SIZE
    fps: int = FPS
    seconds: float = SECONDS
    codec: str = "libx264"
    container: str = "mp4"
    pixels: str = "yuv420p"
    rotation: int = 0
    start_s: float = 0.0
    uneven: bool = False
    """Pictures come at uneven times."""
    light: float = 1.0
    """1 by day; night is darker."""
    infrared: bool = False
    grain: int = 3

    @property
    def truth(self) -> list[Seen]:
        """What was put in, where it lasts, in container seconds."""
        return [
            Seen(actor.group, self.start_s + actor.start_s, self.start_s + actor.end_s)
            for actor in self.actors
        ]

    def times_ms(self) -> list[int]:
        """Milliseconds of its pictures, container times."""
        steps = np.full(round(self.seconds * self.fps), 1000 / self.fps)
        if self.uneven:
            steps *= np.tile([0.4, 1.6, 1.0, 0.5, 1.5], len(steps))[: len(steps)]
        begins = np.concatenate(([0.0], np.cumsum(steps)[:-1]))
        return [round(1000 * self.start_s + each) for each in begins.tolist()]


def _walk(cut: str, height: float, y: float, begin: float = -0.1, end: float = 1.1) -> Actor:
    return Actor(cut, height, (begin, y), (end, y))


SCENES: tuple[Scene, ...] = (
    Scene(name="walks-by", actors=(_walk("woman", 0.55, 0.6),)),
    Scene(name="bus-passes", actors=(Actor("bus", 0.5, (-0.3, 0.55), (1.3, 0.55), 1.0, 7.0),)),
    Scene(
        name="motorway",
        fps=25,
        seconds=6.0,
        actors=(Actor("bus", 0.3, (-0.15, 0.6), (1.15, 0.6), 0.5, 5.5, times=5),),
    ),
    Scene(name="parked", actors=(Actor("bus", 0.55, (0.5, 0.55), (0.5, 0.55)),)),
    Scene(name="stands-still", actors=(Actor("coach", 0.7, (0.6, 0.6), (0.6, 0.6)),)),
    Scene(
        name="short-visit",
        actors=(Actor("man", 0.6, (0.2, 0.6), (0.45, 0.6), 6.3, 7.9),),
    ),
    Scene(name="night", actors=(_walk("man", 0.6, 0.6),), light=0.35, grain=8),
    Scene(name="infrared", actors=(_walk("walker", 0.6, 0.6),), infrared=True, grain=6),
    Scene(name="far-away", actors=(Actor("woman", 0.11, (0.2, 0.4), (0.5, 0.4)),)),
    Scene(
        name="crowd",
        size=(1920, 1080),
        actors=(
            _walk("woman", 0.4, 0.65),
            _walk("man", 0.42, 0.62, 1.1, -0.1),
            Actor("walker", 0.38, (0.1, 0.6), (0.9, 0.7)),
            Actor("coach", 0.5, (0.75, 0.65), (0.7, 0.65)),
            Actor("bus", 0.45, (0.4, 0.45), (0.4, 0.45)),
        ),
    ),
    Scene(name="portrait", size=(720, 1280), rotation=90, actors=(_walk("woman", 0.4, 0.6),)),
    Scene(name="uneven", uneven=True, actors=(_walk("walker", 0.55, 0.6),)),
    Scene(name="late-start", container="mpegts", start_s=37.5, actors=(_walk("man", 0.5, 0.6),)),
    Scene(
        name="ten-bit", codec="libx265", pixels="yuv420p10le", actors=(_walk("coach", 0.6, 0.6),)
    ),
    Scene(
        name="vp9",
        codec="libvpx-vp9",
        container="webm",
        actors=(Actor("bus", 0.5, (-0.2, 0.5), (1.2, 0.6)),),
    ),
    Scene(
        name="av1-odd",
        codec="libsvtav1",
        container="matroska",
        size=(854, 482),
        actors=(_walk("woman", 0.6, 0.6),),
    ),
    Scene(name="444-odd", pixels="yuv444p", size=(1001, 563), actors=(_walk("man", 0.6, 0.6),)),
    Scene(name="empty", grain=5),
    Scene(name="empty-night", light=0.2, grain=12),
)


def pictures(scene: Scene) -> Iterator[NDArray[np.uint8]]:
    """The upright pictures of a scene: (height, width, 3) uint8 RGB, one for each of its times."""
    width, height = scene.size
    random = np.random.default_rng(len(scene.name) + width)
    ground = _lit(_ground(width, height, random), scene)
    grains = [
        random.integers(-scene.grain, scene.grain + 1, (height, width, 1), np.int16)
        for _ in range(_GRAINS)
    ]
    grounds = [_bytes(ground + grain) for grain in grains]
    for number, at_ms in enumerate(scene.times_ms()):
        picture = grounds[number % _GRAINS].copy()
        for actor in scene.actors:
            centre = actor.centre(at_ms / 1000 - scene.start_s)
            if centre is not None:
                _paste(picture, grains[number % _GRAINS], actor, centre, scene)
        yield picture


def _lit(colours: NDArray[np.float32], scene: Scene) -> NDArray[np.float32]:
    """Colours as the light of a scene shows them."""
    if scene.infrared:
        colours = colours.mean(2, keepdims=True).repeat(3, 2)
    return (colours * scene.light).astype(np.float32)


def _bytes(colours: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.clip(colours, 0, 255).astype(np.uint8)


def _ground(width: int, height: int, random: np.random.Generator) -> NDArray[np.float32]:
    """A wall over a pavement, both with soft stains."""
    ground = np.empty((height, width, 3), np.float32)
    horizon = round(height * 0.45)
    ground[:horizon] = (150, 148, 140)
    ground[horizon:] = (105, 105, 108)
    stains = random.normal(0, 1, (9, 16)).astype(np.float32)
    soft = cv2.resize(stains, (width, height), interpolation=cv2.INTER_CUBIC)
    return ground + 9 * np.asarray(soft, np.float32)[:, :, None]


def _paste(
    picture: NDArray[np.uint8],
    grain: NDArray[np.int16],
    actor: Actor,
    centre: tuple[float, float],
    scene: Scene,
) -> None:
    height, width = picture.shape[:2]
    cut, alpha = _cut(actor.cut, max(8, round(actor.height * height)))
    tall, wide = cut.shape[:2]
    left = round(centre[0] * width - wide / 2)
    top = round(centre[1] * height - tall / 2)
    x1, x2 = max(0, left), min(width, left + wide)
    y1, y2 = max(0, top), min(height, top + tall)
    if x1 >= x2 or y1 >= y2:
        return
    part = slice(y1 - top, y2 - top), slice(x1 - left, x2 - left)
    here = slice(y1, y2), slice(x1, x2)
    thing = _lit(cut[part], scene) + grain[here]
    picture[here] = _bytes(thing * alpha[part] + picture[here] * (1 - alpha[part]))


@cache
def _cut(name: str, height: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A thing at a height in pixels, (h, w, 3), and how much of it shows, (h, w, 1) 0…1."""
    photograph, (x1, y1, x2, y2), _ = _CUTS[name]
    whole = _photograph(photograph)[y1:y2, x1:x2]
    width = max(4, round(height * whole.shape[1] / whole.shape[0]))
    small = np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), np.float32)
    edge = max(1, min(_FEATHER, width // 8, height // 8))
    rows = np.minimum(np.arange(height) + 1, height - np.arange(height)) / edge
    columns = np.minimum(np.arange(width) + 1, width - np.arange(width)) / edge
    alpha = np.minimum(np.minimum(rows[:, None], columns[None]), 1.0).astype(np.float32)
    return small, alpha[:, :, None]


@cache
def _photograph(name: str) -> NDArray[np.uint8]:
    """RGB; ultralytics is found, not imported."""
    found = importlib.util.find_spec("ultralytics")
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "assets" / name
    coded = cv2.imread(str(path))
    if coded is None:
        raise FileNotFoundError(path)
    return np.ascontiguousarray(np.asarray(coded, np.uint8)[:, :, ::-1])
