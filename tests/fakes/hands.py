"""Hands on a widget: clicks, drags, keys and the wheel, as Qt delivers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, pos: QPoint) -> None:
    """A left click."""
    QTest.mouseClick(widget, LEFT, PLAIN, pos)


def double_click(widget: QWidget, pos: QPoint) -> None:
    """A double click, without the single click before it."""
    QTest.mouseDClick(widget, LEFT, PLAIN, pos)


def drag(widget: QWidget, start: QPoint, way: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press, move, release."""
    QTest.mousePress(widget, LEFT, keys, start)
    QTest.mouseMove(widget, start + way)
    QTest.mouseRelease(widget, LEFT, keys, start + way)


def key(widget: QWidget, which: Qt.Key) -> None:
    """A key, pressed and released."""
    QTest.keyClick(widget, which)


def wheel(widget: QWidget, pos: QPoint, notches: int, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """The wheel, up for more than zero."""
    event = QWheelEvent(
        QPointF(pos), QPointF(widget.mapToGlobal(pos)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
