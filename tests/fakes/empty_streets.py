"""Generated clips with nothing in them that a detector should find."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.frame import VideoFrame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

HEIGHT, WIDTH, FPS = 360, 640, 15
SCENES = ("still", "noise", "night", "rain", "light", "headlights", "shadow")


def write_scene(path: Path, scene: str, *, frames: int) -> Path:
    """Encode a scene as H.264 and say where it is."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "20"}
        for picture in _pictures(scene, frames):
            out.mux(stream.encode(VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode())
    return path


def _pictures(scene: str, frames: int) -> Iterator[NDArray[np.uint8]]:
    rng = np.random.default_rng(7)
    street = _street()
    for number in range(frames):
        yield _clip(_changed(scene, street, number, rng))


def _changed(
    scene: str, street: NDArray[np.float64], number: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    if scene == "noise":
        return rng.integers(0, 256, street.shape).astype(np.float64)
    if scene == "night":
        return street * 0.15 + rng.normal(0, 14, (HEIGHT, WIDTH, 1))
    if scene == "rain":
        return _rain(street, rng)
    if scene == "light":
        factor = 0.4 + 0.6 * abs(math.sin(number / 9)) if number % 40 else 1.6
        return street * factor
    if scene == "headlights":
        x = (number * 12) % WIDTH
        glow: NDArray[np.float64] = 200 * np.exp(-((np.arange(WIDTH) - x) ** 2) / 5000)
        return street * 0.2 + glow[None, :, None]
    if scene == "shadow":
        edge: NDArray[np.float64] = np.clip((np.arange(WIDTH) - number * 6) / 40, 0.45, 1.0)
        return street * edge[None, :, None]
    return street


def _rain(street: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    wet = street.copy()
    for x, y, length in zip(
        rng.integers(0, WIDTH, 250),
        rng.integers(0, HEIGHT - 14, 250),
        rng.integers(6, 14, 250),
        strict=True,
    ):
        wet[y : y + length, x] = 210
    return wet


def _street() -> NDArray[np.float64]:
    """Sky, road, a house with windows, a lamp post, a tree crown."""
    picture = np.zeros((HEIGHT, WIDTH, 3))
    picture[:180] = np.linspace(200, 150, 180)[:, None, None]
    picture[180:] = np.linspace(90, 130, 180)[:, None, None]
    picture[100:200, 60:180] = (140, 90, 70)
    picture[120:150, 80:100] = picture[120:150, 130:150] = (60, 70, 90)
    picture[60:230, 400:412] = (70, 60, 50)
    picture[30:110, 360:450] = (40, 90, 40)
    return picture


def _clip(picture: NDArray[np.float64]) -> NDArray[np.uint8]:
    return np.clip(picture, 0, 255).astype(np.uint8)
