"""Which seconds were looked at, how densely, and where nothing moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.track import CoverageKind, CoverageSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ALIKE = 1.5
"""Spans whose rates differ by less than this factor are one."""

_SHORTEST_S = 1.0
"""Rates are told over at least this long."""


def spans(
    looks_s: NDArray[np.float64],
    end_s: float,
    failed: list[tuple[float, float]],
    still: Sequence[bool] = (),
) -> tuple[CoverageSpan, ...]:
    """Coverage of one clip in container seconds.

    Args:
        looks_s: (n,) times of the pictures the detector was shown, increasing.
        end_s: where the last decoded picture ends.
        failed: spans that did not decode.
        still: of each look but the first: whether nothing moved since the look before, so that
            pictures between went by without a look; none where that was never so.
    """
    out: list[CoverageSpan] = []
    holes = sorted(failed)
    edges = np.append(looks_s, max(end_s, looks_s[-1])) if len(looks_s) else looks_s
    kinds = _kinds(len(looks_s), still)
    begin, count = 0, 0
    for k in range(1, len(edges)):
        count += 1
        kind = kinds[k - 1]
        broken = any(a < edges[k] and b > edges[k - 1] for a, b in holes)
        last = k == len(edges) - 1 or kinds[k] is not kind
        if edges[k] - edges[begin] >= _SHORTEST_S or broken or last:
            stop = edges[k]
            if broken:
                stop = max(edges[k - 1], min(a for a, b in holes if b > edges[k - 1]))
            _append(out, CoverageSpan(float(edges[begin]), float(stop), kind), count)
            begin, count = k, 0
    out.extend(CoverageSpan(a, b, CoverageKind.FAILED) for a, b in holes)
    return tuple(sorted(out, key=lambda span: span.start_s))


def _kinds(looks: int, still: Sequence[bool]) -> list[CoverageKind]:
    """Of the footage after each look; after the last one it is as before it."""
    kinds = [CoverageKind.STILL if each else CoverageKind.LOOKED for each in still[: looks - 1]]
    kinds += [CoverageKind.LOOKED] * (looks - 1 - len(kinds))
    return [*kinds, kinds[-1] if kinds else CoverageKind.LOOKED]


def _append(out: list[CoverageSpan], span: CoverageSpan, looks: int) -> None:
    start, end = span.start_s, span.end_s
    if end <= start:
        return
    rate = looks / (end - start)
    last = out[-1] if out else None
    joins = last is not None and last.kind is span.kind and abs(last.end_s - start) < 1e-6
    if last is not None and joins and _alike(last.looks_per_s, rate):
        total = last.looks_per_s * (last.end_s - last.start_s) + looks
        start = last.start_s
        rate = total / (end - start)
        out.pop()
    out.append(CoverageSpan(start, end, span.kind, round(rate, 3)))


def _alike(a: float, b: float) -> bool:
    return max(a, b) < _ALIKE * min(a, b)
