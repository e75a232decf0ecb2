from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.records.job import Job, JobKind, JobState, JobWish

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]

JOB = Job(
    7, JobKind.INGEST, CASE, JobState.DONE, JobWish.RUN, {"path": "/secret/porch.zip"}, START,
    START, START, 1, "host:1", None, 12, 40, 38, 2, 0, "", None, None,
)  # fmt: skip


class Tray:
    """A notification area that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def show(self) -> None:
        """It is there."""

    def hide(self) -> None:
        """It is gone."""

    def showMessage(self, title: str, text: str, *_: object) -> None:
        self.told.append((title, text))


def test_that_a_job_that_ended_is_told_in_a_row_with_a_way_to_it(opened: Opened) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    window.docks["jobs"].hide()
    notices = window.comforts.notices
    notices.job_ended(JOB)
    assert notices.strip.isVisible()
    assert notices.strip.text == "Take in · Done · 38 done · 2 failed"
    notices.strip.step.click()
    assert window.docks["jobs"].isVisible()
    assert not notices.strip.isVisible()


def test_that_the_desktop_is_told_of_it_in_the_background_without_case_or_file(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    tray = Tray()
    window.comforts.notices._tray = tray  # type: ignore[assignment]
    window.comforts.notices._in_front = lambda: False  # type: ignore[method-assign]
    window.comforts.notices.job_ended(replace(JOB, state=JobState.FAILED))
    assert len(tray.told) == 1
    text = " ".join(tray.told[0])
    assert CASE not in text
    assert "porch" not in text
    window.comforts.notices._in_front = lambda: True  # type: ignore[method-assign]
    window.comforts.notices.job_ended(JOB)
    assert len(tray.told) == 1


def test_that_the_row_goes_when_the_window_locks(opened: Opened, qtbot: QtBot) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    qtbot.waitUntil(lambda: window.session.case is not None)
    window.comforts.notices.job_ended(JOB)
    window.gate.lock()
    assert window.comforts.notices.strip.isHidden()


def test_that_a_case_opened_lately_is_below_the_menu_of_the_case_and_opens(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened(FakeDesk([delivery_row(1)]))
    qtbot.waitUntil(lambda: window.session.case is not None)
    menu = window.comforts.recent_menu.menu
    window.comforts.recent_menu.look()
    qtbot.waitUntil(menu.isEnabled)
    assert [action.text() for action in menu.actions()] == [CASE]
    window.session.leave()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.session.number == CASE)
