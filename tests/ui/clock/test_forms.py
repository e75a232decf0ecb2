"""Clocks in the window: read off a picture, asked which hour, pinned, solved, accepted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from nvr_desk_ui.clock.commands import ClockCommands
from nvr_desk_ui.clock.forms import OverlayForm, PinForm, TakeBackForm, ZoneForm
from nvr_desk_ui.clock.pins import PinsPage
from nvr_desk_ui.deliveries.clock import ClockForm
from nvr_desk_ui.deliveries.commands import DeliveryCommands
from nvr_desk_ui.marks.marker import Spot
from nvr_desk_ui.marks.marking import Marking
from nvr_desk_ui.presenters import clocks, offsets, times

from tests.fakes.desk import CASE, FakeDesk, delivery_row
from tests.ui.marks.test_panel import SmallWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget
    from pytestqt.qtbot import QtBot

    from nvr_desk.records.delivery import Delivery
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.clock.undoing import Stepped
    from nvr_desk_ui.selection import Instant
    from nvr_desk_ui.theme import Theme
    from nvr_desk_ui.widgets.page import Lines

ONE, TWO = delivery_row(1), delivery_row(2)
A, B = ONE.delivery.id, TWO.delivery.id
_ROLE = Qt.ItemDataRole.UserRole
DENVER = "America/Denver"


@pytest.fixture
def desk() -> FakeDesk:
    """Two deliveries."""
    return FakeDesk([ONE, TWO])


@pytest.fixture
def spot(monkeypatch: pytest.MonkeyPatch) -> list[Spot | None]:
    """What is on screen."""
    on_screen: list[Spot | None] = [Spot(CASE, A, 2.0, 0)]
    monkeypatch.setattr(Marking, "spot", property(lambda _self: on_screen[0]))
    return on_screen


@pytest.fixture
def window(
    qtbot: QtBot, themed: Theme, desk: FakeDesk, bridge_to: Callable[[FakeDesk], Bridge]
) -> SmallWindow:
    """A window with its case open and the first delivery chosen."""
    made = SmallWindow(bridge_to(desk))
    qtbot.addWidget(made)
    made.show()
    made.session.open(CASE)
    qtbot.waitUntil(lambda: made.session.row(A) is not None)
    made.selection.choose_delivery(A)
    return made


def _items(lines: Lines) -> list[QTreeWidgetItem]:
    rows = (lines.topLevelItem(place) for place in range(lines.topLevelItemCount()))
    return [row for row in rows if row is not None]


def _open(window: QWidget, kind: type[QDialog]) -> list[QDialog]:
    return [each for each in window.findChildren(kind) if not each.isHidden()]


def test_that_the_time_in_the_picture_is_sent_as_it_was_typed(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk, spot: list[Spot | None]
) -> None:
    ClockCommands(window).overlay()
    (form,) = _open(window, OverlayForm)
    assert isinstance(form, OverlayForm)
    assert form.shows.text() == "2026-11-19 22:15:05"  # what the claim says of it
    assert form.zone.text() == DENVER
    form.shows.setText("2026-11-19 22:16:05")
    form.button.click()
    qtbot.waitUntil(lambda: desk.row(A).delivery.offset_s == 60.0)
    (given,) = (given for verb, given in desk.wishes if verb == "clip.offset")
    assert given[:5] == ("overlay", A, 2.0, "2026-11-19 22:16:05", DENVER)


def test_that_an_hour_that_came_twice_is_asked_for_and_never_guessed(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk, spot: list[Spot | None]
) -> None:
    told: list[Stepped[Delivery]] = []
    here = spot[0]
    assert here is not None
    form = OverlayForm(window, window.bridge, ONE, here, DENVER, told.append)
    form.open()
    form.shows.setText("2026-11-01 01:30:00")
    form.button.click()
    qtbot.waitUntil(form.which.isVisible)
    assert "came twice" in form.problem.text()
    assert [form.which.itemData(place) for place in range(2)] == ["first", "second"]
    assert "\u221206:00" in form.which.itemText(0)
    form.which.setCurrentIndex(1)
    form.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert desk.wishes[-1][1][5] == "second"


def test_that_another_time_drops_the_answer_to_which_hour(
    qtbot: QtBot, window: SmallWindow, spot: list[Spot | None]
) -> None:
    here = spot[0]
    assert here is not None
    form = OverlayForm(window, window.bridge, ONE, here, DENVER, lambda _: None)
    form.open()
    form.shows.setText("2026-11-01 01:30:00")
    form.button.click()
    qtbot.waitUntil(form.which.isVisible)
    form.shows.textEdited.emit("2026-11-01 03:30:00")
    assert form.which.isHidden()
    assert form.chosen_hour is None


def test_that_zone_and_taking_back_say_why(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk
) -> None:
    told: list[Stepped[Delivery]] = []
    zone = ZoneForm(window, window.bridge, ONE, DENVER, told.append)
    zone.zone.setText("UTC")
    zone.reason.setText("the recorder ran on UTC")
    zone.button.click()
    qtbot.waitUntil(lambda: len(told) == 1)
    back = TakeBackForm(window, window.bridge, ONE, DENVER, told.append)
    back.reason.setText("it did not")
    back.button.click()
    qtbot.waitUntil(lambda: len(told) == 2)
    said = [given for verb, given in desk.wishes if verb == "clip.offset"]
    assert said == [
        ("zone", A, "UTC", "the recorder ran on UTC", None),
        ("reset", A, "it did not"),
    ]


def test_that_the_same_key_in_two_clips_pins_one_event_and_undo_unpins_it(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk, spot: list[Spot | None]
) -> None:
    commands = ClockCommands(window)
    commands.pin()
    assert _open(window, PinForm) == []
    spot[0] = Spot(CASE, B, 3.0, 0)
    commands.pin()
    (form,) = _open(window, PinForm)
    assert isinstance(form, PinForm)
    form.note.setText("lightning")
    form.button.click()
    qtbot.waitUntil(lambda: bool(desk.clock.kept))
    pin = desk.clock.kept[1]
    assert (pin.a_delivery, pin.a_s, pin.b_delivery, pin.b_s) == (A, 2.0, B, 3.0)
    qtbot.waitUntil(lambda: window.undo.stack.count() == 1)
    window.undo.back()
    qtbot.waitUntil(lambda: desk.clock.kept[1].removed is not None)
    window.undo.again()
    qtbot.waitUntil(lambda: desk.clock.kept[1].removed is None)


def test_that_pins_are_shown_with_residuals_and_corrected_only_when_accepted(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk
) -> None:
    desk.clock.pin(CASE, A, 2.0, other=B, other_s=3.0, note="lightning")
    page = PinsPage(window, CASE)
    page.show()
    qtbot.waitUntil(lambda: page.pins.topLevelItemCount() == 1)
    assert "trust one of these clips" in page.notice.text()
    assert not page.accept_button.isEnabled()
    first = next(each for each in _items(page.clocks) if each.data(0, _ROLE) == A)
    first.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(page.accept_button.isEnabled)
    assert _items(page.pins)[0].text(5) == "unchecked"
    assert desk.row(B).delivery.offset_s is None
    page.accept_button.click()
    qtbot.waitUntil(lambda: desk.row(B).delivery.offset_s is not None)
    assert desk.row(A).delivery.offset_s is None
    qtbot.waitUntil(lambda: not page.accept_button.isEnabled())  # nothing is left to correct
    claims = [desk.row(name).delivery.claim.start for name in (A, B)]
    assert claims[0] is not None
    assert claims[1] is not None
    wanted = (claims[0] - claims[1]).total_seconds() + 2.0 - 3.0
    assert desk.row(B).delivery.offset_s == pytest.approx(wanted)


def test_that_a_correction_is_taken_back_and_done_again_by_acts_of_their_own(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk, spot: list[Spot | None]
) -> None:
    for seconds, work in ((60.0, ClockCommands(window).overlay), (-5.0, None)):
        if work is not None:
            work()
            (form,) = _open(window, OverlayForm)
            assert isinstance(form, OverlayForm)
            form.shows.setText("2026-11-19 22:16:05")
            form.button.click()
        else:
            DeliveryCommands(window).clock(desk.row(A))
            (plain,) = _open(window, ClockForm)
            assert isinstance(plain, ClockForm)
            plain.offset.setText("-5")
            plain.reason.setText("a phone beside it")
            plain.button.click()
        qtbot.waitUntil(partial(_is_known, window, seconds))
    qtbot.waitUntil(lambda: window.undo.stack.count() == 2)
    assert window.undo.stack.undoText() == "Clock of 26-004417-01"
    for _ in range(2):  # two keys before the first answer is in
        window.undo.back()
    qtbot.waitUntil(lambda: len(desk.clock.past[A]) == 4)
    qtbot.waitUntil(lambda: desk.row(A).delivery.offset_s is None)
    qtbot.waitUntil(lambda: _known(window, A) is None)
    for _ in range(2):
        window.undo.again()
    qtbot.waitUntil(lambda: _known(window, A) == -5.0)
    offsets_ = [each.offset_s for each in desk.clock.past[A]]
    assert offsets_ == [60.0, -5.0, 60.0, None, 60.0, -5.0], "the log keeps them all"
    assert window.errors == []


def _is_known(window: SmallWindow, seconds: float) -> bool:
    return _known(window, A) == seconds


def _known(window: SmallWindow, name: str) -> float | None:
    found = window.session.row(name)
    assert found is not None
    return found.delivery.offset_s


def test_that_a_clock_that_somebody_corrected_since_is_not_overrun(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk, spot: list[Spot | None]
) -> None:
    ClockCommands(window).overlay()
    (form,) = _open(window, OverlayForm)
    assert isinstance(form, OverlayForm)
    form.shows.setText("2026-11-19 22:16:05")
    form.button.click()
    qtbot.waitUntil(lambda: window.undo.stack.count() == 1)
    desk.offset(CASE, A, 7.0, "by somebody else")
    window.undo.back()
    qtbot.waitUntil(lambda: bool(window.errors))
    assert window.undo.stack.count() == 0
    assert desk.row(A).delivery.offset_s == 7.0


def test_that_a_clip_corrected_by_hand_is_held_until_it_is_unticked_and_undo_covers_all(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk
) -> None:
    desk.offset(CASE, A, -60.0, "a phone beside it")
    desk.clock.pin(CASE, A, 2.0, other=B, other_s=3.0)
    desk.clock.pin(CASE, A, 2.0, wall="2026-11-19 22:20:00", zone=DENVER, which=None)
    page = PinsPage(window, CASE)
    page.show()
    qtbot.waitUntil(lambda: page.clocks.topLevelItemCount() == 2)

    def cell(name: str, place: int) -> str:
        return next(each for each in _items(page.clocks) if each.data(0, _ROLE) == name).text(place)

    assert cell(A, 0) == "by form"
    held = clocks.PIN_TITLES.index("Held fixed")
    assert _items(page.pins)[0].text(held) == "26-004417-01"
    first = next(each for each in _items(page.clocks) if each.data(0, _ROLE) == A)
    first.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: cell(A, 0) == "")
    assert _items(page.pins)[0].text(held) == ""
    page.accept_button.click()
    qtbot.waitUntil(lambda: desk.row(A).delivery.offset_s != -60.0)
    qtbot.waitUntil(lambda: window.undo.stack.count() == 1)
    assert window.undo.stack.undoText() == "2 clocks from pins"
    made = [desk.row(name).delivery.offset_s for name in (A, B)]
    window.undo.back()
    qtbot.waitUntil(lambda: desk.row(A).delivery.offset_s == -60.0)
    assert desk.row(B).delivery.offset_s is None
    now = clocks.CLOCK_TITLES.index("Now")
    qtbot.waitUntil(lambda: [cell(A, now), cell(B, now)] == ["\u22120:01:00.000", "none"])
    window.undo.again()
    qtbot.waitUntil(lambda: [desk.row(name).delivery.offset_s for name in (A, B)] == made)


def test_that_a_pin_of_the_list_is_jumped_to_at_the_end_that_was_chosen(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk
) -> None:
    desk.clock.pin(CASE, A, 2.0, other=B, other_s=3.0)
    page = PinsPage(window, CASE)
    qtbot.waitUntil(lambda: page.pins.topLevelItemCount() == 1)
    heard: list[Instant] = []
    window.selection.seek_requested.connect(heard.append)
    item = _items(page.pins)[0]
    page.pins.itemActivated.emit(item, 1)
    page.pins.itemActivated.emit(item, 2)
    ends = ((A, 2.0), (B, 3.0))
    find = window.session.row
    wanted = [(name, clocks.seconds_in(find, name, seconds)) for name, seconds in ends]
    assert [(each.delivery_id, each.seconds) for each in heard] == wanted


def test_that_pins_of_a_case_go_with_the_case(
    qtbot: QtBot, window: SmallWindow, desk: FakeDesk
) -> None:
    commands = ClockCommands(window)
    commands.solve()
    (page,) = _open(window, PinsPage)
    qtbot.waitUntil(lambda: "No pins yet" in page.notice.text())  # type: ignore[attr-defined]
    window.session.leave()
    assert page.isHidden()


@pytest.mark.parametrize(
    ("text", "seconds"), [("", None), (" 2,5 ", 2.5), ("0", 0.0), ("-1", -1.0), ("soon", -1.0)]
)
def test_that_a_doubt_is_read_as_people_write_it(text: str, seconds: float | None) -> None:
    assert offsets.parse_doubt(text) == seconds


def test_that_a_corrected_line_says_doubt_and_drift() -> None:
    plain = replace(ONE.delivery, offset_s=-60.0, uncertainty_s=0.5)
    assert times.corrected_line(plain, 0.0, DENVER) == (
        "corrected 2026-11-19 22:14:03.000 \u221207:00 \u00b1 0.5 s (-60 s)"
    )
    drifting = replace(plain, rate_ppm=1000.0, anchor_s=0.0)
    line = times.corrected_line(drifting, 10.0, DENVER)
    assert line == (
        "corrected 2026-11-19 22:14:13.010 \u221207:00 \u00b1 0.5 s (-60 s, +1000.0 ppm)"
    )
