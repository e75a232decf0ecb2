"""Workspaces, batches that come in, the end."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command

MENU: Final = "&File"

COMMANDS: Final[tuple[Command, ...]] = (
    Command("workspace.open", "Open workspace…", "database", "Ctrl+Shift+O", MENU),
    Command("demo.run", "Make and open the demo case", "demo", "Ctrl+Shift+D", MENU),
    Command(
        "ingest.folder",
        "Take in a folder…",
        "ingest",
        "Ctrl+I",
        MENU,
        needs_case=True,
        short="Folder",
        verb="ingest",
    ),
    Command(
        "ingest.zip",
        "Take in a zip…",
        "packet",
        "Ctrl+Shift+I",
        MENU,
        needs_case=True,
        short="Zip",
        verb="ingest",
    ),
    Command("window.quit", "Quit", "exit", "Ctrl+Q", MENU),
)
