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
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
import torch as _torch

from nvr_desk.vision.engines.batches import BATCHES, LANES, BatchDetector, Lane, Resting
from nvr_desk.vision.engines.device_heads import DeviceHead
from nvr_desk.vision.engines.replay import Stage
from nvr_desk.vision.engines.torch import loaded
from nvr_desk.vision.letterbox import SHAPES, fit
from nvr_desk.vision.surfaces import Surface

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.settings import DetectSettings

Tensor: TypeAlias = Any
torch = cast("Any", _torch)


class TorchCudaDetector(BatchDetector):
    """One network of one shape, recorded for each lane and each size of batch.

    Args:
        model: TorchScript bytes.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
        on: a CUDA device; the CPU runs the same steps unrecorded, in single precision.
    """

    def __init__(
        self,
        model: bytes,
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
        on: str = "cuda",
    ) -> None:
        network = _on_card(model, on)
        head = DeviceHead(table, settings.conf_floor, settings.nms_iou, on)
        lanes = [
            Lane(lambda planes: head(network(planes)), _planes(shape, on), on) for _ in range(LANES)
        ]
        super().__init__(f"torch-{on.partition(':')[0]}", lanes, shape, settings.nms_iou)


def _planes(shape: tuple[int, int], on: str) -> Tensor:
    """Zeros, as the network reads them on this device."""
    cuda = on.startswith("cuda")
    kind = torch.float16 if cuda else torch.float32
    made = torch.zeros(BATCHES[-1], 3, *shape, dtype=kind, device=on)
    return made.contiguous(memory_format=torch.channels_last) if cuda else made


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
    lane = Lane(step, _planes((height, width), on), on)
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
