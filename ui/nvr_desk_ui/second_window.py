"""A second window for another screen; it borrows docks, so both show one case and one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QCloseEvent

    from nvr_desk_ui.host import Host

FIRST: Final = ("map", "timeline")
"""Docks that move over when nobody says which."""
LAYOUT: Final = 1
"""Raise when docks come or go, as for the main window."""


class SecondWindow(QMainWindow):
    """Borrowed docks keep session and selection: nothing is read twice.

    It belongs to the main window: what hides evidence there hides this window too.

    Signals:
        given_back: all docks are home again.
    """

    given_back = Signal()

    def __init__(self, home: Host) -> None:
        super().__init__(home, Qt.WindowType.Window)
        self.setObjectName("second-window")
        self.setWindowTitle(tr("NVR Desk, second window"))
        self.setDockNestingEnabled(True)
        self.resize(1100, 700)
        self._home = home
        self._ends = False
        self._rests: QByteArray | None = None
        self.borrowed: dict[str, QDockWidget] = {}
        centre = QWidget()
        centre.setMaximumSize(0, 0)  # docks have the whole window
        self.setCentralWidget(centre)
        self.addActions([action for _, action in home.actions_.items()])
        home.gate.covering.connect(self._cover)
        home.gate.resumed.connect(self._uncover)
        home.gate.entered.connect(self._uncover)

    def borrow(self, names: Iterable[str]) -> None:
        """Take docks over and show them; those that are here stay."""
        for name in names:
            self._take(name)
        self._show()

    def give(self, name: str) -> None:
        """Hand one dock back to the main window; the last one closes this window."""
        dock = self.borrowed.pop(name, None)
        if dock is not None:
            self.removeDockWidget(dock)
            self._home.take_dock(name)
        if not self.borrowed:
            self.hide()
            self.given_back.emit()

    def give_all(self) -> None:
        """Hand every dock back."""
        for name in list(self.borrowed):
            self.give(name)

    def names(self) -> tuple[str, ...]:
        """Docks that are here."""
        return tuple(self.borrowed)

    def layout_now(self) -> QByteArray:
        """How its docks stand, also while nobody may see it."""
        return self._rests or self.saveState(LAYOUT)

    def stand(self, names: Iterable[str], geometry: object, state: object) -> None:
        """Borrow docks and stand as it was kept; shown once somebody may see it."""
        for name in names:
            self._take(name)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        rests = state if isinstance(state, QByteArray) else self.saveState(LAYOUT)
        if self._home.gate.state is None or self._home.gate.shut:
            self._rests = rests
        else:
            self.restoreState(rests, LAYOUT)
            self._show()

    def end(self) -> None:
        """The main window closes; what is borrowed stays here for the next time."""
        self._ends = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by hand hands the docks back."""
        if not self._ends:
            self.give_all()
        event.accept()

    def _cover(self) -> None:
        """Nobody is here, or nobody knows who: nothing of it stays on any screen."""
        if self.isVisible():
            self._rests = self.saveState(LAYOUT)
            self.hide()

    def _uncover(self, *_: object) -> None:
        rests, self._rests = self._rests, None
        if rests is not None and self.borrowed:
            self.restoreState(rests, LAYOUT)
            self._show()

    def _take(self, name: str) -> None:
        dock = self._home.docks[name]
        if name not in self.borrowed:
            self._home.removeDockWidget(dock)
            self.borrowed[name] = dock
            self.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, dock)
        dock.setFloating(False)

    def _show(self) -> None:
        for dock in self.borrowed.values():
            dock.show()
        self.show()
        self.activateWindow()


def dock_in_focus(home: Host) -> str | None:
    """Name of the dock that has the keyboard; None where another part has it."""
    at = QApplication.focusWidget()
    for name, dock in home.docks.items():
        if at is not None and (dock is at or dock.isAncestorOf(at)):
            return name
    return None
