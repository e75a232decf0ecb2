"""Generated footage for detection: short clips with known truth, the same in every run.

    python -m tests.bench.detect_corpus FOLDER --clips 60

Each scene is encoded once; further clips are the same coded pictures without the last few, so that
each has bytes, length and analysis of its own. ``truth.json`` beside them says what is where.
"""

from __future__ import annotations

import argparse
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.video.frame import VideoFrame

from tests.bench.scenes import SCENES, Scene, pictures
from tests.bench.scoring import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = 1
"""Raised when scenes or encoding change."""
_SUFFIX = {"mp4": "mp4", "matroska": "mkv", "webm": "webm", "mpegts": "ts"}
_TRIM = 3
"""Packets that each further clip of a scene lacks more than the one before."""


def make_scenes(folder: Path, scenes: Sequence[Scene] = SCENES) -> list[Path]:
    """Encode what is not there yet, and write truth.json; all clips in order of scenes."""
    folder.mkdir(parents=True, exist_ok=True)
    out: list[Path] = []
    for scene in scenes:
        if not encodes(scene.codec):
            continue
        path = folder / f"{scene.name}.{_SUFFIX[scene.container]}"
        if not path.is_file():
            making = path.with_suffix(".making")
            encode(making, scene)
            making.replace(path)
        out.append(path)
    truth = {
        path.name: [
            {"group": GROUPS[seen.group], "start_s": seen.start_s, "end_s": seen.end_s}
            for seen in scene.truth
        ]
        for path, scene in zip(out, [s for s in scenes if encodes(s.codec)], strict=True)
    }
    (folder / "truth.json").write_text(json.dumps(truth, indent=1), "utf-8")
    return out


def make_corpus(folder: Path, scenes: Sequence[Path], clips: int) -> list[Path]:
    """So many clips made of encoded scenes; kept for the next run.

    Scenes in AV1 are left out: PyAV cannot copy their packets.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scenes = [scene for scene in scenes if scene.suffix != ".mkv"]
    out: list[Path] = []
    for number in range(clips):
        scene, trim = scenes[number % len(scenes)], number // len(scenes) * _TRIM
        path = folder / f"{number:03}-{scene.name}"
        if not path.is_file():
            making = path.with_suffix(".making")
            shorten(scene, making, trim, _container(path))
            making.replace(path)
        out.append(path)
    return out


def encodes(codec: str) -> bool:
    """Whether this PyAV has the encoder."""
    try:
        av.codec.Codec(codec, "w")
    except av.error.FFmpegError:
        return False
    return True


def encode(path: Path, scene: Scene) -> None:
    """Write a scene as a clip."""
    options = {"fflags": "+bitexact"}
    with av.open(str(path), "w", format=scene.container, options=options) as out:
        turned = scene.rotation in (90, 270)
        stream: Any = out.add_stream(scene.codec, rate=scene.fps)
        stream.width, stream.height = scene.size[::-1] if turned else scene.size
        stream.pix_fmt = scene.pixels
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.options = _quick(scene)
        if scene.rotation:
            stream.set_display_rotation(-scene.rotation)
        for tick, upright in zip(scene.times_ms(), pictures(scene), strict=True):
            coded = np.ascontiguousarray(np.rot90(upright, scene.rotation // 90))
            frame = VideoFrame.from_ndarray(coded, "rgb24")
            frame.pts, frame.time_base = tick, Fraction(1, 1000)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def shorten(source: Path, target: Path, packets: int, container: str) -> None:
    """The same coded pictures without the last few."""
    with (
        av.open(str(source)) as given,
        av.open(str(target), "w", format=container, options={"fflags": "+bitexact"}) as out,
    ):
        stream = given.streams.video[0]
        copy = out.add_stream_from_template(stream)
        kept = [packet for packet in given.demux(stream) if packet.dts is not None]
        for packet in kept[: len(kept) - packets]:
            packet.stream = copy
            out.mux(packet)


def _quick(scene: Scene) -> dict[str, str]:
    every = str(2 * scene.fps)
    if scene.codec == "libx264":
        return {"preset": "superfast", "crf": "28", "g": every, "x264-params": "threads=2"}
    if scene.codec == "libx265":
        quiet = "log-level=none:pools=2:frame-threads=1"
        return {"preset": "ultrafast", "g": every, "x265-params": quiet}
    if scene.codec == "libsvtav1":
        return {"preset": "12", "g": every, "svtav1-params": "lp=2"}
    return {"deadline": "realtime", "cpu-used": "8", "g": every, "crf": "34", "b": "0"}


def _container(path: Path) -> str:
    return next(name for name, suffix in _SUFFIX.items() if path.suffix == f".{suffix}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clips", type=int, default=60)
    given_options = parser.parse_args()
    encoded = make_scenes(given_options.folder / "scenes")
    made = make_corpus(given_options.folder / "clips", encoded, given_options.clips)
    print(f"{len(made)} clips, {sum(path.stat().st_size for path in made) / 1e6:.0f} MB")
