"""Before a detection starts, the dialog says when it will be ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import EngineUnavailableError
from nvr_desk_ui.jobs.forms import DetectForm

from tests.fakes.desk import CASE, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk([delivery_row(1)])


@pytest.fixture
def told() -> list[int]:
    return []


@pytest.fixture
def form(
    qtbot: QtBot,
    themed: Theme,
    desk: FakeDesk,
    bridge_to: Callable[[FakeDesk], Bridge],
    told: list[int],
) -> Iterator[DetectForm]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = DetectForm(parent, bridge_to(desk), CASE, ([], None), told.append)
    made.open()
    yield made
    parent.close()


def test_that_the_estimate_stands_there_before_it_starts_and_follows_what_is_chosen(
    qtbot: QtBot, form: DetectForm, desk: FakeDesk, told: list[int]
) -> None:
    qtbot.waitUntil(lambda: "ready in about 10 min" in form.ahead.text())
    assert "measured pace of this machine" in form.ahead.text()
    form.profile.setCurrentIndex(form.profile.findData("triage"))
    qtbot.waitUntil(lambda: "ready in about 40 s" in form.ahead.text())
    form.first.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(desk.wishes) == 3)
    form.again.click()
    qtbot.waitUntil(lambda: len(desk.wishes) == 4)
    form.button.click()
    qtbot.waitUntil(lambda: bool(told))
    verb, (case, wishes) = desk.wishes[-1]
    assert (verb, case) == ("detect", CASE)
    chosen = {"profile": "triage", "weights": None, "engine": "auto"}
    assert wishes == chosen | {"triage_first": True, "again": True}


def test_that_a_wish_that_cannot_be_met_is_told_where_the_estimate_would_stand(
    qtbot: QtBot, form: DetectForm, desk: FakeDesk
) -> None:
    desk.refuse["estimate"] = EngineUnavailableError("torch", "no weights are installed")
    form.engine.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "no weights are installed" in form.ahead.text())
