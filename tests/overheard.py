"""Hears what a window says, to find words that no catalogue ever saw.

The window is let speak a language that nobody has: `foreign` writes every letter of a sentence
that went through ``tongue`` with an accent and leaves what is filled in as it is. Whatever is then
shown, painted, named for screen readers or offered by a model in plain letters is either data or a
sentence that somebody forgot to translate.
"""

from __future__ import annotations

import re
import string
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAction, QPainter, QPainterPath, QStaticText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from nvr_desk_ui import linguist, tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PLAIN: Final = string.ascii_lowercase + string.ascii_uppercase
_ACCENTED: Final = "áƀçðéƒǵħíĵķľɱñóþɋřšŧúṽŵẋýžÁɃÇÐÉƑǴĦÍĴĶĽⱮÑÓÞɊŘŠŦÚṼŴẊÝŽ"
_TABLE: Final = str.maketrans(_PLAIN, _ACCENTED)
_TAG: Final = re.compile(r"<[^>]*>|&\w+;")
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_FLAT: Final = (QAbstractListModel, QAbstractTableModel)
_MOST_ROWS: Final = 40


def foreign(text: str) -> str:
    """A sentence in the language that nobody has; tags and what is to be filled in stay."""
    made = ""
    for words, name, spec, conversion in string.Formatter().parse(text):
        made += words.translate(_TABLE).replace("{", "{{").replace("}", "}}")
        if name is not None:
            made += "{" + name + (f"!{conversion}" if conversion else "")
            made += (f":{spec}" if spec else "") + "}"
    return made


class Ear:
    """Everything said while it listens, with where it was heard first."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.asked: set[str] = set()
        """Keys that the window looked up."""

    def hear(self, text: object, where: str) -> None:
        """Take one text down."""
        if isinstance(text, str) and text.strip():
            self.said.setdefault(text, where)

    def plain(self, allowed: Callable[[str], str]) -> dict[str, str]:
        """Texts that hold letters of no catalogue once what is ``allowed`` has been taken out."""
        return {
            text: where
            for text, where in self.said.items()
            if re.search(r"[A-Za-z]{2}", allowed(_TAG.sub(" ", text)))
        }

    def listen(self, above: QWidget) -> None:
        """Hear a window or dialog out: its widgets, actions, menus and models."""
        for widget in (above, *above.findChildren(QWidget)):
            self._widget(widget)
        for action in above.findChildren(QAction):
            for text in (action.text(), action.toolTip(), action.statusTip()):
                self.hear(text, f"QAction {action.objectName()}")
        for model in above.findChildren(QAbstractItemModel):
            self._model(model)

    def _widget(self, widget: QWidget) -> None:
        where = _where(widget)
        for text in (
            widget.toolTip(),
            widget.statusTip(),
            widget.whatsThis(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.windowTitle(),
            *_texts(widget),
        ):
            self.hear(text, where)
        if isinstance(widget, QAbstractItemView) and (model := _model_of(widget)):
            self._model(model)

    def _model(self, model: QAbstractItemModel) -> None:
        where = type(model).__name__
        for column in range(_columns(model, QModelIndex())):
            for role in _ROLES:
                self.hear(model.headerData(column, Qt.Orientation.Horizontal, role), where)
        self._rows(model, QModelIndex(), where)

    def _rows(self, model: QAbstractItemModel, under: QModelIndex, where: str) -> None:
        for row in range(min(model.rowCount(under), _MOST_ROWS)):
            for column in range(_columns(model, under)):
                at = model.index(row, column, under)
                for role in _ROLES:
                    self.hear(model.data(at, role), where)
                if column == 0 and not isinstance(model, _FLAT) and model.hasChildren(at):
                    self._rows(model, at, where)


@contextmanager
def listening() -> Iterator[Ear]:
    """Let the window speak the foreign language, and hear what is painted."""
    ear = Ear()
    kept: list[tuple[type, str, Callable[..., Any]]] = []

    def find(text: str, number: int) -> str:
        ear.asked.add(text)
        one, _, many = text.partition("|") if number >= 0 else (text, "", "")
        return foreign(one if number == 1 or not many else many)

    for owner, name in (
        (QPainter, "drawText"),
        (QPainterPath, "addText"),
        (QStaticText, "setText"),
    ):
        kept.append((owner, name, getattr(owner, name)))
        setattr(owner, name, _tapped(ear, getattr(owner, name)))
    tongue.speak(find, linguist.of_core())
    try:
        yield ear
    finally:
        tongue.speak(None)
        for one, name, original in kept:
            setattr(one, name, original)


def _tapped(ear: Ear, original: Callable[..., Any]) -> Callable[..., object]:
    def drawn(self: object, *given: object, **named: object) -> object:
        for each in given:
            ear.hear(each, "painted")
        return original(self, *given, **named)

    return drawn


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
        yield from (widget.tabToolTip(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractSpinBox):
        yield from (
            getattr(widget, each)() for each in ("prefix", "suffix") if hasattr(widget, each)
        )
        yield widget.specialValueText()
    if isinstance(widget, QProgressBar):
        yield widget.format()


def _model_of(view: QAbstractItemView) -> QAbstractItemModel | None:
    """Its annotation says that there always is one."""
    return view.model()


def _columns(model: QAbstractItemModel, under: QModelIndex) -> int:
    """Qt keeps the count of its own lists, which is one, to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(under)


def _where(widget: QWidget) -> str:
    at: QObject | None = widget
    names: list[str] = []
    while at is not None and len(names) < 3:
        names.append(type(at).__name__ + (f"#{at.objectName()}" if at.objectName() else ""))
        at = at.parent()
    return " in ".join(names)
