"""Marks and stills."""

from __future__ import annotations

from typing import Final

from nvr_desk_ui.menus.command import Command  # noqa: TC001 - its first command drops this

MENU: Final = "Mar&ks"

COMMANDS: Final[tuple[Command, ...]] = ()
