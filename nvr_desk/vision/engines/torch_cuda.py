"""Torch on CUDA: half precision, pictures of many clips in one batch, each batch one graph.

Takes TorchScript bytes; opens no file. The network is traced in single precision and its weights
are halved here: what was traced as a constant (the places of the head's points) stays single, so
that boxes are not rounded to half pixels.

Pictures decoded on the card stay there. Pictures decoded by the processor are prepared by it, too:
scaling takes it no more time than copying the whole picture for the card would.
"""

from __future__ import annotations

import contextlib
import ctypes
import queue
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
import torch as _torch

from nvr_desk.vision.colours import taken
from nvr_desk.vision.engines.device_heads import DeviceHead, found
from nvr_desk.vision.engines.replay import Stage
from nvr_desk.vision.engines.torch import loaded
from nvr_desk.vision.nv12 import alike, together
from nvr_desk.vision.prepare import picture
from nvr_desk.vision.surfaces import surface_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.shot import Shot
    from nvr_desk.vision.surfaces import Surface

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


class TorchCudaDetector:
    """One network of one shape, recorded for each lane and each size of batch.

    Args:
        model: TorchScript bytes.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
        on: a CUDA device; the CPU runs the same steps unrecorded, in single precision.
    """

    batch = BATCHES[-1]
    lanes = LANES

    def __init__(
        self,
        model: bytes,
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
        on: str = "cuda",
    ) -> None:
        self.name = f"torch-{on.partition(':')[0]}"
        self.shape = shape
        self._nms_iou = settings.nms_iou
        network: Any = loaded(model, on)
        if on.startswith("cuda"):
            network = network.half().to(memory_format=torch.channels_last)
        head = DeviceHead(table, settings.conf_floor, settings.nms_iou, on)
        self._free: queue.SimpleQueue[Lane] = queue.SimpleQueue()
        for _ in range(LANES):
            self._free.put(Lane(lambda planes: head(network(planes)), shape, on))

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
        step: (n, 3, height, width) planes of 0…1 → rows of ``DeviceHead``.
        shape: (height, width).
        on: device.
    """

    def __init__(self, step: Callable[[Tensor], Tensor], shape: tuple[int, int], on: str) -> None:
        self._stage = Stage(on)
        most = BATCHES[-1]
        kind = torch.float16 if self._stage.cuda else torch.float32
        self._host = self._stage.room(most, 3, *shape, dtype=torch.uint8)
        self._bytes = torch.zeros(most, 3, *shape, dtype=torch.uint8, device=on)
        self._planes = torch.zeros(most, 3, *shape, dtype=kind, device=on)
        if self._stage.cuda:
            self._planes = self._planes.contiguous(memory_format=torch.channels_last)
        self._runs: dict[int, Callable[[], Tensor]] = {}
        with torch.inference_mode(), torch.jit.optimized_execution(False):
            for size in reversed(BATCHES):  # the largest first: the others fit into its memory
                self._runs[size] = self._stage.recorded(_on(step, self._planes[:size]))
            self._rows = self._stage.room(*self._runs[most]().shape, dtype=torch.float32)

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
        return np.asarray(self._host[place].numpy(), np.uint8).transpose(1, 2, 0)

    def _fetch(self, count: int) -> None:
        """Queue the small pictures' way to the host: colours are taken there, as of all others."""
        self._bytes[:count].copy_(self._planes[:count].mul(255.0).round_())
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
                host[place] = each.transpose(2, 0, 1)
        if sum(map(len, groups.values())) < count:
            self._bytes[:count].copy_(self._host[:count], non_blocking=True)
            self._planes[:count].copy_(self._bytes[:count])
        for places in groups.values():
            some = [pictures[place].surface for place in places]
            made = together(some, pictures[places[0]].box)
            for place, each in zip(places, made, strict=True):
                self._planes[place].copy_(each)
        self._planes[:count].mul_(1.0 / 255.0)


def _on(step: Callable[[Tensor], Tensor], planes: Tensor) -> Callable[[], Tensor]:
    return lambda: step(planes)


def card() -> str:
    """Name of the card, as its driver gives it."""
    return str(torch.cuda.get_device_name())


def warm_up(on: str) -> None:
    """Load all that opens files: context, libraries, and a recording of each kind of layer."""
    _load_libraries()
    parts = _torch.nn
    network: Any = cast("Any", parts).Sequential(
        cast("Any", parts).Conv2d(3, 16, 3, 2, 1),
        cast("Any", parts).SiLU(inplace=True),
        cast("Any", parts).Conv2d(16, 16, 3, 1, 1, groups=16),
        cast("Any", parts).Conv2d(16, 84, 1),
        cast("Any", parts).MaxPool2d(5, 1, 2),
        cast("Any", parts).Upsample(None, 2),
        cast("Any", parts).Flatten(2),
    )
    network = network.to(on).eval()
    if on.startswith("cuda"):
        network = network.half()
    head = DeviceHead(np.arange(80, dtype=np.int64) % 6, 0.1, 0.7, on)

    def step(planes: Tensor) -> Tensor:
        raw = network(planes)
        mixed = (raw @ raw.transpose(1, 2)).softmax(-1) @ raw
        return head(torch.cat((raw[:, :4], mixed[:, 4:].sigmoid()), 1))

    lane = Lane(step, (32, 64), on)
    for count in BATCHES:
        lane.look([np.zeros((32, 64, 3), np.uint8)] * count)


def _load_libraries() -> None:
    """What cuDNN and the compiler load on their first use, which lies behind the fence."""
    site = Path(str(_torch.__file__)).parent.parent / "nvidia"
    for path in sorted((*site.glob("*/lib/libcudnn*.so*"), *site.glob("*/lib/libnvrtc*.so*"))):
        with contextlib.suppress(OSError):
            ctypes.CDLL(str(path))
