"""The timeline of the big case: reading, pictures off the loop, repaints on it, steps, memory.

Each picture is of another stretch, from a month down to a second, its cache dropped; lanes by
camera, batch and request in turn, with and without a filter.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import psutil
from PySide6.QtGui import QImage

from nvr_desk.desk import open_desk
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.upkeep.bench.big_rows import CASE
from nvr_desk.upkeep.bench.rows import figures
from nvr_desk_ui.bench.living import until
from nvr_desk_ui.selection import SelectionModel
from nvr_desk_ui.timeline.lod import LaneBy, build
from nvr_desk_ui.timeline.render import render
from nvr_desk_ui.timeline.steps import next_appearance
from nvr_desk_ui.timeline.widget import TimelineWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.upkeep.bench.asked import Asked

PICTURE_MS: Final = 25.0
BLIT_MS: Final = 4.0
STEP_MS: Final = 4.0
"""The bounds, p95 of the thread's own use of a core."""
LANES_PX: Final = (1920, 400)
SEED: Final = 5
DEEPEST: Final = 6.3
"""Powers of ten that a zoom goes in at most: from a month to a second."""
FILTER: Final = Query(case=CASE, classes=(ObjectClass.PERSON, ObjectClass.TRUCK), min_conf=0.8)
_WAYS: Final = 2 * len(LaneBy)


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put the figures of the timeline into ``report``; a QApplication stands."""
    with open_desk(asked.big) as desk:
        desk.purposes.use(CASE)
        first, data = _timed(lambda: desk.overview.timeline(CASE))
        again, _ = _timed(lambda: desk.overview.timeline(CASE, since=data.mark))
    report["read_s"] = {"value": first, "again": again}
    report["deliveries"], report["appearances"] = len(data.clips), len(data.tracks.number)
    report["build_s"] = {
        "value": max(_timed(partial(build, data, by))[0] for by in LaneBy),
        "lanes": len(LaneBy),
    }
    widget = TimelineWidget(SelectionModel())
    widget.set_data(data)
    _fit(widget)
    rng = np.random.default_rng(SEED)
    pictures: list[float] = []
    blits: list[float] = []
    steps: list[float] = []
    each = -(-asked.tries // _WAYS)
    for by in LaneBy:
        widget.set_lanes(by)
        for query in (None, FILTER):
            widget.set_filter(query)
            _settle(widget, by)
            pictures += [_picture(widget, rng) for _ in range(each)]
            _settle(widget, by)
            blits += _blits(widget, each)
        steps += _steps(widget, each)
    report["picture_ms"] = figures(pictures, PICTURE_MS)
    report["blit_ms"] = figures(blits, BLIT_MS)
    report["step_ms"] = figures(steps, STEP_MS)
    report["rss_mib"] = {"value": round(psutil.Process().memory_info().rss / 2**20)}
    widget.close()


def _fit(widget: TimelineWidget) -> None:
    """Make the lanes as large as the bound says."""
    widget.resize(LANES_PX[0] + 200, LANES_PX[1] + 200)
    widget.show()
    _settle(widget, LaneBy.CAMERA)
    frame = widget.frame()
    if frame is not None:
        more = (LANES_PX[0] - frame.lanes.width(), LANES_PX[1] - frame.lanes.height())
        widget.resize(widget.width() + more[0], widget.height() + more[1])


def _settle(widget: TimelineWidget, by: LaneBy) -> None:
    """Until these lanes are on the screen."""

    def there() -> bool:
        widget.grab()
        return widget.settled and widget.model is not None and widget.model.by is by

    until(there)


def _picture(widget: TimelineWidget, rng: np.random.Generator) -> float:
    """Milliseconds of this thread's own use of a core for the picture of a random stretch."""
    widget.fit()
    widget.zoom(10 ** rng.uniform(0, DEEPEST), float(rng.uniform(0, LANES_PX[0])))
    widget.scroll_lanes(int(rng.integers(-(10**6), 10**6)))
    order = widget.order()
    if order is None:
        raise ValueError(LANES_PX)
    began = time.thread_time()
    render(order)
    return (time.thread_time() - began) * 1000


def _blits(widget: TimelineWidget, tries: int) -> list[float]:
    """Milliseconds on the loop of one whole repaint with its picture there."""
    page = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.set_playhead(datetime.fromtimestamp(widget.view.left, UTC) + timedelta(seconds=0.1))
    took: list[float] = []
    for _ in range(tries):
        began = time.thread_time()
        widget.render(page)
        took.append((time.thread_time() - began) * 1000)
    return took


def _steps(widget: TimelineWidget, tries: int) -> list[float]:
    """Milliseconds of ``N`` under the filter, one behind the other."""
    model, walk = widget.model, widget.over.fit
    if model is None or walk is None:
        return []
    at, chosen = float(np.nanmin(model.bars.start)), None
    took: list[float] = []
    for _ in range(tries):
        began = time.thread_time()
        chosen = next_appearance(walk, at, 1, chosen)
        took.append((time.thread_time() - began) * 1000)
        if chosen is None:
            break
        at = float(model.tracks.start[chosen])
    return took


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = work()
    return round(time.process_time() - began, 2), found
