"""The timeline of the big case: reading, pictures off the loop, blit on it, steps, memory.

Each picture is of another stretch, from a month down to a second, its cache dropped; lanes by
camera, batch and request in turn, with and without a filter.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
from PySide6.QtGui import QImage

from nvr_desk.desk import open_desk
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.selection import SelectionModel
from nvr_desk_ui.timeline.lod import LaneBy, build
from nvr_desk_ui.timeline.render import render
from nvr_desk_ui.timeline.steps import next_appearance
from nvr_desk_ui.timeline.widget import TimelineWidget
from nvr_desk_ui.timeline.worker import Wishes, dress

from tests.bench.big_rows import CASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.overview import TimelineData
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import Overlay

TRIES = 240
PICTURE_MS, BLIT_MS, STEP_MS = 25.0, 4.0, 4.0
"""The bounds, p95 of the thread's own use of a core."""
SEED = 5
DEEPEST = 6.3
"""Powers of ten that a zoom goes in at most: from a month to a second."""
FILTER = Query(case=CASE, classes=(ObjectClass.PERSON, ObjectClass.TRUCK), min_conf=0.8)


def run(report: dict[str, Any]) -> None:
    """Put the figures of the timeline into ``report``: milliseconds, p95; a QApplication stands.

    ``NVR_BENCH_BIG`` is the workspace that ``tests.bench.bigcase`` made.
    """
    with open_desk(Path(os.environ["NVR_BENCH_BIG"])) as desk:
        desk.purposes.use(CASE)
        first, data = _timed(lambda: desk.overview.timeline(CASE))
        again, _ = _timed(lambda: desk.overview.timeline(CASE, since=data.mark))
    report["read_s"] = {"value": first, "again": again}
    report["deliveries"], report["appearances"] = len(data.clips), len(data.tracks.number)
    widget = TimelineWidget(SelectionModel())
    widget.resize(1920 + 136 + widget._bar.sizeHint().width(), 400 + 40 + 24 + 22 + 30)
    widget.show()
    pictures: list[float] = []
    blits: list[float] = []
    builds: list[float] = []
    steps: list[float] = []
    for by in LaneBy:
        took, model = _timed(partial(build, data, by))
        builds.append(took)
        for wishes in (Wishes(), Wishes(FILTER)):
            widget._by, widget._data, widget._wishes = by, data, wishes
            widget._take(model, dress(model, wishes))
            pictures += _pictures(widget, TRIES // 6)
            blits += _blits(widget, TRIES // 6)
        steps += _steps(data, model, dress(model, Wishes(FILTER)))
    report["build_s"] = {"value": max(builds)}
    report["picture_ms"] = _figures(pictures, PICTURE_MS)
    report["blit_ms"] = _figures(blits, BLIT_MS)
    report["step_ms"] = _figures(steps, STEP_MS)
    report["rss_mib"] = {"value": round(psutil.Process().memory_info().rss / 2**20)}
    widget.close()


def _pictures(widget: TimelineWidget, tries: int) -> list[float]:
    """Milliseconds of this thread's own use of a core for pictures of random stretches."""
    rng = np.random.default_rng(SEED)
    widget.fit()
    whole = widget.view
    took: list[float] = []
    for _ in range(tries):
        share = 10 ** rng.uniform(-DEEPEST, 0)
        x = float(rng.uniform(0, whole.width))
        widget._view = whole.zoomed(1 / share, x)
        widget.scroll_lanes(int(rng.integers(-(10**6), 10**6)))
        frame = widget.frame()
        assert frame is not None
        assert (frame.lanes.width(), frame.lanes.height()) == (1920, 400)
        order = widget._order(frame)
        began = time.thread_time()
        image = render(order)
        took.append((time.thread_time() - began) * 1000)
        widget._image, widget._stale = (order, image), False
    return took


def _blits(widget: TimelineWidget, tries: int) -> list[float]:
    """Milliseconds on the loop of one whole repaint with its picture there."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    frame = widget.frame()
    assert frame is not None
    widget.set_playhead(datetime.fromtimestamp(frame.view.left, UTC) + timedelta(seconds=0.1))
    order = widget._order(widget.frame() or frame)
    widget._image, widget._stale = (order, render(order)), False
    took: list[float] = []
    for _ in range(tries):
        widget._stale = False
        began = time.thread_time()
        widget.render(image)
        took.append((time.thread_time() - began) * 1000)
    return took


def _steps(data: TimelineData, model: LaneModel, over: Overlay) -> list[float]:
    """Milliseconds of ``N`` under the filter, one behind the other."""
    walk = over.fit
    assert walk is not None
    at, chosen = float(np.nanmin(data.rows.start)), None
    took: list[float] = []
    for _ in range(TRIES):
        began = time.thread_time()
        chosen = next_appearance(walk, at, 1, chosen)
        took.append((time.thread_time() - began) * 1000)
        assert chosen is not None
        at = float(model.tracks.start[chosen])
    return took


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = work()
    return round(time.process_time() - began, 2), found


def _figures(took: list[float], bound: float) -> dict[str, float]:
    return {
        "value": round(float(np.percentile(took, 95)), 2),
        "median": round(float(np.median(took)), 2),
        "max": round(max(took), 2),
        "tries": len(took),
        "bound": bound,
    }
