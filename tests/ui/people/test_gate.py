from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nvr_desk.errors import LockedError, NoSpaceError
from nvr_desk.records.job import Job, JobKind, JobState, JobWish
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme


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
        qtbot.waitUntil(lambda: window.session.case is not None)
        return window

    yield make
    for window in made:
        window.close()


def _lock(window: MainWindow) -> None:
    window.actions_["session.lock"].trigger()
    assert window.gate.shut


def test_that_a_lock_that_is_not_on_record_hides_everything_all_the_same(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    desk.refuse["session.lock"] = NoSpaceError("ws", 2_000_000, 0)
    _lock(window)
    page = window.gate.lock_page
    qtbot.waitUntil(lambda: page.problem.text().startswith("The lock is not on record"))
    window.gate.look()  # the core believes that it is open
    QTest.qWait(100)
    assert window.gate.shut
    desk.refuse["session.unlock"] = NoSpaceError("ws", 2_000_000, 0)
    page.button.click()
    qtbot.waitUntil(page.button.isEnabled)
    assert window.gate.shut
    desk.refuse.clear()
    page.button.click()
    qtbot.waitUntil(lambda: not window.gate.shut)


def test_that_a_core_that_turned_somebody_away_is_asked_how_things_stand(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    window.gate._timer.stop()
    desk.sign_in.now = replace(desk.sign_in.now, locked=True)

    def work(_desk: object) -> None:
        raise LockedError

    window.bridge.ask(work, failed=lambda _error: None)
    qtbot.waitUntil(lambda: window.gate.shut)


def test_that_the_page_counts_the_jobs_that_go_on(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    job = Job(
        7, JobKind.DETECT, CASE, JobState.RUNNING, JobWish.RUN, {}, START,
        START, None, 1, "host:1", None, 12, 40, 11, 0, 0, "", 9.0, 3.2,
    )  # fmt: skip
    desk.jobs_now = [job, replace(job, id=6, state=JobState.DONE)]
    window = opened(desk)
    _lock(window)
    window.gate.look()
    qtbot.waitUntil(lambda: window.gate.lock_page.jobs.text() == "1 job goes on.")


def test_that_nothing_but_leaving_goes_while_it_is_locked(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    before = {name for name, action in _actions(window) if action}
    _lock(window)
    assert {name for name, action in _actions(window) if action} == {"window.quit", "view.theme"}
    window.gate.lock_page.button.click()
    qtbot.waitUntil(lambda: not window.gate.shut)
    assert {name for name, action in _actions(window) if action} == before


def _actions(window: MainWindow) -> list[tuple[str, bool]]:
    return [(command.id, action.isEnabled()) for command, action in window.actions_.items()]


def test_that_a_window_closed_while_locked_keeps_the_layout_from_before(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.docks["jobs"].hide()
    _lock(window)
    window.close()
    again = opened(FakeDesk([delivery_row(1)]))
    assert again.docks["jobs"].isHidden()
    assert not again.docks["deliveries"].isHidden()
    assert again.menuBar().isVisible()


def test_that_keys_are_reported_to_the_core_and_none_while_locked(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    QTest.keyClick(window, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: desk.touches == 1)
    _lock(window)
    window.gate.activity._reported_s = -100.0
    QTest.keyClick(window, Qt.Key.Key_Shift)
    QTest.qWait(50)
    assert desk.touches == 1


def test_that_another_workspace_can_be_chosen_where_nobody_is_signed_in(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = opened(desk)
    desk.sign_in.now = replace(
        desk.sign_in.now, needed=True, on=True, user="nobody", roles=(), password=True
    )
    window.gate.look()
    qtbot.waitUntil(lambda: window.gate.curtain.widget.currentWidget() is window.gate.sign_in)
    window.commands.open_workspace()
    QTest.qWait(50)
    dialog = next(d for d in window.findChildren(QFileDialog))
    assert dialog.isVisible()
    assert dialog.windowOpacity() == 1.0
    dialog.reject()
