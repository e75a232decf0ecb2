"""Real video files of the demo: encoded here, by the codecs and with the habits cameras have.

Encoders run on one thread each, so the same program makes the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from nvr_desk.upkeep.demo_camera import Shot

SOUND_RATE = 16_000
_CLOCK = 90_000
_SOUND_FRAME = 1024

_ENCODERS: dict[str, tuple[str, dict[str, str]]] = {
    "h264": (
        "libx264",
        {"preset": "veryfast", "crf": "24", "x264-params": "threads=1:sync-lookahead=0"},
    ),
    "hevc": (
        "libx265",
        {
            "preset": "ultrafast",
            "crf": "27",
            "x265-params": "pools=none:frame-threads=1:log-level=error",
        },
    ),
    "vp9": ("libvpx-vp9", {"deadline": "realtime", "cpu-used": "8", "crf": "36", "b": "0"}),
}
# tkhd matrix of a phone held upright: show the coded picture turned 90° clockwise.
_MATRIX_OFFSET = 44
_MATRIX_90 = (0, 0x00010000, 0, 0xFFFF0000, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One file to make."""

    codec: str
    """h264, hevc or vp9."""
    shot: Shot
    fps: int
    seconds: float
    hour: datetime | None = None
    """Burnt into the picture; wall time of the camera."""
    variable: bool = False
    """Few pictures while nothing moves, as recorders save space."""
    rotated: bool = False
    """Coded lying, with a display matrix that turns it upright."""
    sound: bool = False
    created: str | None = None
    """creation_time of the container, ISO 8601 UTC."""
    gop: int = 30
    steady: bool = False
    """H.264: no key pictures but those of ``gop``, whatever happens in the picture."""


def make_film(film: Film, path: Path) -> None:
    """Encode one file. Raises OSError when the disk refuses."""
    options = {"movflags": "+faststart"} if path.suffix.lower() in {".mp4", ".mov"} else {}
    container_options = options | {"fflags": "+bitexact"}
    with av.open(str(path), "w", options=container_options) as container:
        if film.created:
            container.metadata["creation_time"] = film.created
        picture_stream = _picture_stream(container, film)
        sound_stream = _sound_stream(container) if film.sound else None
        for picture in _pictures(film):
            container.mux(picture_stream.encode(picture))
        container.mux(picture_stream.encode(None))
        if sound_stream is not None:
            for samples in _sound(film):
                container.mux(sound_stream.encode(samples))
            container.mux(sound_stream.encode(None))
    if film.rotated:
        _turn(path, film.shot.size[0])


def damage(path: Path, start: float, end: float, seed: int) -> None:
    """Destroy the bytes of a file between two fractions of its length."""
    size = path.stat().st_size
    begin, stop = int(size * start), int(size * end)
    with path.open("r+b") as stream:
        stream.seek(begin)
        stream.write(np.random.default_rng(seed).bytes(stop - begin))


def _picture_stream(container: OutputContainer, film: Film) -> VideoStream:
    encoder, options = _ENCODERS[film.codec]
    width, height = film.shot.size
    chosen = options | ({"sc_threshold": "0"} if film.steady else {})
    stream: Any = container.add_stream(encoder, rate=film.fps, options=dict(chosen))
    stream.width, stream.height = (height, width) if film.rotated else (width, height)
    stream.pix_fmt = "yuv420p"
    stream.time_base = Fraction(1, _CLOCK)
    stream.codec_context.time_base = Fraction(1, _CLOCK)
    stream.codec_context.thread_count = 1
    stream.codec_context.gop_size = film.gop
    if film.codec == "hevc":
        stream.codec_context.codec_tag = "hvc1"
    return stream  # type: ignore[no-any-return]


def _pictures(film: Film) -> Iterator[VideoFrame]:
    for number, t_s in enumerate(_times(film)):
        hour = film.hour + timedelta(seconds=t_s) if film.hour else None
        rgb = film.shot.picture(t_s, number, hour)
        if film.rotated:
            rgb = np.ascontiguousarray(np.rot90(rgb))
        frame = VideoFrame.from_ndarray(rgb, format="rgb24")
        frame.pts = round(t_s * _CLOCK)
        frame.time_base = Fraction(1, _CLOCK)
        yield frame


def _times(film: Film) -> list[float]:
    """When pictures are taken, seconds: evenly, or one in four while the camera rests."""
    even = [number / film.fps for number in range(round(film.seconds * film.fps))]
    if not film.variable:
        return even
    third = film.seconds / 3
    return [t_s for k, t_s in enumerate(even) if third <= t_s < 2 * third or k % 4 == 0]


def _sound_stream(container: OutputContainer) -> AudioStream:
    return container.add_stream("aac", rate=SOUND_RATE, layout="mono", bit_rate=32_000)


def _sound(film: Film) -> Iterator[AudioFrame]:
    """Traffic: noise below a few hundred hertz that swells in the middle of the film."""
    random = np.random.default_rng(film.shot.seed)
    count = int(film.seconds * SOUND_RATE)
    noise = random.standard_normal(count).astype(np.float32)
    kernel = np.hanning(65).astype(np.float32)
    low = np.asarray(np.convolve(noise, kernel / kernel.sum(), "same"), np.float32)
    swell = np.sin(np.linspace(0, np.pi, count, dtype=np.float32)) ** 2
    wave: NDArray[np.float32] = np.asarray(0.5 * low * (0.2 + swell), np.float32)
    for start in range(0, count - _SOUND_FRAME, _SOUND_FRAME):
        part = wave[None, start : start + _SOUND_FRAME]
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(part), format="fltp", layout="mono")
        frame.sample_rate = SOUND_RATE
        frame.pts = start
        frame.time_base = Fraction(1, SOUND_RATE)
        yield frame


def _turn(path: Path, shown_width: int) -> None:
    """Write the display matrix into the first track header (ISO 14496-12, tkhd)."""
    data = bytearray(path.read_bytes())
    at = data.find(b"tkhd", data.find(b"moov"))
    wide = data[at + 4] == 1  # version 1 has 64-bit times
    matrix = at + _MATRIX_OFFSET + (12 if wide else 0)
    values = (*_MATRIX_90, shown_width << 16, 0, 0x40000000)
    data[matrix : matrix + 36] = b"".join(value.to_bytes(4, "big") for value in values)
    path.write_bytes(data)
