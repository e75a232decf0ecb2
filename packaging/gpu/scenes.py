"""Clips for the check: people and a bus cut from one photograph, moved over a plain street.

The same clips for the same numbers: nothing is drawn by chance. They are for speed and for
comparing profiles with each other, not for telling how good a detector is.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

SPRITES = ((48, 398, 245, 903), (669, 392, 809, 877), (221, 405, 345, 860), (20, 230, 803, 750))
"""Three persons and the bus in ultralytics' bus.jpg: x1 y1 x2 y2."""


@dataclass(frozen=True)
class Scene:
    """One clip to make."""

    number: int
    seconds: float
    rate: int
    size: tuple[int, int]
    codec: str


def scenes(count: int, *, small: bool) -> list[Scene]:
    """A mix as police get it: mostly 1080p H.264, two in five HEVC, some 1440p and upright ones."""
    out = []
    for number in range(count):
        size = (1920, 1080)
        if number % 8 == 5:
            size = (2560, 1440)
        elif number % 8 == 3:
            size = (1080, 1920)
        codec = "libx265" if number % 5 in (1, 3) else "libx264"
        if small:
            size = (size[0] // 3 // 2 * 2, size[1] // 3 // 2 * 2)
        out.append(Scene(number, 4.0 if small else 15.0, (20, 15, 30)[number % 3], size, codec))
    return out


def make(scene: Scene, target: str) -> int:
    """Write a clip; returns how many pictures it has."""
    width, height = scene.size
    ground = _street(width, height)
    sprites = _sprites(height)
    options = {"preset": "ultrafast", "crf": "27", "bf": "2", "g": str(2 * scene.rate)}
    if scene.codec == "libx265":
        options = {
            "preset": "ultrafast",
            "crf": "28",
            "x265-params": f"log-level=none:pools=none:frame-threads=1:keyint={2 * scene.rate}",
        }
    count = int(scene.seconds * scene.rate)
    with av.open(target, "w", format="mp4") as container:
        stream: Any = container.add_stream(scene.codec, rate=scene.rate, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.thread_count = 1
        for index in range(count):
            picture = _drawn(scene, ground, sprites, index / count)
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts, frame.time_base = index, Fraction(1, scene.rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return count


def _drawn(scene: Scene, ground: Any, sprites: list[Any], share: float) -> Any:  # noqa: ANN401
    """Things cross the picture one after another; a quarter of the time nothing moves."""
    picture = ground.copy()
    height, width = picture.shape[:2]
    for place in range(1 + scene.number % 3):
        sprite = sprites[(scene.number + place) % len(sprites)]
        way = (share * (1 + place % 2) + 0.2 * place) % 1.0
        way = min(way, 0.75)
        across = int(way / 0.75 * (width + sprite.shape[1])) - sprite.shape[1]
        left, right = max(0, across), min(width, across + sprite.shape[1])
        top = min(height - sprite.shape[0], int(height * (0.35 + 0.08 * place)))
        if right > left and top >= 0:
            part = sprite[:, left - across : right - across]
            picture[top : top + sprite.shape[0], left:right] = part
    return picture


def _street(width: int, height: int) -> Any:  # noqa: ANN401 - an array
    down = np.linspace(190, 90, height)[:, None]
    grain = np.random.default_rng(7).normal(0, 4, (height, width))
    grey = np.clip(down + grain, 0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, 2)


def _sprites(height: int) -> list[Any]:
    whole = photo()
    if whole is None:
        shades = [(200, 60, 50), (40, 90, 190), (60, 160, 70), (220, 190, 60)]
        return [np.full((height // 2, height // 6, 3), shade, np.uint8) for shade in shades]
    share = height * 0.5 / 500
    out = []
    for x1, y1, x2, y2 in SPRITES:
        cut = av.VideoFrame.from_ndarray(np.ascontiguousarray(whole[y1:y2, x1:x2]), "rgb24")
        size = max(8, int((x2 - x1) * share)), max(8, int((y2 - y1) * share))
        out.append(cut.reformat(*size).to_ndarray())
    return out


def photo() -> Any:  # noqa: ANN401 - an array
    """bus.jpg of the installed ultralytics; None without it. Nothing of ultralytics is run."""
    found = importlib.util.find_spec("ultralytics")
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / "assets" / "bus.jpg"
    if not path.is_file():
        return None
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")
