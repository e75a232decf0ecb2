"""The kinds of footage that residents' cameras make, by name."""

from __future__ import annotations

import random

from tests.footage_maker import Footage

_B = {"bf": "2", "preset": "fast"}


def uneven(frames: int = 48) -> list[int]:
    """Pts in ms of a camera that records when it likes; fixed seed."""
    rng = random.Random(7)
    ticks = [0]
    while len(ticks) < frames:
        ticks.append(ticks[-1] + rng.choice((33, 40, 67, 100, 500)))
    return ticks


KINDS: dict[str, Footage] = {
    "plain.mp4": Footage(),
    "b-frames.mp4": Footage(options={"bf": "3", "preset": "fast", "g": "24"}),
    "open-gop.mp4": Footage(
        options={"bf": "3", "preset": "fast", "x264-params": "open-gop=1:scenecut=0"}
    ),
    "intra-refresh.mp4": Footage(
        frames=72,
        options={"preset": "fast", "x264-params": "intra-refresh=1:scenecut=0", "g": "24"},
    ),
    "quarter.mp4": Footage(rotation=90),
    "half.mov": Footage(rotation=180, container="mov"),
    "three-quarters.mp4": Footage(rotation=270, options=_B),
    "uneven.mp4": Footage(ticks=uneven(), options=_B),
    "uneven.mkv": Footage(ticks=uneven(), container="matroska"),
    "hevc.mp4": Footage(codec="libx265", options={"preset": "fast"}),
    "ten-bit.mp4": Footage(codec="libx265", pixels="yuv420p10le"),
    "vp9.webm": Footage(codec="libvpx-vp9", container="webm"),
    "mjpeg.avi": Footage(codec="mjpeg", container="avi", pixels="yuvj420p"),
    "mpeg4.avi": Footage(codec="mpeg4", container="avi", options={"bf": "2"}),
    "mpeg2.ts": Footage(codec="mpeg2video", container="mpegts", options={"bf": "2"}),
    "h264.ts": Footage(container="mpegts", options=_B),
    "h264.flv": Footage(container="flv", options=_B),
    "odd-size.mp4": Footage(width=193, height=145, pixels="yuv444p"),
    "late-start.mp4": Footage(ticks=[7000 + 40 * i for i in range(48)]),
    "edit-list.mp4": Footage(
        ticks=[40 * i - 400 for i in range(48)],
        mux={"avoid_negative_ts": "disabled"},
        options={**_B, "g": "24"},
    ),
    "dark.mp4": Footage(dark=True),
}
