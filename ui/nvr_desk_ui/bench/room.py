"""The real window on a case, with a purpose stated: what a bench looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from nvr_desk_ui.app import application, build_window
from nvr_desk_ui.bench.living import own_settings, until

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.desk import Desk
    from nvr_desk.records.case import Purpose
    from nvr_desk_ui.main_window import MainWindow


def window_on(root: Path, case: str, words: tuple[str, str], settings: Path) -> MainWindow:
    """Open a case in a window of its own and wait until its purpose holds.

    Args:
        root: workspace.
        case: its number.
        words: purpose and offence.
        settings: folder for what the window remembers.
    """
    own_settings(settings)
    here = QApplication.instance()
    window = build_window(here if isinstance(here, QApplication) else application(["bench"]))
    window.show()
    opened: list[object] = []
    window.bridge.opened.connect(opened.append)
    window.open_workspace(root)
    until(lambda: bool(opened))
    window.session.open(case)
    until(lambda: window.session.number == case and window.session.case is not None)

    def state(desk: Desk) -> Purpose:
        return desk.cases.use_purpose(case, *words)

    window.bridge.ask(state, window.session.set_purpose)
    until(lambda: window.session.purpose is not None)
    return window
