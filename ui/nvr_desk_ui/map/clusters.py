"""Which cameras are drawn as one because they would lie on each other; without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geo import mercator
from nvr_desk.records.track import VEHICLES, ObjectClass
from nvr_desk_ui.map.shades import newest_us

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
    newest_us: int | None = None
    """When the newest clip of its cameras begins, microseconds UTC; None where nobody knows."""

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


@dataclass(frozen=True, slots=True)
class Gathered:
    """All pins of a zoom, with their places as (n,) arrays on the unit square."""

    pins: tuple[Pin, ...]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    by_camera: dict[int, int]
    """Identity of a camera's record → number of its pin."""

    def pin_of(self, camera: MapCamera) -> int | None:
        """Number of the pin of a camera of this case."""
        return self.by_camera.get(id(camera))


class Clusters:
    """Pins of a case, made once a half zoom level, on whichever thread asks for them first."""

    def __init__(self, data: MapData) -> None:
        self.cameras = data.cameras
        self._x, self._y = mercator.project(
            [c.lat for c in data.cameras], [c.lon for c in data.cameras]
        )
        self._newest = [newest_us(camera) for camera in data.cameras]
        self._made: dict[float, Gathered] = {}

    def at(self, zoom: float) -> tuple[Pin, ...]:
        """Pins for a zoom."""
        return self.gathered(zoom).pins

    def gathered(self, zoom: float) -> Gathered:
        """Pins for a zoom with their places."""
        step = _step(zoom)
        found = self._made.get(step)
        if found is None:
            found = self._made[step] = self._gather(APART_PX / mercator.world_px(step))
        return found

    def made(self, zoom: float) -> Gathered | None:
        """Pins for a zoom if they are made; None otherwise."""
        return self._made.get(_step(zoom))

    def nearest(self, zoom: float) -> Gathered | None:
        """Pins of the nearest zoom that is made, to stand in; None where nothing is made yet."""
        made = dict(self._made)
        return made[min(made, key=lambda step: abs(step - zoom))] if made else None

    def _gather(self, reach: float) -> Gathered:
        """Greedy: a camera joins the nearest pin within reach, else it begins a new one."""
        grid: dict[tuple[int, int], list[int]] = {}
        anchors: list[tuple[float, float]] = []
        members: list[list[int]] = []
        xs, ys = self._x.tolist(), self._y.tolist()
        for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
            c, r = math.floor(x / reach), math.floor(y / reach)
            distance, pin = reach, -1
            for i in (c - 1, c, c + 1):
                for j in (r - 1, r, r + 1):
                    for other in grid.get((i, j), ()):
                        far = math.hypot(anchors[other][0] - x, anchors[other][1] - y)
                        if far < distance:
                            distance, pin = far, other
            if pin >= 0:
                members[pin].append(at)
            else:
                grid.setdefault((c, r), []).append(len(anchors))
                anchors.append((x, y))
                members.append([at])
        pins = tuple(
            Pin(sum(xs[i] for i in m) / len(m), sum(ys[i] for i in m) / len(m),
                tuple(self.cameras[i] for i in m),
                max((us for i in m if (us := self._newest[i]) is not None), default=None))
            for m in members
        )  # fmt: skip
        by_camera = {id(c): at for at, pin in enumerate(pins) for c in pin.cameras}
        return Gathered(
            pins, np.array([p.x for p in pins]), np.array([p.y for p in pins]), by_camera
        )


def _step(zoom: float) -> float:
    return round(zoom * 2) / 2
