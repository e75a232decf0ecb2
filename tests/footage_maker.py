"""Real clips for tests: every picture carries its number in black and white blocks.

The number is drawn upright and the picture then turned as the display matrix says, so reading it
back proves decoder, order and rotation at once. Encoders are those of PyAV.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from numpy.typing import NDArray

BITS = 12
"""Pictures are numbered 0…4095."""
_COLUMNS = 4
_RATE_HZ = 16_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """What to make. ``width`` and ``height`` are upright."""

    codec: str = "libx264"
    container: str = "mp4"
    frames: int = 48
    width: int = 192
    height: int = 144
    rotation: int = 0
    """Degrees clockwise that bring the coded picture upright."""
    ticks: Sequence[int] | None = None
    """pts in 1/1000 s; None gives 40 each."""
    pixels: str = "yuv420p"
    sound: bool = False
    dark: bool = False
    options: dict[str, str] = field(default_factory=dict[str, str])
    """Of the encoder, e.g. g, bf, preset."""
    mux: dict[str, str] = field(default_factory=dict[str, str])
    """Of the container."""
    metadata: dict[str, str] = field(default_factory=dict[str, str])


def make(path: Path, wanted: Footage) -> Path:
    """Write a clip and say where it is."""
    with av.open(str(path), "w", format=wanted.container, options=dict(wanted.mux)) as out:
        out.metadata.update(wanted.metadata)
        video = _video_stream(out, wanted)
        audio = out.add_stream("aac", rate=_RATE_HZ) if wanted.sound else None
        ticks = wanted.ticks if wanted.ticks is not None else [40 * i for i in range(wanted.frames)]
        for number, tick in enumerate(ticks):
            upright = draw(number, wanted.width, wanted.height, dark=wanted.dark)
            coded = np.ascontiguousarray(np.rot90(upright, wanted.rotation // 90))
            frame = VideoFrame.from_ndarray(coded, "rgb24")
            frame.pts, frame.time_base = tick, Fraction(1, 1000)
            out.mux(video.encode(frame))
        out.mux(video.encode())
        if audio is not None:
            _tone(out, audio, (ticks[-1] + 40) / 1000)
    return path


def draw(number: int, width: int, height: int, *, dark: bool = False) -> NDArray[np.uint8]:
    """The upright picture of a number: (height, width, 3) uint8 RGB."""
    picture = np.empty((height, width, 3), np.uint8)
    low, high = (16, 60) if dark else (16, 235)
    picture[..., 0] = np.linspace(low, high, width).astype(np.uint8)
    picture[..., 1] = np.linspace(low, high, height).astype(np.uint8)[:, None]
    picture[..., 2] = (number * 7) % max(1, high - low) + low
    coded = number | 1 << (BITS + 1)
    for bit, (rows, columns) in enumerate(_cells(width, height)):
        picture[rows, columns] = high if coded >> bit & 1 else low
    return picture


def read_number(rgb: NDArray[np.uint8]) -> int:
    """The number in an upright picture of any size; −1 when its blocks are no clear bits."""
    height, width = rgb.shape[:2]
    levels = [
        float(rgb[_inner(rows), _inner(columns)].mean()) for rows, columns in _cells(width, height)
    ]
    # The last cell is always white, the one before it always black.
    middle = (levels[-1] + levels[-2]) / 2
    if levels[-1] - levels[-2] < 20:
        return -1
    return sum(1 << bit for bit in range(BITS) if levels[bit] > middle)


def _cells(width: int, height: int) -> list[tuple[slice, slice]]:
    """Places of the bits, low ones first, then black, then white; inside the middle of it."""
    rows = BITS // _COLUMNS + 1
    ys = np.linspace(height * 0.1, height * 0.9, rows + 1).round().astype(int)
    xs = np.linspace(width * 0.1, width * 0.9, _COLUMNS + 1).round().astype(int)
    return [
        (
            slice(ys[i // _COLUMNS], ys[i // _COLUMNS + 1]),
            slice(xs[i % _COLUMNS], xs[i % _COLUMNS + 1]),
        )
        for i in range(BITS + 2)
    ]


def _inner(span: slice) -> slice:
    third = (span.stop - span.start) // 4
    return slice(span.start + third, span.stop - third)


def _video_stream(out: OutputContainer, wanted: Footage) -> VideoStream:
    turned = wanted.rotation in (90, 270)
    video = out.add_stream(wanted.codec, rate=25)
    if not isinstance(video, VideoStream):
        raise TypeError(wanted.codec)
    video.width = wanted.height if turned else wanted.width
    video.height = wanted.width if turned else wanted.height
    video.pix_fmt = wanted.pixels
    # MPEG-2 knows no other times than those of its frame rate.
    ticks = 25 if wanted.codec == "mpeg2video" else 1000
    video.codec_context.time_base = Fraction(1, ticks)
    video.codec_context.thread_count = 1
    video.options = {**_quick(wanted.codec), **wanted.options}
    if wanted.rotation:
        video.set_display_rotation(-wanted.rotation)
    return video


def _quick(codec: str) -> dict[str, str]:
    if codec in ("libx264", "libx265"):
        quiet = {"x265-params": "log-level=none:pools=1"} if codec == "libx265" else {}
        return {"preset": "ultrafast", "g": "12", **quiet}
    if codec == "libvpx-vp9":
        return {"deadline": "realtime", "cpu-used": "8", "g": "12"}
    return {"g": "12"}


def _tone(out: OutputContainer, audio: AudioStream, seconds: float) -> None:
    samples = np.arange(int(seconds * _RATE_HZ))
    wave = (np.sin(samples * 2 * np.pi * 440 / _RATE_HZ) * 8000).astype(np.int16)
    frame = AudioFrame.from_ndarray(wave[None], format="s16", layout="mono")
    frame.sample_rate = _RATE_HZ
    frame.pts = 0
    out.mux(audio.encode(frame))
    out.mux(audio.encode(None))
