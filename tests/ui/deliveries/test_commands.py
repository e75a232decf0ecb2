"""What a changed delivery does to the whole window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from nvr_desk.records.delivery import Visibility
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.deliveries.commands import CONTEXT
from nvr_desk_ui.deliveries.consent import ConsentDialog, WithdrawForm
from nvr_desk_ui.deliveries.model import POSTER_ROLE
from nvr_desk_ui.main_window import MainWindow

from tests.fakes.desk import FakeDesk, delivery_row
from tests.fakes.sighted import sighted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


pytestmark = pytest.mark.allow_log("a clip did not open")


class NoPictures:
    """A player worker that has none."""

    def open(self, *_: object) -> None:
        raise OSError("no such file")

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def opened(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[FakeDesk], MainWindow]]:
    """Opens the whole window on a fake desk; closed at the end."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    made: list[MainWindow] = []

    def make(desk: FakeDesk) -> MainWindow:
        window = MainWindow(Bridge(lambda _path: desk), NoPictures)  # type: ignore[arg-type,return-value]
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_workspace(tmp_path)
        qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == len(desk.rows))
        return window

    yield make
    for window in made:
        window.close()


def test_that_a_withdrawal_takes_the_delivery_out_of_sight_at_once(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    window = opened(desk)
    name = desk.rows[0].delivery.id
    window.selection.choose_delivery(name)
    qtbot.waitUntil(lambda: ("player", (name,)) in desk.view.opened)
    qtbot.waitUntil(lambda: window.player._view.opened is not None)
    model = window.deliveries.model
    qtbot.waitUntil(lambda: model.has_poster(name))
    model.put_posters({name: sighted()})
    place = model.place(name)
    assert place is not None
    assert model.data(model.index(place, 0), POSTER_ROLE) is not None
    reading = threading.Event()
    monkeypatch.setattr(FakeDesk, "listing", lambda self, _case: reading.wait(20) and self.rows)
    window.actions_["consent.withdraw"].trigger()
    form = window.findChild(WithdrawForm)
    assert form is not None
    form.reason.setText("called back")
    form.button.click()
    qtbot.waitUntil(lambda: window.player._view.opened is None)
    assert window.player.canvas.shot is None
    row = window.session.row(name)
    assert row is not None
    assert row.delivery.visibility is Visibility.WITHDRAWN
    qtbot.waitUntil(lambda: model.data(model.index(place, 0), POSTER_ROLE) is None)
    assert not reading.is_set()
    reading.set()
    qtbot.waitUntil(lambda: desk.view.closed != [])


def test_that_a_form_opened_from_the_history_renews_it(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    window.selection.choose_delivery(desk.rows[0].delivery.id)
    window.actions_["consent.show"].trigger()
    page = window.findChild(ConsentDialog)
    assert page is not None
    window.actions_["consent.withdraw"].trigger()
    form = page.findChild(WithdrawForm)
    assert form is not None
    form.reason.setText("called back")
    form.button.click()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 1)
    assert page._standing.text().startswith("Withdrawn.")


def test_that_what_needs_a_delivery_is_grey_until_one_is_chosen(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    shown = window.actions_["case.show"]
    qtbot.waitUntil(shown.isEnabled)
    assert not any(window.actions_[name].isEnabled() for name in CONTEXT)
    window.selection.choose_delivery(desk.rows[0].delivery.id)
    assert all(window.actions_[name].isEnabled() for name in CONTEXT)
    offered = {action.objectName() for action in window.deliveries._cards.actions()}
    assert offered == set(CONTEXT)


def test_that_closing_the_case_leaves_nothing_open_to_view(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    window.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: window.player._view.opened is not None)
    window.session.take_case(desk.cases.close(desk.rows[0].delivery.case, outcome="arrest"))
    assert window.player._view.opened is None
    assert window.selection.delivery_id is None
    assert "(closed)" in window.case_bar._case._button.text()
