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
import io
import queue
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
import torch as _torch

from nvr_desk.vision.colours import taken
from nvr_desk.vision.engines.device_heads import DeviceHead, found
from nvr_desk.vision.engines.replay import Stage
from nvr_desk.vision.engines.torch import loaded
from nvr_desk.vision.letterbox import SHAPES, fit
from nvr_desk.vision.nv12 import alike, together
from nvr_desk.vision.prepare import picture
from nvr_desk.vision.surfaces import Surface, surface_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.settings import DetectSettings
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
        network = _on_card(model, on)
        head = DeviceHead(table, settings.conf_floor, settings.nms_iou, on)
        self._free: queue.SimpleQueue[Lane] = queue.SimpleQueue()
        lanes = [Lane(lambda planes: head(network(planes)), shape, on) for _ in range(LANES)]
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
        step: (n, 3, height, width) planes of 0…1 → rows of ``DeviceHead``.
        shape: (height, width).
        on: device.
    """

    def __init__(self, step: Callable[[Tensor], Tensor], shape: tuple[int, int], on: str) -> None:
        self._stage = Stage(on)
        most = BATCHES[-1]
        kind = torch.float16 if self._stage.cuda else torch.float32
        self._host = self._stage.room(most, *shape, 3, dtype=torch.uint8)
        self._bytes = torch.zeros(most, *shape, 3, dtype=torch.uint8, device=on)
        self._planes = torch.zeros(most, 3, *shape, dtype=kind, device=on)
        if self._stage.cuda:
            self._planes = self._planes.contiguous(memory_format=torch.channels_last)
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


def card() -> str:
    """Name of the card, as its driver gives it."""
    return str(torch.cuda.get_device_name())


def warm_up(on: str) -> tuple[str, ...]:
    """Load all that opens files: context, libraries, and a recording of each kind of layer.

    Returns:
        What the card does not do here, and why; work goes on without.
    """
    _load_libraries()
    head = DeviceHead(np.arange(80, dtype=np.int64) % 6, 0.1, 0.7, on)
    network = _on_card(_rehearsal(), on)

    def step(planes: Tensor) -> Tensor:
        raw = network(planes)
        mixed = (raw @ raw.transpose(1, 2)).softmax(-1) @ raw
        return head(torch.cat((raw[:, :4], mixed[:, 4:].sigmoid()), 1))

    height, width = 32, 64
    kept = _reserved(on)
    lane = Lane(step, (height, width), on)
    luma = torch.full((height, width), 99, dtype=torch.uint8, device=on)
    chroma = torch.full((height // 2, width // 2, 2), 99, dtype=torch.uint8, device=on)
    resting = Resting(Surface(luma, chroma, 90, 1, full=False), fit((height, width), (32, 64)))
    for count in BATCHES:
        lane.look([*([np.zeros((32, 64, 3), np.uint8)] * (count - 1)), resting])
    kept.clear()
    return lane.slow


def _on_card(model: bytes, on: str) -> Any:  # noqa: ANN401 - a module of torch
    """A network in the precision and order of memory it runs in."""
    network: Any = loaded(model, on)
    if on.startswith("cuda"):
        network = network.half().to(memory_format=torch.channels_last)
    return network


def _rehearsal() -> bytes:
    """A network of a few layers, in the form the builder writes."""
    parts = cast("Any", _torch.nn)
    network: Any = parts.Sequential(
        parts.Conv2d(3, 16, 3, 2, 1),
        parts.SiLU(inplace=True),
        parts.Conv2d(16, 16, 3, 1, 1, groups=16),
        parts.Conv2d(16, 84, 1),
        parts.MaxPool2d(5, 1, 2),
        parts.Upsample(None, 2),
        parts.Flatten(2),
    )
    made = io.BytesIO()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.save(torch.jit.trace(network.eval(), torch.zeros(1, 3, 32, 64)), made)
    return made.getvalue()


def _reserved(on: str) -> list[Tensor]:
    """Memory for the pictures of all shapes and lanes, which torch keeps for later when dropped.

    Asking the driver for more may open a device file, which the fence forbids.
    """
    stage = Stage(on)
    return [
        stage.room(BATCHES[-1], *shape, 3, dtype=torch.uint8)
        for shape in (SHAPES if stage.cuda else ())
        for _ in range(LANES)
    ]


def _load_libraries() -> None:
    """What cuDNN and the compiler load on their first use, which lies behind the fence."""
    site = Path(str(_torch.__file__)).parent.parent / "nvidia"
    for path in sorted((*site.glob("*/lib/libcudnn*.so*"), *site.glob("*/lib/libnvrtc*.so*"))):
        with contextlib.suppress(OSError):
            ctypes.CDLL(str(path))
