"""Batches on a device: pictures of many clips, filled up to sizes that were recorded beforehand.

What the engines of a card share: lanes with memory and a stream of their own, one way up for the
pictures of main memory, one way down for the rows of a batch.
"""

from __future__ import annotations

import queue
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
import torch as _torch

from nvr_desk.vision.colours import taken
from nvr_desk.vision.engines.device_heads import found
from nvr_desk.vision.engines.replay import Stage
from nvr_desk.vision.nv12 import alike, together
from nvr_desk.vision.prepare import picture
from nvr_desk.vision.surfaces import Surface, surface_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

Tensor: TypeAlias = Any
torch = cast("Any", _torch)

BATCHES = (1, 8, 32)
"""Recorded sizes; fewer pictures are filled up with what lay there before."""
LANES = 2
"""While one batch computes, the next is uploaded and the last one read."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A picture that stays on the card until its batch is looked at."""

    surface: Surface
    box: Letterbox


class BatchDetector:
    """A network of one shape on a device. See ``vision.detector.Detector``.

    Args:
        name: of the engine.
        lanes: alike; as many threads may look at once.
        shape: (height, width) of the pictures.
        nms_iou: see DetectSettings.
    """

    batch = BATCHES[-1]

    def __init__(
        self, name: str, lanes: Sequence[Lane], shape: tuple[int, int], nms_iou: float
    ) -> None:
        self.name = name
        self.shape = shape
        self.lanes = len(lanes)
        self._nms_iou = nms_iou
        self._free: queue.SimpleQueue[Lane] = queue.SimpleQueue()
        for lane in lanes:
            self._free.put(lane)
        self.slow = lanes[0].slow
        """What the card does not do here, and why."""

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        surface = surface_of(shot)
        return picture(shot, box) if surface is None else Resting(surface, box)

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        out: list[Detections] = []
        for start in range(0, len(pictures), self.batch):
            lane = self._free.get()
            try:
                some = pictures[start : start + self.batch]
                rows = lane.look(some)
                seen = [found(each, self._nms_iou) for each in rows]
                out += [
                    taken(lane.fetched(place), each) if isinstance(shown, Resting) else each
                    for place, (shown, each) in enumerate(zip(some, seen, strict=True))
                ]
            finally:
                self._free.put(lane)
        return out


class Lane:
    """Memory, stream and recordings of one thread's batches.

    Args:
        step: the first n of the planes, of 0…1 → rows of ``DeviceHead``.
        planes: (largest batch, 3, height, width), in the precision and order of memory that the
            network reads; its lane's own from here on.
        on: device.
    """

    def __init__(self, step: Callable[[Tensor], Tensor], planes: Tensor, on: str) -> None:
        self._stage = Stage(on)
        most, _, *shape = planes.shape
        self._host = self._stage.room(most, *shape, 3, dtype=torch.uint8)
        self._bytes = torch.zeros(most, *shape, 3, dtype=torch.uint8, device=on)
        self._planes = planes
        self._runs: dict[int, Callable[[], Tensor]] = {}
        with torch.inference_mode(), torch.jit.optimized_execution(False):
            for size in reversed(BATCHES):  # the largest first: the others fit into its memory
                self._runs[size] = self._stage.recorded(_on(step, self._planes[:size]))
            with self._stage.here():
                size = self._runs[most]().shape
            self._stage.wait()
            self._rows = self._stage.room(*size, dtype=torch.float32)

    @property
    def slow(self) -> tuple[str, ...]:
        """See ``Stage.slow``."""
        return tuple(self._stage.slow)

    def look(self, pictures: Sequence[Prepared]) -> NDArray[np.float32]:
        """(n, rows, 8) of at most the largest batch; the caller's until the next look here."""
        count = len(pictures)
        size = next(size for size in BATCHES if size >= count)
        # optimizing would compile for each size again, and outside of a recording
        with torch.inference_mode(), torch.jit.optimized_execution(False), self._stage.here():
            self._take(pictures)
            rows = self._runs[size]()
            self._rows[:count].copy_(rows[:count], non_blocking=True)
            if any(isinstance(each, Resting) for each in pictures):
                self._fetch(count)
            self._stage.wait()
        return np.asarray(self._rows[:count].numpy(), np.float32)

    def fetched(self, place: int) -> NDArray[np.uint8]:
        """(height, width, 3) RGB of a picture of the last batch that rested on the card."""
        return np.asarray(self._host[place].numpy(), np.uint8)

    def _fetch(self, count: int) -> None:
        """Queue the small pictures' way to the host: colours are taken there, as of all others."""
        small = self._planes[:count].permute(0, 2, 3, 1)
        self._bytes[:count].copy_(small.mul(255.0).round_())
        self._host[:count].copy_(self._bytes[:count], non_blocking=True)

    def _take(self, pictures: Sequence[Prepared]) -> None:
        """Queue the pictures' way into the first places: all of the host's in one copy."""
        count = len(pictures)
        host = self._host.numpy()
        groups: dict[tuple[object, ...], list[int]] = {}
        for place, each in enumerate(pictures):
            if isinstance(each, Resting):
                groups.setdefault((each.box, *alike(each.surface)), []).append(place)
            else:
                host[place] = each
        if sum(map(len, groups.values())) < count:
            self._bytes[:count].copy_(self._host[:count], non_blocking=True)
            self._planes[:count].copy_(self._bytes[:count].permute(0, 3, 1, 2))
        for places in groups.values():
            some = [pictures[place].surface for place in places]
            made = together(some, pictures[places[0]].box)
            if places[-1] - places[0] == len(places) - 1:  # as it nearly always is
                self._planes[places[0] : places[-1] + 1].copy_(made)
                continue
            for place, each in zip(places, made, strict=True):
                self._planes[place].copy_(each)
        self._planes[:count].mul_(1.0 / 255.0)


def _on(step: Callable[[Tensor], Tensor], planes: Tensor) -> Callable[[], Tensor]:
    return lambda: step(planes)
