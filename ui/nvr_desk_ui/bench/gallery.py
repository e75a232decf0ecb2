"""Figures of the gallery at 100,000 appearances of the large case: first page, and scrolling."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from nvr_desk.desk import open_desk
from nvr_desk.desk.bench.bigcase import OFFENCE, PURPOSE
from nvr_desk.media.shots import Cut
from nvr_desk.media.stills import encode_jpeg
from nvr_desk.records.search import Query
from nvr_desk.review.shot_shelf import ShotShelf
from nvr_desk.timecode import from_micros
from nvr_desk.upkeep.bench.big_rows import CASE
from nvr_desk.upkeep.bench.rows import figures
from nvr_desk_ui.bench.living import until
from nvr_desk_ui.bench.room import window_on
from nvr_desk_ui.gallery.loader import PAGE
from nvr_desk_ui.gallery.panel import GalleryPanel

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.upkeep.bench.asked import Asked
    from nvr_desk_ui.main_window import MainWindow

COUNT: Final = 100_000
PAGES_WITH_PICTURES: Final = 12
FIRST_MS: Final = 300.0
SCROLL_MS: Final = 16.0
"""The bounds, p95."""


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put ``first_page_ms``, ``scroll_ms`` and ``jump_ms`` into the report."""
    query = _query(asked.big)
    window = _window(asked)
    panel = window.panel(GalleryPanel)
    first = [_first_page(window, panel, query) for _ in range(asked.tries + 1)]
    listed = 0 if panel.model.found is None else len(panel.model.found)
    report["appearances listed"] = listed
    # The first one also reads deliveries and appearances from the disk.
    report["first_page_cold_ms"] = {"value": round(first[0])}
    report["first_page_ms"] = figures(first[1:], FIRST_MS)
    report["scroll_ms"] = figures(_scrolls(panel, asked.tries), SCROLL_MS)
    report["jump_ms"] = figures(_jumps(panel, asked.tries), SCROLL_MS)
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


def _window(asked: Asked) -> MainWindow:
    window = window_on(asked.big, CASE, (PURPOSE, OFFENCE), asked.folder)
    window.raise_dock("gallery")
    until(lambda: window.panel(GalleryPanel).model.found is not None)
    return window


def _first_page(window: MainWindow, panel: GalleryPanel, query: Query) -> float:
    """From a filter to the first page on the screen, with its pictures, ms."""
    window.filters.narrow(classes=(), start=None, end=None)
    panel.conceal()
    until(lambda: not panel.loader.busy)
    began = time.perf_counter()
    panel.reveal()
    window.filters.narrow(start=query.start, end=query.end)
    panel.read_now()
    until(lambda: panel.model.found is not None and _is_there(panel))
    panel.grid.viewport().repaint()
    return 1000 * (time.perf_counter() - began)


def _is_there(panel: GalleryPanel) -> bool:
    first, last = panel.grid.span()
    return all(panel.model.image(row) is not None for row in range(first, last + 1))


def _scrolls(panel: GalleryPanel, tries: int) -> list[float]:
    """Milliseconds of the loop for each notch of a wheel, pages coming meanwhile."""
    bar = panel.grid.verticalScrollBar()
    return [_step(panel, bar.value() + bar.singleStep()) for _ in range(tries)]


def _jumps(panel: GalleryPanel, tries: int) -> list[float]:
    """The same for places all over the list."""
    rng = np.random.default_rng(3)
    bar = panel.grid.verticalScrollBar()
    return [_step(panel, int(at)) for at in rng.integers(0, bar.maximum() + 1, tries)]


def _step(panel: GalleryPanel, value: int) -> float:
    """Processor time of the loop's thread, so that others beside do not count."""
    began = time.thread_time()
    panel.grid.verticalScrollBar().setValue(value)
    panel.grid.viewport().repaint()
    QCoreApplication.processEvents()
    took = 1000 * (time.thread_time() - began)
    QCoreApplication.processEvents()
    return took
