"""Torch on CUDA in half precision, or on the CPU. Takes TorchScript bytes; opens no file.

TorchScript is read by torch's C++ reader: nothing of it is unpickled by Python.
"""

from __future__ import annotations

import io
import os
import warnings
from typing import TYPE_CHECKING

import numpy as np
import torch

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.vision.heads import read_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.shot import Shot

_CUDA_BATCH = 8


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


def warm_up(on: str) -> None:
    """Make the device context, which opens files and could not later."""
    torch.set_num_threads(os.cpu_count() or 1)
    with torch.inference_mode():
        torch.nn.functional.conv2d(
            torch.zeros(1, 3, 8, 8, device=on), torch.zeros(4, 3, 3, 3, device=on)
        )


class TorchDetector:
    """One network of one shape.

    Args:
        model: TorchScript bytes.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
        on: from ``device``.
    """

    def __init__(
        self,
        model: bytes,
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
        on: str,
    ) -> None:
        self.name = f"torch-{on}"
        self.shape = shape
        self.batch = _CUDA_BATCH if on == "cuda" else 1
        self.lanes = 1
        self._table = table
        self._settings = settings
        self._on = on
        with warnings.catch_warnings():  # its successor, torch.export, is a pickle again
            warnings.simplefilter("ignore", FutureWarning)
            self._run = torch.jit.load(io.BytesIO(model), map_location=on)
        self._run.eval()

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        return box.fill(shot.upright(box.inner))

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        if not pictures:
            return []
        whole = torch.from_numpy(np.stack(pictures)).to(self._on)
        planes = whole.permute(0, 3, 1, 2).contiguous().float() / 255.0
        half = torch.autocast("cuda", dtype=torch.float16, enabled=self._on == "cuda")
        with torch.inference_mode(), half:
            answer = self._run(planes)
        rows = answer.float().cpu().numpy()
        floor, nms = self._settings.conf_floor, self._settings.nms_iou
        return [read_head(raw, self._table, floor, nms) for raw in rows]
