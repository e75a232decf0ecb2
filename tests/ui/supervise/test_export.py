from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk_ui.supervise.export import AuditExportForm

from tests.fakes.desk import FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def test_that_the_log_is_written_or_the_reason_said(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge], tmp_path: Path
) -> None:
    parent, desk = QWidget(), FakeDesk()
    qtbot.addWidget(parent)
    desk.refuse["audit.export"] = UsageError("not in your role")
    form = AuditExportForm(parent, bridge_to(desk))
    form.open()
    form.form.setCurrentIndex(1)
    assert form.suggestion() == "audit-log.csv"
    form.target.setText(str(tmp_path / "log.csv"))
    form.button.click()
    qtbot.waitUntil(lambda: form.problem.text() == "Not in your role")
    assert not (tmp_path / "log.csv").exists()
    desk.refuse.clear()
    form.button.click()
    qtbot.waitUntil((tmp_path / "log.csv").exists)
    assert desk.wishes[-1] == ("audit.export", ("csv",))
    qtbot.waitUntil(lambda: form.cancel.text() == "Close")
