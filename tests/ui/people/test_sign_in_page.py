from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nvr_desk.policy.lockout import FAILURES
from nvr_desk_ui.people import sign_in

from tests.fakes.office import CHIEF, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.office import Office
    from tests.ui.people.conftest import Sitting

pytestmark = pytest.mark.slow


@pytest.fixture
def shared(office: Office) -> Office:
    """Two people work here."""
    office.hire("maria", "analyst")
    return office


def _refused(sitting: Sitting, user: str, password: str) -> str:
    page = sitting.window.gate.sign_in
    sitting.sign_in(user, password)
    sitting.bot.waitUntil(lambda: page.button.isEnabled() and not page.problem.isHidden())
    return page.problem.text()


def test_that_a_shared_desk_shows_nothing_but_the_sign_in_until_somebody_signs_in(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    window, page = sitting.window, sitting.window.gate.sign_in
    sitting.bot.waitUntil(lambda: sitting.page() is page)
    assert page.user.text() == CHIEF
    assert not page._rows[page.code].isVisible()
    assert "residents shared" in page.notice.text()
    assert not window.menuBar().isVisible()
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert window.session.case is None
    sitting.arrive()
    sitting.bot.waitUntil(lambda: window.session.number == "26-004417")
    assert window._corner.person.text() == "chief · administrator, supervisor"


def test_that_a_desk_of_one_never_sees_the_page(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(office)
    sitting.bot.waitUntil(lambda: sitting.window.session.case is not None)
    assert sitting.page() is None


def test_that_refusals_are_the_same_for_a_wrong_word_and_a_name_nobody_has(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    assert _refused(sitting, "maria", "not her words") == sign_in.REFUSED
    assert _refused(sitting, "nobody-here", "not her words") == sign_in.REFUSED
    assert sitting.window.gate.shut


def test_that_a_locked_out_name_is_told_what_to_do(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    for _ in range(FAILURES):
        _refused(sitting, "maria", "not her words")
    assert _refused(sitting, "maria", WORDS["maria"]) == sign_in.LOCKED_OUT
    assert "administrator" in sign_in.LOCKED_OUT


def test_that_nothing_is_tried_before_the_notice_is_accepted(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    page = sitting.window.gate.sign_in
    sitting.bot.waitUntil(lambda: sitting.page() is page)
    page.password.setText(WORDS[CHIEF])
    page.password.returnPressed.emit()
    assert "accept" in page.problem.text()
    assert shared.outcomes("session.login")[-1][0] == "maria"  # her first, and none since


def test_that_tab_goes_from_the_notice_down_to_the_button(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    page = sitting.window.gate.sign_in
    sitting.bot.waitUntil(lambda: sitting.page() is page)
    sitting.window.activateWindow()
    page.accept.setFocus()
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
    assert seen == [page.accept, page.user, page.password, page.button]


def test_that_a_start_password_is_changed_while_signing_in(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    with shared.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        start = desk.users.reset_password("maria").start_password
    sitting = sit(shared)
    page = sitting.window.gate.sign_in
    sitting.sign_in("maria", start)
    sitting.bot.waitUntil(page.fresh.isVisible)
    page.fresh.setText("green boat 8 sails")
    page.again.setText("green boat 9 sails")
    page.again.returnPressed.emit()
    assert "differ" in page.problem.text()
    page.again.setText("green boat 8 sails")
    page.again.returnPressed.emit()
    sitting.bot.waitUntil(lambda: not sitting.window.gate.shut)
    assert sitting.window.gate.state is not None
    assert sitting.window.gate.state.user == "maria"
    assert page.password.text() == page.fresh.text() == page.again.text() == ""


def test_that_the_next_person_finds_nothing_of_the_one_before(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    window = sitting.window
    sitting.arrive()
    sitting.watch()
    window.actions_["audit.show"].trigger()
    sitting.bot.waitUntil(lambda: bool(sitting.dialogs()))
    window.actions_["session.logout"].trigger()
    sitting.bot.waitUntil(lambda: sitting.page() is window.gate.sign_in)
    assert window.session.case is None
    assert window.selection.delivery_id is None
    assert window.deliveries.model.rowCount() == 0
    assert sitting.dialogs() == []
    sitting.arrive("maria")
    assert sitting.dialogs() == []
    assert window._corner.person.text() == "maria · analyst"
    # She is no member of the case: the wall holds, and the window says so.
    sitting.bot.waitUntil(lambda: window.session.case is None)
    assert not window.actions_["packet.new"].isEnabled()
    assert "Not as analyst" in window.actions_["packet.new"].toolTip()


def test_that_closing_the_window_signs_out(
    shared: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(shared)
    sitting.arrive()
    sitting.window.close()
    assert shared.outcomes("session.logout")[-1] == (CHIEF, "ok")
