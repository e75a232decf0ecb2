"""The page in place of everything while the window is locked."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from nvr_desk.errors import LockedOutError, SignInRefusedError
from nvr_desk_ui import theme
from nvr_desk_ui.people.sign_in import LOCKED_OUT, code_field, named_row, say, secret_field
from nvr_desk_ui.presenters import people
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.parts import busy_bar, column, label, notice, panel, push_button, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.bridge import Bridge

_WIDTH = 440
NO_PASSWORD = later(
    "Nobody here has a password: whoever sits at this machine unlocks with a "
    "click. This hides what is on the screen and keeps nobody out. People, My "
    "password… sets one."
)


class LockPage(QWidget):
    """Who was here, why it is locked, what goes on, and the way back."""

    def __init__(
        self,
        bridge: Bridge,
        opened: Callable[[SignInState], None],
        switch: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._opened = bridge, opened
        self._mark = label("")
        self.heading, self.why = label("Locked", "Heading"), label("", "Muted")
        self.jobs = label("", "Muted")
        self.honest = notice(NO_PASSWORD, "warn")
        self.password, self.code = secret_field("Password"), code_field()
        self._password_row = named_row("Password", self.password)
        self._code_row = named_row("Code of the second factor", self.code)
        self.problem, self.busy = notice("", "bad"), busy_bar()
        self.button = push_button("Unlock", "unlocked", self.go, primary=True)
        self.switch = push_button("Switch person", "people", switch)
        self._build()

    def show_state(self, state: SignInState) -> None:
        """Ask for what this person needs."""
        self.heading.setText(tr("Locked: {user}", user=state.user))
        self._mark.setPixmap(theme.icon("held", "accent").pixmap(QSize(28, 28)))
        self._password_row.setVisible(state.password)
        self._code_row.setVisible(state.password and state.second_factor)
        self.honest.setVisible(not state.password)
        self.switch.setVisible(state.on)

    def begin(self, why: str) -> None:
        """Nobody typed anything yet."""
        self.password.clear()
        self.code.clear()
        self.why.setText(why)
        self.show_jobs(0)
        self._settle("")
        (self.button if self._password_row.isHidden() else self.password).setFocus()

    def show_jobs(self, running: int) -> None:
        """Say what goes on meanwhile."""
        self.jobs.setText(people.jobs_text(running))

    def complain(self, text: str) -> None:
        """Say what went wrong; the page stays."""
        self._settle(text)

    def go(self) -> None:
        """Try to unlock."""
        if not self.button.isEnabled():
            return
        password = self.password.text() if not self._password_row.isHidden() else None
        if password == "":
            self._settle("Type your password.")
            self.password.setFocus()
            return
        code = self.code.text().strip() or None
        self.problem.hide()
        self.button.setEnabled(False)
        self.busy.show()
        self._bridge.ask(
            lambda desk: desk.sign_in.unlock(password, code),
            self._done,
            self._failed,
            through=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the focus, as it does in a dialog."""
        focus = self.focusWidget()
        returns = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returns and isinstance(focus, QAbstractButton):
            focus.click()
            return
        super().keyPressEvent(event)

    def _done(self, state: SignInState) -> None:
        self.password.clear()
        self.code.clear()
        self._settle("")
        self._opened(state)

    def _failed(self, error: Exception) -> None:
        self.code.clear()
        if isinstance(error, SignInRefusedError):
            self._settle(tr("Not unlocked: password or code is wrong, or the account is closed."))
            self.password.selectAll()
            self.password.setFocus()
            return
        self._settle(tr(LOCKED_OUT) if isinstance(error, LockedOutError) else error_text(error))

    def _settle(self, text: str) -> None:
        self.busy.hide()
        self.button.setEnabled(True)
        say(self.problem, text)

    def _build(self) -> None:
        for line in (self.heading, self.why, self.jobs):
            line.setWordWrap(True)
        for field in (self.password, self.code):
            field.returnPressed.connect(self.go)
        top = row(self._mark, self.heading, gap=10)
        top.setStretch(1, 1)
        body = panel(
            column(
                top,
                self.why,
                self.jobs,
                self.honest,
                self._password_row,
                self._code_row,
                self.problem,
                self.busy,
                row(self.button, 1, self.switch),
                gap=10,
            )
        )
        body.setFixedWidth(_WIDTH)
        self.problem.hide()
        self.setLayout(column(1, row(1, body, 1), 1))
        order = (self.password, self.code, self.button, self.switch)
        for first, second in itertools.pairwise(order):
            QWidget.setTabOrder(first, second)
