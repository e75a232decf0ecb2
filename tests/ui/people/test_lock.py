from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from nvr_desk_ui.people.activity import Activity

from tests.fakes.desk import CASE
from tests.fakes.office import CHIEF, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from nvr_desk_ui.main_window import MainWindow

    from tests.fakes.office import Office
    from tests.ui.people.conftest import Sitting

pytestmark = pytest.mark.slow


@pytest.fixture
def keyed(office: Office) -> Office:
    """One person, with a password."""
    with office.window() as desk:
        desk.users.password(None, WORDS[CHIEF])
    return office


def _lock(sitting: Sitting) -> None:
    sitting.window.actions_["session.lock"].trigger()
    sitting.bot.waitUntil(lambda: sitting.office.outcomes("session.lock") != [])


def _unlock(sitting: Sitting, password: str = WORDS[CHIEF]) -> None:
    page = sitting.window.gate.lock_page
    page.password.setText(password)
    page.password.returnPressed.emit()


def _picture(window: MainWindow) -> QImage:
    return window.grab().toImage()


def test_that_a_locked_window_shows_no_pixel_of_the_picture_and_no_word_of_the_case(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    window = sitting.window
    sitting.watch()
    canvas = window.player.canvas
    with sitting.bot.waitSignal(canvas.painted):
        window.player.drive.step(1)
    window.docks["map"].setFloating(True)
    window.setWindowTitle(f"{CASE} – NVR Desk")
    seen = _footage(_picture(window), window)
    assert seen > 100
    window.actions_["session.lock"].trigger()
    # At once: before the core was even asked.
    assert canvas.shot is None
    assert not canvas.isVisible()
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert not window.menuBar().isVisible()
    assert not window.statusBar().isVisible()
    assert window.windowTitle() == "NVR Desk (locked)"
    shown = _picture(window)
    page = window.gate.lock_page.grab().toImage()
    plain = shown.Format.Format_RGB32
    assert shown.convertToFormat(plain) == page.convertToFormat(plain)
    assert CASE not in _words(window)


def _footage(image: QImage, window: MainWindow) -> int:
    """How many different colours the tile of the player holds: a page has few, grain has many."""
    canvas = window.player.canvas
    corner = canvas.mapTo(window, canvas.rect().center())
    colours = {
        image.pixel(corner.x() + across, corner.y() + down)
        for across in range(-60, 60, 2)
        for down in range(-30, 30, 2)
    }
    return len(colours)


def _words(window: MainWindow) -> str:
    page = window.gate.lock_page
    lines = (page.heading, page.why, page.jobs, page.honest, page.problem)
    return " ".join(line.text() for line in lines)


def test_that_views_are_closed_while_locked_and_opened_anew_after(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    window = sitting.window
    sitting.watch()
    chosen = window.selection.delivery_id
    _lock(sitting)
    bodies = [body for body in keyed.bodies() if body["verb"] == "view"]
    assert sum(b["phase"] == "opened" for b in bodies) == sum(
        b["phase"] == "closed" for b in bodies
    )
    before = sum(b["phase"] == "opened" for b in bodies)
    _unlock(sitting)
    sitting.bot.waitUntil(lambda: window.player.canvas.shot is not None)
    assert window.selection.delivery_id == chosen
    assert window.docks["deliveries"].isVisible()
    assert window.menuBar().isVisible()
    again = [body for body in keyed.bodies() if body["verb"] == "view"]
    assert sum(b["phase"] == "opened" for b in again) > before


def test_that_a_wrong_password_unlocks_nothing(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    _lock(sitting)
    _unlock(sitting, "not the words")
    page = sitting.window.gate.lock_page
    sitting.bot.waitUntil(page.problem.isVisible)
    assert page.problem.text().startswith("Not unlocked")
    assert sitting.window.gate.shut


def test_that_a_desk_of_one_without_a_password_unlocks_by_a_click_and_says_so(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(office)
    _lock(sitting)
    page = sitting.window.gate.lock_page
    assert page.honest.isVisible()
    assert "keeps nobody out" in page.honest.text()
    assert not page.password.isVisible()
    assert not page.switch.isVisible()
    page.button.click()
    sitting.bot.waitUntil(lambda: not sitting.window.gate.shut)


def test_that_a_window_nobody_touches_locks_itself_and_puts_that_on_record(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    sitting.watch()
    keyed.clock.advance(16 * 60)
    sitting.window.gate.look()
    sitting.bot.waitUntil(lambda: sitting.page() is sitting.window.gate.lock_page)
    assert "15 minutes" in sitting.window.gate.lock_page.why.text()
    sitting.bot.waitUntil(lambda: keyed.outcomes("session.lock") == [(CHIEF, "ok")])


def test_that_dialogs_go_with_the_lock_and_come_back_to_the_same_person(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    sitting.bot.waitUntil(lambda: sitting.window.session.purpose is not None)
    sitting.window.actions_["case.purpose"].trigger()
    form = sitting.window.commands._purpose_form
    assert form is not None
    form.words.setPlainText("half a sentence")
    _lock(sitting)
    assert sitting.dialogs() == []
    _unlock(sitting)
    sitting.bot.waitUntil(lambda: sitting.dialogs() == [form])
    assert form.words.toPlainText() == "half a sentence"
    assert form.isModal()


def test_that_an_answer_that_comes_late_opens_nothing_over_the_lock(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    sitting.bot.waitUntil(lambda: sitting.window.session.purpose is not None)
    sitting.window.actions_["case.open"].trigger()  # its list is still being read
    _lock(sitting)
    late = QDialog(sitting.window)
    late.open()  # and something that asks nobody
    QTest.qWait(50)
    assert sitting.dialogs() == []
    assert late.windowOpacity() == 0.0
    _unlock(sitting)
    sitting.bot.waitUntil(lambda: len(sitting.dialogs()) == 2)
    assert late.windowOpacity() == 1.0


def test_that_what_is_running_is_told_on_the_page(
    keyed: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(keyed)
    _lock(sitting)
    page = sitting.window.gate.lock_page
    assert page.jobs.text() == "No job is at work."
    page.show_jobs(2)
    assert page.jobs.text() == "2 jobs go on."


def test_that_only_keys_and_mice_count_as_activity(qapp: QApplication) -> None:
    told: list[int] = []
    activity = Activity(lambda: told.append(1))
    widget = QDialog()
    try:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.UpdateRequest))
        made = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(1, 1), QPointF(1, 1), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(widget, made)  # made by the program, not by a person
        assert told == []
        QTest.keyClick(widget, Qt.Key.Key_A)
        QTest.keyClick(widget, Qt.Key.Key_B)
        assert told == [1]  # at most every few seconds
    finally:
        activity.stop()
