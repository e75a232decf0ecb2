"""One history of steps that a person can take back; the log keeps both, the step and its undoing.

The desk answers later, on another thread, so a step is pushed once it was done::

    window.undo.push(tr("Mark"), back=lambda: remove(uid), again=lambda: restore(uid))

``back`` and ``again`` are acts like any other; where one fails, its room says so and calls
``lost``, because nobody knows any more what the later steps stood on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_STEPS = 200


class Undo(QObject):
    """The history of one window and one case.

    Attributes:
        stack: Qt's own, for menus and tests.
        clocks: by id of a delivery, which correction of its clock this window left there; where
            another one holds, somebody else was at it since.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_STEPS)
        self.clocks: dict[str, int] = {}

    def push(self, text: str, back: Callable[[], None], again: Callable[[], None]) -> None:
        """Remember a step that was done."""
        self.stack.push(_Step(text, back, again))

    def back(self) -> str:
        """Take the last step back; answers what it was, '' where there is none."""
        text = self.stack.undoText()
        self.stack.undo()
        return text

    def again(self) -> str:
        """Do a step again that was taken back; answers what it was, '' where there is none."""
        text = self.stack.redoText()
        self.stack.redo()
        return text

    def lost(self) -> None:
        """A step could not be taken back or done again, or another case is open: begin anew."""
        self.stack.clear()
        self.clocks.clear()


class _Step(QUndoCommand):
    def __init__(self, text: str, back: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__(text)
        self._back, self._again = back, again
        self._done = True

    def redo(self) -> None:
        """Qt calls this as the step is pushed, when it was done already."""
        if not self._done:
            self._again()
        self._done = True

    def undo(self) -> None:
        """Take it back."""
        self._done = False
        self._back()
