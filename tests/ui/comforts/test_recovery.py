from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.cases.forms import NewCaseForm
from nvr_desk_ui.deliveries.clock import ClockForm
from nvr_desk_ui.recovery.keep import Keeper, Kept

from tests.fakes.desk import CASE, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

    Opened = Callable[[FakeDesk], MainWindow]


def _user(desk: FakeDesk) -> str:
    return str(desk.sign_in.state().user)


def _leave(tmp_path: Path, kept: Kept) -> None:
    """As a killed window leaves it: the file is there, nobody holds its lock."""
    dead = Keeper(tmp_path)
    dead.write(kept)
    dead._lock.unlock()


def _cased(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.session.case is not None)
    return window


def test_that_words_half_typed_are_on_the_disk_within_three_seconds(
    opened: Opened, qtbot: QtBot
) -> None:
    window = _cased(opened(FakeDesk([delivery_row(1)])), qtbot)
    recovery = window.comforts.recovery
    assert recovery._timer.isActive()
    assert recovery._timer.interval() <= 3000
    form = NewCaseForm(window, window.bridge, lambda _: None)
    form.open()
    form.number.setText("26-0099")
    recovery.keep()
    assert recovery._keeper is not None
    path = recovery._keeper.path
    assert "26-0099" in path.read_text()
    window.close()
    assert not path.exists()


def test_that_what_was_open_is_offered_and_not_opened(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    _leave(tmp_path, Kept(_user(desk), CASE, at="10:00:00"))
    window = opened(desk)
    strip = window.comforts.recovery.strip
    qtbot.waitUntil(strip.isVisible)
    assert "10:00:00" in strip.text
    assert CASE in strip.text
    qtbot.waitUntil(lambda: "Choose a case" in window.first_run._heading.text())
    assert window.session.case is None
    strip.step.click()
    qtbot.waitUntil(lambda: window.session.number == CASE)
    assert not strip.isVisible()


def test_that_a_second_crash_does_not_lose_what_the_first_one_left(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    place, panels = desk.rows[0].delivery.id, {"deliveries": {"Filter deliveries": "porch"}}
    forms = {"ClockForm 0123": {"Reason": "against the dispatch clock"}}
    left = Kept(_user(desk), CASE, place, 7.5, "10:00:00", "", forms, panels)
    _leave(tmp_path, left)
    window = opened(desk)
    qtbot.waitUntil(window.comforts.recovery.strip.isVisible)
    again = window.comforts.recovery._now(left.user)
    assert (again.case, again.delivery, again.seconds) == (CASE, place, 7.5)
    assert (again.forms, again.panels) == (forms, panels)


@pytest.mark.allow_log("a clip did not open")
def test_that_with_the_case_its_words_and_its_place_come_back(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    place = desk.rows[1].delivery.id
    panels = {"deliveries": {"Filter deliveries": "porch"}}
    _leave(tmp_path, Kept(_user(desk), CASE, place, 7.5, "10:00:00", "", {}, panels))
    window = opened(desk)
    qtbot.waitUntil(window.comforts.recovery.strip.isVisible)
    assert window.deliveries.filter.accessibleName() == "Filter deliveries"
    window.comforts.recovery.strip.step.click()
    qtbot.waitUntil(lambda: window.selection.delivery_id == place)
    assert window.deliveries.filter.text() == "porch"


def test_that_forms_half_filled_are_told_of(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    desk = FakeDesk([delivery_row(1)])
    _leave(tmp_path, Kept(_user(desk), None, at="10:00:00", forms={"X": {"Ref": "R-7"}}))
    window = opened(desk)
    qtbot.waitUntil(window.comforts.recovery.strip.isVisible)
    assert "1 form half filled in" in window.comforts.recovery.strip.text


def test_that_a_form_takes_its_words_back_once_when_it_is_opened_next(
    opened: Opened, qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = _cased(opened(desk), qtbot)
    form = NewCaseForm(window, window.bridge, lambda _: None)
    form.open()
    form.number.setText("26-0099")
    window.comforts.recovery._wait_for(window.comforts.recovery._now("root").forms)
    form.reject()
    form = NewCaseForm(window, window.bridge, lambda _: None)
    form.open()
    assert form.number.text() == "26-0099"
    assert "is back" in form.said.text()
    form.reject()
    again = NewCaseForm(window, window.bridge, lambda _: None)
    again.open()
    assert again.number.text() == ""


def test_that_a_form_in_which_nobody_typed_is_not_half_filled_in(
    opened: Opened, qtbot: QtBot
) -> None:
    window = _cased(opened(FakeDesk([delivery_row(1)])), qtbot)
    recovery = window.comforts.recovery
    form = NewCaseForm(window, window.bridge, lambda _: None)
    form.number.setText("as the window suggests")
    form.open()
    assert recovery._now("root").forms == {}
    form.number.setText("26-0099")
    (texts,) = recovery._now("root").forms.values()
    assert list(texts.values()) == ["26-0099"]
    recovery._wait_for(recovery._now("root").forms)
    form.reject()
    again = NewCaseForm(window, window.bridge, lambda _: None)
    again.open()
    assert recovery._now("root").forms  # a second crash loses nothing of what came back


def test_that_words_for_one_delivery_never_go_into_the_form_of_another(
    opened: Opened, qtbot: QtBot
) -> None:
    window = _cased(opened(FakeDesk([delivery_row(1), delivery_row(2)])), qtbot)
    recovery = window.comforts.recovery
    one, two = delivery_row(1), delivery_row(2)
    form = ClockForm(window, window.bridge, one, window.session.zone, print)
    form.open()
    form.reason.setText("against the dispatch clock")
    kept = recovery._now("root").forms
    form.reject()
    recovery._wait_for(kept)
    other = ClockForm(window, window.bridge, two, window.session.zone, print)
    other.open()
    assert other.reason.text() == ""
    same = ClockForm(window, window.bridge, one, window.session.zone, print)
    same.open()
    assert same.reason.text() == "against the dispatch clock"


@pytest.mark.allow_log("a clip did not open")
def test_that_the_player_opens_where_it_stood_once_the_case_is_read(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    place = desk.rows[1].delivery.id
    _leave(tmp_path, Kept(_user(desk), CASE, place, 7.5, "10:00:00"))
    window = opened(desk)
    qtbot.waitUntil(window.comforts.recovery.strip.isVisible)
    window.comforts.recovery.strip.step.click()
    qtbot.waitUntil(lambda: ("player", (place,)) in desk.view.opened)


def test_that_what_somebody_else_left_is_neither_told_nor_touched(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    _leave(tmp_path, Kept("somebody-else", CASE, at="10:00:00"))
    window = _cased(opened(FakeDesk([delivery_row(1)])), qtbot)
    assert not window.comforts.recovery.strip.isVisible()


def test_that_nothing_is_written_while_nobody_is_here(opened: Opened, qtbot: QtBot) -> None:
    window = _cased(opened(FakeDesk([delivery_row(1)])), qtbot)
    recovery = window.comforts.recovery
    recovery.keep()
    assert recovery._keeper is not None
    before = recovery._keeper.path.read_text()
    window.gate.lock()
    window.docks["jobs"].hide()
    recovery.keep()
    assert recovery._keeper.path.read_text() == before


def test_that_a_filter_comes_back_with_its_case_and_purpose(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = _cased(opened(desk), qtbot)
    assert window.session.purpose is not None
    window.filters.narrow(classes=(ObjectClass.CAR,), hours=(60, 120))
    before = window.filters.query
    kept = window.comforts.recovery._now(_user(desk))
    window.close()
    _leave(tmp_path, kept)
    again = opened(desk)
    strip = again.comforts.recovery.strip
    qtbot.waitUntil(strip.isVisible)
    assert "the filter, for the same purpose" in strip.text
    assert not again.filters.narrowed
    second = again.comforts.recovery._now(_user(desk))
    assert second.filters == kept.filters  # a second crash loses nothing of it
    strip.step.click()
    qtbot.waitUntil(lambda: again.session.number == CASE)
    assert again.filters.query == before
    assert "The filter is back" in strip.text


def test_that_a_filter_for_another_purpose_stays_away(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = _cased(opened(desk), qtbot)
    window.filters.narrow(classes=(ObjectClass.CAR,))
    assert window.session.purpose is not None
    window.session.purpose = replace(window.session.purpose, words="something else altogether")
    kept = window.comforts.recovery._now(_user(desk))
    window.close()
    assert kept.filters
    _leave(tmp_path, kept)
    again = opened(desk)
    strip = again.comforts.recovery.strip
    qtbot.waitUntil(strip.isVisible)
    strip.step.click()
    qtbot.waitUntil(lambda: again.session.number == CASE)
    assert not again.filters.narrowed
    assert not strip.isVisible()


def test_that_where_nothing_was_typed_no_words_are_said_to_come_back(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = _cased(opened(desk), qtbot)
    qtbot.waitUntil(lambda: not window.session.reading)
    kept = window.comforts.recovery._now(_user(desk))
    assert (kept.panels, kept.forms) == ({}, {})
    window.close()
    _leave(tmp_path, kept)
    again = opened(desk)
    strip = again.comforts.recovery.strip
    qtbot.waitUntil(strip.isVisible)
    assert "what stood in" not in strip.text
    assert "come back" not in strip.text


def test_that_a_choice_in_a_panel_is_kept_once_it_is_made(opened: Opened, qtbot: QtBot) -> None:
    window = _cased(opened(FakeDesk([delivery_row(1)])), qtbot)
    order = window.deliveries._order
    order.setCurrentIndex(order.count() - 1)
    kept = window.comforts.recovery._now("root").panels
    assert order.currentText() in kept["deliveries"].values()


def test_that_the_end_of_the_session_is_no_crash(opened: Opened, qtbot: QtBot) -> None:
    window = _cased(opened(FakeDesk([delivery_row(1)])), qtbot)
    recovery = window.comforts.recovery
    recovery.keep()
    assert recovery._keeper is not None
    assert recovery._keeper.path.exists()
    recovery.forget()
    assert not recovery._keeper.path.exists()
    recovery.keep()  # it was called off
    assert recovery._keeper.path.exists()


def test_that_what_is_kept_has_no_field_for_evidence() -> None:
    kept = {"user", "case", "delivery", "seconds", "at", "layout", "forms", "panels"}
    kept.add("filters")
    assert set(asdict(Kept("x"))) == kept
