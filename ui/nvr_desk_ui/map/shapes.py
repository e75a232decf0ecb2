"""Shapes of layers, projected once and thinned for each view; without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geo import mercator
from nvr_desk.geo.clip import clip_ring
from nvr_desk.records.layer import LayerKind
from nvr_desk.records.place import Feature, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from nvr_desk.geo.clip import Box
    from nvr_desk.records.case import Incident
    from nvr_desk.records.place import Layer, Line

THIN_PX = 0.75
"""Corners nearer than this to the one before are left out: nobody sees them."""
RUN = 1500
"""Corners of a line painted in one call, so that no call holds the interpreter for long."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One feature on the unit square."""

    shape: Shape
    lines: tuple[NDArray[np.float64], ...]
    """(n, 2) each: places of points, lines, or rings that are filled odd-even together."""
    box: Box
    """Of everything painted, the circle too."""
    reach: float
    """Radius of the circle around a point, in widths of the world; 0 without."""
    name: str
    words: str

    @property
    def corners(self) -> int:
        """How many there are."""
        return sum(map(len, self.lines))

    def touches(self, view: Box) -> bool:
        """Whether something of it may be seen."""
        x0, y0, x1, y1 = self.box
        return x0 <= view[2] and x1 >= view[0] and y0 <= view[3] and y1 >= view[1]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layer ready to be painted."""

    id: int
    kind: LayerKind
    name: str
    drawn: tuple[Drawn, ...]


def prepared(layer: Layer) -> Sheet:
    """A layer with its features projected; takes a while for large ones."""
    return Sheet(layer.id, layer.kind, layer.name, tuple(map(drawn, layer.features)))


def incident_sheet(incident: Incident | None) -> Sheet | None:
    """Where a case happened, as a layer; None where nobody said."""
    if incident is None or incident.lat is None or incident.lon is None:
        return None
    spot = ((((incident.lat, incident.lon),),),)
    made = Feature(
        Shape.POINT, spot, incident.words, at=incident.start, radius_m=incident.radius_m or None
    )
    return Sheet(0, LayerKind.INCIDENTS, incident.words, (drawn(made),))


def drawn(feature: Feature) -> Drawn:
    """One feature, projected; what crosses the antimeridian goes on beyond the square."""
    lines = tuple(_projected(line) for part in feature.parts for line in part)
    low = np.min([line.min(axis=0) for line in lines], axis=0)
    high = np.max([line.max(axis=0) for line in lines], axis=0)
    reach = 0.0
    if feature.radius_m and feature.shape is Shape.POINT:
        lat = feature.parts[0][0][0][0]
        reach = feature.radius_m / mercator.metres_per_pixel(lat, 0.0) / mercator.TILE_PX
    box = (float(low[0]) - reach, float(low[1]) - reach,
           float(high[0]) + reach, float(high[1]) + reach)  # fmt: skip
    return Drawn(feature.shape, lines, box, reach, feature.name, feature.words)


def _projected(line: Line) -> NDArray[np.float64]:
    places = np.asarray(line, np.float64)
    x, y = mercator.project(places[:, 0], places[:, 1])
    return np.stack([np.unwrap(x, period=1.0), y], axis=1)


def turns(box: Box) -> tuple[float, ...]:
    """How many turns of the Earth to shift a shape by so that all of it shows."""
    if box[0] >= 0 and box[2] <= 1:
        return (0.0,)
    return (-1.0, 0.0, 1.0)


def thinned(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) pixels without the corners that fall on the one before; the last one stays."""
    if len(points) < 3:
        return points
    cells = np.floor(points / THIN_PX)
    kept = np.empty(len(points), np.bool_)
    kept[0] = kept[-1] = True
    kept[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return points[kept]


def ring_px(ring: NDArray[np.float64], box: Box) -> NDArray[np.float64]:
    """A ring in pixels, cut to what a painter can hold and thinned."""
    if not _within(ring, box):
        ring = clip_ring(ring, box)
    return thinned(ring)


def runs_px(line: NDArray[np.float64], box: Box) -> Iterator[NDArray[np.float64]]:
    """Those parts of a line in pixels that may be seen, each of at most ``RUN`` corners."""
    if len(line) < 2:
        return
    if not _within(line, box):
        low = np.minimum(line[:-1], line[1:])
        high = np.maximum(line[:-1], line[1:])
        seen = (high[:, 0] >= box[0]) & (low[:, 0] <= box[2])
        seen &= (high[:, 1] >= box[1]) & (low[:, 1] <= box[3])
        edges = np.flatnonzero(np.diff(np.concatenate([[0], seen.astype(np.int8), [0]])))
        parts: Sequence[NDArray[np.float64]] = [
            line[start : end + 1] for start, end in edges.reshape(-1, 2).tolist()
        ]
    else:
        parts = [line]
    for part in parts:
        found = thinned(part)
        for at in range(0, max(len(found) - 1, 1), RUN):
            yield found[at : at + RUN + 1]


def _within(points: NDArray[np.float64], box: Box) -> bool:
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(low[0] >= box[0] and low[1] >= box[1] and high[0] <= box[2] and high[1] <= box[3])


def label_spot(found: Drawn) -> tuple[float, float]:
    """Where a name stands: at a point, amid a line, in the middle of the largest ring."""
    if found.shape is Shape.AREA:
        ring = max(found.lines, key=lambda line: float(np.ptp(line[:, 0])))
        middle = (ring.min(axis=0) + ring.max(axis=0)) / 2
        return float(middle[0]), float(middle[1])
    line = found.lines[0]
    x, y = line[len(line) // 2]
    return float(x), float(y)
