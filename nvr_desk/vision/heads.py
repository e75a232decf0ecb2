"""From a model's raw output to boxes: heads that need suppression, and heads that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import iou_matrix
from nvr_desk.vision.detector import Detections, no_detections

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_BOXES = 300
"""No more boxes a picture."""

_MOST_CANDIDATES = 3000
"""Boxes that enter suppression."""


def read_head(
    raw: NDArray[np.float32], table: NDArray[np.int64], floor: float, nms_iou: float
) -> Detections:
    """Boxes of one picture.

    Args:
        raw: (4 + classes, n) of a dense head (YOLO11: cx cy w h and a score a class), or (n, 6) of
            an end-to-end head (YOLO26: x1 y1 x2 y2 score class).
        table: from ``classes.lookup``: class number → position in CLASSES or −1.
        floor: weakest confidence that leaves.
        nms_iou: see DetectSettings.

    Returns:
        Boxes in pixels of the letterboxed picture.
    """
    if raw.shape[0] == len(table) + 4 and raw.shape[1] != 6:
        return _dense(raw, table, floor, nms_iou)
    return _end_to_end(raw, table, floor)


def _end_to_end(raw: NDArray[np.float32], table: NDArray[np.int64], floor: float) -> Detections:
    number = np.clip(raw[:, 5].astype(np.int64), 0, len(table) - 1)
    cls = table[number]
    keep = (raw[:, 4] >= floor) & (cls >= 0)
    return _sorted(raw[keep, :4], raw[keep, 4], cls[keep])


def _dense(
    raw: NDArray[np.float32], table: NDArray[np.int64], floor: float, nms_iou: float
) -> Detections:
    wanted = np.flatnonzero(table >= 0)
    likely = np.flatnonzero(raw[4 + wanted].max(0) >= floor)  # a few in thousands
    if not len(likely):
        return no_detections()
    part = raw[:, likely]
    return _boxes(part[:4], part[4 + wanted], part[4:].max(0), table[wanted], nms_iou)


def read_narrow(
    raw: NDArray[np.float32], places: NDArray[np.int64], floor: float, nms_iou: float
) -> Detections:
    """Boxes of one picture from a dense head that was cut to our classes.

    Args:
        raw: (4 + k + 1, n): cx cy w h, a score for each wanted class, the best score of all others.
        places: (k,) positions in CLASSES of the wanted classes.
        floor: weakest confidence that leaves.
        nms_iou: see DetectSettings.

    Returns:
        Boxes in pixels of the letterboxed picture, the same as ``read_head`` of the whole head.
    """
    likely = np.flatnonzero(raw[4:-1].max(0) >= floor)
    if not len(likely):
        return no_detections()
    part = raw.take(likely, 1)
    return _boxes(part[:4], part[4:-1], part[-1], places, nms_iou)


def _boxes(
    place: NDArray[np.float32],
    ours: NDArray[np.float32],
    most: NDArray[np.float32],
    places: NDArray[np.int64],
    nms_iou: float,
) -> Detections:
    """(4, n) cx cy w h and (k, n) scores → what stays; ``most`` is the best of others or of all."""
    conf = ours.max(0)
    # a box belongs to the class with its highest score; where that is no class of ours, it stays in
    keep = conf >= most
    cls = places[ours.argmax(0)][keep]
    cx, cy, width, height = place[:, keep]
    corners = np.stack((cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2), 1)
    found = _sorted(corners, conf[keep], cls, _MOST_CANDIDATES)
    return found.pick(strongest(found, nms_iou))


def _sorted(
    box: NDArray[np.float32],
    conf: NDArray[np.float32],
    cls: NDArray[np.int64],
    most: int = MOST_BOXES,
) -> Detections:
    order = np.argsort(-conf, kind="stable")[:most]
    return Detections(
        np.ascontiguousarray(box[order], np.float32),
        np.ascontiguousarray(conf[order], np.float32),
        np.ascontiguousarray(cls[order], np.int64),
    )


def strongest(found: Detections, nms_iou: float) -> NDArray[np.int64]:
    """Greedy suppression within each class.

    Args:
        found: strongest first.
        nms_iou: see DetectSettings.

    Returns:
        Rows that stay, strongest first.
    """
    alike = found.cls[:, None] == found.cls
    weaker = np.triu((iou_matrix(found.box, found.box) > nms_iou) & alike, 1)
    alive = np.ones(len(found), bool)
    for row in np.flatnonzero(weaker.any(1)):
        if alive[row]:
            alive[weaker[row]] = False
    return np.flatnonzero(alive)[:MOST_BOXES]
