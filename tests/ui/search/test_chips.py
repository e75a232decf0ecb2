"""Chips follow the one filter both ways, and are edited, removed and added by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nvr_desk.records.attributes import ColourName, Traits
from nvr_desk.records.case import Purpose
from nvr_desk.records.saved_search import SavedSearch
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.filters import FilterModel
from nvr_desk_ui.search.panel import SearchPanel

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def _panel(qtbot: QtBot, bridge: Bridge, filters: FilterModel, width: int = 360) -> SearchPanel:
    panel = SearchPanel(bridge, lambda: (0.0, 0.0), lambda hit: None, filters=filters)
    qtbot.addWidget(panel)
    panel.use_case(CASE, "America/Denver")
    panel.resize(width, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _words(panel: SearchPanel) -> list[str]:
    return [each.chip.words for each in panel.strip.chips]


def test_that_what_the_timeline_and_the_map_narrow_stands_as_chips_and_in_the_form(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(FakeDesk()), filters)
    filters.narrow(start=START, area=((1.0, 1.0), (2.0, 2.0), (1.0, 2.0)))
    assert _words(panel)[1] == "within a drawn area"
    assert panel.start.text() in _words(panel)[0]
    filters.narrow(classes=(ObjectClass.BUS,))
    assert panel.chips[ObjectClass.BUS].isChecked()
    filters.clear()
    assert _words(panel) == []
    assert panel.start.text() == ""
    assert not panel.chips[ObjectClass.BUS].isChecked()


def test_that_a_question_asks_all_that_the_filter_holds(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(desk), filters)
    traits = Traits(colours=(ColourName.RED, ColourName.BLUE))
    filters.narrow(hours=(22 * 60, 5 * 60), traits=traits)
    panel.chips[ObjectClass.CAR].setChecked(True)
    panel.ask()
    qtbot.waitUntil(lambda: bool(desk.wishes))
    assert desk.wishes[0][1] == Query(
        case=CASE, classes=(ObjectClass.CAR,), hours=(22 * 60, 5 * 60), traits=traits
    )
    assert filters.query.classes == (ObjectClass.CAR,)


def test_that_chips_are_edited_and_removed_by_keys(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(FakeDesk()), filters)
    filters.narrow(hours=(60, 120), min_conf=0.5)
    first = panel.strip.chips[0]
    QTest.keyClick(first.words, Qt.Key.Key_Return)
    editor = panel.strip.editor
    assert editor is not None
    assert editor.line is not None
    editor.line.setText("nonsense")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.problem.isVisibleTo(editor)
    editor.line.setText("03:00-04:00")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert filters.query.hours == (180, 240)
    QTest.keyClick(panel.strip.chips[0].words, Qt.Key.Key_Backspace)
    assert filters.query == Query(case=CASE, min_conf=0.5)
    QTest.keyClick(panel.strip.chips[0].words, Qt.Key.Key_Delete)
    assert panel.strip.chips == []
    assert filters.query == Query(case=CASE)


def test_that_a_part_is_added_from_the_menu(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(FakeDesk()), filters)
    panel.strip.menu.aboutToShow.emit()
    action = next(each for each in panel.strip.menu.actions() if each.text() == "Colour")
    action.trigger()
    editor = panel.strip.editor
    assert editor is not None
    box = next(each for each in editor.boxes if each.text() == "red")
    box.setChecked(True)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert filters.query.traits.colours == (ColourName.RED,)


def test_that_chips_wrap_and_none_is_cut_in_a_narrow_panel(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(FakeDesk()), filters, width=300)
    filters.narrow(
        hours=(60, 120), min_conf=0.5, start=START, traits=Traits(min_dwell_s=8, min_height=0.125)
    )
    QApplication.processEvents()
    strip = panel.strip
    for each in (*strip.chips, strip.add):
        assert strip.rect().contains(each.geometry()), (strip.rect(), each.geometry())
        assert each.width() >= each.minimumSizeHint().width()


def test_that_an_answer_to_an_earlier_question_says_so(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(desk), filters)
    panel.ask()
    qtbot.waitUntil(lambda: bool(panel._headline.text()))
    assert "earlier" not in panel._headline.text()
    filters.narrow(classes=(ObjectClass.BUS,))
    assert "to an earlier question" in panel._headline.text()


def test_that_without_a_purpose_the_form_says_what_is_missing(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    panel = _panel(qtbot, bridge_to(desk), FilterModel())
    case = desk.cases.listing()[0]
    panel.purpose.say(case, None)
    assert "press F2" in panel.purpose.missing.text()
    panel.purpose.say(case, Purpose(case.number, "BURG", "vans near the scene"))
    assert "vans near the scene" in panel.purpose.words.text()
    assert not panel.purpose.missing.isVisibleTo(panel)


def test_that_a_kept_search_takes_the_place_of_what_stands_in_the_filter(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    filters = FilterModel()
    panel = _panel(qtbot, bridge_to(desk), filters)
    filters.narrow(min_conf=0.5)
    kept = Query(case=CASE, classes=(ObjectClass.TRUCK,))
    panel.saved.take(SavedSearch(CASE, "ana", "lorries", kept, START))
    assert filters.query == kept
    qtbot.waitUntil(lambda: bool(desk.wishes))
    assert desk.wishes[0][1] == kept
