from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk.records.case import Case, CaseState
from nvr_desk_ui.cases.sheet import CaseDialog, CloseCaseForm

from tests.fakes.desk import CASE, FakeDesk

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


def _members(page: CaseDialog) -> list[str]:
    return [page.members.item(place).text() for place in range(page.members.count())]


def test_that_members_are_added_and_removed(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk, told = FakeDesk(), list[Case]()
    page = CaseDialog(parent, bridge_to(desk), desk.cases.show(CASE), told.append, lambda: None)
    page.user.setText(" mlopez ")
    page._add.click()
    qtbot.waitUntil(lambda: _members(page) == ["root (lead)", "mlopez"])
    page.members.setCurrentRow(1)
    page._remove.click()
    qtbot.waitUntil(lambda: _members(page) == ["root (lead)"])
    assert [given for _, given in desk.wishes] == [("mlopez", True), ("mlopez", False)]
    assert len(told) == 2


def test_that_the_last_member_who_cannot_go_is_a_row(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.refuse["case.member"] = UsageError("root is the last member")
    page = CaseDialog(parent, bridge_to(desk), desk.cases.show(CASE), lambda _: None, lambda: None)
    page._remove.click()
    assert page.notice.text() == "Choose the member to remove."
    page.members.setCurrentRow(0)
    page._remove.click()
    qtbot.waitUntil(lambda: page.notice.text() == "Root is the last member")


def test_that_a_case_is_closed_with_its_outcome(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk, told = FakeDesk(), list[Case]()
    form = CloseCaseForm(parent, bridge_to(desk), CASE, told.append)
    form.outcome.setPlainText("packet handed over\n")
    form.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert (told[0].state, told[0].outcome) == (CaseState.CLOSED, "packet handed over")


def test_that_a_case_without_outcome_stays_open(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.refuse["case.close"] = UsageError("a case is closed with its outcome")
    form = CloseCaseForm(parent, bridge_to(desk), CASE, lambda _: None)
    form.open()
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert desk.cases.outcome is None
