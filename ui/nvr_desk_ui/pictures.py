"""Takes pictures of the real window: ``python -m nvr_desk_ui.pictures --workspace … --output …``.

Runs off screen; what it looks at is an act in the log like any other look.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QWidget

from nvr_desk.records.delivery import Visibility
from nvr_desk_ui import theme
from nvr_desk_ui.app import application, build_window
from nvr_desk_ui.supervise.log import LogDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.main_window import MainWindow

SIZE = (1600, 1000)
_PATIENCE_S = 30.0
_CALM_S = 1.2
"""Long enough for posters, map tiles and the strip to arrive."""


class Photographer:
    """Drives one window and keeps what it shows."""

    def __init__(self, app: QApplication, window: MainWindow, output: Path) -> None:
        self._app = app
        self.window = window
        self._output = output
        output.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of one dialog."""
        self.rest()
        path = self._output / f"{name}.png"
        if not (widget or self.window).grab().save(str(path)):
            raise OSError(f"{path} cannot be written")

    def until(self, met: Callable[[], bool]) -> bool:
        """Let the window work until something is so; False when it never was."""
        deadline = time.monotonic() + _PATIENCE_S
        while not met():
            if time.monotonic() > deadline:
                return False
            self._app.processEvents()
            time.sleep(0.005)
        return True

    def rest(self, seconds: float = _CALM_S) -> None:
        """Let the window come to rest."""
        deadline = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > deadline)

    def dialog(
        self, action: str, name: str, before: Callable[[QDialog], None] | None = None
    ) -> None:
        """Open what an action opens, keep it, close it."""
        self.window.actions_[action].trigger()
        self.until(lambda: self._open_dialog() is not None)
        found = self._open_dialog()
        if found is not None:
            if before is not None:
                before(found)
            self.take(name, found)
            found.close()
            self.rest(0.1)

    def _open_dialog(self) -> QDialog | None:
        dialogs = self.window.findChildren(QDialog)
        return next((one for one in dialogs if one.isVisible()), None)


def main(argv: Sequence[str] | None = None) -> int:
    """Take all pictures of a case; 1 when the case did not open."""
    options = _options(argv)
    app = private_application()
    window = build_window(app)
    window.resize(*SIZE)
    window.show()
    camera = Photographer(app, window, options.output)
    try:
        return _take_all(camera, options.workspace, options.case, options.purpose)
    finally:
        window.close()


def _take_all(camera: Photographer, workspace: Path, case: str, purpose: str) -> int:
    window = camera.window
    window.open_workspace(workspace.parent / "no-workspace-here")
    camera.until(lambda: not window.first_run.opening)
    camera.take("first-run")
    window.open_workspace(workspace)
    if not camera.until(lambda: window.bridge.ready):
        return 1
    offence = os.environ.get("NVR_DESK_OFFENCE") or None
    window.bridge.ask(lambda desk: desk.cases.use_purpose(case, purpose, offence), title="Purpose")
    window.session.open(case)
    listed = camera.until(lambda: window.deliveries.model.rowCount() > 0)
    if not listed or not camera.until(lambda: window.session.purpose is not None):
        print(f"case {case} has no deliveries or no purpose", file=sys.stderr)  # noqa: T201 - a tool's words
        return 1
    _look(camera, window.deliveries.model.everything)
    camera.take("window")
    camera.dialog("packet.new", "packet")
    camera.dialog("audit.show", "audit", lambda dialog: _open_line(camera, dialog))
    camera.dialog("supervise.queue", "review", lambda _dialog: camera.rest(2.0))
    camera.dialog("supervise.charts", "counts", lambda _dialog: camera.rest(2.0))
    camera.dialog("help.palette", "palette")
    _people(camera)
    for key in theme.THEMES[1:]:
        window.cycle_theme()
        camera.take(f"window-{key}")
    window.cycle_theme()
    return 0


def _people(camera: Photographer) -> None:
    """Permissions, people, settings, and the lock over it all."""
    window = camera.window
    camera.dialog("users.permissions", "permissions")
    camera.dialog("users.show", "people", lambda _dialog: camera.rest(0.5))
    camera.dialog("settings.show", "settings", lambda _dialog: camera.rest(0.5))
    window.actions_["session.lock"].trigger()
    camera.until(lambda: window.gate.shut)
    camera.take("locked")
    window.gate.lock_page.go()
    camera.until(lambda: not window.gate.shut and window.player.canvas.shot is not None)


def _look(camera: Photographer, rows: Sequence[DeliveryRow]) -> None:
    """Search, then show the hit (or else the clip) that has most to show."""
    window = camera.window
    window.search.ask()
    camera.rest()
    if window.search.model.rowCount() > 0:
        hits = range(window.search.model.rowCount())
        best = max(hits, key=lambda place: window.search.model.hit(place).track.best_conf)
        window.search.choose(best)
    else:
        shown = [row for row in rows if row.delivery.visibility is Visibility.SHOWN]
        if shown:
            window.selection.choose_delivery(shown[0].delivery.id)
    camera.until(lambda: window.player.canvas.shot is not None)


def _open_line(camera: Photographer, dialog: QDialog) -> None:
    """Let the log show one of its lines in full."""
    if isinstance(dialog, LogDialog):
        camera.until(lambda: dialog.model.rowCount() > 0)
        dialog.table.selectRow(min(4, dialog.model.rowCount() - 1))
    camera.rest()


def private_application() -> QApplication:
    """An application that neither reads nor writes this person's settings."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    folder = tempfile.mkdtemp(prefix="nvr-desk-pictures-")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return application(sys.argv[:1])


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--case", required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--purpose", default=os.environ.get("NVR_DESK_PURPOSE", ""))
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
