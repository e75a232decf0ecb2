from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtTest import QAbstractItemModelTester

from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.search import Answer, Hit, Query, SearchCoverage
from nvr_desk.records.track import ObjectClass, TrackRow
from nvr_desk_ui.search.model import TITLES, HitsModel
from nvr_desk_ui.search.panel import SearchPanel

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def hits(count: int) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            delivery_row(number).delivery,
            TrackRow(
                "c" * 64, number, ObjectClass.PERSON, 1.0, 4.0, 2.0, 2000, 0.8, (0, 0, 9, 9), 9, 5,
                "yolo26n", "d" * 64, unverified=False,
            ),
            START,
            START,
            corrected=False,
        )
        for number in range(count)
    )  # fmt: skip


def test_that_the_model_of_hits_keeps_the_rules_of_item_models(themed: Theme) -> None:
    model = HitsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_hits(hits(5), "America/Denver")
    model.set_hits((), None)
    assert model.rowCount() == 0
    assert tester.model() is model


def test_that_the_form_becomes_the_question_and_the_map_gives_the_place(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    panel = SearchPanel(bridge_to(desk), lambda: (40.76, -111.89), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, "America/Denver")
    panel.chips[ObjectClass.BUS].setChecked(True)
    panel._use_centre()
    panel.ask()
    qtbot.waitUntil(lambda: bool(desk.wishes))
    query: Query = desk.wishes[0][1]
    assert query.classes == (ObjectClass.BUS,)
    assert query.near is not None
    assert (query.near.lat, query.near.lon, query.near.radius_m) == (40.76, -111.89, 200)


def test_that_the_fields_for_looks_become_the_question(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    panel = SearchPanel(bridge_to(desk), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, "America/Denver")
    fields = panel.traits
    fields.colour.setCurrentText("red")
    fields.part.setCurrentText("lower")
    fields.direction.setCurrentText("moving left")
    fields.dwell.setText("8")
    fields.height_share.setText("12.5")
    fields.unknown.setChecked(True)
    panel.ask()
    qtbot.waitUntil(lambda: bool(desk.wishes))
    query: Query = desk.wishes[0][1]
    assert query.traits == Traits(
        colours=(ColourName.RED,),
        part=Part.LOWER,
        directions=(Direction.LEFT,),
        min_dwell_s=8.0,
        min_height=0.125,
        unknown=True,
    )


def test_that_a_size_that_makes_no_sense_is_named_and_nothing_is_asked(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk([delivery_row(1)])
    panel = SearchPanel(bridge_to(desk), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    panel.traits.height_share.setText("120")
    panel.ask()
    assert panel._problem.text() == "Height: lies between 0 and 100"
    assert not desk.wishes


def test_that_no_hit_still_says_how_much_was_looked_at(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    coverage = SearchCoverage(4, 600.0, 60.0, 3, 0, 0, 0, ())
    panel.show_answer(Answer(Query(case=CASE), (), 0, coverage, 0.01))
    assert panel._stated.state == "empty"
    assert panel._coverage.text() == coverage.brief
    assert panel._coverage.toolTip() == coverage.sentence
    assert panel._limits.isHidden()
    told = replace(coverage, limits=("m: misses far persons",))
    panel.show_answer(Answer(Query(case=CASE), (), 0, told, 0.01))
    assert panel._limits.text() == "m: misses far persons"
    assert not panel._limits.isHidden()


def test_that_a_click_on_a_hit_tells_which(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    chosen: list[Hit] = []
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), chosen.append)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    found = hits(3)
    panel.show_answer(
        Answer(Query(case=CASE), found, 3, SearchCoverage(3, 9.0, 9.0, 0, 0, 0, 0, ()), 0.01)
    )
    panel._table.selectRow(2)
    assert chosen == [found[2]]


def test_that_a_field_that_makes_no_sense_is_told_and_nothing_is_asked(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    desk = FakeDesk()
    panel = SearchPanel(bridge_to(desk), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    panel.start.setText("yesterday")
    panel.ask()
    assert panel._problem.text().startswith("From: write it like")
    assert desk.wishes == []


def test_that_hits_leave_when_their_consent_is_withdrawn(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    rows = {row.delivery.id: row for row in (delivery_row(number) for number in range(3))}
    found = hits(3)
    panel.show_answer(
        Answer(Query(case=CASE), found, 3, SearchCoverage(3, 9.0, 9.0, 0, 0, 0, 0, ()), 0.01)
    )
    panel.keep_shown(rows.get)
    assert panel.model.rowCount() == 3
    gone = rows[found[1].delivery.id]
    rows[gone.delivery.id] = replace(
        gone, delivery=replace(gone.delivery, visibility=Visibility.WITHDRAWN)
    )
    panel.keep_shown(rows.get)
    assert [hit.delivery.id for hit in panel.model.hits] == [
        found[0].delivery.id,
        found[2].delivery.id,
    ]
    assert "consent withdrawn" in panel._headline.text()


def test_that_the_table_needs_no_sideways_scrolling_and_the_zone_is_said(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.resize(440, 500)
    panel.show()
    panel.use_case(CASE, "America/Denver")
    panel.show_answer(
        Answer(Query(case=CASE), hits(3), 3, SearchCoverage(3, 9.0, 9.0, 0, 0, 0, 0, ()), 0.01)
    )
    qtbot.waitExposed(panel)
    table = panel._table
    first = [at for at, title in enumerate(TITLES) if title != "Looks"]
    qtbot.waitUntil(lambda: sum(table.columnWidth(at) for at in first) <= table.viewport().width())
    shown = [table.horizontalHeader().logicalIndex(at) for at in range(len(TITLES))]
    assert [TITLES[at] for at in shown] == ["What", "When", "Where", "Looks"]
    assert panel._clock.text() == "Times are wall time of America/Denver."


def test_that_on_a_low_screen_the_answer_scrolls_and_nothing_of_it_is_cut(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show()
    panel.use_case(CASE, "America/Denver")
    panel.looks.click()
    coverage = SearchCoverage(4, 600.0, 60.0, 3, 0, 0, 0, ())
    panel.show_answer(Answer(Query(case=CASE), hits(3), 3, coverage, 0.01))
    qtbot.waitExposed(panel)
    said, table = panel._coverage, panel._table
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    shown = table.viewport().height() // table.verticalHeader().defaultSectionSize()
    assert shown >= 1
    assert panel._area.verticalScrollBar().maximum() > 0
    assert panel._inside.width() <= panel._area.viewport().width()
    assert panel.minimumSizeHint().height() < 300
    panel.resize(400, 560)
    qtbot.waitUntil(lambda: panel._area.verticalScrollBar().maximum() == 0)
    panel.resize(400, 900)
    qtbot.waitUntil(lambda: table.height() > 400)
