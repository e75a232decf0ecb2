"""Figures of the map: a pan over tiles that are there, and everything painted anew off the loop."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from nvr_desk.records.layer import LayerKind
from nvr_desk.records.overview import MapCamera, MapData
from nvr_desk.records.place import Feature, Layer, Shape
from nvr_desk.timecode import from_micros
from nvr_desk.upkeep.bench.rows import figures
from nvr_desk_ui.bench.living import until
from nvr_desk_ui.map import shapes
from nvr_desk_ui.map.plate import Painter
from nvr_desk_ui.map.shown import Shown
from nvr_desk_ui.map.widget import MapWidget
from nvr_desk_ui.selection import SelectionModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.upkeep.bench.asked import Asked

CAMERAS: Final = 10_000
VERTICES: Final = 100_000
SIZE: Final = (1920, 1080)
PAN_MS: Final = 16.0
REDRAW_MS: Final = 150.0
"""The bounds, p95."""
MIDDLE: Final = (40.76, -111.89)


def scene_of(cameras: int = CAMERAS, vertices: int = VERTICES) -> tuple[MapData, Layer]:
    """Cameras around a city, and rings and ways over it; always the same ones."""
    rng = np.random.default_rng(26)
    lat, lon = rng.normal(MIDDLE[0], 0.08, cameras), rng.normal(MIDDLE[1], 0.1, cameras)
    start = 1_763_000_000_000_000
    made = tuple(
        MapCamera(
            f"C-{at:05}", float(lat[at]), float(lon[at]), 25.0, float(at * 37 % 360), 90.0,
            (f"{at:020x}",), 1, {"person": int(at % 7), "car": int(at % 3)},
            (f"clip {at}",), (start + at * 60_000_000,), (start + at * 60_000_000 + 30_000_000,),
        )
        for at in range(cameras)
    )  # fmt: skip
    each = 1000
    turn = np.linspace(0, 2 * np.pi, each, endpoint=False)
    features: list[Feature] = []
    for at in range(vertices // each):
        far = 0.02 * (1 + 0.2 * np.sin(9 * turn + at))
        y = MIDDLE[0] + rng.normal(0, 0.06) + far * np.sin(turn)
        x = MIDDLE[1] + rng.normal(0, 0.08) + far * np.cos(turn)
        line = tuple(zip(y.tolist(), x.tolist(), strict=True))
        shape = Shape.AREA if at % 2 else Shape.LINE
        features.append(Feature(shape, ((line,),), f"area {at}"))
    layer = Layer(
        1, None, LayerKind.AREAS, "bench", "0" * 64, "bench", from_micros(start), tuple(features)
    )
    return MapData("bench", made, 0), layer


def widget_of(
    size: tuple[int, int] = SIZE, cameras: int = CAMERAS, vertices: int = VERTICES
) -> MapWidget:
    """A map with that scene, shown and settled."""
    data, layer = scene_of(cameras, vertices)
    made = MapWidget(SelectionModel())
    made.resize(*size)
    made.show()
    made.set_data(data)
    made.ground.set_layers((shapes.prepared(layer),))
    made.show_place(*MIDDLE, zoom=12.0)
    settle(made)
    return made


def settle(widget: MapWidget) -> None:
    """Until nothing is on its way. Raises TimeoutError."""

    def there() -> bool:
        widget.grab()
        return widget.settled

    until(there)


def pans(widget: MapWidget, tries: int) -> list[float]:
    """Milliseconds of the loop for each frame of a slow pan there and back, tiles being there."""
    page = QImage(widget.size(), QImage.Format.Format_RGB32)
    found: list[float] = []
    for at in range(tries):
        step = 6 if (at // 50) % 2 == 0 else -6
        widget.show_place(*widget.view.panned(step, step / 2).centre)
        QCoreApplication.processEvents()
        found.append(timed(lambda: widget.render(page)))
    return found


def redraws(widget: MapWidget, tries: int) -> list[float]:
    """Milliseconds for everything that stands still, painted anew at another zoom each time."""
    painter = Painter()
    found: list[float] = []
    rng = np.random.default_rng(1)
    for at in range(tries):
        widget.ground.show_parts(Shown(by_time=bool(at % 2), heat=bool(at % 3 == 0)))
        zoom = float(rng.choice([10.0, 11.0, 11.5, 12.0, 12.5, 13.0]))
        widget.show_place(*MIDDLE, zoom=zoom)
        if widget.ground.crowd.pins(zoom) is None or not widget.ground.crowd.settled:
            settle(widget)
        wish = widget.ground.wish(widget.view)
        found.append(timed(partial(painter.paint, wish)))
    return found


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds of this thread's processor time, so that others beside do not count."""
    before = time.thread_time()
    work()
    return (time.thread_time() - before) * 1000


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put figures and bounds into the report: ``pan_ms``, ``redraw_ms``."""
    widget = widget_of()
    report |= {"cameras": CAMERAS, "vertices": VERTICES, "size": list(SIZE)}
    report["pan_ms"] = figures(pans(widget, asked.tries), PAN_MS)
    report["redraw_ms"] = figures(redraws(widget, asked.tries), REDRAW_MS)
    widget.close()
