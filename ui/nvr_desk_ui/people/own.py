"""One's own password, and one's own second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from nvr_desk.errors import LockedOutError, SignInRefusedError
from nvr_desk_ui.people.qr import QrCode
from nvr_desk_ui.people.sign_in import LOCKED_OUT, code_field, secret_field
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nvr_desk.records.person import Account, Enrolment, SignInState
    from nvr_desk_ui.bridge import Bridge

RULES = later(
    "At least 8 characters. No word that is tried first, no name, no walk over the keyboard."
)


class PasswordForm(Form):
    """Changes one's own password; at a desk of one it sets the first."""

    def __init__(self, parent: QWidget, bridge: Bridge, state: SignInState) -> None:
        first = "" if state.password else tr(" With it this window can lock; nobody signs in yet.")
        super().__init__(parent, "My password", tr(RULES) + first, "Change it", self._go)
        self._bridge = bridge
        self.old = secret_field("Old password") if state.password else None
        self.fresh, self.again = (
            secret_field("New password"),
            secret_field(tr("New password again")),
        )
        if self.old is not None:
            self.add("Old password", self.old)
        else:
            self.button.setText(tr("Set it"))
        self.add("New password", self.fresh)
        self.add("Once more", self.again)
        (self.old or self.fresh).setFocus()

    def _go(self) -> None:
        old = self.old.text() if self.old is not None else None
        fresh = self.fresh.text()
        if fresh != self.again.text():
            self.complain("The two new passwords differ.")
            return
        self.work("Changing it…")
        self._bridge.ask(lambda desk: desk.users.password(old, fresh), self._changed, self._failed)

    def _changed(self, _account: Account) -> None:
        for field in (self.old, self.fresh, self.again):
            if field is not None:
                field.clear()
                field.setEnabled(False)
        self.finish("Your new password holds.", "ok")

    def _failed(self, error: Exception) -> None:
        self.complain(refusal(error))


class SecondFactorForm(Form):
    """Password, then a picture for the telephone, then its first code."""

    def __init__(self, parent: QWidget, bridge: Bridge, state: SignInState) -> None:
        again = tr(" You have one: a new one takes its place.") if state.second_factor else ""
        super().__init__(
            parent,
            "My second factor",
            tr("A code of six digits from an app on your telephone, asked for at every sign-in.")
            + again,
            "Show the picture",
            self._go,
        )
        self._bridge = bridge
        self._shown = False
        self.password = secret_field("Password")
        self.code = code_field()
        self.picture = QrCode()
        self.seed = label("", "Mono")
        self.seed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seed.setWordWrap(True)
        self.add("Password", self.password)
        self.fields.addRow(self.picture)
        self.add("Or type this", self.seed)
        self.add("First code", self.code)
        for part in (self.picture, self.seed, self.code):
            self.fields.setRowVisible(part, False)
        if not state.password:
            self.complain("A password comes first: People, My password…")
            self.button.setEnabled(False)
        self.password.setFocus()

    def _go(self) -> None:
        if self._shown:
            code = self.code.text().strip()
            self.wait()
            self._bridge.ask(lambda desk: desk.users.enrolled(code), self._enrolled, self._failed)
            return
        password = self.password.text()
        self.wait()
        self._bridge.ask(lambda desk: desk.users.enrol(password), self._show_seed, self._failed)

    def _show_seed(self, found: Enrolment) -> None:
        self._shown = True
        self.password.clear()
        self.fields.setRowVisible(self.password, False)
        self.picture.show_text(found.address)
        self.seed.setText(" ".join(found.seed[k : k + 4] for k in range(0, len(found.seed), 4)))
        for part in (self.picture, self.seed, self.code):
            self.fields.setRowVisible(part, True)
        self.button.setText(tr("Use it from now on"))
        self.button.setEnabled(True)
        self.tell("Photograph it with the app, then type the code that the app shows.", "info")
        self.code.setFocus()

    def _enrolled(self, _account: Account) -> None:
        self.picture.show_text("")
        for part in (self.picture, self.seed, self.code):
            self.fields.setRowVisible(part, False)
        self.seed.clear()
        self.finish("From now on your sign-in asks for a code.", "ok")

    def _failed(self, error: Exception) -> None:
        self.code.clear()
        self.complain(refusal(error))


def refusal(error: Exception) -> str:
    """Why a password or code was not taken, in words without a hint."""
    if isinstance(error, SignInRefusedError):
        return tr("The password is wrong.")
    return tr(LOCKED_OUT) if isinstance(error, LockedOutError) else error_text(error)
