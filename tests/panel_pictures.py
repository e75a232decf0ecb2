"""Every panel in every state: ``python -m tests.panel_pictures WORKSPACE CASE OUTPUT THEME``.

States: no case, an empty case, a full one, something that failed. In a process of its own for each
theme and each scale (QT_SCALE_FACTOR), off screen, with private settings. What it looks at is in
the log of the workspace, so it is given a copy.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from nvr_desk.errors import LogUnavailableError
from nvr_desk_ui import theme
from nvr_desk_ui.app import build_window
from nvr_desk_ui.pictures import Photographer, private_application
from nvr_desk_ui.presenters import words
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk_ui.main_window import MainWindow

SIZE = (1440, 900)
EMPTY = "26-000000"
DIALOGS = {
    "help.palette": "palette",
    "help.shortcuts": "shortcuts",
    "case.show": "case",
    "delivery.facts": "facts",
    "detect.run": "detect",
    "packet.new": "packet",
    "view.look": "look",
}
"""Action → name of the picture of what it opens."""


def main() -> int:
    """Take them all; 1 where the case did not open."""
    workspace, case, output, choice = sys.argv[1:5]
    app = private_application()
    theme.apply(app, choice)
    window = build_window(app)
    window.resize(*SIZE)
    window.show()
    camera = Photographer(app, window, Path(output))
    try:
        return _take(camera, Path(workspace), case)
    finally:
        window.close()


def _take(camera: Photographer, workspace: Path, case: str) -> int:
    window = camera.window
    camera.take("0-first-run")
    window.open_workspace(workspace)
    if not camera.until(lambda: window.bridge.ready):
        return 1
    camera.rest()
    camera.take("1-no-case")
    _ask(camera, _open_empty)
    window.session.open(EMPTY)
    camera.rest(2.0)
    camera.take("2-empty-case")
    _docks(camera, "2-empty")
    words = os.environ["NVR_DESK_PURPOSE"]
    _ask(camera, lambda desk: desk.purposes.remember(case, words))
    window.session.open(case)
    if not camera.until(lambda: window.deliveries.model.rowCount() > 0):
        return 1
    _show_something(camera)
    camera.take("3-full")
    _docks(camera, "3-full")
    for action, name in DIALOGS.items():
        camera.dialog(action, f"3-dialog-{name}")
    _whole_window(camera)
    _fail(window)
    camera.take("4-failed")
    _docks(camera, "4-failed")
    return 0


def _ask(camera: Photographer, work: Callable[[Desk], object]) -> None:
    """Let the desk do something, and wait for it."""
    done: list[object] = []
    camera.window.bridge.ask(work, done.append, done.append)
    camera.until(lambda: bool(done))


def _open_empty(desk: Desk) -> None:
    if EMPTY not in {each.number for each in desk.cases.listing()}:
        desk.cases.new(EMPTY, offence="0000", zone="America/Denver")
    desk.purposes.remember(EMPTY, os.environ["NVR_DESK_PURPOSE"])


def _show_something(camera: Photographer) -> None:
    window = camera.window
    window.search.ask()
    camera.rest(2.0)
    if window.search.model.rowCount() > 0:
        window.search.choose(0)
    camera.until(lambda: window.player.canvas.shot is not None)


def _docks(camera: Photographer, state: str) -> None:
    """Each dock alone, raised so that what lies behind a tab is drawn too."""
    for name, dock in camera.window.docks.items():
        dock.show()
        dock.raise_()
        camera.rest(0.4)
        camera.take(f"{state}-{name}", dock)


def _whole_window(camera: Photographer) -> None:
    """Ways of looking that fill the window: the gallery in front, four tiles on one clock."""
    window = camera.window
    window.docks["gallery"].raise_()
    camera.rest(2.0)
    camera.take("3-window-gallery")
    window.docks["search"].raise_()
    window.docks["map"].raise_()
    window.docks["timeline"].raise_()
    window.actions_["play.tiles_4"].trigger()
    for number in range(4):
        window.stage.wall.put(window.deliveries.model.row(number).delivery.id)
        camera.rest(1.0)
    camera.take("3-window-tiles")
    window.actions_["play.tiles_1"].trigger()


def _fail(window: MainWindow) -> None:
    """What every panel says when the log cannot be written."""
    error = LogUnavailableError("the disk is full", "Make room.", full=True)
    window.show_error("Search", error)
    for stated in window.findChildren(Stated):
        stated.show_error("Cannot be shown", words.error_text(error), lambda: None)
    QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
