"""Keeps tab bars that Qt forgot off the window.

While docks are put behind each other Qt asks for a tab bar, lays the window out before it takes
the answer, and is given another one by that (``QMainWindowLayout::getTabBar`` of Qt 6.11). The
first one stays a child of the window: visible, with the same tabs, where nothing moves it any
more, and letters of it show between panels. Qt keeps a pointer to it, so it is moved, not deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAID_OUT: Final = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)
_BEYOND_PX: Final = 500
"""So far beyond the edge Qt itself puts tab bars that it does not use."""


class TabBarKeeper(QObject):
    """Looks each time the docks of a window were laid out."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        window.installEventFilter(self)

    def _look(self) -> None:
        put_away(forgotten(self._window))
        for bar in hidden(self._window):
            bar.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is kept from anybody."""
        if event.type() in _LAID_OUT:
            self._soon.start()
        return super().eventFilter(watched, event)


def forgotten(window: QMainWindow) -> list[QTabBar]:
    """Tab bars over the window that have a twin with the same tabs, which stands at its dock."""
    bars = [each for each in window.findChildren(QTabBar) if each.parent() is window]
    docks = {_address(each): each for each in window.findChildren(QDockWidget)}
    there = [each for each in bars if each.count() and window.rect().intersects(each.geometry())]
    used = {_tabs(each) for each in there if _at_its_dock(each, docks)}
    return [each for each in there if _tabs(each) in used and not _at_its_dock(each, docks)]


def hidden(window: QMainWindow) -> list[QTabBar]:
    """Tab bars at their dock that Qt took back into use without showing them again."""
    docks = {_address(each): each for each in window.findChildren(QDockWidget)}
    bars = [each for each in window.findChildren(QTabBar) if each.parent() is window]
    return [
        each for each in bars if each.count() > 1 and each.isHidden() and _at_its_dock(each, docks)
    ]


def put_away(bars: Sequence[QTabBar]) -> None:
    """Move them beyond the edge."""
    for each in bars:
        each.move(-each.width() - _BEYOND_PX, -each.height() - _BEYOND_PX)


def _tabs(bar: QTabBar) -> tuple[object, ...]:
    return tuple(bar.tabData(at) for at in range(bar.count()))


def _at_its_dock(bar: QTabBar, docks: dict[int, QDockWidget]) -> bool:
    """Whether the bar begins where the dock ends whose tab is in front."""
    dock = docks.get(bar.tabData(bar.currentIndex()))
    if dock is None:
        return False
    box, place = bar.geometry(), dock.geometry()
    return (box.left(), box.top()) == (place.left(), place.bottom() + 1)


def _address(dock: QDockWidget) -> int:
    """The pointer by which a tab of Qt names its dock."""
    return shiboken6.getCppPointer(dock)[0]
