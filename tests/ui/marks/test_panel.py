"""Marks in the window: made by key, listed, filtered, changed in place, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDockWidget

from nvr_desk.errors import UsageError
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.mark import MarkLevel, MarkRow
from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.host import Host
from nvr_desk_ui.marks.commands import MarkCommands
from nvr_desk_ui.marks.marker import Spot
from nvr_desk_ui.marks.marking import Marking
from nvr_desk_ui.marks.model import FilteredMarks, MarksModel
from nvr_desk_ui.marks.panel import MarksPanel
from nvr_desk_ui.menus.table import COMMANDS
from nvr_desk_ui.presenters import marks as words
from nvr_desk_ui.selection import SelectionModel
from nvr_desk_ui.session import CaseSession
from nvr_desk_ui.undo import Undo

from tests.fakes.desk import CASE, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.selection import Instant
    from nvr_desk_ui.theme import Theme

ONE, TWO = delivery_row(1), delivery_row(2)
HERE = ONE.delivery.id


def _rows(count: int) -> list[MarkRow]:
    desk = FakeDesk([ONE, TWO])
    for number in range(count):
        delivery = (ONE, TWO)[number % 2].delivery.id
        level = list(MarkLevel)[number % 3].value
        author = "ana" if number % 2 else "kim"
        desk.marks.add(
            CASE, delivery, float(number), level=level, note=f"bag {number}", author=author
        )
    return desk.marks.listing(CASE)


@pytest.fixture
def spot(monkeypatch: pytest.MonkeyPatch) -> list[Spot | None]:
    """What is on screen; tests put another one in."""
    on_screen: list[Spot | None] = [Spot(CASE, HERE, 2.0, 0)]
    monkeypatch.setattr(Marking, "spot", property(lambda _self: on_screen[0]))
    return on_screen


class _Stage:
    """Where the player would be: tests say what stands there."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.loop_s: tuple[float, float] | None = None
        self.shot = None

    def note(self, text: str) -> None:
        self.said.append(text)


class SmallWindow(Host):
    """A window with marks and nothing else."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.selection = SelectionModel(self)
        self.session = CaseSession(bridge, self)
        self.undo = Undo(self)
        self.marking = Marking(self)
        self.stage = _Stage()  # type: ignore[assignment]
        self.errors: list[tuple[str, object]] = []
        calls = {one.id: _nothing for one in COMMANDS} | MarkCommands(self).table()
        self.actions_ = ActionTable(self, calls)
        dock = QDockWidget(self)
        dock.setWidget(MarksPanel(self))
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        self.docks = {"marks": dock}

    def show_error(self, title: str, error: object) -> None:
        self.errors.append((title, error))

    def raise_dock(self, name: str) -> None:
        self.docks[name].raise_()


def _nothing() -> None:
    return None


@pytest.fixture
def window(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> Callable[[FakeDesk], SmallWindow]:
    """A window with its case open and the first delivery chosen."""

    def make(desk: FakeDesk) -> SmallWindow:
        window = SmallWindow(bridge_to(desk))
        qtbot.addWidget(window)
        window.show()
        window.session.open(CASE)
        qtbot.waitUntil(lambda: window.session.row(HERE) is not None)
        qtbot.waitUntil(lambda: any(verb == "mark.list" for verb, _ in desk.wishes))
        window.selection.choose_delivery(HERE)
        return window

    return make


def _texts(window: SmallWindow, column: int = words.NOTE) -> list[str]:
    listed = window.panel(MarksPanel).listed
    return [listed.index(row, column).data() for row in range(listed.rowCount())]


def test_that_the_models_of_marks_keep_the_rules_of_item_models(themed: Theme) -> None:
    model = MarksModel()
    listed = FilteredMarks(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, fatal) for each in (listed, model)]
    rows = _rows(6)
    model.set_rows(rows[:5], "America/Denver")
    model.put(rows[5])
    listed.use(words.MarkFilter(level=MarkLevel.KEY))
    assert listed.rowCount() == 2
    model.drop(rows[2].mark.uid)
    listed.use(words.MarkFilter())
    assert (model.rowCount(), listed.rowCount()) == (5, 5)
    while testers:  # each goes before what it watches
        testers.pop().deleteLater()


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (words.MarkFilter(), {0, 1, 2, 3, 4, 5}),
        (words.MarkFilter(level=MarkLevel.NOTABLE), {1, 2, 4, 5}),
        (words.MarkFilter(author="kim"), {0, 2, 4}),
        (words.MarkFilter(text="BAG 3"), {3}),
        (words.MarkFilter(delivery=HERE, level=MarkLevel.KEY), {2}),
    ],
)
def test_that_a_filter_lets_through_what_fits_it(asked: words.MarkFilter, left: set[int]) -> None:
    assert {number for number, row in enumerate(_rows(6)) if asked.lets(row)} == left


def test_that_the_key_marks_the_picture_on_screen_and_undo_and_redo_are_acts(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    QTest.keyClick(shown, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: len(_texts(shown)) == 1)
    shown.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: _texts(shown) == [])
    shown.actions_["edit.redo"].trigger()
    qtbot.waitUntil(lambda: len(_texts(shown)) == 1)
    steps = [verb for verb, _ in desk.wishes if verb.startswith("mark.") and verb != "mark.list"]
    assert steps == ["mark.add", "mark.remove", "mark.restore"]
    (mark,) = desk.marks.kept.values()
    assert (mark.from_s, mark.delivery) == (2.0, HERE)


def test_that_a_range_begins_and_ends_by_the_same_key_whichever_way(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.actions_["marks.range"].trigger()
    spot[0] = Spot(CASE, HERE, 0.5, 0)
    shown.actions_["marks.range"].trigger()
    qtbot.waitUntil(lambda: bool(desk.marks.kept))
    (mark,) = desk.marks.kept.values()
    assert (mark.from_s, mark.to_s) == (0.5, 2.0)


def test_that_in_and_out_are_a_range(
    qtbot: QtBot,
    window: Callable[[FakeDesk], SmallWindow],
    spot: list[Spot | None],
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.stage.loop_s = (1.0, 3.0)  # type: ignore[misc]
    shown.actions_["marks.range"].trigger()
    qtbot.waitUntil(lambda: bool(desk.marks.kept))
    (mark,) = desk.marks.kept.values()
    assert (mark.from_s, mark.to_s) == (1.0, 3.0)


def test_that_a_dark_player_makes_no_mark(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    spot[0] = None
    shown.actions_["marks.point"].trigger()
    shown.actions_["still.new"].trigger()
    assert not [verb for verb, _ in desk.wishes if verb in ("mark.add", "still.new")]


def test_that_a_note_is_typed_into_its_row_and_taken_back(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.actions_["marks.point"].trigger()
    qtbot.waitUntil(lambda: len(_texts(shown)) == 1)
    listed = shown.panel(MarksPanel).listed
    assert listed.setData(listed.index(0, words.NOTE), "a red bag")
    qtbot.waitUntil(lambda: _texts(shown) == ["a red bag"])
    assert listed.setData(listed.index(0, words.LEVEL), "key")
    qtbot.waitUntil(lambda: _texts(shown, words.LEVEL) == ["key"])
    shown.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: _texts(shown, words.LEVEL) == ["note"])
    shown.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: _texts(shown) == [""])


def test_that_an_undo_that_fails_says_so_and_ends_the_history(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.actions_["marks.point"].trigger()
    qtbot.waitUntil(lambda: len(_texts(shown)) == 1)
    desk.refuse["mark.remove"] = UsageError("taken away already")
    shown.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: shown.undo.stack.count() == 0)
    assert len(_texts(shown)) == 1
    assert shown.errors[0][0] == "Not taken back"


def test_that_a_mark_is_jumped_to_in_seconds_from_the_first_picture(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.actions_["marks.point"].trigger()
    qtbot.waitUntil(lambda: len(_texts(shown)) == 1)
    panel = shown.panel(MarksPanel)
    sought: list[Instant] = []
    shown.selection.seek_requested.connect(sought.append)
    panel.table.activated.emit(panel.listed.index(0, 0))
    first = ONE.clip.facts.start_s if ONE.clip.facts else 0.0
    assert sought[0].seconds == 2.0 - (first or 0.0)


def test_that_notes_leave_the_list_with_a_consent(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.actions_["marks.point"].trigger()
    qtbot.waitUntil(lambda: len(_texts(shown)) == 1)
    listed = shown.panel(MarksPanel).listed
    listed.setData(listed.index(0, words.NOTE), "a man in red")
    qtbot.waitUntil(lambda: _texts(shown) == ["a man in red"])
    desk.change(HERE, visibility=Visibility.WITHDRAWN)
    shown.session.refresh()
    qtbot.waitUntil(lambda: _texts(shown) == ["hidden"])
    assert not listed.flags(listed.index(0, words.NOTE)) & Qt.ItemFlag.ItemIsEditable


def test_that_a_still_is_written_of_the_picture_on_screen(
    qtbot: QtBot, window: Callable[[FakeDesk], SmallWindow], spot: list[Spot | None]
) -> None:
    desk = FakeDesk([ONE, TWO])
    shown = window(desk)
    shown.actions_["still.new"].trigger()
    qtbot.waitUntil(lambda: ("still.new", (HERE, 2.0, 0)) in desk.wishes)
