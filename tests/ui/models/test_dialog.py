from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import UsageError
from nvr_desk_ui.models.dialog import ModelsDialog, PullForm

from tests.fakes.desk import FakeDesk, card

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """Something for the page to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _opened(
    qtbot: QtBot, parent: QWidget, bridge: Bridge, changed: Callable[[], None] = lambda: None
) -> ModelsDialog:
    page = ModelsDialog(parent, bridge, changed)
    page.open()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() > 0)
    return page


def test_that_nothing_is_fetched_before_a_person_agrees_to_the_network(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.models.rows = [card()]
    heard: list[str] = []
    page = _opened(qtbot, parent, bridge_to(desk), lambda: heard.append("changed"))
    page.pull.click()
    form = page.findChild(PullForm)
    assert form is not None
    assert desk.wishes == []
    assert form.cancel.isDefault()
    form.button.click()
    qtbot.waitUntil(lambda: heard == ["changed"])
    assert desk.wishes[0] == ("models.pull", ("yolo26n",))
    assert page.notice.text() == "yolo26n: installed, hash fits."
    assert not page.pull.isEnabled()


def test_that_a_fetch_that_fails_is_a_row_and_can_be_tried_again(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.refuse["models.pull"] = UsageError("no network")
    form = PullForm(parent, bridge_to(desk), card(), lambda _: None)
    form.open()
    form.button.click()
    qtbot.waitUntil(form.problem.isVisible)
    assert form.button.isEnabled()
    assert not form.busy.isVisible()


def test_that_weights_from_a_file_outside_the_list_are_called_unverified(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.models.rows = [card(), card("ours", shipped=False, url=None)]
    page = _opened(qtbot, parent, bridge_to(desk))
    page.take(Path("ours.pt"))
    told = "ours: installed, no card, unverified."
    qtbot.waitUntil(lambda: page.notice.text() == told)
    assert page.chosen is not None
    assert page.chosen.card.name == "ours"
    assert not page.pull.isEnabled()


def test_that_weights_that_do_not_verify_say_so(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.models.rows = [card()]
    desk.models.verify("yolo26n")
    desk.refuse["models.verify"] = UsageError("the file does not fit its hash")
    page = _opened(qtbot, parent, bridge_to(desk))
    page.verify.click()
    qtbot.waitUntil(lambda: page.notice.text() == "The file does not fit its hash")
    assert page.notice.property("tone") == "bad"
