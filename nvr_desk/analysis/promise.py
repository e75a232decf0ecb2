"""How much a clip promises, from what a look at it found: an order to look in, never a verdict.

A number from 0 to 1 that sorts clips, so that the likely ones are seen first. Every clip keeps its
place in the list, also one that promises nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.analysis.paging import delivery_rows
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.estimate import Ranked
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Track
    from nvr_desk.store.unit import Store

_WORTH = {ObjectClass.PERSON: 1.0}
_VEHICLE = 0.8
"""What a vehicle is worth beside a person: fewer clips hang on one."""
_TALL = 0.3
"""Share of the picture's height from which on a thing can well be looked at."""
_SMALLEST = 0.4
"""What is left of a thing's worth when it is tiny."""
_STANDS = 0.7
"""Boxes that overlap so much stand in one place."""
_STANDING = {ObjectClass.PERSON: 0.7}
_PARKED = 0.35
"""What is left of a vehicle's worth when it does not move: most of them are parked."""
_SURE = 0.8
"""A clip with one perfect thing; more things come closer to 1."""
_STIR = 0.05
"""Most that unrest without any thing is worth."""
_LIVELY_BITS = 0.12
"""Bits a pixel of a lively picture in H.264; a still one takes a tenth of that."""


def promise(tracks: Sequence[Track], facts: MediaFacts, size_bytes: int) -> float:
    """Confidence, number, class, size and motion of what was found, as one number from 0 to 1.

    Args:
        tracks: all appearances of one look at the clip.
        facts: of the clip.
        size_bytes: length of its file: moving pictures take more room than still ones.
    """
    empty = 1.0
    for one in _distinct(tracks):
        empty *= 1.0 - _SURE * _worth(one, tracks, facts)
    return 1.0 - empty * (1.0 - _STIR * _unrest(facts, size_bytes))


def ranked(store: Store, case: str) -> tuple[Ranked, ...]:
    """All clips of a case that may be opened, the most promising first; each clip once.

    Clips that no detector looked at come last, in order of arrival; none is left out.
    """
    rows: dict[str, DeliveryRow] = {}
    for row in delivery_rows(store, case):
        if row.delivery.visibility is Visibility.SHOWN:
            rows.setdefault(row.clip.sha256, row)
    found = [
        Ranked(
            sha256=sha256,
            name=row.delivery.name,
            item=row.delivery.item,
            promise=row.promise,
            counts=row.counts,
            looked=row.looked_s is not None,
            first_pass=row.first_pass,
        )
        for sha256, row in rows.items()
    ]
    found.sort(key=lambda each: -1.0 if each.promise is None else each.promise, reverse=True)
    return tuple(found)


def _worth(one: Track, others: Sequence[Track], facts: MediaFacts) -> float:
    height = float((one.box[:, 3] - one.box[:, 1]).max()) / max(facts.upright_size[1], 1)
    size = _SMALLEST + (1.0 - _SMALLEST) * min(1.0, height / _TALL)
    worth = float(one.conf[one.best_row]) * _WORTH.get(one.cls, _VEHICLE) * size
    still = _stays(one) if len(one.pts) > 1 else any(_same_place(one, each) for each in others)
    return worth * (_STANDING.get(one.cls, _PARKED) if still else 1.0)


def _distinct(tracks: Sequence[Track]) -> list[Track]:
    """Without those that stand where one before them stood: key pictures show each parked car."""
    out: list[Track] = []
    for one in tracks:
        if not any(_same_place(one, each) for each in out):
            out.append(one)
    return out


def _same_place(one: Track, other: Track) -> bool:
    """Whether two appearances at different times may be one thing that did not move."""
    apart = one.pts[0] > other.pts[-1] or other.pts[0] > one.pts[-1]
    if one is other or one.cls is not other.cls or not apart:
        return False
    return _overlap(one.box[one.best_row], other.box[other.best_row]) >= _STANDS


def _stays(one: Track) -> bool:
    return _overlap(one.box[0], one.box[-1]) >= _STANDS


def _overlap(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Intersection over union of two boxes x1 y1 x2 y2."""
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    shared = float(np.prod(np.maximum(sides, 0)))
    whole = float(np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2])) - shared
    return shared / whole if whole > 0 else 0.0


def _unrest(facts: MediaFacts, size_bytes: int) -> float:
    """0…1 from bits a pixel; crude, and therefore worth little."""
    pixels = facts.width * facts.height * facts.frames
    return min(1.0, 8 * size_bytes / pixels / _LIVELY_BITS) if pixels else 0.0
