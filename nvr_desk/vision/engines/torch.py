"""Torch on the CPU. Takes TorchScript bytes; opens no file.

TorchScript is read by torch's C++ reader: nothing of it is unpickled by Python.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import numpy as np
import torch

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.media.cores import cores
from nvr_desk.vision.heads import read_head
from nvr_desk.vision.prepare import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.shot import Shot
_LANES = cores()
"""Asked at import: behind the fence the share of a container cannot be read."""


def device(wanted: str) -> str:
    """'cuda' or 'cpu' for 'torch', 'torch-cuda' or 'torch-cpu'.

    Raises:
        EngineUnavailableError: CUDA was asked for by name and is not there.
    """
    if wanted != "torch-cpu" and torch.cuda.is_available():
        return "cuda"
    if wanted == "torch-cuda":
        raise EngineUnavailableError(wanted, "torch sees no CUDA device")
    return "cpu"


def warm_up() -> None:
    """Load what opens files and could not later."""
    torch.set_num_threads(1)  # each lane computes its own picture
    with torch.inference_mode():
        torch.nn.functional.conv2d(torch.zeros(1, 3, 8, 8), torch.zeros(4, 3, 3, 3))


def loaded(model: bytes, on: str) -> torch.jit.ScriptModule:
    """A network from TorchScript bytes, on its device."""
    with warnings.catch_warnings():  # its successor, torch.export, is a pickle again
        warnings.simplefilter("ignore", FutureWarning)
        return torch.jit.load(io.BytesIO(model), map_location=on).eval()


class TorchDetector:
    """One network of one shape; each lane runs one picture at a time on one thread.

    Args:
        model: TorchScript bytes.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
    """

    name = "torch-cpu"
    batch = 1

    def __init__(
        self,
        model: bytes,
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
    ) -> None:
        self.shape = shape
        self.lanes = _LANES
        self._table = table
        self._settings = settings
        self._run = loaded(model, "cpu")

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        return picture(shot, box)

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        return [self._one(shown) for shown in pictures]

    def _one(self, shown: NDArray[np.uint8]) -> Detections:
        planes = np.multiply(shown.transpose(2, 0, 1)[None], np.float32(1 / 255), order="C")
        with torch.inference_mode():
            raw = self._run(torch.from_numpy(planes)).float().numpy()[0]
        return read_head(raw, self._table, self._settings.conf_floor, self._settings.nms_iou)
