"""Looks at pictures for whoever asks: in the asking thread, or on lanes that many clips share."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from nvr_desk.vision.colours import taken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Detector, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot


class Looker(Protocol):
    """Takes pictures, gives what is in them."""

    @property
    def depth(self) -> int:
        """How many asks of one lonely clip should be in flight to keep the engine busy."""
        ...

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """Look at a picture.

        Args:
            shot: decoded; held until its answer is there.
            box: how it lies in the shape of the detector.

        Returns:
            What will be found, in pixels of the upright source picture.
        """
        ...


class DirectLooker:
    """Looks in the calling thread, one picture at a time; answers are there when ``ask`` returns.

    Args:
        detector: not shared with another thread.
        depth: see ``Looker.depth``.
    """

    def __init__(self, detector: Detector, depth: int = 1) -> None:
        self.depth = depth
        self._detector = detector

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """See ``Looker.ask``."""
        answer: Future[Detections] = Future()
        try:
            picture = self._detector.prepare(shot, box)
            (found,) = self._detector.look([picture])
            answer.set_result(outward(found, box, picture))
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the answer
            answer.set_exception(error)
        return answer


def outward(found: Detections, box: Letterbox, picture: Prepared) -> Detections:
    """Colours taken, and boxes of the letterboxed picture as boxes of the upright source.

    A picture that lies on a device gives no colours; that is said as *unknown*.
    """
    if isinstance(picture, np.ndarray):
        found = taken(cast("NDArray[np.uint8]", picture), found)
    return replace(found, box=box.out(found.box))
