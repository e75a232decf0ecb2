"""How fast this machine looks and converts: a few looks at noise, once a network, in the worker."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Final

import numpy as np
from av.video.frame import VideoFrame

from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.shots import DecodedShot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.looker import Looker

SOURCE: Final = (1280, 720)
"""(width, height) of the picture that is looked at."""
_INNER: Final = (360, 640)
_CONVERSIONS: Final = 5
_MIX: Final = np.uint32(2654435761)
"""Knuth's multiplier: neighbours get bytes that look unrelated, without a library of chance."""


def measure(
    looker: Looker,
    shape: tuple[int, int],
    seconds: float = 0.5,
    now: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Looks a second with the device kept busy, and seconds to scale one picture.

    Args:
        looker: whose pace is wanted; nobody else uses it meanwhile.
        shape: (height, width) of its detector.
        seconds: how long to look.
        now: a clock that only goes forward.

    Returns:
        ``looks_per_s``, conversion included, and ``convert_s`` of a 1280×720 picture on one core.
    """
    shot, box = noise_shot(), fit(SOURCE, shape)
    for warm in [looker.ask(shot, box) for _ in range(2 * looker.depth)]:
        warm.result()
    waiting: deque[Future[Detections]] = deque()
    looks = 0
    began = now()
    while now() - began < seconds:
        waiting.append(looker.ask(shot, box))
        if len(waiting) >= 2 * looker.depth:
            waiting.popleft().result()
            looks += 1
    for late in waiting:
        late.result()
    looks += len(waiting)
    spent = now() - began
    return {"looks_per_s": looks / max(spent, 1e-6), "convert_s": _convert(shot, now)}


def noise_shot() -> DecodedShot:
    """A picture in which nothing is, and which costs as much as any other."""
    width, height = SOURCE
    count = np.arange(width * height * 3 // 2, dtype=np.uint32).reshape(-1, width)
    planes = (16 + (count * _MIX >> 24) * 219 // 255).astype(np.uint8)
    frame = VideoFrame.from_ndarray(planes, format="yuv420p")
    return DecodedShot(0, True, planes.nbytes, frame, 0)


def _convert(shot: DecodedShot, now: Callable[[], float]) -> float:
    """Best of a few: what the machine can, not what it was kept from."""
    spent: list[float] = []
    for _ in range(_CONVERSIONS):
        began = now()
        shot.upright(_INNER)
        spent.append(now() - began)
    return min(spent)
