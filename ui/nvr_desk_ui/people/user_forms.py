"""Forms over the list of people: add, roles, the start password told once, and a plain yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from nvr_desk.desk.permissions import FIRST_ROLES
from nvr_desk_ui.people.own import RULES
from nvr_desk_ui.people.sign_in import code_field, secret_field
from nvr_desk_ui.presenters import people
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import label, notice, push_button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nvr_desk.desk import Desk
    from nvr_desk.desk.permissions import Role
    from nvr_desk.records.person import Account, NewAccount, SignInState
    from nvr_desk_ui.bridge import Bridge

T = TypeVar("T")


class RoleBoxes(QWidget):
    """A box a role, each with what it may."""

    def __init__(self, ticked: Iterable[Role] = ()) -> None:
        super().__init__()
        held = set(ticked)
        self.boxes = {role: QCheckBox(tr(role.value).capitalize()) for role in people.GIVEN}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for place, (role, box) in enumerate(self.boxes.items()):
            box.setChecked(role in held)
            box.setAccessibleName(f"{tr(role.value)}: {tr(people.ROLE_WORDS[role])}")
            grid.addWidget(box, place, 0)
            grid.addWidget(label(people.ROLE_WORDS[role], "Muted"), place, 1)
        self.setMinimumHeight(grid.sizeHint().height())

    @property
    def roles(self) -> str:
        """What is ticked, joined by ``+``."""
        return people.joined([role for role, box in self.boxes.items() if box.isChecked()])


class AddForm(Form):
    """Name and roles; at a desk of one also what turns sign-in on."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        state: SignInState,
        done: Callable[[NewAccount], None],
    ) -> None:
        super().__init__(
            parent,
            "Add a person",
            "They get a start password, shown to you once. At their first sign-in they choose"
            " their own.",
            "Add",
            self._go,
        )
        self.setMinimumWidth(740)
        self._bridge, self._state, self._done = bridge, state, done
        self.user, self.roles = QLineEdit(), RoleBoxes()
        self.user.setPlaceholderText("m.ortiz")
        self.add("Account", self.user)
        self.add("Roles", self.roles)
        self.fresh, self.again = secret_field("Your own password"), secret_field("Once more")
        self.code = code_field()
        self.accept_notice = QCheckBox(tr("I accept it"))
        if not state.on:
            self._turn_on(state)
        self.user.setFocus()

    def _turn_on(self, state: SignInState) -> None:
        first = ", ".join(tr(role.value) for role in FIRST_ROLES)
        words = tr(
            "From now on everybody signs in, you too: as {user}, {first}.",
            user=state.user,
            first=first,
        )
        self.fields.addRow(notice(words, "warn"))
        if not state.password:
            self.add("Your own password", self.fresh)
            self.add("Once more", self.again)
            self.fresh.setToolTip(tr(RULES))
        else:
            self.add("Your password", self.fresh)
            if state.second_factor:
                self.add("Your code", self.code)
        said = label(state.notice, "Muted")
        said.setWordWrap(True)
        self.add("Notice", said)
        self.fields.addRow("", self.accept_notice)

    def _go(self) -> None:
        state = self._state
        user, roles, own = self.user.text().strip(), self.roles.roles, self.fresh.text()
        wrong = self._missing(user, roles, own)
        if wrong:
            self.complain(wrong)
            return
        self.work("Making the account…")
        if state.on:
            self._bridge.ask(lambda desk: desk.users.add(user, roles), self._added, self._failed)
            return
        code = self.code.text().strip() or None

        def work(desk: Desk) -> NewAccount:
            # In one errand: this window never stands without a person in between.
            if state.password:
                desk.sign_in.confirm(own)
            made = desk.users.add(user, roles, own_password=None if state.password else own)
            desk.sign_in.login(state.user, own, code, accept_notice=True)
            return made

        self._bridge.ask(work, self._added, self._failed)

    def _missing(self, user: str, roles: str, own: str) -> str:
        if not user:
            return tr("Type a name for the account.")
        if not roles:
            return tr("Tick at least one role.")
        if self._state.on:
            return ""
        if not own:
            return tr("Type your own password: from now on you sign in with it.")
        if not self._state.password and own != self.again.text():
            return tr("The two passwords differ.")
        return "" if self.accept_notice.isChecked() else tr("Accept the notice first.")

    def _added(self, made: NewAccount) -> None:
        self.accept()
        self._done(made)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class RolesForm(Form):
    """What a person may do from now on."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, account: Account, done: Callable[[Account], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Roles of {user}", user=account.user),
            "They hold from the next act on, in every window of theirs.",
            "Change the roles",
            self._go,
        )
        self.setMinimumWidth(740)
        self._bridge, self._account, self._done = bridge, account, done
        held = account.roles.split("+")
        self.roles = RoleBoxes(role for role in people.GIVEN if role.value in held)
        self.add("Roles", self.roles)

    def _go(self) -> None:
        roles, user = self.roles.roles, self._account.user
        if not roles:
            self.complain("Tick at least one role, or close the account.")
            return
        self.wait()
        self._bridge.ask(lambda desk: desk.users.role(user, roles), self._changed, self._failed)

    def _changed(self, account: Account) -> None:
        self.accept()
        self._done(account)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class SureForm(Form):
    """Says what will happen and asks for a plain yes; Cancel is the default."""

    def __init__(
        self, parent: QWidget, title: str, words: str, do: str, send: Callable[[SureForm], None]
    ) -> None:
        super().__init__(parent, title, words, do, lambda: send(self))
        self.button.setDefault(False)
        self.button.setAutoDefault(False)
        self.cancel.setDefault(True)

    def send(self, bridge: Bridge, act: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        """Do it; the form closes when it is done and stays when it was refused."""
        self.wait()

        def answered(answer: T) -> None:
            self.accept()
            done(answer)

        bridge.ask(act, answered, self._failed)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class StartPasswordSheet(Form):
    """The start password, told once."""

    def __init__(self, parent: QWidget, made: NewAccount) -> None:
        super().__init__(
            parent,
            tr("Start password of {user}", user=made.account.user),
            "Read it out to them or write it down for them. It is shown this once and kept"
            " nowhere; it is good for their first sign-in alone.",
            "They have it",
            self.accept,
        )
        self.setMinimumWidth(460)
        self.password = label(made.start_password, "Mono")
        self.password.setStyleSheet("font-size: 16pt;")
        self.password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add("Start password", self.password)
        copy = push_button("Copy", "audit", self._copy)
        copy.setAutoDefault(False)
        self.fields.addRow("", copy)
        self.cancel.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password.text())
        self.tell("Copied. Clear the clipboard when they have it.", "warn")
