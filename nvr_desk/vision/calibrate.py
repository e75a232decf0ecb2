"""How fast this machine looks and converts: a few looks at noise, once a network, in the worker."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import numpy as np
from av.video.frame import VideoFrame

from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.shots import DecodedShot

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.vision.detector import Detector

SOURCE: Final = (1280, 720)
"""(width, height) of the picture that is looked at."""
_INNER: Final = (360, 640)
_WARM: Final = 2
_CONVERSIONS: Final = 5


def measure(
    detector: Detector, seconds: float = 0.5, now: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Looks a second with every lane busy, and seconds to scale one picture.

    Args:
        detector: whose pace is wanted; nobody else uses it meanwhile.
        seconds: how long to look.
        now: a clock that only goes forward.

    Returns:
        ``looks_per_s``, conversion included, and ``convert_s`` of a 1280×720 picture on one core.
    """
    shot = noise_shot()
    box = fit(SOURCE, detector.shape)

    def look() -> int:
        detector.look([detector.prepare(shot, box) for _ in range(detector.batch)])
        return detector.batch

    def lane() -> int:
        looks = 0
        while now() < until:
            looks += look()
        return looks

    with ThreadPoolExecutor(detector.lanes) as pool:
        for done in [pool.submit(look) for _ in range(_WARM * detector.lanes)]:
            done.result()
        began = now()
        until = began + seconds
        lanes = [pool.submit(lane) for _ in range(detector.lanes)]
        looks = sum(each.result() for each in lanes)
        spent = now() - began
    return {"looks_per_s": looks / max(spent, 1e-6), "convert_s": _convert(shot, now)}


def noise_shot() -> DecodedShot:
    """A picture in which nothing is, and which costs as much as any other."""
    width, height = SOURCE
    planes = np.random.default_rng(7).integers(16, 235, (height * 3 // 2, width), np.uint8)
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
