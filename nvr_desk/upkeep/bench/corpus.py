"""Clips to measure with: many of about 2 MB with bytes of their own, and long ones in full HD.

A few films of the demo are encoded, and each clip is one of them cut at another picture and
numbered at its end: nothing is decoded twice because of equal bytes, and each costs a full decode.
"""

from __future__ import annotations

import io
import json
import struct
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import av

from nvr_desk.timecode import utc_text
from nvr_desk.upkeep.demo_batch import arrive, leave, visit
from nvr_desk.upkeep.demo_camera import Shot
from nvr_desk.upkeep.demo_footage import Film, make_film

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

BASES: Final = 4
FPS: Final = 15
SECONDS: Final = 10.0
SIZE: Final = (1280, 720)
MEGABYTES: Final = 2.2
"""A clip of that size and length is not larger."""
FULL_HD: Final = (1920, 1080)
FULL_RATE: Final = 30
_TRIMS: Final = 8
"""Different lengths made of a base clip, by leaving packets away at its end."""
_MOVES: Final = (visit, arrive, leave)


def make_corpus(
    folder: Path, clips: int = 500, *, size: tuple[int, int] = SIZE, seconds: float = SECONDS
) -> list[Path]:
    """Write ``clips`` files; the same names and, for one build of the encoder, the same bytes.

    Args:
        folder: made if it is not there.
        clips: how many.
        size: (width, height) of the pictures.
        seconds: of the longest ones.

    Raises:
        NotFoundError: the street photograph is not installed.
        OSError: the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bases = [_base(folder, seed, size, seconds) for seed in range(min(BASES, clips))]
    cuts: dict[tuple[int, int], bytes] = {}
    written: list[Path] = []
    for number in range(clips):
        base, trim = number % BASES, number // BASES % _TRIMS
        if (base, trim) not in cuts:
            cuts[base, trim] = _without_end(bases[base], trim)
        stem = f"ch{number % 16:02}_20261119{number // 60 % 24:02}{number % 60:02}00_{number:04}"
        path = folder / f"{stem}.mp4"
        path.write_bytes(variant(cuts[base, trim], number))
        written.append(path)
    return written


def variant(clip: bytes, number: int) -> bytes:
    """The same pictures in other bytes: a 'free' box with a number behind the last box."""
    payload = f"variant {number}".encode()
    return clip + struct.pack(">I4s", 8 + len(payload), b"free") + payload


def write_batch(folder: Path, names: Sequence[str], begin: datetime) -> None:
    """Say of clips in a folder whose they are: a camera each, a minute apart, consent given."""
    lines: list[dict[str, Any]] = [
        {
            "file": name,
            "camera": {"alias": f"BENCH-{number % 9 + 1}"},
            "recorded": {
                "start": utc_text(begin + timedelta(minutes=number)),
                "uncertainty_s": 1,
                "source": "manifest",
            },
            "consent": {"id": f"K-{number}", "state": "given", "scope": "case"},
        }
        for number, name in enumerate(names)
    ]
    batch = {"format": "nvr-desk/batch", "version": 1, "batch_id": "BENCH", "clips": lines}
    (folder / "batch.json").write_text(json.dumps(batch), encoding="utf-8")


def make_loop(
    path: Path, group: int, groups: int, *, size: tuple[int, int] = FULL_HD, rate: int = FULL_RATE
) -> Path:
    """One film of ``group`` pictures with one key picture, so many times over; H.264, no sound."""
    seconds = group / rate
    once = path.with_stem(f"{path.stem}-once")
    shot = Shot(visit(seconds), size, seed=group)
    make_film(
        Film(codec="h264", shot=shot, fps=rate, seconds=seconds, gop=group, steady=True), once
    )
    try:
        return repeat(once, path, groups, seconds)
    finally:
        once.unlink()


def repeat(source: Path, target: Path, times: int, seconds: float) -> Path:
    """The coded pictures of a clip again and again, each time later; nothing is decoded.

    Args:
        source: a clip whose pictures need none before its first one.
        target: the file to write, MP4.
        times: how often.
        seconds: what each time is later by.
    """
    with av.open(str(source)) as given, av.open(str(target), "w", format="mp4") as out:
        stream = given.streams.video[0]
        copy = out.add_stream_from_template(stream)
        base = stream.time_base
        if base is None:
            raise ValueError(source.name)
        for number in range(times):
            given.seek(0, stream=stream)
            for packet in given.demux(stream):
                if packet.dts is None or packet.pts is None:
                    continue
                packet.pts += number * round(seconds / base)
                packet.dts += number * round(seconds / base)
                packet.stream = copy
                out.mux(packet)
    return target


def _base(folder: Path, seed: int, size: tuple[int, int], seconds: float) -> bytes:
    path = folder / f"base-{seed}.mp4"
    shot = Shot(_MOVES[seed % len(_MOVES)](seconds), size, seed, f"CH {seed}")
    make_film(Film(codec="h264", shot=shot, fps=FPS, seconds=seconds), path)
    try:
        return path.read_bytes()
    finally:
        path.unlink()


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
