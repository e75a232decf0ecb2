"""Keys that a person types into a text field never fire a shortcut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class TypingGuard(QObject):
    """Claims printable keys for the text field that has the focus.

    Qt's fields do so for plain keys; on keyboards where ``[`` takes AltGr they let it pass.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)  # a second time only moves it to the front

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what would put a character into the field."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            writable = not getattr(watched, "isReadOnly", bool)()
            if writable and types_a_character(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)


def types_a_character(event: QKeyEvent) -> bool:
    """Whether a key puts a character into a text; AltGr is Ctrl and Alt together on Windows."""
    keys = Qt.KeyboardModifier
    held = event.modifiers() & (keys.ControlModifier | keys.AltModifier | keys.MetaModifier)
    plain = held in (keys.NoModifier, keys.ControlModifier | keys.AltModifier)
    return plain and bool(event.text()) and event.text().isprintable()
