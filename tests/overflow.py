"""Words of a window that are cut: looked for in what is on the screen, widget by widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from nvr_desk_ui.widgets.elided import Elided

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLACK_PX: Final = 2
"""Of the last letter; side bearings are counted as ink otherwise."""
_SKIPPED: Final = ("qt_",)
"""Qt's own parts: title buttons of docks, arrows of tab bars."""


class Cut(NamedTuple):
    """One widget whose words do not fit."""

    where: str
    """Classes and object names from the window down."""
    text: str
    why: str
    """'width', 'height' or 'outside', with pixels asked for and there."""


def cut_words(root: QWidget) -> Iterator[Cut]:
    """All visible labels, buttons and lines under a widget that show less than they say."""
    for each in root.findChildren(QWidget):
        if not isinstance(each, QLabel | QAbstractButton | QLineEdit):
            continue
        if each.objectName().startswith(_SKIPPED) or not each.isVisible() or _behind(each):
            continue
        text = _words(each)
        if not text:
            continue
        why = _outside(each) or _short(each, text)
        if why:
            yield Cut(_path(each), text[:60], why)


def _behind(each: QWidget) -> bool:
    """Whether it is in a dock behind a tab; Qt calls that visible and puts it beyond the edge."""
    at: QWidget | None = each
    while at is not None and not isinstance(at, QDockWidget):
        at = at.parentWidget()
    if at is None or at.isWindow():
        return False
    return not at.geometry().intersects(at.window().rect())


def _words(each: QWidget) -> str:
    if isinstance(each, QLineEdit):
        return each.text() or each.placeholderText()
    if isinstance(each, QToolButton) and each.toolButtonStyle() is _ICON_ONLY:
        return "" if not each.icon().isNull() else each.text()
    text = each.text() if isinstance(each, QLabel | QAbstractButton) else ""
    return text.replace("&", "") if isinstance(each, QAbstractButton) else text


_MENU_AT_ONCE: Final = QToolButton.ToolButtonPopupMode.InstantPopup
_ICON_ONLY: Final = Qt.ToolButtonStyle.ToolButtonIconOnly


def _short(each: QWidget, text: str) -> str:
    """What it lacks in itself."""
    told = bool(each.toolTip())
    if isinstance(each, Elided):
        return "" if told else "cut with no tooltip"
    metrics, room = each.fontMetrics(), each.contentsRect()
    if isinstance(each, QLabel) and each.wordWrap():
        needs = each.heightForWidth(each.width())
        return _lack("height", needs, each.height() + _SLACK_PX)
    wide = max(metrics.horizontalAdvance(line) for line in text.splitlines())
    if isinstance(each, QLineEdit):
        return "" if told else _lack("width", wide, room.width() - 12)
    high = metrics.height() * len(text.splitlines())
    there = room.width() + _SLACK_PX
    if isinstance(each, QAbstractButton):
        extra = 0 if each.icon().isNull() else each.iconSize().width() + 4
        if isinstance(each, QCheckBox | QRadioButton):
            extra += 19
        if isinstance(each, QToolButton) and each.popupMode() is _MENU_AT_ONCE:
            extra += 8
        wide += extra
        there -= 4
    if isinstance(each, QToolButton) and text.strip() in each.toolTip():
        wide = 0  # Qt cuts it with an ellipsis, and the tooltip has the rest
    if isinstance(each, QPushButton | QToolButton):
        high += 2
    return _lack("width", wide, there) or _lack("height", high, each.height() + _SLACK_PX)


def _lack(what: str, needs: int, there: int) -> str:
    return f"{what}: {needs} px asked, {there} there" if needs > there else ""


def _outside(each: QWidget) -> str:
    """How much of it its ancestors cut; what scrolls may be cut in the way it scrolls."""
    rect = QRect(each.mapTo(each.window(), QPoint(0, 0)), each.size())
    left, right, top, bottom = 0, 0, 0, 0
    parent = each.parentWidget()
    while parent is not None:
        box = QRect(parent.mapTo(each.window(), QPoint(0, 0)), parent.size())
        view = parent.parentWidget()
        left = max(left, box.left() - rect.left())
        right = max(right, rect.right() - box.right())
        if isinstance(view, QAbstractScrollArea) and parent is view.viewport():
            # What lies below is reached by scrolling; what lies beside is not, without a bar.
            if view.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                break
            rect = rect.intersected(box) if rect.intersects(box) else box
        else:
            top = max(top, box.top() - rect.top())
            bottom = max(bottom, rect.bottom() - box.bottom())
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    lost = max(left, right, top, bottom)
    return f"outside: {lost} px" if lost > _SLACK_PX else ""


def _path(each: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = each
    while at is not None and not at.isWindow():
        name = at.objectName()
        if isinstance(at, QDockWidget | QTabBar) or type(at).__module__.startswith("nvr_desk_ui"):
            names.append(f"{type(at).__name__}{f'#{name}' if name else ''}")
        at = at.parentWidget()
    return "/".join(reversed(names)) + f"/{type(each).__name__}#{each.objectName()}"
