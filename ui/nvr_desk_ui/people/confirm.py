"""Asks for the password where an act wants it again, then lets the act be tried once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from nvr_desk.errors import LockedOutError, SignInRefusedError
from nvr_desk_ui.people.sign_in import LOCKED_OUT, secret_field
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form

if TYPE_CHECKING:
    from nvr_desk_ui.bridge import Bridge, Confirmation


class Confirmer:
    """One place for every act of the window; several that wait are asked for one by one."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        self._window, self._bridge = window, bridge
        self._waiting: list[Confirmation] = []
        self.sheet: ConfirmSheet | None = None
        bridge.confirmer = self.ask

    def ask(self, wanted: Confirmation) -> None:
        """Ask now, or after the one that is asked."""
        self._waiting.append(wanted)
        if self.sheet is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        wanted = self._waiting.pop(0)
        above = QApplication.activeModalWidget() or self._window
        self.sheet = ConfirmSheet(above, self._bridge, wanted)
        self.sheet.finished.connect(self._over)
        self.sheet.open()

    def _over(self, _result: int) -> None:
        self.sheet = None
        self._next()


class ConfirmSheet(Form):
    """What is about to happen, and a field for the password."""

    def __init__(self, parent: QWidget, bridge: Bridge, wanted: Confirmation) -> None:
        what = wanted.error.what
        super().__init__(
            parent,
            "Confirm with your password",
            tr(
                "You are about to do this: {what}. It takes your password again, and is good "
                "for this one act.",
                what=what,
            ),
            "Confirm",
            self._go,
        )
        self.setMinimumWidth(440)
        self._bridge, self._wanted = bridge, wanted
        self._proven = False
        self.password = secret_field("Password")
        self.add("Password", self.password)
        self.password.setFocus()
        self.finished.connect(self._over)

    def _go(self) -> None:
        password = self.password.text()
        if not password:
            self.complain("Type your password.")
            return
        self.wait()
        self._bridge.ask(lambda desk: desk.sign_in.confirm(password), self._confirmed, self._failed)

    def _confirmed(self, _state: object) -> None:
        self._proven = True
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, SignInRefusedError):
            self.complain("Not confirmed: the password is wrong.")
        else:
            self.complain(
                tr(LOCKED_OUT) if isinstance(error, LockedOutError) else error_text(error)
            )
        self.password.selectAll()
        self.password.setFocus()

    def _over(self, _result: int) -> None:
        self.password.clear()
        (self._wanted.again if self._proven else self._wanted.refuse)()
