"""What a person can do about people: lock, sign out, accounts, permissions, settings, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.people.approvals import ApprovalsDialog
from nvr_desk_ui.people.asks import AsksDialog
from nvr_desk_ui.people.own import PasswordForm, SecondFactorForm
from nvr_desk_ui.people.permissions import PermissionsDialog
from nvr_desk_ui.people.settings import SettingsDialog
from nvr_desk_ui.people.users import UsersDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.host import Host


class PeopleCommands:
    """Opens the pages; each asks the core off the GUI thread."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "session.lock": self._lock,
            "session.logout": self._log_out,
            "users.show": self.show_people,
            "users.permissions": self.show_permissions,
            "users.password": self.change_password,
            "users.second": self.enrol,
            "settings.show": self.show_settings,
            "supervise.asks": self.show_asks,
            "approvals.show": self.show_approvals,
        }

    def show_people(self) -> None:
        """Everybody who has an account."""
        state = self._state
        if state is not None:
            window = self._window
            UsersDialog(window, window.bridge, state, window.gate.look).open()

    def show_permissions(self) -> None:
        """The table of roles and verbs."""
        state = self._state
        PermissionsDialog(self._window, "+".join(state.roles) if state else "").open()

    def change_password(self) -> None:
        """One's own password."""
        state = self._state
        if state is not None:
            PasswordForm(self._window, self._window.bridge, state).open()

    def enrol(self) -> None:
        """One's own second factor."""
        state = self._state
        if state is not None:
            SecondFactorForm(self._window, self._window.bridge, state).open()

    def show_settings(self) -> None:
        """Settings of the workspace."""
        state = self._state
        if state is not None:
            window = self._window
            SettingsDialog(window, window.bridge, state, window.gate.look).open()

    def show_asks(self) -> None:
        """Questions of supervisors."""
        window = self._window
        if window.bridge.ready:
            AsksDialog(window, window.bridge, window.asks.look).open()

    def show_approvals(self) -> None:
        """What waits for a second person."""
        state = self._state
        if state is not None:
            window = self._window
            ApprovalsDialog(window, window.bridge, state, window.asks.look).open()

    @property
    def _state(self) -> SignInState | None:
        return self._window.gate.state

    def _lock(self) -> None:
        self._window.gate.lock()

    def _log_out(self) -> None:
        """Where nobody else works there is nobody to switch to; locking is what is left."""
        state = self._state
        if state is not None and not state.on:
            self._window.gate.lock()
        else:
            self._window.gate.log_out()
