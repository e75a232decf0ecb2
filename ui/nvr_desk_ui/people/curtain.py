"""Takes everything that may show evidence off the screen, and puts it back as it was."""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QToolBar,
    QToolTip,
    QWidget,
)

THROUGH: Final = "through_curtain"
"""Property of a dialog that shows no evidence and may open while everything is hidden."""


class Curtain(QObject):
    """Docks (floating ones too), bars and dialogs go; one page stands in the whole window.

    Nothing is painted over: what is hidden is not drawn at all. A dialog that opens while the
    curtain is down is hidden as well.
    """

    def __init__(self, window: QMainWindow, inside: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stack = QStackedWidget()
        self._stack.addWidget(inside)
        self._inside = inside
        self._layout: QByteArray | None = None
        self._dialogs: list[tuple[QDialog, bool]] = []
        self._title = ""

    @property
    def widget(self) -> QStackedWidget:
        """What the window has in its middle."""
        return self._stack

    @property
    def down(self) -> bool:
        """Whether anything is hidden now."""
        return self._layout is not None

    @property
    def layout(self) -> QByteArray | None:
        """How docks and bars stood before; None while the curtain is up."""
        return self._layout

    def drop(self, page: QWidget, title: str, version: int) -> None:
        """Show ``page`` alone. A second time it changes the page.

        Args:
            page: what is shown instead of everything.
            title: of the window meanwhile; no word of a case.
            version: of the layout of docks and bars.
        """
        if not self.down:
            self._layout = self._window.saveState(version)
            self._title = self._window.windowTitle()
            self._put_away()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._window.setWindowTitle(title)

    def lift(self, version: int, *, dialogs: bool) -> None:
        """Put everything back; dialogs come back for the same person only, else they close."""
        layout = self._layout
        if layout is None:
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._layout = None
        self._stack.setCurrentWidget(self._inside)
        for part in (self._window.menuBar(), self._window.statusBar(), *self._bars()):
            part.show()
        self._window.restoreState(layout, version)
        self._window.setWindowTitle(self._title)
        self._window.setAcceptDrops(True)
        if not dialogs:
            self.drop_dialogs()
        kept, self._dialogs = self._dialogs, []
        for dialog, modal in kept:
            if shiboken6.isValid(dialog):
                dialog.setWindowOpacity(1.0)
                (dialog.open if modal else dialog.show)()

    def drop_dialogs(self) -> None:
        """Close every dialog that waits behind the curtain."""
        kept, self._dialogs = self._dialogs, []
        for dialog, _ in kept:
            if shiboken6.isValid(dialog):
                dialog.reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that opens now is made invisible at once and hidden a moment later."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QDialog | QDockWidget)
            and watched.isWindow()
            and not watched.property(THROUGH)
        ):
            watched.setWindowOpacity(0.0)
            QTimer.singleShot(0, self, lambda: self._hide(watched))
        return False

    def _put_away(self) -> None:
        window = self._window
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        QToolTip.hideText()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                self._hide(dialog)
        for dock in window.findChildren(QDockWidget):
            dock.hide()
        window.setAcceptDrops(False)
        for part in (window.menuBar(), window.statusBar(), *self._bars()):
            part.hide()

    def _hide(self, found: QWidget) -> None:
        if not self.down or not shiboken6.isValid(found):
            return
        modal = found.isModal()  # hiding forgets it
        found.hide()
        if isinstance(found, QDialog) and all(found is not each for each, _ in self._dialogs):
            self._dialogs.append((found, modal))

    def _bars(self) -> list[QToolBar]:
        bars = self._window.findChildren(QToolBar)
        return [bar for bar in bars if bar.parent() is self._window]
