"""Accounts, locks, settings, questions."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "Peop&le"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("session.lock", "Lock", "held", "Ctrl+L", MENU, verb="session.lock"),
    Command("session.logout", "Sign out, or switch person", "exit", "Ctrl+Shift+Q", MENU),
    Command("users.show", "People…", "people", "Ctrl+U", MENU, verb="user.list"),
    Command("users.permissions", "Who may do what…", "table", "Ctrl+Shift+U", MENU),
    Command("users.password", "My password…", "key", "Ctrl+Y", MENU, verb="user.password"),
    Command(
        "users.second",
        "My second factor…",
        "verify",
        "Ctrl+Shift+N",
        MENU,
        verb="user.second-factor",
    ),
    Command("settings.show", "Settings…", "settings", "Ctrl+,", MENU),
    Command("supervise.asks", "Questions to me…", "question", "F3", MENU, verb="supervise.answer"),
    Command("approvals.show", "Approvals…", "approve", "Ctrl+J", MENU, verb="approval.list"),
)
