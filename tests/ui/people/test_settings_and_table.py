from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import segno
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from nvr_desk.policy.permissions import VERBS_OF, permitted
from nvr_desk.records.approval import Waiting
from nvr_desk.records.supervise import Ask
from nvr_desk_ui.people.asks import AsksDialog, AskStrip
from nvr_desk_ui.people.confirm import ConfirmSheet
from nvr_desk_ui.people.permissions import PermissionsDialog
from nvr_desk_ui.people.qr import QUIET, qr_image
from nvr_desk_ui.people.settings import SettingsDialog
from nvr_desk_ui.presenters import people

from tests.fakes.desk import CASE, FakeDesk
from tests.fakes.office import CHIEF, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme

    from tests.fakes.office import Office
    from tests.ui.people.conftest import Sitting

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ASK = Ask(
    item=4, act=90, note="Which vehicle?", by="luis", since=NOON, verb="search", case=CASE, at=NOON
)


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """Something to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_that_every_verb_has_plain_words() -> None:
    every = {verb for row in VERBS_OF.values() for verb in row}
    assert sorted(every - set(people.VERB_WORDS)) == []


def test_that_the_table_says_what_the_core_says(parent: QWidget) -> None:
    page = PermissionsDialog(parent, "analyst")
    last = page.table.columnCount() - 1
    for place in range(page.table.topLevelItemCount()):
        item = page.table.topLevelItem(place)
        assert item is not None
        verb = item.text(last)
        told = [bool(item.text(column)) for column in range(1, last)]
        assert told == [permitted(role.value, verb) for role in people.GIVEN], verb
    assert page.legend.text().startswith("You are analyst.")


def test_that_the_table_is_searched_by_words_and_verbs(parent: QWidget) -> None:
    page = PermissionsDialog(parent, "")

    def shown() -> set[str]:
        items = [page.table.topLevelItem(n) for n in range(page.table.topLevelItemCount())]
        last = page.table.columnCount() - 1
        return {item.text(last) for item in items if item is not None and not item.isHidden()}

    page.needle.setText("make packet")
    assert shown() == {"packet.new"}
    page.needle.setText("user.")
    assert shown() >= {"user.add", "user.role"}
    page.needle.setText("no such thing")
    assert shown() == set()
    assert "Nothing" in page.notice.text()


def test_that_the_code_has_every_module_of_the_text_and_a_quiet_zone() -> None:
    text = "otpauth://totp/NVR%20Desk:chief?secret=ABC"
    image = qr_image(text)
    rows = [bytes(line) for line in segno.make_qr(text, error="m").matrix]
    assert image.width() == len(rows) + 2 * QUIET
    seen = [
        [image.pixelColor(x + QUIET, y + QUIET) == QColor("black") for x in range(len(rows))]
        for y in range(len(rows))
    ]
    assert seen == [[bool(module) for module in line] for line in rows]
    assert image.pixelColor(QUIET - 1, QUIET - 1) == QColor("white")


def test_that_a_question_is_a_row_until_it_is_answered(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.supervise.open = [ASK, replace(ASK, item=5, note="And why at night?")]
    row = AskStrip(bridge_to(desk), lambda: None, lambda: None, parent)
    row.look()
    qtbot.waitUntil(lambda: not row.isHidden())
    assert row.said.text().endswith("(search in a case): Which vehicle?")
    assert not row.all.isHidden()
    row.answer.setText("the white van of the report")
    row.answer.returnPressed.emit()
    qtbot.waitUntil(lambda: row.said.text().endswith("And why at night?"))
    assert desk.wishes == [("supervise.answer", (4, "the white van of the report"))]
    assert row.answer.text() == ""
    desk.supervise.open = []
    desk.approvals.now = Waiting(to_decide=2, mine=1, granted=1)
    row.look()
    qtbot.waitUntil(row._question.isHidden)
    said = "2 asks of others wait for you; 1 of yours was granted: you may go on"
    qtbot.waitUntil(lambda: row.waits.text() == said)
    desk.approvals.now = Waiting(mine=1)
    row.look()
    qtbot.waitUntil(row.isHidden)


def test_that_all_questions_are_listed_and_empty_answers_refused(
    qtbot: QtBot, parent: QWidget, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    desk.supervise.open = [ASK]
    told: list[int] = []
    page = AsksDialog(parent, bridge_to(desk), lambda: told.append(1))
    qtbot.waitUntil(lambda: page.chosen is not None)
    page.send.click()
    assert page.notice.text() == "Write an answer first."
    page.answer.setPlainText("the white van")
    page.send.click()
    qtbot.waitUntil(lambda: page._stated.state == "empty")
    assert told == [1]


@pytest.mark.slow
def test_that_a_setting_is_refused_out_of_range_and_confirmed_where_it_weakens(
    office: Office, sit: Callable[[Office], Sitting]
) -> None:
    office.hire("maria", "analyst")
    sitting = sit(office)
    sitting.arrive()
    sitting.window.actions_["settings.show"].trigger()
    page = next(d for d in sitting.dialogs() if isinstance(d, SettingsDialog))
    sitting.bot.waitUntil(lambda: bool(page._rows))
    keys = [each.key for each in page._rows]
    page.list.setCurrentIndex(page.list.model().index(keys.index("lock.idle_minutes"), 0))
    assert "From 1 to 30 minutes" in page.help.text()
    page.line.setText("45")
    page.set.click()
    sitting.bot.waitUntil(lambda: "takes 1 to 30" in page.notice.text())
    page.line.setText("5")
    page.set.click()
    sitting.bot.waitUntil(lambda: page.notice.text() == "lock.idle_minutes is 5 from now on.")
    page.line.setText("30")
    page.set.click()
    sitting.bot.waitUntil(lambda: any(isinstance(d, ConfirmSheet) for d in sitting.dialogs()))
    sheet = next(d for d in sitting.dialogs() if isinstance(d, ConfirmSheet))
    sheet.password.setText(WORDS[CHIEF])
    sheet.button.click()
    sitting.bot.waitUntil(lambda: page.notice.text() == "lock.idle_minutes is 30 from now on.")
