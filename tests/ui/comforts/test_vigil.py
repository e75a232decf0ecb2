"""What was taken back elsewhere leaves list and gallery of an open window by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.errors import NotVisibleError
from nvr_desk.records.delivery import Visibility
from nvr_desk_ui.vigil import EVERY_MS

from tests.fakes.desk import FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]


def _with_posters(opened: Opened, qtbot: QtBot) -> tuple[MainWindow, FakeDesk]:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    window = opened(desk)
    qtbot.waitUntil(lambda: bool(window.deliveries.posters.tickets))
    return window, desk


def _withdraw(desk: FakeDesk) -> None:
    gone = desk.rows[0]
    desk.rows[0] = replace(gone, delivery=replace(gone.delivery, visibility=Visibility.WITHDRAWN))


def test_that_it_is_asked_at_least_once_a_second() -> None:
    assert EVERY_MS <= 1000


def test_that_posters_of_a_view_that_fell_are_dark_and_the_others_come_back(
    opened: Opened, qtbot: QtBot
) -> None:
    window, desk = _with_posters(opened, qtbot)
    before = window.deliveries.posters.tickets[0]
    gone, stays = (row.delivery.id for row in desk.rows)
    assert set(before.deliveries) == {gone, stays}
    _withdraw(desk)
    desk.view.revoked = NotVisibleError(gone, Visibility.WITHDRAWN)
    window.vigil.look()
    qtbot.waitUntil(lambda: before.closed)
    desk.view.revoked = None
    qtbot.waitUntil(lambda: ("posters", (stays,)) in desk.view.opened)


def test_that_views_that_stand_stay_as_they_are(opened: Opened, qtbot: QtBot) -> None:
    window, desk = _with_posters(opened, qtbot)
    count = len(desk.view.opened)
    with qtbot.waitCallback() as over:
        window.vigil.look()
        window.bridge.ask(lambda _desk: None, over)
    assert len(desk.view.opened) == count
    assert not window.deliveries.posters.tickets[0].closed
