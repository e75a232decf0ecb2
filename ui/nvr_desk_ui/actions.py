"""The Qt actions of the one table of commands, which ``menus/table.py`` keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from nvr_desk.desk.permissions import permitted
from nvr_desk_ui import theme
from nvr_desk_ui.keys.book import KeyBook
from nvr_desk_ui.menus.table import COMMANDS, MENUS
from nvr_desk_ui.presenters import people
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.typing_guard import TypingGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

    from nvr_desk_ui.menus.command import Command

WHILE_SHUT = frozenset({"window.quit", "view.theme"})
"""What goes while the window is locked or nobody is signed in."""


class ActionTable:
    """The Qt actions of the table, made once for one window.

    Attributes:
        book: the keys of the person who is here.
    """

    def __init__(
        self,
        window: QWidget,
        callbacks: dict[str, Callable[[], None]],
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        self._commands = {command.id: command for command in commands}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._roles: str | None = None
        self._shut = False
        self._open = (False, False)
        self.book = KeyBook(commands)
        TypingGuard(window)
        for command in commands:
            title = tr(command.title)
            action = QAction(title, window)
            action.setObjectName(command.id)
            action.setAutoRepeat(command.repeats)
            action.setIconText(tr(command.short) if command.short else title.rstrip("…"))
            action.triggered.connect(_without_argument(callbacks[command.id]))
            window.addAction(action)
            self._actions[command.id] = action
        self.rekey()
        self.tint()

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def items(self) -> Iterable[tuple[Command, QAction]]:
        """Every command with its action, in the order of the table."""
        return ((command, self._actions[command.id]) for command in self._commands.values())

    def menu(self, title: str) -> QMenu:
        """A menu by the title its room gives it, e.g. to hang a list below it."""
        return self._menus[title]

    def tint(self) -> None:
        """Draw the icons in the colours of the theme in use."""
        for command, action in self.items():
            action.setIcon(theme.icon(command.icon))

    def rekey(self, person: str | None = None) -> None:
        """Give every action the keys of the book; of this person when one is named."""
        if person is not None:
            self.book.use(person)
        for command, action in self.items():
            action.setShortcuts([QKeySequence(keys) for keys in self.book.keys(command.id)])
        self._explain()

    def allow(self, *, case_open: bool, chosen: bool = False) -> None:
        """Grey out what needs a case or a chosen delivery while there is none."""
        self._open = (case_open, chosen)
        self._settle()

    def permit(self, roles: str | None) -> None:
        """Grey out what the roles (joined by ``+``) may not do, and say so; None greys nothing."""
        self._roles = roles
        self._explain()
        self._settle()

    def shut(self, *, shut: bool) -> None:
        """Grey out all but what may be done while nobody is here, or give it back."""
        self._shut = shut
        self._settle()

    def why_not(self, identifier: str) -> str:
        """Why a command is grey now; '' when it is not, or for a reason only its room knows."""
        command = self._commands[identifier]
        case_open, chosen = self._open
        if self._shut and identifier not in WHILE_SHUT:
            return tr("not while locked")
        if not self._may(command):
            return tr("not as {roles}", roles=people.roles_text(self._roles or ""))
        if command.needs_case and not case_open:
            return tr("open a case first")
        if command.needs_delivery and not chosen:
            return tr("choose a delivery first")
        return ""

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for title in MENUS:
            menu = bar.addMenu(tr(title))
            menu.setToolTipsVisible(True)
            self._menus[title] = menu
            for command, action in self.items():
                if command.menu == title:
                    menu.addAction(action)
        more = bar.findChild(QToolButton, "qt_menubar_ext_button")
        if more is not None:  # Qt's own arrow is dark on dark
            theme.bind_icon(more, "overflow")
            more.setIconSize(QSize(12, 12))
            more.setAccessibleName(tr("More menus"))
            more.setToolTip(tr("More menus"))

    def _explain(self) -> None:
        """Tooltips: title, key, and who may not."""
        for command, action in self.items():
            title = action.text().rstrip("…")
            key = next(iter(self.book.keys(command.id)), "")
            tip = f"{title} ({key})" if key else title
            if not self._may(command):
                roles = people.roles_text(self._roles or "")
                tip += "\n" + tr("Not as {roles}", roles=roles)
            action.setToolTip(tip)

    def _may(self, command: Command) -> bool:
        return self._roles is None or not command.verb or permitted(self._roles, command.verb)

    def _settle(self) -> None:
        case_open, chosen = self._open
        for command, action in self.items():
            fits = (case_open or not command.needs_case) and (chosen or not command.needs_delivery)
            here = not self._shut or command.id in WHILE_SHUT
            action.setEnabled(fits and here and self._may(command))


def _without_argument(callback: Callable[[], None]) -> Callable[[bool], None]:
    """Qt hands 'checked' to whoever listens; our callbacks take nothing."""

    def call(_checked: bool = False) -> None:  # noqa: FBT002  Qt's signature
        callback()

    return call
