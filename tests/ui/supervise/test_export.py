from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk_ui.supervise.export import AuditExportForm

from tests.fakes.desk import CASE, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme

    from tests.desk.conftest import House

NARROWED = {"proofs": False, "case": CASE, "user": None, "since": None, "until": None}


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
    form.case.setText(CASE)
    form.target.setText(str(tmp_path / "log.csv"))
    form.button.click()
    qtbot.waitUntil(lambda: form.problem.text() == "Not in your role")
    assert not (tmp_path / "log.csv").exists()
    desk.refuse.clear()
    form.button.click()
    qtbot.waitUntil((tmp_path / "log.csv").exists)
    assert desk.wishes[-1] == ("audit.export", ("csv", NARROWED))
    qtbot.waitUntil(lambda: form.cancel.text() == "Close")


def test_that_nothing_is_replaced_and_a_time_that_is_none_is_said(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge], tmp_path: Path
) -> None:
    parent, desk = QWidget(), FakeDesk()
    qtbot.addWidget(parent)
    form = AuditExportForm(parent, bridge_to(desk))
    form.open()
    form.button.click()
    assert "where to" in form.problem.text()
    form.target.setText(str(tmp_path))
    form.button.click()
    assert "nothing is ever replaced" in form.problem.text()
    form.start.setText("last week")
    form.button.click()
    assert "is no time" in form.problem.text()
    assert desk.wishes == []


def test_that_a_folder_with_proofs_holds_entries_checkpoint_key_and_script(
    qtbot: QtBot, parent: QWidget, bridge: Bridge, house: House, tmp_path: Path
) -> None:
    house.desk.audit.make_key()
    form = AuditExportForm(parent, bridge)
    form.open()
    form.form.setCurrentIndex(2)
    form.target.setText(str(tmp_path / "out"))
    form.button.click()
    qtbot.waitUntil(lambda: "entries written to" in form.said.text())
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"entries.jsonl", "checkpoint.note", "log-key.pem", "check_log.py"} <= written
