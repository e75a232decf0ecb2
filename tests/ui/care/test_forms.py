from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk.records.packet import CheckReport, Finding
from nvr_desk.upkeep.doctor import Line, Report
from nvr_desk_ui.care.forms import BackupForm, CheckDialog, DoctorDialog

from tests.fakes.desk import FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """Something for the forms to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_that_findings_of_a_deep_check_are_rows(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.report = CheckReport(40, (Finding("vault/ab", "does not fit its hash"),))
    page = CheckDialog(parent, bridge_to(desk))
    page.choice.setCurrentIndex(1)
    page.go.click()
    assert not page.go.isEnabled()
    qtbot.waitUntil(page.go.isEnabled)
    item = page.list.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(1)) == ("vault/ab", "does not fit its hash")
    assert page.notice.text() == "40 things checked, 1 finding. Nothing was changed."
    assert desk.wishes == [("check", (True,))]


def test_that_a_check_that_is_not_permitted_says_so(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.refuse["check"] = UsageError("not in your role")
    page = CheckDialog(parent, bridge_to(desk))
    page.go.click()
    qtbot.waitUntil(lambda: page.notice.text() == "Not in your role")
    assert page.go.isEnabled()


def test_that_a_backup_goes_to_the_chosen_folder_and_tells_its_seal(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    form = BackupForm(parent, bridge_to(desk))
    form.target.setText("elsewhere/backup")
    form.button.click()
    qtbot.waitUntil(lambda: form.said.property("tone") == "ok")
    assert desk.wishes == [("backup", (Path("elsewhere/backup"),))]
    assert "7 files, 21.0 MB" in form.said.text()
    assert form.cancel.text() == "Close"


def test_that_a_backup_needs_a_folder_and_its_failure_is_a_row(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.refuse["backup"] = UsageError("the folder is not empty")
    form = BackupForm(parent, bridge_to(desk))
    form.open()
    form.button.click()
    assert form.problem.text() == "Choose a new or empty folder."
    form.target.setText("full")
    form.button.click()
    qtbot.waitUntil(lambda: form.problem.text() == "The folder is not empty")
    assert not form.said.isVisible()


def test_that_a_hole_in_the_fence_is_named(
    qtbot: QtBot,
    parent: QWidget,
    bridge_to: Callable[[FakeDesk], Bridge],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = (
        Line("isolation", "tcp", "good", "denied"),
        Line("isolation", "udp", "reduced", "allowed"),
    )
    monkeypatch.setattr("nvr_desk.upkeep.doctor.examine", lambda: Report(lines))
    page = DoctorDialog(parent, bridge_to(FakeDesk()))
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 2)
    assert page.notice.text() == "Reduced isolation: not denied to a worker: udp."
    assert page.again.isEnabled()


def test_that_a_machine_that_cannot_be_examined_says_why(
    qtbot: QtBot,
    parent: QWidget,
    bridge_to: Callable[[FakeDesk], Bridge],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> Report:
        raise UsageError("no worker")

    monkeypatch.setattr("nvr_desk.upkeep.doctor.examine", broken)
    page = DoctorDialog(parent, bridge_to(FakeDesk()))
    qtbot.waitUntil(lambda: page.notice.text() == "No worker")
