"""Which cameras are drawn as one because they would lie on each other; without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geo import mercator
from nvr_desk.records.track import VEHICLES, ObjectClass

if TYPE_CHECKING:
    from nvr_desk.records.overview import MapCamera, MapData

APART_PX = 30.0
"""Closer than this, two pins are one bubble."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One camera, or several as a bubble."""

    x: float
    y: float
    """Of the Mercator unit square."""
    cameras: tuple[MapCamera, ...]

    @property
    def deliveries(self) -> int:
        """All deliveries from here."""
        return sum(len(c.delivery_ids) for c in self.cameras)

    @property
    def shown(self) -> int:
        """Those that may be opened."""
        return sum(c.shown for c in self.cameras)

    @property
    def persons(self) -> int:
        """Appearances of persons."""
        return sum(c.counts.get(ObjectClass.PERSON, 0) for c in self.cameras)

    @property
    def vehicles(self) -> int:
        """Appearances of vehicles, bicycles among them."""
        return sum(c.counts.get(cls, 0) for c in self.cameras for cls in VEHICLES)

    def box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 of its cameras on the unit square."""
        return box_of(self.cameras)


def box_of(cameras: tuple[MapCamera, ...]) -> tuple[float, float, float, float]:
    """x0, y0, x1, y1 of cameras on the unit square."""
    x, y = mercator.project([c.lat for c in cameras], [c.lon for c in cameras])
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


class Clusters:
    """Pins of a case, made once a half zoom level."""

    def __init__(self, data: MapData) -> None:
        self._cameras = data.cameras
        self._x, self._y = mercator.project(
            [c.lat for c in data.cameras], [c.lon for c in data.cameras]
        )
        self._made: dict[float, tuple[Pin, ...]] = {}

    def at(self, zoom: float) -> tuple[Pin, ...]:
        """Pins for a zoom."""
        step = round(zoom * 2) / 2
        found = self._made.get(step)
        if found is None:
            found = self._made[step] = self._gather(APART_PX / mercator.world_px(step))
        return found

    def _gather(self, reach: float) -> tuple[Pin, ...]:
        """Greedy: a camera joins the nearest pin within reach, else it begins a new one."""
        grid: dict[tuple[int, int], list[int]] = {}
        anchors: list[tuple[float, float]] = []
        members: list[list[int]] = []
        column = np.floor(self._x / reach).astype(np.int64).tolist()
        row = np.floor(self._y / reach).astype(np.int64).tolist()
        for at, (c, r) in enumerate(zip(column, row, strict=True)):
            x, y = float(self._x[at]), float(self._y[at])
            near = [
                (np.hypot(anchors[pin][0] - x, anchors[pin][1] - y), pin)
                for i in (c - 1, c, c + 1) for j in (r - 1, r, r + 1)
                for pin in grid.get((i, j), ())
            ]  # fmt: skip
            distance, pin = min(near, default=(reach, -1))
            if distance < reach:
                members[pin].append(at)
            else:
                grid.setdefault((c, r), []).append(len(anchors))
                anchors.append((x, y))
                members.append([at])
        return tuple(
            Pin(float(self._x[m].mean()), float(self._y[m].mean()),
                tuple(self._cameras[i] for i in m))
            for m in members
        )  # fmt: skip
