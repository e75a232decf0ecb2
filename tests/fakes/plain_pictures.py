"""Decoded pictures of one colour, at once; only index and pts matter."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.media.session import Glimpse, Manner
from nvr_desk.records.media import FrameRef, Picture

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.records.media import MediaFacts


class PlainPictures:
    """A session that needs no worker.

    Attributes:
        asked: indices, in order.
        keyed: those of them for which a key picture would do.
        gate: pictures are given out while it is set.
    """

    def __init__(self) -> None:
        self._pts = np.zeros(0, np.int64)
        self.asked: list[int] = []
        self.keyed: list[int] = []
        self.closed = False
        self.gate = threading.Event()
        self.gate.set()

    def open(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        self._pts = pts

    def key_picture(self, index: int, *, max_width: int | None = None) -> Picture:
        self.keyed.append(index)
        return self._picture(index // 10 * 10)

    def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
        self.asked.append(index)
        return Glimpse(self._picture(index), exact=True)

    def prepare(self, index: int, patience_s: float, *, rough: bool) -> bool:
        return False

    def close(self) -> None:
        self.closed = True

    def _picture(self, index: int) -> Picture:
        self.gate.wait(20)
        pts = int(self._pts[index])
        bright = np.full((36, 64, 3), (255, 0, 255), np.uint8)
        return Picture(FrameRef("c" * 64, 0, pts), bright, pts / 1000, index)
