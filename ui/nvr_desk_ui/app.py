"""Starts the window: ``python -m nvr_desk_ui.app [--workspace DIR]``."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from nvr_desk_ui import farewell, linguist, theme, thrift
from nvr_desk_ui.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from nvr_desk.desk import Desk
    from nvr_desk_ui.main_window import MainWindow
    from nvr_desk_ui.player.shots import Pictures

_LOG = logging.getLogger(__name__)
_SWITCH_S = 0.001
_STARTED_MS = 3000
"""By then the window is there, and most often the case."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window on a workspace; the exit status of the event loop."""
    options = _options(sys.argv[1:] if argv is None else argv)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    app = application(sys.argv[:1])
    window = build_window(app)
    window.open_workspace(options.workspace or last_workspace())
    window.fit(app.primaryScreen().availableSize())
    window.show()
    farewell.attend(app, window)
    return app.exec()


def application(argv: Sequence[str]) -> QApplication:
    """The Qt application with our name, look and fonts; the start begins here."""
    thrift.start()
    # The event loop waits for Python's lock this long at most while another thread computes.
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication(list(argv))
    app.setApplicationName("nvr-desk")
    app.setApplicationDisplayName("NVR Desk")
    app.setOrganizationName("nvr-desk")
    linguist.speak(app, linguist.remembered())
    theme.apply(app, theme.remembered())
    app.setWindowIcon(theme.icon("detect", "accent"))
    QTimer.singleShot(_STARTED_MS, app, thrift.started)
    return app


def build_window(_app: QApplication) -> MainWindow:
    """The window with the real desk and the real player behind it; errors end as rows in it."""
    bridge = Bridge(_open_desk)
    bridge.free(_fetch_desk, lambda _: None)
    from nvr_desk_ui.main_window import MainWindow  # noqa: PLC0415 - the desk is fetched meanwhile

    window = MainWindow(bridge, _player_session, _tile_sessions)

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _LOG.error("an error reached the top", exc_info=(kind, error, trace))
        window.show_error("Unexpected error", error)

    sys.excepthook = caught
    return window


def last_workspace() -> Path:
    """NVR_DESK_HOME, else the workspace opened last, else the one in this person's home."""
    home = os.environ.get("NVR_DESK_HOME")
    if home:
        return Path(home)
    last = QSettings().value("workspace/last")
    return Path(str(last)) if last else Path.home() / "nvr-desk"


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nvr-desk-gui", description="The window of NVR Desk.")
    parser.add_argument("--workspace", type=Path, help="folder of the workspace")
    return parser.parse_args(argv)


def _fetch_desk() -> None:
    """Import what opening a workspace takes, while the window is built."""
    import_module("nvr_desk.desk.desk")


def _open_desk(path: Path) -> Desk:
    from nvr_desk.desk import open_desk  # noqa: PLC0415 - heavy: off the GUI thread

    return open_desk(path)


def _player_session() -> Pictures:
    from nvr_desk.media.session import PlayerSession  # noqa: PLC0415 - heavy: on the player's thread

    return PlayerSession()


def _tile_sessions(count: int) -> Sequence[Pictures]:
    from nvr_desk.media.session import tile_group  # noqa: PLC0415 - heavy: on a player's thread

    return tile_group(count)


if __name__ == "__main__":
    sys.exit(main())
