"""ONNX Runtime on the CPU. Takes ONNX bytes; opens no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

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


class OnnxDetector:
    """One network of one shape; each lane runs one picture at a time on one thread.

    Args:
        model: ONNX bytes.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
    """

    name = "onnxruntime-cpu"
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
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        return picture(shot, box)

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        return [self._one(shown) for shown in pictures]

    def _one(self, shown: NDArray[np.uint8]) -> Detections:
        planes = np.multiply(shown.transpose(2, 0, 1)[None], np.float32(1 / 255), order="C")
        raw = np.asarray(self._session.run(None, {self._input: planes})[0], np.float32)[0]
        return read_head(raw, self._table, self._settings.conf_floor, self._settings.nms_iou)
