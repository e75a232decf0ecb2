"""Small and far things: beside each look, a few closer ones at the resolution of the source.

A network sees a large picture scaled down, and what is far away is then a few pixels high. Here
parts of the picture are looked at as they are: all of them once at the beginning, then those where
something moves or small things were found, and one more in turn, so that what stands still is met
too. Which parts these are follows the pictures and settled answers, never the clock.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.vision.detector import Detections
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.matching import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.looker import Looker
    from nvr_desk.vision.shot import Shot

Part = tuple[int, int, int, int]
"""x1 y1 x2 y2 in pixels of the upright source."""

MOST: Final = 4
"""Parts beside a look, without the one in turn."""
_WORTH: Final = 0.7
"""A picture that a network sees at this scale or better gains nothing from parts."""
_SIDE: Final = 5
"""Most parts across and down; larger pictures get larger parts."""
_OVERLAP: Final = 0.15
"""Of a part's side that its neighbour shows too: what lies on a seam is whole in one of them."""
_LAG: Final = 3
"""Answers this many looks old decide where small things were."""
_STEP: Final = 8
"""Every so many pixels brightness is compared."""
_CHANGE: Final = 14
"""Steps of brightness, of 256, that are more than noise."""
_STIRRED: Final = 4
"""Points of brightness that must change in a part."""
_SMALL: Final = 96.0
"""Longest side, in pixels of the network, of what a look at the whole may miss."""
_CUT: Final = 3.0
"""A box this near to the seam of a part is a piece of something."""
_SAME: Final = 0.45
"""Boxes of one class that overlap more are one thing."""
_INSIDE: Final = 0.8
"""A box that lies in another one of its class by this share is a piece of it."""


class FarLooker:
    """Adds looks at parts to every look. One clip's, asked in order.

    Args:
        inner: looks.
        box: how the whole picture lies in the shape.
    """

    def __init__(self, inner: Looker, box: Letterbox) -> None:
        self._inner = inner
        self._parts = parts(box.source, box.shape)
        self._scale = box.inner[0] / max(box.source[1], 1)
        self._before: NDArray[np.int16] | None = None
        self._rich: set[int] = set()
        self._turn = 0
        self._asked: deque[tuple[list[int], list[Future[Detections]]]] = deque()

    @property
    def depth(self) -> int:
        """See ``Looker.depth``."""
        return self._inner.depth

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """See ``Looker.ask``; the answer comes when the last of the looks has its own."""
        chosen = self._choose(shot) if self._parts else []
        whole = self._inner.ask(shot, box)
        if not chosen:
            return whole
        areas = [self._parts[each] for each in chosen]
        closer = [self._inner.ask(shot, fit(box.source, box.shape, area)) for area in areas]
        self._asked.append((chosen, closer))
        return _Together(whole, closer, areas, box.source, self._scale).answer

    def _choose(self, shot: Shot) -> list[int]:
        """Numbers of the parts to look at beside the whole."""
        now = shot.luma(_STEP).astype(np.int16)
        before, self._before = self._before, now
        self._learn()
        if before is None or before.shape != now.shape:
            return list(range(len(self._parts)))
        change = now - before
        moved = np.abs(change - np.int16(np.median(change))) > _CHANGE
        stirred = [int(np.count_nonzero(moved[_points(part)])) for part in self._parts]
        wanted = [k for k, n in enumerate(stirred) if k in self._rich or n >= _STIRRED]
        wanted.sort(key=lambda k: (k not in self._rich, -stirred[k], k))
        self._turn = (self._turn + 1) % len(self._parts)
        return sorted({*wanted[:MOST], self._turn})

    def _learn(self) -> None:
        """Where small things were, from answers old enough to be settled whatever the pace."""
        while len(self._asked) > _LAG:
            numbers, answers = self._asked.popleft()
            for number, answer in zip(numbers, answers, strict=True):
                if self._has_small(answer.result()):
                    self._rich.add(number)
                else:
                    self._rich.discard(number)

    def _has_small(self, found: Detections) -> bool:
        return bool(_small(found.box, self._scale)[found.conf >= 0.35].any())


class _Together:
    """Waits for a look at the whole and those at its parts, then answers once."""

    def __init__(
        self,
        whole: Future[Detections],
        closer: list[Future[Detections]],
        areas: list[Part],
        source: tuple[int, int],
        scale: float,
    ) -> None:
        self.answer: Future[Detections] = Future()
        self._whole, self._closer, self._areas = whole, closer, areas
        self._source, self._scale = source, scale
        self._left = 1 + len(closer)
        self._lock = threading.Lock()
        for each in (whole, *closer):
            each.add_done_callback(self._one)

    def _one(self, _done: Future[Detections]) -> None:
        with self._lock:
            self._left -= 1
            if self._left:
                return
        if any(each.cancelled() for each in (self._whole, *self._closer)):
            self.answer.cancel()
            return
        try:
            near = [
                (each.result(), area) for each, area in zip(self._closer, self._areas, strict=True)
            ]
            self.answer.set_result(merged(self._whole.result(), near, self._source, self._scale))
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the answer
            self.answer.set_exception(error)


def parts(source: tuple[int, int], shape: tuple[int, int]) -> list[Part]:
    """Parts of a source of (width, height) that fill a shape at full resolution, row by row.

    Empty where the shape shows the whole at nearly that resolution.
    """
    width, height = source
    if min(shape[0] / height, shape[1] / width) >= _WORTH:
        return []
    room = 1 - _OVERLAP
    most = _SIDE * room + _OVERLAP
    grow = max(1.0, width / (shape[1] * most), height / (shape[0] * most))
    across = _steps(width, min(width, round(shape[1] * grow)), room)
    down = _steps(height, min(height, round(shape[0] * grow)), room)
    return [(x1, y1, x2, y2) for y1, y2 in down for x1, x2 in across]


def merged(
    whole: Detections,
    near: Sequence[tuple[Detections, Part]],
    source: tuple[int, int],
    scale: float,
) -> Detections:
    """One list of boxes from a look at the whole and looks at parts; each thing once.

    Args:
        whole: boxes in pixels of the upright source, as all of them.
        near: what was found in each part.
        source: (width, height) of the upright source.
        scale: of the look at the whole.
    """
    kept = [whole]
    for found, area in near:
        whole_ones = ~_cut(found.box, area, source) & _small(found.box, scale)
        fresh = found.pick(whole_ones)
        for known in kept:
            fresh = fresh.pick(~_known(fresh, known))
        kept.append(fresh)
    return _joined([_surer(whole, near), *kept[1:]])


def _surer(whole: Detections, near: Sequence[tuple[Detections, Part]]) -> Detections:
    """The look at the whole, as sure of each thing as the closer look at it was."""
    conf = whole.conf.copy()
    for found, _ in near:
        if len(found) and len(whole):
            same = (_each(whole.box, found.box) >= _SAME) & (whole.cls[:, None] == found.cls)
            conf = np.maximum(conf, np.where(same, found.conf, 0).max(1).astype(np.float32))
    return replace(whole, conf=conf)


def _known(fresh: Detections, known: Detections) -> NDArray[np.bool_]:
    """(n,) of the fresh ones that are a known thing, or a piece of one."""
    if not len(known) or not len(fresh):
        return np.zeros(len(fresh), bool)
    low = np.maximum(fresh.box[:, None, :2], known.box[None, :, :2])
    high = np.minimum(fresh.box[:, None, 2:], known.box[None, :, 2:])
    shared = np.prod(np.maximum(high - low, 0), 2)
    area = np.prod(fresh.box[:, 2:] - fresh.box[:, :2], 1)[:, None]
    alike = fresh.cls[:, None] == known.cls
    piece = shared >= _INSIDE * np.maximum(area, 1e-6)
    same: NDArray[np.bool_] = (alike & (piece | (_each(fresh.box, known.box) >= _SAME))).any(1)
    return same


def _each(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m) intersection over union of every box with every other."""
    rows = [overlaps(np.broadcast_to(one, b.shape), b) for one in a]
    return np.asarray(rows, np.float32).reshape(len(a), len(b))


def _joined(found: list[Detections]) -> Detections:
    """All boxes in one list, strongest first."""
    conf = np.concatenate([each.conf for each in found])
    order = np.argsort(-conf, kind="stable")
    tints = [each.tint for each in found if each.tint is not None]
    tint = np.concatenate(tints)[order] if len(tints) == len(found) else None
    box = np.concatenate([each.box for each in found])[order]
    cls = np.concatenate([each.cls for each in found])[order]
    return Detections(box, conf[order], cls, tint, found[0].grey)


def _cut(box: NDArray[np.float32], area: Part, source: tuple[int, int]) -> NDArray[np.bool_]:
    """(n,) boxes that end at a seam which is no border of the picture."""
    x1, y1, x2, y2 = area
    left = (box[:, 0] <= x1 + _CUT) & (x1 > 0)
    top = (box[:, 1] <= y1 + _CUT) & (y1 > 0)
    right = (box[:, 2] >= x2 - _CUT) & (x2 < source[0])
    bottom = (box[:, 3] >= y2 - _CUT) & (y2 < source[1])
    return left | top | right | bottom


def _small(box: NDArray[np.float32], scale: float) -> NDArray[np.bool_]:
    small: NDArray[np.bool_] = (box[:, 2:] - box[:, :2]).max(1) * np.float32(scale) <= _SMALL
    return small


def _steps(whole: int, side: int, room: float) -> list[tuple[int, int]]:
    count = 1 if side >= whole else math.ceil((whole - side) / (side * room)) + 1
    starts = np.linspace(0, whole - side, count).round().astype(int)
    return [(int(start), int(start) + side) for start in starts]


def _points(part: Part) -> tuple[slice, slice]:
    x1, y1, x2, y2 = (each // _STEP for each in part)
    return slice(y1, y2), slice(x1, x2)
