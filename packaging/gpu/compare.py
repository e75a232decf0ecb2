"""Tracks of two profiles against each other. Plain lists in, two numbers out."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

SURE = 0.5
"""Tracks whose best box is weaker are not asked for."""
OVERLAP = 0.5
_FAR = 3


def plain(result: Any) -> list[Any]:  # noqa: ANN401 - an Analysis
    """What is compared between profiles: class, times and boxes."""
    return [
        {
            "cls": str(track.cls),
            "pts": track.pts.tolist(),
            "box": track.box.round(1).tolist(),
            "conf": float(track.conf.max()),
        }
        for track in result.tracks
    ]


def found_again(
    wanted: dict[str, list[dict[str, Any]]], got: dict[str, list[dict[str, Any]]]
) -> tuple[int, int]:
    """How many sure tracks of the one are in the other, of clips both have, and how many of."""
    found = of = 0
    for name in wanted.keys() & got.keys():
        for track in wanted[name]:
            if track["conf"] >= SURE:
                of += 1
                found += any(_same(track, other) for other in got[name])
    return found, of


def _same(track: dict[str, Any], other: dict[str, Any]) -> bool:
    """The same kind of thing at the same place at one time at least."""
    if track["cls"] != other["cls"]:
        return False
    stamps = track["pts"]
    step = max(1, (stamps[-1] - stamps[0]) // max(1, len(stamps) - 1))
    for place, stamp in enumerate(other["pts"]):
        after = bisect_left(stamps, stamp)
        rows = [row for row in (after - 1, after) if 0 <= row < len(stamps)]
        near = [row for row in rows if abs(stamps[row] - stamp) <= _FAR * step // 2]
        if any(_iou(track["box"][row], other["box"][place]) >= OVERLAP for row in near):
            return True
    return False


def _iou(a: list[float], b: list[float]) -> float:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / (_area(a) + _area(b) - both)


def _area(box: list[float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
