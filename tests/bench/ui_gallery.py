"""Figures of the gallery at 100,000 appearances of the large case: first page, and scrolling."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

from nvr_desk.desk import open_desk
from nvr_desk.media.shots import Cut
from nvr_desk.media.stills import encode_jpeg
from nvr_desk.records.search import Query
from nvr_desk.review.shot_shelf import ShotShelf
from nvr_desk.timecode import from_micros
from nvr_desk_ui.gallery.loader import PAGE
from nvr_desk_ui.gallery.panel import GalleryPanel

from tests.bench.big_rows import CASE
from tests.bench.bigcase import OFFENCE, PURPOSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.main_window import MainWindow

COUNT = 100_000
PAGES_WITH_PICTURES = 12
OPENINGS, STEPS = 20, 300
FIRST_MS, SCROLL_MS = 300.0, 16.0
"""The bounds, p95."""
_PATIENCE_S = 120.0


def run(report: dict[str, Any]) -> None:
    """Put ``first_page_ms`` and ``scroll_ms`` into the report; ``NVR_BENCH_BIG`` is written to."""
    root = Path(os.environ["NVR_BENCH_BIG"])
    query = _query(root)
    with tempfile.TemporaryDirectory(prefix="nvr-bench-") as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        window = _window(root)
        panel = window.panel(GalleryPanel)
        first = [_first_page(window, panel, query) for _ in range(OPENINGS)]
        listed = 0 if panel.model.found is None else len(panel.model.found)
        report["appearances listed"] = listed
        # The first one also reads deliveries and appearances from the disk.
        report["first_page_cold_ms"] = round(first[0])
        report["first_page_ms"] = _figures(first[1:], FIRST_MS)
        report["scroll_ms"] = _figures(_scrolls(panel), SCROLL_MS)
        report["jump_ms"] = _figures(_jumps(panel), SCROLL_MS)
        window.close()


def _query(root: Path) -> Query:
    """A stretch of time with 100,000 appearances, the first pages of which have pictures."""
    picture = np.full((192, 256, 3), 90, np.uint8)
    cut = Cut(encode_jpeg(picture), encode_jpeg(picture))
    with open_desk(root) as desk:
        desk.cases.use_purpose(CASE, PURPOSE, OFFENCE)
        found = desk.gallery.listing(Query(case=CASE))
        last = min(COUNT, int(np.count_nonzero(found.dated))) - 1
        query = Query(
            case=CASE,
            start=from_micros(int(found.start_us[0])),
            end=from_micros(int(found.start_us[last])),
        )
        shelf = ShotShelf(root / "derived" / "shots")
        listed = desk.gallery.listing(query)
        for first in range(0, min(len(listed), PAGES_WITH_PICTURES * PAGE), PAGE):
            keys = [listed.key(at) for at in range(first, min(len(listed), first + PAGE))]
            names = list(dict.fromkeys(key.delivery for key in keys))
            ticket = desk.gallery.page(CASE, names, [key.track for key in keys])
            for shot in desk.gallery.shots(ticket, keys):
                shelf.put(shot.track, cut)
            desk.view.close(ticket)
    return query


def _window(root: Path) -> MainWindow:
    from nvr_desk_ui.app import application, build_window

    here = QApplication.instance()
    window = build_window(here if isinstance(here, QApplication) else application(["bench"]))
    window.show()
    window.open_workspace(root)
    _until(lambda: window.session.case is not None)
    window.bridge.ask(
        lambda desk: desk.cases.use_purpose(CASE, PURPOSE, OFFENCE), window.session.set_purpose
    )
    _until(lambda: window.session.purpose is not None)
    window.raise_dock("gallery")
    _until(lambda: window.panel(GalleryPanel).model.found is not None)
    return window


def _first_page(window: MainWindow, panel: GalleryPanel, query: Query) -> float:
    """From a filter to the first page on the screen, with its pictures, ms."""
    window.filters.narrow(classes=(), start=None, end=None)
    panel.conceal()
    _until(lambda: not panel.loader.busy)
    began = time.perf_counter()
    panel.reveal()
    window.filters.narrow(start=query.start, end=query.end)
    panel.read_now()
    _until(lambda: panel.model.found is not None and _is_there(panel))
    panel.grid.viewport().repaint()
    return 1000 * (time.perf_counter() - began)


def _is_there(panel: GalleryPanel) -> bool:
    first, last = panel.grid.span()
    return all(panel.model.image(row) is not None for row in range(first, last + 1))


def _scrolls(panel: GalleryPanel) -> list[float]:
    """Milliseconds of the loop for each notch of a wheel, pages coming meanwhile."""
    bar = panel.grid.verticalScrollBar()
    return [_step(panel, bar.value() + bar.singleStep()) for _ in range(STEPS)]


def _jumps(panel: GalleryPanel) -> list[float]:
    """The same for places all over the list."""
    rng = np.random.default_rng(3)
    bar = panel.grid.verticalScrollBar()
    return [_step(panel, int(at)) for at in rng.integers(0, bar.maximum(), STEPS)]


def _step(panel: GalleryPanel, value: int) -> float:
    """Processor time of the loop's thread, so that others beside do not count."""
    began = time.thread_time()
    panel.grid.verticalScrollBar().setValue(value)
    panel.grid.viewport().repaint()
    QCoreApplication.processEvents()
    took = 1000 * (time.thread_time() - began)
    QCoreApplication.processEvents()
    return took


def _figures(found: list[float], bound: float) -> dict[str, Any]:
    return {
        "p95": round(float(np.percentile(found, 95)), 2),
        "p50": round(float(np.percentile(found, 50)), 2),
        "bound": bound,
    }


def _until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not done():
        QCoreApplication.processEvents()
        time.sleep(0.001)
        if time.monotonic() > until:
            raise TimeoutError
