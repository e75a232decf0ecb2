"""Labels, buttons and rows that look the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

Part = QWidget | QLayout | int
"""What a row or column is made of; a number is a stretch."""
MARGIN = 8
GAP = 6
_DATA = frozenset({"Value", "Mono", "Fact"})
"""Styles of what comes from evidence: shown as it is in every language."""


def label(text: str, name: str = "") -> QLabel:
    """A plain-text label of a style of base.qss; foreign names are never read as markup."""
    made = QLabel(text if name in _DATA else tr(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    if name:
        made.setObjectName(name)
    return made


def notice(text: str, tone: str = "info") -> QLabel:
    """A line with a coloured edge; tone is info, ok, warn or bad."""
    made = label(text, "Notice")
    made.setWordWrap(True)
    made.setProperty("tone", tone)
    return made


def retone(line: QLabel, text: str, tone: str) -> None:
    """Give a notice other words and another tone."""
    line.setText(text)
    line.setProperty("tone", tone)
    line.style().polish(line)


def busy_bar() -> QProgressBar:
    """A thin bar that moves while nobody knows how far the work is; hidden at first."""
    made = QProgressBar()
    made.setObjectName("Thin")
    made.setRange(0, 0)
    made.setTextVisible(False)
    made.setAccessibleName(tr("Working"))
    made.hide()
    return made


def action_button(action: QAction, *, flat: bool = True, words: bool = False) -> QToolButton:
    """A tool button that follows an action; with its short text beside the icon if wanted."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(18, 18))
    button.setAccessibleName(action.text())
    if words:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if flat:
        button.setObjectName("Flat")
    return button


def push_button(
    text: str, icon: str, pressed: Callable[[], None], *, primary: bool = False
) -> QPushButton:
    """A button with word and icon."""
    text = tr(text)
    button = QPushButton(text)
    theme.bind_icon(button, icon, "accent_text" if primary else "text")
    button.setAccessibleName(text.rstrip("…"))
    if primary:
        button.setObjectName("Primary")
    button.clicked.connect(lambda _checked=False: pressed())
    return button


def row(*widgets: Part, margin: int = 0, gap: int = GAP) -> QHBoxLayout:
    """Parts side by side."""
    layout = QHBoxLayout()
    _fill(layout, widgets, margin, gap)
    return layout


def column(*widgets: Part, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """Parts one below the other."""
    layout = QVBoxLayout()
    _fill(layout, widgets, margin, gap)
    return layout


def panel(layout: QLayout, name: str = "Panel") -> QWidget:
    """A widget around a layout."""
    made = QWidget()
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def strip(layout: QLayout) -> QWidget:
    """A panel that keeps its height: nothing in it is crushed when room is short."""
    made = panel(layout, "Strip")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def _fill(
    layout: QHBoxLayout | QVBoxLayout, widgets: tuple[Part, ...], margin: int, gap: int
) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for widget in widgets:
        if isinstance(widget, int):
            layout.addStretch(widget)
        elif isinstance(widget, QLayout):
            layout.addLayout(widget)
        else:
            layout.addWidget(widget)
