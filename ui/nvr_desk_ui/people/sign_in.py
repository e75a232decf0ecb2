"""The page in place of everything while nobody is signed in."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QScrollArea, QWidget

from nvr_desk.errors import LockedOutError, PasswordChangeNeededError, SignInRefusedError
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import core, later, tr
from nvr_desk_ui.widgets.parts import busy_bar, column, label, notice, panel, push_button, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.bridge import Bridge

_WIDTH = 520
_NOTICE_HEIGHT = 110
LOCKED_OUT = later(
    "This name is locked after five failures within 15 minutes. Waiting releases "
    "nothing: ask an administrator to release it (People…, Release). If no "
    "administrator can sign in, whoever owns the folder of the workspace runs "
    "nvr-desk users recover."
)
REFUSED = later("Not signed in: name, password or code is wrong, or the account is closed.")


class SignInPage(QWidget):
    """Notice, account, password, code; refusals say nothing of what was wrong."""

    def __init__(
        self,
        bridge: Bridge,
        entered: Callable[[SignInState], None],
        elsewhere: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._entered = bridge, entered
        self.place = label("", "Muted")
        self.place.setWordWrap(True)
        self.notice = notice("")
        self.accept = QCheckBox(tr("I accept this notice"))
        self.user, self.password = QLineEdit(), secret_field(later("Password"))
        self.code = code_field()
        self.fresh, self.again = (
            secret_field(later("Your own password")),
            secret_field(later("Once more")),
        )
        self.problem = notice("", "bad")
        self.busy = busy_bar()
        self.button = push_button("Sign in", "person", self.go, primary=True)
        self._rows: dict[QWidget, QWidget] = {}
        self._build(elsewhere)

    def show_state(self, state: SignInState, place: str, account: str) -> None:
        """Ask whoever comes; their name is proposed once and then left as it was typed."""
        self.place.setText(tr("Workspace {place}", place=place))
        if self.notice.text() != core(state.notice):
            self.notice.setText(core(state.notice))
            self.accept.setChecked(False)
        self._rows[self.code].setVisible(state.codes_in_use)
        if not self.user.text():
            self.user.setText(account)

    def begin(self) -> None:
        """Nobody typed anything yet."""
        for field in (self.password, self.code, self.fresh, self.again):
            field.clear()
        self.accept.setChecked(False)
        self._choose_own(wanted=False)
        self._settle("")
        self.accept.setFocus()

    def go(self) -> None:
        """Try what was typed."""
        if not self.button.isEnabled():
            return
        wrong = self._missing()
        if wrong is not None:
            text, field = wrong
            self._settle(text)
            field.setFocus()
            return
        user, password = self.user.text(), self.password.text()
        code = self.code.text().strip() or None
        fresh = self.fresh.text() if not self._rows[self.fresh].isHidden() else None
        self.problem.hide()
        self.button.setEnabled(False)
        self.busy.show()
        self._bridge.ask(
            lambda desk: desk.sign_in.login(
                user, password, code, accept_notice=True, new_password=fresh
            ),
            self._done,
            self._failed,
            through=True,
        )

    def _missing(self) -> tuple[str, QWidget] | None:
        """What the person has still to fill in, before anything is tried."""
        if not self.accept.isChecked():
            return tr("Read the notice and accept it first."), self.accept
        if not self.user.text().strip():
            return tr("Type the name of your account."), self.user
        if not self.password.text():
            return "Type your password.", self.password
        if not self._rows[self.fresh].isHidden():
            if not self.fresh.text():
                return tr("Choose a password of your own."), self.fresh
            if self.fresh.text() != self.again.text():
                return "The two new passwords differ.", self.again
        return None

    def _done(self, state: SignInState) -> None:
        self.begin()
        self.user.clear()
        self._entered(state)

    def _failed(self, error: Exception) -> None:
        self.code.clear()  # each code is taken once
        if isinstance(error, PasswordChangeNeededError):
            self._choose_own(wanted=True)
            self._settle(
                tr(
                    "This is a start password. Choose your own: at least 8 characters, no word "
                    "that is tried first."
                ),
                "info",
            )
            self.fresh.setFocus()
            return
        if isinstance(error, SignInRefusedError):
            self._settle(tr(REFUSED))
            self.password.selectAll()
            self.password.setFocus()
            return
        self._settle(tr(LOCKED_OUT) if isinstance(error, LockedOutError) else error_text(error))

    def _settle(self, text: str, tone: str = "bad") -> None:
        self.busy.hide()
        self.button.setEnabled(True)
        say(self.problem, text, tone)

    def _choose_own(self, *, wanted: bool) -> None:
        for field in (self.fresh, self.again):
            self._rows[field].setVisible(wanted)

    def _build(self, elsewhere: Callable[[], None]) -> None:
        self.user.setAccessibleName(tr("Account"))
        self.accept.setAccessibleName(tr("I accept this notice"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.notice)
        area.setFixedHeight(_NOTICE_HEIGHT)
        area.setAccessibleName(tr("Notice of use"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named = (
            ("Account", self.user),
            ("Password", self.password),
            (tr("Code of the second factor, if you have one"), self.code),
            ("Your own password", self.fresh),
            ("Once more", self.again),
        )
        for name, field in named:
            self._rows[field] = named_row(name, field)
            field.returnPressed.connect(self.go)
        self._choose_own(wanted=False)
        self.problem.hide()
        other = push_button("Another workspace…", "database", elsewhere)
        body = panel(
            column(
                label("Sign in", "Heading"),
                self.place,
                area,
                self.accept,
                *(self._rows[field] for _, field in named),
                self.problem,
                self.busy,
                row(self.button, 1, other),
                gap=10,
            )
        )
        body.setFixedWidth(_WIDTH)
        self.setLayout(column(1, row(1, body, 1), 1))
        order = (self.accept, *(field for _, field in named), self.button, other)
        for first, second in itertools.pairwise(order):
            QWidget.setTabOrder(first, second)


def secret_field(name: str) -> QLineEdit:
    """A field whose letters are not shown."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(tr(name))
    return made


def code_field() -> QLineEdit:
    """A field for the six digits of a second factor."""
    made = QLineEdit()
    made.setObjectName("Mono")
    made.setPlaceholderText(tr("six digits"))
    made.setMaxLength(8)
    made.setAccessibleName(tr("Code of the second factor"))
    made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    return made


def named_row(name: str, field: QWidget) -> QWidget:
    """A field under its name."""
    made = QWidget()
    made.setLayout(column(label(name, "FieldName"), field, gap=2))
    return made


def say(line: QLabel, text: str, tone: str = "bad") -> None:
    """Show a line in a tone, or hide it when there is nothing to say."""
    line.setText(text)
    line.setProperty("tone", tone)
    line.style().polish(line)
    line.setVisible(bool(text))
