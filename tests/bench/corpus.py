"""A corpus for the ingest benchmark: many real clips of about 2 MB, each with bytes of its own.

A few base clips are encoded (grain over a moving pattern, so that they decode like footage from
cameras), and each file of the corpus is one of them cut at another picture and numbered at its
end. Nothing is decoded twice because of equal bytes, and each costs a full decode.

    python -m tests.bench.corpus FOLDER --clips 500
"""

from __future__ import annotations

import argparse
import io
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.video.frame import VideoFrame

from tests.fakes.small_clips import variant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

BASES = 4
FPS = 15
SECONDS = 10
SIZE = (1280, 720)
BITS_PER_S = 1_650_000
"""Gives clips of about 2 MB."""
_TRIMS = 8
"""Different lengths made of a base clip, by leaving packets away at its end."""


def make_corpus(folder: Path, clips: int = 500) -> list[Path]:
    """Write ``clips`` files; the same names and, for one build of the encoder, the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    bases = [_base(seed) for seed in range(BASES)]
    cuts = {
        (base, trim): _without_end(bases[base], trim)
        for base in range(min(BASES, clips))
        for trim in range(_TRIMS)
    }
    written: list[Path] = []
    for number in range(clips):
        cut = cuts[number % BASES, (number // BASES) % _TRIMS]
        path = folder / f"ch{number % 16:02}_20261119{number // 60 % 24:02}{number % 60:02}00.mp4"
        path = path.with_stem(f"{path.stem}_{number:04}")
        path.write_bytes(variant(cut, number))
        written.append(path)
    return written


def _base(seed: int) -> bytes:
    target = io.BytesIO()
    with av.open(target, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        options = {"preset": "superfast", "x264-params": "nal-hrd=cbr:force-cfr=1:threads=2"}
        stream: Any = container.add_stream("libx264", rate=FPS, options=options)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = BITS_PER_S
        stream.codec_context.options |= {"maxrate": str(BITS_PER_S), "bufsize": str(BITS_PER_S)}
        for number, picture in enumerate(_pictures(seed)):
            frame = VideoFrame.from_ndarray(picture, format="yuv420p")
            frame.pts = number
            frame.time_base = Fraction(1, FPS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def _pictures(seed: int) -> Iterator[NDArray[np.uint8]]:
    """Grain over a slope, and a box that crosses: (height * 3 / 2, width) I420."""
    width, height = SIZE
    random = np.random.default_rng(seed)
    tiles = [random.integers(0, 12, (height, width), np.uint8) for _ in range(5)]
    slope = np.linspace(40, 150, width, dtype=np.uint8)[None, :].repeat(height, 0)
    colour = np.full((height // 2, width), 128, np.uint8)
    for number in range(FPS * SECONDS):
        light = slope + tiles[number % len(tiles)]
        left = (number * (6 + seed)) % (width - 120)
        light[200:520, left : left + 120] = 200
        yield np.concatenate([light, colour])


def _without_end(clip: bytes, packets: int) -> bytes:
    """The same coded pictures without the last few, in a container of their own."""
    target = io.BytesIO()
    with (
        av.open(io.BytesIO(clip)) as source,
        av.open(target, "w", format="mp4", options={"fflags": "+bitexact"}) as out,
    ):
        stream = source.streams.video[0]
        copy = out.add_stream_from_template(stream)
        kept = [packet for packet in source.demux(stream) if packet.dts is not None]
        for packet in kept[: len(kept) - packets]:
            packet.stream = copy
            out.mux(packet)
    return target.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clips", type=int, default=500)
    given = parser.parse_args()
    made = make_corpus(given.folder, given.clips)
    total = sum(path.stat().st_size for path in made)
    print(f"{len(made)} clips, {total / len(made) / 1e6:.2f} MB each")
