"""Timeline and map at the size of a large case.

40,000 deliveries of 8 cameras with 1,000,000 appearances over 14 days, 1920 × 400 px: the picture
of the lanes off the loop (views from all 14 days to a minute) and the blit with everything around
it; 10,000 cameras on the map, every tile there.
"""

from __future__ import annotations

import argparse
import dataclasses
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from nvr_desk.records.overview import MapData, TrackSpan
from nvr_desk.records.track import ObjectClass
from nvr_desk.review.columns import timeline_from
from nvr_desk_ui import theme
from nvr_desk_ui.map.widget import MapWidget
from nvr_desk_ui.selection import SelectionModel
from nvr_desk_ui.timeline.lod import build
from nvr_desk_ui.timeline.overlay import Overlay
from nvr_desk_ui.timeline.render import render
from nvr_desk_ui.timeline.widget import TimelineWidget

from tests.bench.report import keep, machine
from tests.fakes.canvases import NIGHT, Spec, camera, lane_clip

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.overview import TimelineData

CLIPS, TRACKS_A_CLIP, CAMERAS, PINS = 40_000, 25, 8, 10_000
SPAN_S = 14 * 86_400
CHROME_PX = 86
"""Axis, strip and legend: the widget is so much taller than its lanes."""


def large_case() -> TimelineData:
    """Deliveries spread over two weeks, each with appearances of all classes."""
    rng = np.random.default_rng(26)
    starts = rng.uniform(0, SPAN_S / 60, CLIPS)
    classes = tuple(ObjectClass)
    clips = []
    for number in range(CLIPS):
        first = rng.uniform(0, 50, TRACKS_A_CLIP)
        spec = Spec(f"C-{number % CAMERAS:03}", f"clip_{number:05}.mp4", float(starts[number]))
        clip = lane_clip(spec, number)
        spans = tuple(
            TrackSpan(n + 1, classes[n % 6], float(t), float(t) + 4.0, 0.7)
            for n, t in enumerate(first)
        )
        clips.append(dataclasses.replace(clip, tracks=spans))
    return timeline_from("bench", "America/Denver", clips)


PLACES = {"state": 7.3, "city": 10.6, "street": 15.4}
"""What is looked at, and its zoom level."""


def p95(work: Callable[[int], None], tries: int) -> dict[str, float]:
    """Milliseconds of ``tries`` calls, by the wall and by this thread's own use of a core."""
    took, busy = [], []
    for at in range(tries):
        start, cpu = time.perf_counter(), time.thread_time()
        work(at)
        took.append((time.perf_counter() - start) * 1000)
        busy.append((time.thread_time() - cpu) * 1000)
    return {
        "cpu_p95_ms": round(float(np.percentile(busy, 95)), 2),
        "median_ms": round(float(np.median(took)), 2),
        "p95_ms": round(float(np.percentile(took, 95)), 2),
        "max_ms": round(max(took), 2),
    }


def paint_into(widget: QWidget) -> Callable[[int], None]:
    """A call that paints a widget into an image of its size, as a window would."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    return lambda _at: widget.render(image)


def bench_timeline(app: QApplication, tries: int) -> dict[str, object]:
    """Build, picture and blit."""
    data = large_case()
    start = time.perf_counter()
    model = build(data)
    built = time.perf_counter() - start
    widget = TimelineWidget(SelectionModel())
    widget.resize(1920 + 136 + widget._bar.sizeHint().width(), 400 + CHROME_PX)
    widget.show()
    widget._data = data
    widget._take(model, Overlay())
    views = [widget.view.zoomed(2.0 ** (n % 15), 960) for n in range(15)]

    def picture(at: int) -> None:
        widget._view = views[at % len(views)]
        frame = widget.frame()
        assert frame is not None
        assert (frame.lanes.width(), frame.lanes.height()) == (1920, 400)
        render(widget._order(frame))

    def whole(_at: int) -> None:
        widget._view = views[0]
        frame = widget.frame()
        assert frame is not None
        render(widget._order(frame))

    pictures = p95(picture, tries)
    all_shown = p95(whole, max(tries // 4, 20))
    widget._set_view(views[0])
    widget.grab()
    while not widget.settled:
        app.processEvents()
        widget.grab()
    widget.set_playhead(NIGHT + timedelta(days=7))
    blit = p95(paint_into(widget), tries)
    return {"clips": CLIPS, "tracks": CLIPS * TRACKS_A_CLIP, "build_s": round(built, 2),
            "picture": pictures, "picture_all_14_days": all_shown, "blit": blit}  # fmt: skip


def bench_map(app: QApplication, tries: int) -> dict[str, object]:
    """A painted frame with ten thousand cameras, at a city and from afar."""
    rng = np.random.default_rng(4)
    cameras = tuple(
        camera(f"C-{n:05}", float(lat), float(lon), person=2, car=1)
        for n, (lat, lon) in enumerate(
            zip(rng.normal(40.7, 0.2, PINS), rng.normal(-111.9, 0.2, PINS), strict=True)
        )
    )
    widget = MapWidget(SelectionModel())
    widget.resize(1280, 800)
    widget.show()
    widget.set_data(MapData("bench", cameras, 0))
    took: dict[str, object] = {"cameras": PINS}
    for name, zoom in PLACES.items():
        widget.show_place(40.7, -111.9, zoom)
        start = time.perf_counter()
        widget.grab()
        first = (time.perf_counter() - start) * 1000
        while not widget.settled:
            app.processEvents()
            widget.grab()
        took[name] = {"first_ms": round(first, 1), **p95(paint_into(widget), tries)}
    return took


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="./run bench canvases")
    parser.add_argument("--tries", type=int, default=200)
    tries: int = parser.parse_args(arguments).tries
    app = QApplication([])
    theme.apply(app, "dark")
    result = {
        "machine": machine(),
        "timeline": bench_timeline(app, tries),
        "map": bench_map(app, max(tries // 4, 20)),
    }
    keep("canvases", "Timeline and map", "./run bench canvases", result, _lines(result))
    return 0


def _lines(result: dict[str, Any]) -> list[str]:
    timeline, places = result["timeline"], result["map"]
    rows = [
        ("timeline picture 1920×400, random zoom, off the loop", timeline["picture"], "≤ 25 ms"),
        ("timeline picture, all 14 days", timeline["picture_all_14_days"], "≤ 25 ms"),
        ("timeline blit on the loop", timeline["blit"], "≤ 4 ms"),
        *((f"map frame, tiles there: {at}", places[at], "≤ 16 ms") for at in PLACES),
    ]
    return [
        (
            f"{timeline['clips']:,} deliveries with {timeline['tracks']:,} appearances;"
            f" {places['cameras']:,} cameras. Milliseconds; the bounds are those of a later issue."
        ),
        "",
        "| what | p95 | p95 of this thread's own time | median | worst | bound |",
        "|---|---|---|---|---|---|",
        *(
            f"| {what} | {took['p95_ms']} | {took['cpu_p95_ms']} | {took['median_ms']}"
            f" | {took['max_ms']} | {bound} |"
            for what, took, bound in rows
        ),
        *(
            f"| map, first frame of a view: {at} | | | | {places[at]['first_ms']} | ≤ 100 ms |"
            for at in PLACES
        ),
    ]
