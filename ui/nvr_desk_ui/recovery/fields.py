"""Reads what stands in the fields of a form or panel, and writes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk_ui.recovery.keep import Texts

Field = QLineEdit | QPlainTextEdit | QComboBox
SECRET: Final = "secret"
"""Property of a field or form that is never kept, besides every field that hides what is typed."""


def read(above: QWidget, plain: Texts | None = None) -> Texts:
    """Texts by accessible name; empty where anything of it is secret, or nothing was typed.

    Args:
        above: What the fields stand in.
        plain: What stood there before anybody typed or chose anything; that is left out. A list
            to choose from that it does not name stands as it did while its first line does.
    """
    texts: Texts = {}
    touched = False
    for name, part in _fields(above):
        if part.property(SECRET) or _hides(part):
            return {}
        text = _text(part)
        first = isinstance(part, QComboBox) and part.currentIndex() <= 0
        if not text or (plain is not None and (plain[name] == text if name in plain else first)):
            continue
        texts[name] = text
        touched = touched or not first or plain is not None
    return texts if touched else {}


def plain_texts(above: QWidget) -> Texts:
    """All that stands in fields, typed or not, e.g. before anybody came; '' where nothing does."""
    return {name: _text(part) for name, part in _fields(above) if not _hides(part)}


def fill(above: QWidget, texts: Texts) -> int:
    """Put texts back into the fields of that name; how many were put back."""
    count = 0
    for name, part in _fields(above):
        wanted = texts.get(name)
        if wanted is None or _text(part) == wanted or _hides(part) or part.property(SECRET):
            continue
        if isinstance(part, QLineEdit):
            part.setText(wanted)
        elif isinstance(part, QPlainTextEdit):
            part.setPlainText(wanted)
        elif part.findText(wanted) >= 0:
            part.setCurrentIndex(part.findText(wanted))
        else:
            continue
        count += 1
    return count


def _fields(above: QWidget) -> Iterator[tuple[str, Field]]:
    for part in above.findChildren(QWidget):
        if isinstance(part, QLineEdit | QPlainTextEdit | QComboBox):
            own = not isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox)
            if own and part.accessibleName() and not _reads_only(part):
                yield part.accessibleName(), part


def _text(part: Field) -> str:
    if isinstance(part, QLineEdit):
        return part.text()
    if isinstance(part, QPlainTextEdit):
        return part.toPlainText()
    return part.currentText()


def _reads_only(part: Field) -> bool:
    if isinstance(part, QComboBox):
        return False
    above = part.parentWidget()
    listed = above is not None and isinstance(above.parentWidget(), QAbstractItemView)
    return part.isReadOnly() and not listed


def _hides(part: QWidget) -> bool:
    return isinstance(part, QLineEdit) and part.echoMode() != QLineEdit.EchoMode.Normal
