from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import ApprovalNeededError
from nvr_desk_ui.people.approvals import ApprovalsDialog

from tests.fakes.desk import CASE
from tests.fakes.office import CHIEF, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.office import Office
    from tests.ui.people.conftest import Sitting

pytestmark = pytest.mark.slow


@pytest.fixture
def asked(office: Office) -> Office:
    """A detective asked for a packet; the chief may grant it."""
    office.hire("maria", "detective")
    with office.window(CHIEF) as desk:
        desk.cases.member(CASE, "maria")
    with office.window("maria") as desk:
        desk.purposes.remember(CASE, "hand the van over to the prosecutor")
        desk.sign_in.confirm(WORDS["maria"])
        with pytest.raises(ApprovalNeededError):
            desk.packets.new(CASE)
    return office


def _approvals(sitting: Sitting) -> ApprovalsDialog:
    sitting.window.actions_["approvals.show"].trigger()
    page = next(d for d in sitting.dialogs() if isinstance(d, ApprovalsDialog))
    sitting.bot.waitUntil(lambda: page._stated.state != "loading")
    return page


def test_that_a_second_person_is_told_and_grants(
    asked: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(asked)
    sitting.arrive()
    strip = sitting.window.asks
    sitting.bot.waitUntil(lambda: strip.waits.text() == "1 ask of somebody else waits for you")
    page = _approvals(sitting)
    sitting.bot.waitUntil(lambda: page.chosen is not None)
    assert "maria asks for packet of 2 deliveries: hand the van over" in page.said.text()
    page.grant.click()
    sitting.bot.waitUntil(lambda: page._stated.state == "empty")
    assert "granted by chief" in page.notice.text()
    sitting.bot.waitUntil(lambda: strip.waits.text() == "")
    with asked.window("maria") as desk:
        desk.purposes.use(CASE)
        desk.sign_in.confirm(WORDS["maria"])
        assert desk.packets.new(CASE).deliveries == 2


def test_that_a_no_needs_words(asked: Office, sit: Callable[[Office], Sitting]) -> None:
    sitting = sit(asked)
    sitting.arrive()
    page = _approvals(sitting)
    sitting.bot.waitUntil(lambda: page.chosen is not None)
    page.refuse.click()
    assert page.notice.text() == "Say why not: they read it."
    page.words.setPlainText("not before the consent of number 14")
    page.refuse.click()
    sitting.bot.waitUntil(lambda: "refused by chief" in page.notice.text())


def test_that_nobody_is_offered_to_decide_their_own(
    asked: Office, sit: Callable[[Office], Sitting]
) -> None:
    sitting = sit(asked)
    sitting.arrive("maria")
    page = _approvals(sitting)
    sitting.bot.waitUntil(lambda: page.chosen is not None)
    assert not page.grant.isEnabled()
    assert page.grant.toolTip() == "You asked for it: somebody else decides"
