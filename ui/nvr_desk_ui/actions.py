"""The Qt actions of the one table of commands, which ``menus/table.py`` keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from nvr_desk.desk.permissions import permitted
from nvr_desk_ui import theme
from nvr_desk_ui.menus.table import COMMANDS, MENUS
from nvr_desk_ui.presenters import people
from nvr_desk_ui.typing_guard import TypingGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QMenuBar, QWidget

    from nvr_desk_ui.menus.command import Command


WHILE_SHUT = frozenset({"window.quit", "view.theme"})
"""What goes while the window is locked or nobody is signed in."""


class ActionTable:
    """The Qt actions of the table, made once for one window."""

    def __init__(
        self,
        window: QWidget,
        callbacks: dict[str, Callable[[], None]],
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        self._commands = {command.id: command for command in commands}
        self._actions: dict[str, QAction] = {}
        self._roles: str | None = None
        self._shut = False
        self._open = (False, False)
        TypingGuard(window)
        for command in commands:
            action = QAction(command.title, window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setAutoRepeat(command.repeats)
            action.setIconText(command.short or command.title.rstrip("…"))
            action.setToolTip(f"{command.title.rstrip('…')} ({command.shortcut})")
            action.triggered.connect(_without_argument(callbacks[command.id]))
            window.addAction(action)
            self._actions[command.id] = action
        self.tint()

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def items(self) -> Iterable[tuple[Command, QAction]]:
        """Every command with its action, in the order of the table."""
        return ((command, self._actions[command.id]) for command in self._commands.values())

    def tint(self) -> None:
        """Draw the icons in the colours of the theme in use."""
        for command, action in self.items():
            action.setIcon(theme.icon(command.icon))

    def allow(self, *, case_open: bool, chosen: bool = False) -> None:
        """Grey out what needs a case or a chosen delivery while there is none."""
        self._open = (case_open, chosen)
        self._settle()

    def permit(self, roles: str | None) -> None:
        """Grey out what the roles (joined by ``+``) may not do, and say so; None greys nothing."""
        self._roles = roles
        for command, action in self.items():
            tip = f"{command.title.rstrip('…')} ({command.shortcut})"
            missing = "" if self._may(command) else f"\nNot as {people.roles_text(roles or '')}"
            action.setToolTip(tip + missing)
        self._settle()

    def shut(self, *, shut: bool) -> None:
        """Grey out all but what may be done while nobody is here, or give it back."""
        self._shut = shut
        self._settle()

    def _may(self, command: Command) -> bool:
        return self._roles is None or not command.verb or permitted(self._roles, command.verb)

    def _settle(self) -> None:
        case_open, chosen = self._open
        for command, action in self.items():
            fits = (case_open or not command.needs_case) and (chosen or not command.needs_delivery)
            here = not self._shut or command.id in WHILE_SHUT
            action.setEnabled(fits and here and self._may(command))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for title in MENUS:
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            for command, action in self.items():
                if command.menu == title:
                    menu.addAction(action)


def _without_argument(callback: Callable[[], None]) -> Callable[[bool], None]:
    """Qt hands 'checked' to whoever listens; our callbacks take nothing."""

    def call(_checked: bool = False) -> None:  # noqa: FBT002  Qt's signature
        callback()

    return call
