"""A supervisor at the keyboard, over a real desk at which somebody worked for a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from shiboken6 import isValid

from nvr_desk.desk import open_desk
from nvr_desk.errors import DeniedError
from nvr_desk.records.case import Actor, Incident
from nvr_desk.records.search import Near, Query
from nvr_desk.records.supervise import Outcome
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.presenters import supervise
from nvr_desk_ui.supervise.counts import CountsDialog
from nvr_desk_ui.supervise.item import SignOffForm
from nvr_desk_ui.supervise.printing import paint_report, paper
from nvr_desk_ui.supervise.report import ReportForm
from nvr_desk_ui.supervise.review import ReviewDialog

from tests.desk.conftest import CASE, PURPOSE, House

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

MLOPEZ = Actor("mlopez", "detective", "desk-1")
ANNA = Actor("anna", "supervisor", "desk-2")
DAY_S = 86_400.0
WHY = supervise.ITEM_TITLES.index("Why it is here")


@dataclass
class Week:
    """What was done, and the desk of the supervisor who looks it over."""

    house: House
    bridge: Bridge
    changes: list[str]


@pytest.fixture
def week(house: House, qtbot: QtBot, tmp_path: Path) -> Iterator[Week]:
    """Searches, one of them far off, a clip watched, doors tried; then the week was over."""
    house.desk.cases.member(CASE, MLOPEZ.user)
    house.desk.cases.incident(CASE, Incident("a burglary", house.clock.now(), None, 40.76, -111.89))
    house.desk.settings.set("review.share_percent", "100")
    with open_desk(house.root, clock=house.clock, actor=MLOPEZ) as theirs:
        theirs.cases.use_purpose(CASE, PURPOSE)
        theirs.search.ask(Query(case=CASE))
        theirs.search.ask(Query(case=CASE, near=Near(41.76, -111.89, 100.0)))
        delivery = theirs.clips.listing(CASE)[0].delivery.id
        ticket = theirs.view.open(CASE, [delivery])
        theirs.view.shown(ticket, delivery, 0.0, 0.5)
        theirs.view.shown(ticket, delivery, 0.7, 1.1)
        theirs.view.close(ticket)
        for _ in range(5):
            with pytest.raises(DeniedError):
                theirs.search.ask(Query(case=""))
    house.clock.advance(8 * DAY_S)
    house.desk.audit.make_key()
    house.desk.audit.checkpoint()
    desk = open_desk(house.root, clock=house.clock, actor=ANNA)
    bridge = Bridge(lambda _path: desk)
    with qtbot.waitSignal(bridge.opened):
        bridge.open_workspace(tmp_path)
    yield Week(house, bridge, [])
    bridge.close()


@pytest.fixture
def review(qtbot: QtBot, parent: QWidget, week: Week) -> Iterator[Callable[[], ReviewDialog]]:
    """Opens the queue; closed at the end."""
    made: list[QDialog] = []

    def make() -> ReviewDialog:
        dialog = ReviewDialog(
            parent, week.bridge, lambda: week.changes.append("changed"), week.house.clock.now
        )
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.stated.state in ("content", "empty"))
        qtbot.waitUntil(lambda: dialog.sheet.stated.state == "content")
        return dialog

    yield make
    for dialog in made:
        if isValid(dialog):
            dialog.close()


def _facts(dialog: ReviewDialog) -> str:
    return dialog.sheet.heading.text() + "\n" + dialog.sheet.why.text()


def _choose(qtbot: QtBot, dialog: ReviewDialog, wanted: str) -> None:
    for place in range(dialog.list.topLevelItemCount()):
        line = dialog.list.topLevelItem(place)
        if line is not None and wanted in line.text(WHY):
            dialog.list.setCurrentItem(line)
            qtbot.waitUntil(lambda: wanted in dialog.sheet.why.text())
            return
    pytest.fail(f"no item with {wanted!r}")


def test_that_items_stand_with_their_reasons_and_the_first_is_open(
    review: Callable[[], ReviewDialog], qtbot: QtBot
) -> None:
    dialog = review()
    whys = [
        line.text(WHY)
        for n in range(dialog.list.topLevelItemCount())
        if (line := dialog.list.topLevelItem(n)) is not None
    ]
    assert any("far from the incident's place" in why for why in whys)
    assert any("repeated refusals" in why for why in whys)
    assert "Due in" in dialog.standing.text()
    _choose(qtbot, dialog, "far from the incident's place")
    assert "mlopez searched" in _facts(dialog)
    assert not dialog.sign_button.isEnabled()


def test_that_a_view_shows_what_was_painted_as_bars(week: Week) -> None:
    with open_desk(week.house.root, clock=week.house.clock, actor=ANNA) as desk:
        queue = desk.supervise.queue()
        verbs = {item.verb for item in queue.items}
        for item in queue.items:
            around = desk.supervise.open(item.id)
            told = {f.name: f.value for s in supervise.sections(around) for f in s.facts}
            if item.verb == "search" and around.query.get("near"):
                assert told["Around"] == "100 m around 41.76, -111.89"
                assert "Looks like" not in told  # any: nothing was asked of it
            if item.verb == "view":
                (row,) = supervise.strip_rows(around)
                assert row.spans == ((0.0, 0.5), (0.7, 1.1))
                assert "0.9 s in 2 spans" in told["Footage shown"]
    assert {"search", "view"} <= verbs


def test_that_one_key_decides_and_the_next_item_opens(
    review: Callable[[], ReviewDialog], qtbot: QtBot, week: Week
) -> None:
    dialog = review()
    first = dialog._number()
    QTest.keyClick(dialog.list, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: dialog._items[first or 0].outcome is Outcome.FINE)
    qtbot.waitUntil(lambda: dialog._number() != first)
    assert week.changes == ["changed"]
    assert "1 of" in dialog.pace.text()


def test_that_a_question_wants_its_words_and_waits_for_the_answer(
    review: Callable[[], ReviewDialog], qtbot: QtBot, week: Week
) -> None:
    dialog = review()
    _choose(qtbot, dialog, "far from the incident's place")
    number = dialog._number()
    QTest.keyClick(dialog.list, Qt.Key.Key_A)
    assert "mlopez" in dialog.sheet.note.placeholderText()
    QTest.keyClick(dialog.sheet.note, Qt.Key.Key_Return)
    assert "needs its words" in dialog.notice.text()
    QTest.keyClicks(dialog.sheet.note, "why so far away?")  # f and a are letters here
    QTest.keyClick(dialog.sheet.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog._items[number or 0].outcome is Outcome.ASK)
    assert dialog._items[number or 0].note == "why so far away?"
    qtbot.waitUntil(lambda: "1 question without an answer" in dialog.standing.text())


def test_that_a_review_is_signed_off_once_every_item_is_decided(
    review: Callable[[], ReviewDialog], qtbot: QtBot, week: Week
) -> None:
    dialog = review()
    for _ in range(dialog.list.topLevelItemCount()):
        number = dialog._number()
        dialog.decide(Outcome.FINE)
        qtbot.waitUntil(lambda number=number: dialog._items[number or 0].outcome is not None)  # type: ignore[misc]
    qtbot.waitUntil(dialog.sign_button.isEnabled)
    QTest.keyClick(dialog.list, Qt.Key.Key_S)
    form = next(one for one in dialog.findChildren(SignOffForm))
    form.button.click()
    qtbot.waitUntil(lambda: "needs its words" in form.problem.text())
    form.words.setText("looked over with the captain")
    form.button.click()
    qtbot.waitUntil(lambda: "Signed off by anna" in dialog.standing.text())
    signed = [b for b in week.house.bodies() if b["verb"] == "supervise.sign-off"]
    assert signed[-1]["outcome"] == "ok"


def test_that_a_review_behind_its_date_says_so(
    review: Callable[[], ReviewDialog], week: Week
) -> None:
    week.house.clock.advance(20 * DAY_S)
    dialog = review()
    assert dialog.standing.text().startswith("OVERDUE by")
    assert dialog.standing.property("tone") == "bad"


def test_that_the_report_is_written_and_can_be_printed(
    review: Callable[[], ReviewDialog], qtbot: QtBot, week: Week, tmp_path: Path
) -> None:
    dialog = review()
    form = ReportForm(dialog, week.bridge, 1)
    form.open()
    form.target.setText(str(tmp_path / "review.pdf"))
    form.button.click()
    qtbot.waitUntil(lambda: form.cancel.text() == "Close")
    assert (tmp_path / "review.pdf").read_bytes().startswith(b"%PDF")
    with open_desk(week.house.root, clock=week.house.clock, actor=ANNA) as desk:
        made = desk.supervise.report(1, "html")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paint_report(printer, made)
    assert (tmp_path / "printed.pdf").stat().st_size > 5_000
    sizes = {size for size in _sizes_pt(paper(made)) if size}
    assert min(sizes) >= 7  # lengths of a screen came to a tenth of that on paper


def _sizes_pt(document: QTextDocument) -> list[float]:
    """Point size of each piece of text; -1 where it is given in pixels."""
    found: list[float] = []
    block = document.begin()
    while block.isValid():
        found += [each.format.font().pointSizeF() for each in block.textFormats()]
        block = block.next()
    return found


def test_that_counts_are_drawn_and_stand_beside_as_numbers(
    qtbot: QtBot, parent: QWidget, week: Week
) -> None:
    dialog = CountsDialog(parent, week.bridge, week.house.clock.now)
    dialog.period.setCurrentIndex(2)
    dialog.open()
    dialog.load()
    people = dialog.views["By person"]
    qtbot.waitUntil(lambda: [bar.name for bar in people.chart.bars][:1] == ["mlopez"])
    assert people.chart.bars[0].text == "2"
    line = people.table.topLevelItem(0)
    assert line is not None
    assert [line.text(n) for n in (0, 1, 3)] == ["mlopez", "2", "1"]
    dialog.measure.setCurrentIndex(5)
    dialog._measure_chosen(5)
    assert people.chart.bars[0].text == "5"
    assert len(dialog.views["By hour of the day (UTC)"].chart.bars) == 24
    people.table.setCurrentItem(line)
    assert people.chart.current == 0
    assert people.chart.accessibleDescription().startswith("mlopez 5")
    dialog.period.setCurrentIndex(4)
    dialog.load()
    assert "say from when" in dialog.notice.text()
    dialog.close()
