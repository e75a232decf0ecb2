"""How many of many sorted instants lie before each edge of a picture's columns; pure numpy.

Instants and edges are both in order, so either may be searched in the other: the fewer are. A
picture of a day looks some dozen appearances up among its columns, one of a year its columns among
the appearances, and neither looks at what lies outside the view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def before(times: NDArray[np.float64], edges: NDArray[np.float64], into: NDArray[np.int64]) -> None:
    """Write what ``times.searchsorted(edges)`` says.

    Args:
        times: In order.
        edges: (n,) in order, two at least.
        into: (n,) where to.
    """
    low, high = times.searchsorted(edges[:: len(edges) - 1]).tolist()
    seen = times[low:high]
    if len(seen) > len(edges):
        into[:] = seen.searchsorted(edges)
    else:
        # An instant counts from the first edge on that lies behind it.
        since = np.bincount(edges.searchsorted(seen, "right"), minlength=len(edges))
        since.cumsum(out=into)
    into += low


def touching(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    edges: NDArray[np.float64],
    into: NDArray[np.int64],
) -> None:
    """Write how many stretches touch each column: those begun before its end less those over.

    Args:
        start: In order.
        end: In an order of their own; each behind its start.
        edges: (columns + 1,) in order.
        into: (columns,) of zeros, where to.
    """
    columns = len(into)
    outer = edges[::columns]
    begun, soon = start.searchsorted(outer).tolist()
    over, gone = end.searchsorted(outer, "right").tolist()
    if over >= soon:
        return
    first, last = start[begun:soon], end[over:gone]
    if len(first) + len(last) > columns:
        np.subtract(first.searchsorted(edges[1:]), last.searchsorted(edges[:-1], "right"), out=into)
        into += begun - over
        return
    change = np.bincount(edges[1:].searchsorted(first, "right"), minlength=columns)
    change -= np.bincount(edges[:-1].searchsorted(last), minlength=columns + 1)[:columns]
    change[0] += begun - over
    change.cumsum(out=into)
