"""Who has an account here, and what an administrator does about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.permissions import permitted
from nvr_desk.records.person import SecondFactor
from nvr_desk_ui.people.user_forms import AddForm, RolesForm, StartPasswordSheet, SureForm
from nvr_desk_ui.presenters import people
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, panel, push_button, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from nvr_desk.desk import Desk
    from nvr_desk.records.person import Account, NewAccount, SignInState
    from nvr_desk_ui.bridge import Bridge


class UsersDialog(Page):
    """The list above, what can be done with the chosen account below it."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        state: SignInState,
        look: Callable[[], None],
    ) -> None:
        super().__init__(
            parent,
            "People",
            "Everybody who has an account. Nobody changes their own roles, releases themselves or"
            " resets their own factor: somebody else does.",
        )
        self.resize(940, 560)
        self._bridge, self._state, self._look = bridge, state, look
        self._rows: Sequence[Account] = ()
        self.list = Lines("People", people.ACCOUNT_TITLES, (160, 230, 120, 110, 100, 150))
        self.list.when_chosen(self._choose)
        self.said = label("", "Muted")
        self.said.setWordWrap(True)
        self._stated = Stated(panel(column(self.list, self.said, gap=8)))
        self.add = push_button("Add a person…", "add", self._ask_add, primary=True)
        self._needs: dict[QPushButton, str] = {self.add: "user.add"}
        self.roles = self._button(tr("Roles…"), "people", "user.role", self._ask_roles)
        self.close_ = self._button("Close account…", "no-consent", "user.disable", self._ask_close)
        self.release = self._button(tr("Release"), "unlocked", "user.unlock", self._release)
        self.reset = self._button(tr("New start password…"), "key", "user.reset", self._ask_reset)
        self.factor = self._button(tr("Reset factor…"), "retry", "user.reset", self._ask_factor)
        tools = panel(row(self.roles, self.close_, self.release, self.reset, self.factor, 1))
        self.build(panel(column(self._stated, tools, gap=8)), self.add)
        self._choose()
        self.load()

    @property
    def chosen(self) -> Account | None:
        """The account of the chosen row."""
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def load(self, name: str = "") -> None:
        """Read the list; choose that account."""
        if not self._rows:
            self._stated.show_loading("Reading who has an account…")
        wanted = name or (self.chosen.user if self.chosen else "")
        self._bridge.ask(
            lambda desk: desk.users.listing(),
            lambda found: self._fill(found, wanted),
            self._unread,
        )

    def _fill(self, found: Sequence[Account], wanted: str) -> None:
        self._rows = found
        self.list.clear()
        for account in found:
            self.list.put(
                people.account_cells(account),
                colour=people.account_token(account),
                icon=people.account_icon(account),
            )
        if not found:
            self._stated.show_empty(
                "people",
                "A desk of one",
                tr(
                    "{user} works here alone, signed in by the operating system. Adding a second"
                    " person turns sign-in on for everybody.",
                    user=self._state.user,
                ),
            )
            self._choose()
            return
        self._stated.show_content()
        names = [account.user for account in found]
        place = names.index(wanted) if wanted in names else 0
        self.list.setCurrentIndex(self.list.model().index(place, 0))
        self._choose()

    def _unread(self, error: Exception) -> None:
        self._stated.show_error("The list could not be read", error_text(error), self.load)

    def _choose(self) -> None:
        account = self.chosen
        self.said.setText(people.account_words(account) if account else "")
        if account is not None:
            self.close_.setText(tr("Close account…") if account.active else tr("Open it again…"))
        fitting = {
            self.add: True,
            self.roles: account is not None,
            self.close_: account is not None,
            self.release: account is not None and account.locked is not None,
            self.reset: account is not None,
            self.factor: account is not None and account.second is SecondFactor.TOTP,
        }
        for button, verb in self._needs.items():
            may = permitted("+".join(self._state.roles), verb)
            button.setEnabled(may and fitting[button])
            button.setToolTip(
                people.verb_words(verb).capitalize()
                if may
                else tr(
                    "Not as {roles_text}", roles_text=people.roles_text("+".join(self._state.roles))
                )
            )

    # --- what is done -------------------------------------------------------------------------

    def _ask_add(self) -> None:
        AddForm(self, self._bridge, self._state, self._added).open()

    def _added(self, made: NewAccount) -> None:
        StartPasswordSheet(self, made).open()
        self._look()
        self.load(made.account.user)

    def _ask_roles(self) -> None:
        account = self.chosen
        if account is not None:
            RolesForm(self, self._bridge, account, self._changed).open()

    def _ask_close(self) -> None:
        account = self.chosen
        if account is None:
            return
        again = not account.active
        words = (
            tr("They may sign in again, with the password they had.")
            if again
            else tr("Every sign-in of theirs ends now. What they did stays on record.")
        )
        SureForm(
            self,
            tr("Open the account of {user}", user=account.user)
            if again
            else tr("Close the account of {user}", user=account.user),
            words,
            tr("Open it again") if again else tr("Close it"),
            lambda form: form.send(
                self._bridge,
                lambda desk: desk.users.disable(account.user, again=again),
                self._changed,
            ),
        ).open()

    def _release(self) -> None:
        account = self.chosen
        if account is not None:
            self._do(tr("Releasing…"), lambda desk: desk.users.unlock(account.user), account.user)

    def _ask_reset(self) -> None:
        account = self.chosen
        if account is not None:
            SureForm(
                self,
                tr("A new start password for {user}", user=account.user),
                tr(
                    "Their password stops holding and every sign-in of theirs ends. You read the "
                    "start password out; they choose their own at the next sign-in."
                ),
                tr("Make one"),
                lambda form: form.send(
                    self._bridge,
                    lambda desk: desk.users.reset_password(account.user),
                    self._added,
                ),
            ).open()

    def _ask_factor(self) -> None:
        account = self.chosen
        if account is not None:
            SureForm(
                self,
                tr("Reset the second factor of {user}", user=account.user),
                tr("Their sign-in asks for the password alone until they enrol again."),
                tr("Reset it"),
                lambda form: form.send(
                    self._bridge,
                    lambda desk: desk.users.reset_second_factor(account.user),
                    self._changed,
                ),
            ).open()

    def _do(self, text: str, act: Callable[[Desk], object], user: str) -> None:
        self.work(text)
        self._bridge.ask(act, lambda _done: self._changed_name(user), self._failed)

    def _changed(self, account: Account) -> None:
        self._changed_name(account.user)

    def _changed_name(self, user: str) -> None:
        self.tell(tr("{user}: done.", user=user), "ok")
        self._look()
        self.load(user)

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")

    def _button(self, text: str, icon: str, verb: str, pressed: Callable[[], None]) -> QPushButton:
        button = push_button(text, icon, pressed)
        button.setAutoDefault(False)
        self._needs[button] = verb
        return button
