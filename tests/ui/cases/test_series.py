"""Asking for a series, and its end, over a real desk of several people."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from nvr_desk.records.approval import Which
from nvr_desk.records.case import CaseState
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.cases.series import SeriesDialog, SeriesForm
from nvr_desk_ui.cases.sheet import CloseCaseForm

from tests.desk.conftest import shared, staffed_stock, two_cases_stock
from tests.fakes.two_cases import SERIES, WHY, A, B, C, open_series

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk.desk import Desk
    from nvr_desk.records.approval import Approval
    from nvr_desk.records.case import Case
    from nvr_desk_ui.theme import Theme

    from tests.fakes.office import Office

__all__ = ["shared", "staffed_stock", "two_cases_stock"]


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """Something for the forms to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@contextmanager
def _at(office: Office, user: str, qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Bridge]]:
    with office.window(user) as desk:
        bridge = Bridge(lambda _path: desk)
        with qtbot.waitSignal(bridge.opened):
            bridge.open_workspace(tmp_path)
        yield desk, bridge
        bridge.close()


def _tick(form: SeriesForm, *numbers: str) -> None:
    for place in range(form.cases.count()):
        item = form.cases.item(place)
        if item.data(Qt.ItemDataRole.UserRole) in numbers:
            item.setCheckState(Qt.CheckState.Checked)


def test_that_a_series_is_asked_for_over_the_cases_that_are_ticked(
    qtbot: QtBot, parent: QWidget, shared: Office, tmp_path: Path
) -> None:
    told: list[Approval] = []
    with _at(shared, "maria", qtbot, tmp_path) as (desk, bridge):
        form = SeriesForm(parent, bridge, desk.cases.listing(), "maria", told.append)
        form.open()
        shown = [form.cases.item(place).text().split()[0] for place in range(form.cases.count())]
        assert shown == [A, B]  # of C she is no member
        form.number.setText(SERIES)
        form.words.setPlainText(WHY)
        _tick(form, A)
        form.button.click()
        assert form.problem.text() == "Tick two cases or more: Space ticks the chosen one."
        _tick(form, A, B)
        form.button.click()
        qtbot.waitUntil(lambda: bool(told))
        assert f"Ask {told[0].id} waits for another member" in form.said.text()
        assert (form.isVisible(), form.button.isVisible()) == (True, False)
        [ask] = desk.approvals.listing(Which.MINE)
        assert (ask.object, ask.words, ask.detail["cases"]) == (SERIES, WHY, [A, B])


def test_that_a_refused_ask_is_a_row_and_can_be_mended(
    qtbot: QtBot, parent: QWidget, shared: Office, tmp_path: Path
) -> None:
    with _at(shared, "maria", qtbot, tmp_path) as (desk, bridge):
        form = SeriesForm(parent, bridge, desk.cases.listing(), "maria", lambda _ask: None)
        form.open()
        _tick(form, A, B)
        form.button.click()
        qtbot.waitUntil(lambda: "case number" in form.problem.text())
        assert form.button.isEnabled()


def test_that_who_belongs_to_one_case_is_told_why_there_is_no_series(
    qtbot: QtBot, parent: QWidget, shared: Office, tmp_path: Path
) -> None:
    with _at(shared, "luis", qtbot, tmp_path) as (desk, bridge):
        form = SeriesForm(parent, bridge, desk.cases.listing(), "luis", lambda _ask: None)
        assert "You belong to 1 open case" in form.problem.text()
        assert not form.button.isEnabled()


def test_that_a_member_sees_how_far_a_series_reaches_and_closes_it(
    qtbot: QtBot, parent: QWidget, shared: Office, tmp_path: Path
) -> None:
    open_series(shared)
    ended: list[str] = []
    with _at(shared, "maria", qtbot, tmp_path) as (desk, bridge):
        state = desk.sign_in.state()
        page = SeriesDialog(parent, bridge, state, lambda: None, ended.append, ended.append)
        page.open()
        qtbot.waitUntil(page.close_one.isEnabled)
        qtbot.waitUntil(lambda: WHY in _texts(page))
        assert f"{A}, {B}" in _texts(page)
        page.close_one.click()
        assert ended == [SERIES]
        closed: list[Case] = []
        form = CloseCaseForm(parent, bridge, SERIES, closed.append, series=True)
        form.outcome.setPlainText("two different vans")
        form.button.click()
        qtbot.waitUntil(lambda: bool(closed))
        page.load()
        qtbot.waitUntil(lambda: not page.close_one.isEnabled())
        assert desk.series.show(SERIES).case.state is CaseState.CLOSED
        assert desk.cases.show(A).state is CaseState.OPEN


def test_that_others_learn_no_more_of_a_series_than_its_number(
    qtbot: QtBot, parent: QWidget, shared: Office, tmp_path: Path
) -> None:
    open_series(shared)
    with _at(shared, "luis", qtbot, tmp_path) as (desk, bridge):
        state = desk.sign_in.state()
        page = SeriesDialog(parent, bridge, state, lambda: None, lambda _n: None, lambda _n: None)
        page.open()
        qtbot.waitUntil(lambda: page.chosen is not None)
        assert "You do not belong to all of its cases" in page.notice.text()
        assert not (page.enter.isEnabled())
        assert not (page.close_one.isEnabled())
        row = page.list.topLevelItem(0)
        assert row is not None
        assert row.text(3) == "for its members only"
        assert C not in _texts(page)


def _texts(page: SeriesDialog) -> str:
    return "\n".join(each.text() for each in page.sheet.findChildren(QLabel))
