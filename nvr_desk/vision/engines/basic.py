"""The detector of a bare machine: OpenCV's pedestrian descriptor, helped by what moves.

Histograms of oriented gradients with the people detector that comes in OpenCV's wheel (Dalal and
Triggs, CVPR 2005). It finds upright, fairly large persons and nothing else, which every result
says: the stamp is *basic* and its classes are persons only. ``vision.recipe`` names the recipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import iou_matrix
from nvr_desk.vision.cv import cv2
from nvr_desk.vision.detector import PERSON, Detections, no_detections
from nvr_desk.vision.prepare import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

_STRIDE = (8, 8)
_SCALE = 1.05
_HALF_SURE = 0.55
"""SVM margin at which confidence is one half."""
_SLOPE = 4.0
_STILL_DISCOUNT = 0.75
"""A box in which nothing moves is believed less (posts and door frames look like persons)."""
_MOVING_SHARE = 0.08
_SAME_IOU = 0.35
_BODY = np.array([0.17, 0.08], np.float32)
"""The descriptor's window has a margin around the person: share of width and height."""


class BasicDetector:
    """Persons only, one picture at a time, in order of time.

    Args:
        shape: (height, width) of the pictures.
    """

    name = "basic"
    batch = 1
    lanes = 1

    def __init__(self, shape: tuple[int, int]) -> None:
        self.shape = shape
        self._hog = cv2.HOGDescriptor()
        self._hog.setSVMDetector(np.asarray(cv2.HOGDescriptor.getDefaultPeopleDetector()))
        self._ground = cv2.createBackgroundSubtractorMOG2(
            history=100, varThreshold=25, detectShadows=False
        )
        self._pictures = 0

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        return np.ascontiguousarray(picture(shot, box))

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        return [self._one(shown) for shown in pictures]

    def _one(self, shown: NDArray[np.uint8]) -> Detections:
        moving = np.asarray(self._ground.apply(shown)) > 0
        self._pictures += 1
        rects, margins = self._hog.detectMultiScale(shown, winStride=_STRIDE, scale=_SCALE)
        if not len(rects):
            return no_detections()
        place = np.asarray(rects, np.float32).reshape(-1, 4)
        margin = np.asarray(margins, np.float32).reshape(-1)
        conf = 1.0 / (1.0 + np.exp(-_SLOPE * (margin - _HALF_SURE)))
        corners = (place[:, :2] + place[:, 2:] * _BODY, place[:, :2] + place[:, 2:] * (1 - _BODY))
        box = np.concatenate(corners, 1).astype(np.float32)
        conf *= np.where(self._moves(box, moving), 1.0, _STILL_DISCOUNT)
        order = np.argsort(-conf, kind="stable")
        box, conf = box[order], conf[order].astype(np.float32)
        stronger = np.tril(iou_matrix(box, box) > _SAME_IOU, -1)
        keep = ~stronger.any(1)
        return Detections(box[keep], conf[keep], np.full(int(keep.sum()), PERSON, np.int64))

    def _moves(self, box: NDArray[np.float32], moving: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(n,) whether a fair share of each box moves; all do before there is a background."""
        if self._pictures < 3:
            return np.ones(len(box), bool)
        shares = [
            float(moving[max(0, y1) : y2, max(0, x1) : x2].mean()) if y2 > 0 and x2 > 0 else 0.0
            for x1, y1, x2, y2 in box.astype(int)
        ]
        return np.asarray(shares) >= _MOVING_SHARE
