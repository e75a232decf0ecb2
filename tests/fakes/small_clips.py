"""Small real clips for intake: encoded once, then told apart by a harmless box at the end."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any

import av
import numpy as np
from av.video.frame import VideoFrame

from nvr_desk.upkeep.bench.corpus import variant

__all__ = ["base_clip", "variant"]


@cache
def base_clip(seconds: float = 2.0, size: tuple[int, int] = (160, 96), seed: int = 0) -> bytes:
    """An MP4 with H.264 at 10 pictures a second: a bright bar that wanders over grain."""
    target = BytesIO()
    random = np.random.default_rng(seed)
    with av.open(target, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream: Any = container.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.thread_count = 1
        for number in range(round(seconds * 10)):
            picture = random.integers(60, 90, (size[1], size[0], 3), np.uint8)
            left = (number * 7) % (size[0] - 20)
            picture[:, left : left + 20] = 220
            frame = VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = number
            frame.time_base = Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()
