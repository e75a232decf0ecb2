"""Reading heads on the device: a few strong rows a picture leave it, already suppressed.

No step waits for a number from the device, so all of it can be part of a recorded graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
import torch as _torch

from nvr_desk.vision.detector import Detections, no_detections
from nvr_desk.vision.heads import MOST_BOXES, strongest

if TYPE_CHECKING:
    from numpy.typing import NDArray

Tensor: TypeAlias = Any
torch = cast("Any", _torch)

MOST_ROWS = 1024
"""Boxes a picture that enter suppression; the strongest, and far more than any street holds."""
_ROUNDS = 12
"""Longest chain of boxes that put each other out which the device follows; the host takes more."""
_AT_ONCE = 8
"""Pictures whose overlaps are in memory together."""


class DeviceHead:
    """What a network says → rows (x1 y1 x2 y2 confidence class alive settled), strongest first.

    Args:
        table: see ``classes.lookup``.
        floor: weakest confidence that leaves.
        nms_iou: see DetectSettings.
        on: device.
    """

    def __init__(self, table: NDArray[np.int64], floor: float, nms_iou: float, on: str) -> None:
        self._classes = len(table)
        self._table = torch.from_numpy(table).to(on)
        self._wanted = torch.from_numpy(np.flatnonzero(table >= 0)).to(on)
        self._floor = floor
        self._nms_iou = nms_iou

    def __call__(self, raw: Tensor) -> Tensor:
        """Rows of a batch.

        Args:
            raw: (b, 4 + classes, n) or (b, n, 6), see ``heads.read_head``.

        Returns:
            (b, at most MOST_ROWS, 8) float32.
        """
        raw = raw.float()
        if raw.shape[1] == self._classes + 4 and raw.shape[2] != 6:
            return self._dense(raw)
        number = raw[:, :, 5].long().clamp(0, self._classes - 1)
        cls = self._table[number]
        conf = torch.where((raw[:, :, 4] >= self._floor) & (cls >= 0), raw[:, :, 4], 0.0)
        conf, place = conf.topk(min(MOST_ROWS, conf.shape[1]), dim=1)
        box = raw[:, :, :4].gather(1, place[:, :, None].expand(-1, -1, 4))
        alive = (conf > 0).float()
        return _rows(box, conf, cls.gather(1, place), alive, torch.ones_like(alive))

    def _dense(self, raw: Tensor) -> Tensor:
        scores = raw[:, 4:]
        conf, which = scores.index_select(1, self._wanted).max(1)
        # a box belongs to the class with its highest score, also where that is none of ours
        keep = (conf >= self._floor) & (conf >= scores.amax(1))
        conf = torch.where(keep, conf, 0.0)
        conf, place = conf.topk(min(MOST_ROWS, conf.shape[1]), dim=1)
        cls = self._table[self._wanted[which.gather(1, place)]]
        middle = raw[:, :4].gather(2, place[:, None].expand(-1, 4, -1)).transpose(1, 2)
        half = middle[:, :, 2:] / 2
        box = torch.cat((middle[:, :, :2] - half, middle[:, :, :2] + half), 2)
        parts = [
            _suppressed(*some, self._nms_iou)
            for some in zip(
                box.split(_AT_ONCE), conf.split(_AT_ONCE), cls.split(_AT_ONCE), strict=True
            )
        ]
        alive, settled = (torch.cat(column) for column in zip(*parts, strict=True))
        return _rows(box, conf, cls, alive, settled)


def found(rows: NDArray[np.float32], nms_iou: float) -> Detections:
    """Boxes of one picture from its rows, fetched."""
    rows = rows[rows[:, 4] > 0]
    if not len(rows):
        return no_detections()
    settled = bool(rows[0, 7])
    some = rows[rows[:, 6] > 0][:MOST_BOXES] if settled else rows
    seen = Detections(
        np.ascontiguousarray(some[:, :4]), some[:, 4].copy(), some[:, 5].astype(np.int64)
    )
    return seen if settled else seen.pick(strongest(seen, nms_iou))


def _suppressed(box: Tensor, conf: Tensor, cls: Tensor, nms_iou: float) -> tuple[Tensor, Tensor]:
    """Greedy suppression of (b, k) sorted boxes; (b, k) alive and whether that is final.

    A box is alive where none stronger that is alive overlaps it. Applied again and again, that rule
    comes to rest at the greedy answer, after as many rounds as the longest chain is long.
    """
    area = (box[:, :, 2] - box[:, :, 0]) * (box[:, :, 3] - box[:, :, 1])
    shared = _shared(box, 0) * _shared(box, 1)
    union = (area[:, :, None] + area[:, None] - shared).clamp(min=1e-9)
    stronger = (shared / union > nms_iou) & (cls[:, :, None] == cls[:, None])
    stronger = stronger.triu(1)  # (b, by, of)
    valid = conf > 0
    alive = before = valid
    for _ in range(_ROUNDS):
        before = alive
        alive = valid & ~(stronger & alive[:, :, None]).any(1)
    settled = (alive == before).all(1, keepdim=True).expand_as(alive)
    return alive.float(), settled.float()


def _shared(box: Tensor, axis: int) -> Tensor:
    """(b, k, k) length that boxes have in common along an axis."""
    low, high = box[:, :, axis], box[:, :, axis + 2]
    ends = torch.minimum(high[:, :, None], high[:, None])
    return (ends - torch.maximum(low[:, :, None], low[:, None])).clamp(min=0)


def _rows(box: Tensor, conf: Tensor, cls: Tensor, alive: Tensor, settled: Tensor) -> Tensor:
    columns = (conf, cls.float(), alive, settled)
    return torch.cat((box, torch.stack(columns, 2)), 2)
