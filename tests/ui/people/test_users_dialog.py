from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QDialog

from nvr_desk.policy.second_factor import STEP_S, code_for
from nvr_desk_ui.people.confirm import ConfirmSheet
from nvr_desk_ui.people.own import PasswordForm, SecondFactorForm
from nvr_desk_ui.people.user_forms import AddForm, RolesForm, StartPasswordSheet, SureForm
from nvr_desk_ui.people.users import UsersDialog

from tests.fakes.office import CHIEF, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.office import Office
    from tests.ui.people.conftest import Sitting

pytestmark = pytest.mark.slow
D = TypeVar("D", bound=QDialog)


def _open(sitting: Sitting, kind: type[D]) -> D:
    sitting.bot.waitUntil(lambda: any(isinstance(d, kind) for d in sitting.dialogs()))
    return next(d for d in sitting.dialogs() if isinstance(d, kind))


def _gone(sitting: Sitting, kind: type[D]) -> None:
    sitting.bot.waitUntil(lambda: not any(isinstance(d, kind) for d in sitting.dialogs()))


def _people(sitting: Sitting) -> UsersDialog:
    sitting.window.actions_["users.show"].trigger()
    page = _open(sitting, UsersDialog)
    sitting.bot.waitUntil(lambda: page._stated.state != "loading")
    return page


def _confirm(sitting: Sitting, password: str = WORDS[CHIEF]) -> None:
    sheet = _open(sitting, ConfirmSheet)
    sheet.password.setText(password)
    sheet.button.click()


def test_that_adding_a_second_person_turns_sign_in_on_and_keeps_the_first_at_work(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(office)
    sitting.bot.waitUntil(lambda: sitting.window.session.case is not None)
    page = _people(sitting)
    assert page._stated.state == "empty"
    page.add.click()
    form = _open(sitting, AddForm)
    form.user.setText("maria")
    form.roles.boxes[next(r for r in form.roles.boxes if r.value == "analyst")].setChecked(True)
    form.fresh.setText(WORDS[CHIEF])
    form.again.setText(WORDS[CHIEF])
    form.button.click()
    assert "Accept the notice" in form.problem.text()
    form.accept_notice.setChecked(True)
    form.button.click()
    sheet = _open(sitting, StartPasswordSheet)
    start = sheet.password.text()
    sheet.accept()
    sitting.bot.waitUntil(lambda: [a.user for a in page._rows] == [CHIEF, "maria"])
    assert sitting.page() is None
    state = sitting.window.gate.state
    assert state is not None
    sitting.bot.waitUntil(lambda: sitting.window.gate.state.on)  # type: ignore[union-attr]
    assert sitting.window._corner.person.text() == "chief · administrator, supervisor"
    sitting.watch()  # what was stated before holds on
    with office.window() as desk:
        found = desk.sign_in.login("maria", start, accept_notice=True, new_password=WORDS["maria"])
    assert found.user == "maria"


def test_that_a_change_of_roles_asks_for_the_password_and_is_done_once(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    office.hire("maria", "analyst")
    sitting = sit(office)
    sitting.arrive()
    page = _people(sitting)
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    before = office.last()
    page.roles.click()
    form = _open(sitting, RolesForm)
    assert form.roles.roles == "analyst"
    for role, box in form.roles.boxes.items():
        box.setChecked(role.value == "detective")
    form.button.click()
    _confirm(sitting, "not the words")
    sheet = _open(sitting, ConfirmSheet)
    sitting.bot.waitUntil(sheet.problem.isVisible)
    _confirm(sitting)
    _gone(sitting, RolesForm)
    sitting.bot.waitUntil(lambda: [a.roles for a in page._rows][1] == "detective")
    ended = [outcome.split(":")[0] for _, outcome in office.outcomes("user.role", before)]
    assert ended == ["denied", "ok"]


def test_that_an_act_whose_confirmation_is_cancelled_says_that_it_did_not_happen(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    office.hire("maria", "analyst")
    sitting = sit(office)
    sitting.arrive()
    page = _people(sitting)
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    page.close_.click()
    form = _open(sitting, SureForm)
    form.button.click()
    _open(sitting, ConfirmSheet).reject()
    sitting.bot.waitUntil(form.problem.isVisible)
    assert "needs your password again" in form.problem.text()
    assert all(account.active for account in page._rows)


def test_that_a_locked_out_name_is_released(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    office.hire("maria", "analyst")
    sitting = sit(office)
    for _ in range(5):
        with office.window() as desk, pytest.raises(Exception, match=r"not signed in|locked"):
            desk.sign_in.login("maria", "wrong", accept_notice=True)
    sitting.arrive()
    page = _people(sitting)
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    assert "Locked out since" in page.said.text()
    page.release.click()
    sitting.bot.waitUntil(lambda: page._rows[1].locked is None)
    with office.window("maria"):
        pass


def test_that_a_role_that_may_not_sees_the_list_and_grey_buttons(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    office.hire("maria", "auditor")
    sitting = sit(office)
    sitting.arrive("maria")
    page = _people(sitting)
    assert not page.add.isEnabled()
    assert page.add.toolTip() == "Not as auditor"
    assert not sitting.window.actions_["case.open"].isEnabled()
    assert sitting.window.first_run._heading.text() == "No evidence in this role"
    assert [b for b in office.bodies() if b["verb"] == "case.show" and b["user"] == "maria"] == []


def test_that_a_second_factor_is_enrolled_by_its_first_code_and_asked_for_from_then_on(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    office.hire("maria", "analyst")
    sitting = sit(office)
    sitting.arrive("maria")
    sitting.window.actions_["users.second"].trigger()
    form = _open(sitting, SecondFactorForm)
    form.password.setText(WORDS["maria"])
    form.button.click()
    sitting.bot.waitUntil(form.picture.isVisible)
    assert form.picture.image is not None
    seed = form.seed.text().replace(" ", "")
    form.code.setText(code_for(seed, int(office.clock.now().timestamp()) // STEP_S))
    form.button.click()
    sitting.bot.waitUntil(form.button.isHidden)
    assert form.seed.text() == ""
    form.reject()
    sitting.window.actions_["session.logout"].trigger()
    page = sitting.window.gate.sign_in
    sitting.bot.waitUntil(lambda: sitting.page() is page)
    assert page._rows[page.code].isVisible()
    sitting.sign_in("maria")
    sitting.bot.waitUntil(lambda: page.button.isEnabled() and page.problem.isVisible())
    office.clock.advance(STEP_S)
    page.code.setText(code_for(seed, int(office.clock.now().timestamp()) // STEP_S))
    sitting.arrive("maria")


def test_that_a_desk_of_one_sets_its_first_password_and_then_asks_for_it(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(office)
    window = sitting.window
    window.actions_["users.password"].trigger()
    form = _open(sitting, PasswordForm)
    assert form.old is None
    form.fresh.setText("password1")
    form.again.setText("password1")
    form.button.click()
    sitting.bot.waitUntil(form.problem.isVisible)
    assert "tried first" in form.problem.text()
    form.fresh.setText(WORDS[CHIEF])
    form.again.setText(WORDS[CHIEF])
    form.button.click()
    sitting.bot.waitUntil(form.button.isHidden)
    form.reject()
    sitting.bot.waitUntil(lambda: window.gate.state is not None and window.gate.state.password)
    window.actions_["session.lock"].trigger()
    assert window.gate.lock_page.password.isVisible()
