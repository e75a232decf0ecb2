"""A detector that looks only when a test lets it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tests.fakes.truth import TruthDetector

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.vision.detector import Detections, Prepared

_LONG_S = 20.0


class GatedDetector(TruthDetector):
    """Every look waits at a gate until it is opened, once for all."""

    def __init__(self, truth: Callable[[int], Detections]) -> None:
        super().__init__(truth)
        self._calls = 0
        self._changed = threading.Condition()
        self._gate = threading.Event()

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``vision.detector.Detector.look``."""
        with self._changed:
            self._calls += 1
            self._changed.notify_all()
        assert self._gate.wait(_LONG_S), "the test never opened the gate"
        return super().look(pictures)

    def wait_for_calls(self, count: int) -> None:
        """Until so many looks stand at the gate or went through it."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._calls >= count, _LONG_S)

    def open(self) -> None:
        """Let all looks through."""
        self._gate.set()
