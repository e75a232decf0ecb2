"""Pictures of a desk of several people: ``python -m tests.week_pictures WORKSPACE OUTPUT``.

Signs in as the chief of `tests.past_week` and photographs what a supervisor and an administrator
see once a period of review is over. In a process of its own, off screen, with private settings.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.upkeep.demo_batch import CASE_NUMBER
from nvr_desk_ui.app import build_window
from nvr_desk_ui.pictures import SIZE, Photographer, private_application
from nvr_desk_ui.supervise.log import LogDialog
from nvr_desk_ui.supervise.review import ReviewDialog

from tests.fakes.office import CHIEF, WORDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from nvr_desk.desk import Desk

_FAR = 1
"""Place of the item of the review that is shown: searches far from the incident."""
_ROW = 60
"""A line of the log that the checkpoint covers."""


def main() -> int:
    """Take them all; 1 where nobody could sign in."""
    workspace, output = Path(sys.argv[1]), Path(sys.argv[2])
    app = private_application()
    window = build_window(app)
    window.resize(*SIZE)
    window.show()
    camera = Photographer(app, window, output)
    try:
        window.open_workspace(workspace)
        if not camera.until(lambda: window.bridge.ready):
            return 1
        camera.rest(1.0)
        camera.take("sign-in")
        page = window.gate.sign_in
        page.user.setText(CHIEF)
        page.password.setText(WORDS[CHIEF])
        page.accept.setChecked(True)
        page.go()
        if not camera.until(lambda: not window.gate.shut):
            return 1
        _open_case(camera)
        _tour(camera)
    finally:
        window.close()
    return 0


def _open_case(camera: Photographer) -> None:
    """A key, a checkpoint and a purpose, as the chief would have them by then."""
    done: list[object] = []

    def work(desk: Desk) -> None:
        desk.sign_in.confirm(WORDS[CHIEF])
        desk.audit.make_key()
        desk.audit.checkpoint("before the review")
        desk.purposes.remember(CASE_NUMBER, os.environ["NVR_DESK_PURPOSE"])

    window = camera.window
    window.bridge.ask(work, done.append, done.append)
    camera.until(lambda: bool(done))
    if done[0] is not None:
        raise SystemExit(str(done[0]))
    window.session.open(CASE_NUMBER)
    camera.until(lambda: window.deliveries.model.rowCount() > 0)


def _tour(camera: Photographer) -> None:
    camera.dialog("supervise.queue", "review", lambda dialog: _open_item(camera, dialog))
    camera.dialog("supervise.charts", "counts", lambda _dialog: camera.rest(2.0))
    camera.dialog("audit.show", "log", lambda dialog: _prove(camera, dialog))
    camera.dialog("approvals.show", "approvals", lambda _dialog: camera.rest(1.0))
    camera.dialog("users.show", "people", lambda _dialog: camera.rest(1.0))
    camera.dialog("case.incident", "incident")
    camera.dialog("series.new", "series", lambda _dialog: camera.rest(0.5))


def _open_item(camera: Photographer, dialog: QDialog) -> None:
    if isinstance(dialog, ReviewDialog):
        camera.until(lambda: dialog.list.topLevelItemCount() > _FAR)
        dialog.list.setCurrentIndex(dialog.list.model().index(_FAR, 0))
    camera.rest(2.0)


def _prove(camera: Photographer, dialog: QDialog) -> None:
    if isinstance(dialog, LogDialog):
        camera.until(lambda: dialog.model.rowCount() > _ROW)
        dialog.table.selectRow(_ROW)
    camera.rest(2.0)


if __name__ == "__main__":
    sys.exit(main())
