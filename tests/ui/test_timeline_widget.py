from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.selection import SelectionModel, TrackKey
from nvr_desk_ui.timeline import widget as module
from nvr_desk_ui.timeline.lod import LaneBy
from nvr_desk_ui.timeline.widget import TimelineWidget

from tests.fakes.canvases import NIGHT, Spec, salt_lake, timeline_of
from tests.fakes.hands import click, double_click, drag, key, wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

T0 = NIGHT.timestamp()
FIRST = f"{1:020x}"
WITHDRAWN = f"{3:020x}"


@pytest.fixture
def selection() -> SelectionModel:
    return SelectionModel()


@pytest.fixture
def timeline(qtbot: QtBot, selection: SelectionModel) -> TimelineWidget:
    made = TimelineWidget(selection)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.set_data(salt_lake())
    made.set_density(0)
    made.grab()
    return made


def spot_of(timeline: TimelineWidget, delivery: str, seconds: float, dy: int = 8) -> QPoint:
    """The pixel of a moment of a clip, on its bar."""
    frame = timeline.frame()
    assert frame is not None
    clip = frame.model.index_of[delivery]
    top = frame.lane_top(int(frame.model.bars.lane[clip])) + frame.layout.pad
    return QPoint(round(frame.x_of(float(frame.model.bars.start[clip]) + seconds)), top + dy)


def test_that_a_click_on_a_bar_asks_for_that_moment(
    qtbot: QtBot, timeline: TimelineWidget, selection: SelectionModel
) -> None:
    timeline.show_clip(FIRST)
    with qtbot.waitSignal(timeline.seek_requested) as sent:
        click(timeline, spot_of(timeline, FIRST, 46.0))
    assert sent.args is not None
    delivery, seconds = sent.args
    assert delivery == FIRST
    assert seconds == pytest.approx(46.0, abs=timeline.view.seconds_a_pixel)
    assert selection.delivery_id == FIRST


@pytest.mark.parametrize("number", [3, 8, 10])
def test_that_a_bar_that_may_not_be_opened_asks_for_nothing(
    qtbot: QtBot, timeline: TimelineWidget, number: int
) -> None:
    delivery = f"{number:020x}"
    timeline.show_clip(delivery)
    with qtbot.assertNotEmitted(timeline.seek_requested):
        click(timeline, spot_of(timeline, delivery, 10.0))
        double_click(timeline, spot_of(timeline, delivery, 10.0))


def test_that_the_reason_is_in_the_tip_of_a_hidden_bar(timeline: TimelineWidget) -> None:
    timeline.show_clip(WITHDRAWN)
    tip = timeline.tip_at(QPointF(spot_of(timeline, WITHDRAWN, 10.0)))
    assert "Not open to view: consent withdrawn" in tip
    assert "Appearances" not in tip


def test_that_a_tip_states_claim_doubt_and_zone(timeline: TimelineWidget) -> None:
    timeline.show_clip(FIRST)
    tip = timeline.tip_at(QPointF(spot_of(timeline, FIRST, 46.0)))
    assert "RingVideo_20261119_221403.mp4" in tip
    assert "2026-11-19 22:14:03 MST ± 2 s (as claimed)" in tip
    corrected = f"{4:020x}"
    timeline.show_clip(corrected)
    tip = timeline.tip_at(QPointF(spot_of(timeline, corrected, 46.0)))
    assert "± 30 s (corrected clock)" in tip


def test_that_a_name_from_outside_is_no_markup(qtbot: QtBot, selection: SelectionModel) -> None:
    made = TimelineWidget(selection)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    made.set_data(timeline_of(Spec("C", "<img src=x>.mp4", 0)))
    made.grab()
    tip = made.tip_at(QPointF(spot_of(made, FIRST, 30.0)))
    assert "&lt;img" in tip
    assert "<img" not in tip


def test_that_a_click_on_an_appearance_chooses_it(
    qtbot: QtBot, timeline: TimelineWidget, selection: SelectionModel
) -> None:
    timeline.show_clip(FIRST)
    frame = timeline.frame()
    assert frame is not None
    clip = frame.model.index_of[FIRST]
    box = frame.track_box(clip, 2)
    assert box is not None
    click(timeline, box.center().toPoint())
    assert selection.track == TrackKey(FIRST, 2)


def test_that_the_wheel_keeps_the_time_under_the_cursor(timeline: TimelineWidget) -> None:
    spot = QPoint(500, 100)
    frame = timeline.frame()
    assert frame is not None
    before, span = frame.instant_at(QPointF(spot)), timeline.view.span
    for notches in (1, 3, -2, 5):
        wheel(timeline, spot, notches)
        now = timeline.frame()
        assert now is not None
        assert now.instant_at(QPointF(spot)) == pytest.approx(before, abs=1e-3)
    assert timeline.view.span < span


def test_that_shift_and_wheel_scroll_lanes_and_leave_the_time(timeline: TimelineWidget) -> None:
    timeline.resize(1200, 260)
    view = timeline.view
    wheel(timeline, QPoint(500, 100), -1, Qt.KeyboardModifier.ShiftModifier)
    assert timeline._scroll > 0
    assert timeline.view == view


def test_that_a_drag_pans_and_is_no_click(qtbot: QtBot, timeline: TimelineWidget) -> None:
    left = timeline.view.left
    start = spot_of(timeline, FIRST, 30.0)
    with qtbot.assertNotEmitted(timeline.seek_requested):
        drag(timeline, start, QPoint(60, 0))
    moved = (left - timeline.view.left) / timeline.view.seconds_a_pixel
    assert moved == pytest.approx(60, abs=1)


def test_that_the_view_follows_the_playhead_out_of_sight(timeline: TimelineWidget) -> None:
    timeline.show_clip(FIRST)
    far = NIGHT + timedelta(hours=5)
    timeline.set_playhead(far)
    assert timeline.view.left < far.timestamp() < timeline.view.right
    timeline.set_playhead(None)
    assert timeline._playhead is None


def test_that_brackets_walk_the_clips_and_letters_the_appearances(
    qtbot: QtBot, timeline: TimelineWidget, selection: SelectionModel
) -> None:
    key(timeline, Qt.Key.Key_BracketRight)
    first = selection.delivery_id
    key(timeline, Qt.Key.Key_BracketRight)
    assert selection.delivery_id != first
    key(timeline, Qt.Key.Key_BracketLeft)
    assert selection.delivery_id == first
    timeline.set_playhead(NIGHT)
    with qtbot.waitSignal(timeline.seek_requested) as sent:
        key(timeline, Qt.Key.Key_N)
    assert sent.args == [f"{5:020x}", pytest.approx(60.0)]
    assert selection.track == TrackKey(f"{5:020x}", 1)


def test_that_quick_steps_do_not_wait_for_the_player(
    timeline: TimelineWidget, selection: SelectionModel
) -> None:
    timeline.set_playhead(NIGHT)
    asked: list[tuple[str, float]] = []
    timeline.seek_requested.connect(lambda delivery, seconds: asked.append((delivery, seconds)))
    # A window clears the playhead until the player reports the new clip.
    selection.instant.connect(lambda _now: timeline.set_playhead(None))
    for _ in range(4):
        key(timeline, Qt.Key.Key_N)
    moments = [T0 + n for n in (60, 200, 400)]
    model = timeline.model
    assert model is not None
    starts = [float(model.bars.start[model.index_of[d]]) + s for d, s in asked]
    assert starts[:3] == pytest.approx(moments)
    assert starts == sorted(starts)


def test_that_keys_zoom_and_fit(qtbot: QtBot, timeline: TimelineWidget) -> None:
    whole = timeline.view
    key(timeline, Qt.Key.Key_Plus)
    assert timeline.view.span == pytest.approx(whole.span / 2)
    key(timeline, Qt.Key.Key_F)
    assert timeline.view.span == pytest.approx(whole.span)


def test_that_a_chip_of_unknown_time_opens_its_clip_at_its_start(
    qtbot: QtBot, timeline: TimelineWidget, selection: SelectionModel
) -> None:
    timeline.grab()
    chip, hidden = timeline.chips
    with qtbot.waitSignal(timeline.seek_requested) as sent:
        click(timeline, chip.box.center())
    assert sent.args == [chip.clip.delivery_id, 0.0]
    with qtbot.assertNotEmitted(timeline.seek_requested):
        click(timeline, hidden.box.center())
    assert selection.delivery_id == hidden.clip.delivery_id


def test_that_new_tracks_of_the_same_lanes_keep_the_view(timeline: TimelineWidget) -> None:
    timeline.show_clip(FIRST)
    view = timeline.view
    timeline.set_data(salt_lake())
    assert timeline.view == view


def test_that_a_large_case_is_built_and_painted_off_the_window_thread(
    qtbot: QtBot, selection: SelectionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SMALL_CASE", 5)
    made = TimelineWidget(selection)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.set_data(salt_lake())
    assert made.model is None
    qtbot.waitUntil(lambda: made.model is not None)

    def painted() -> bool:
        made.grab()
        return made.settled and made._image is not None

    qtbot.waitUntil(painted)
    assert made._image is not None
    assert made._image[0].picture.view == made.view


def test_that_data_of_a_closed_case_never_comes_back(
    qtbot: QtBot, selection: SelectionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SMALL_CASE", 5)
    made = TimelineWidget(selection)
    qtbot.addWidget(made)
    made.set_data(salt_lake())
    made.set_data(None)
    made._worker.join()
    QApplication.processEvents()
    assert made.model is None


def test_that_an_empty_case_says_what_to_do(qtbot: QtBot, selection: SelectionModel) -> None:
    made = TimelineWidget(selection)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    made.set_data(None)
    assert not made.grab().isNull()
    assert "No footage" in made.accessibleDescription()
    made.set_data(timeline_of(zone=None))
    assert not made.grab().isNull()


def test_that_a_shift_drag_brushes_a_span_and_neither_pans_nor_clicks(
    qtbot: QtBot, timeline: TimelineWidget
) -> None:
    view, start = timeline.view, QPoint(400, 150)
    frame = timeline.frame()
    assert frame is not None
    with (
        qtbot.assertNotEmitted(timeline.seek_requested),
        qtbot.waitSignal(timeline.brushed) as sent,
    ):
        drag(timeline, start, QPoint(120, 0), Qt.KeyboardModifier.ShiftModifier)
    assert sent.args is not None
    assert timeline.view == view
    wanted = [frame.instant_at(QPointF(400 + dx, 150)) for dx in (0, 120)]
    assert list(sent.args[0]) == pytest.approx(wanted, abs=2 * view.seconds_a_pixel)


def test_that_the_filter_is_the_brush_and_escape_lets_it_go(
    qtbot: QtBot, timeline: TimelineWidget
) -> None:
    assert [timeline.brush] == [None]
    until = NIGHT + timedelta(minutes=20)
    timeline.set_filter(Query(case="c", start=NIGHT, end=until))
    assert timeline.brush == (T0, until.timestamp())
    assert timeline.over.fit is not None
    timeline.grab()
    assert "under the filter" in timeline.accessibleDescription()
    with qtbot.waitSignal(timeline.brushed) as sent:
        key(timeline, Qt.Key.Key_Escape)
    assert sent.args == [None]
    timeline.set_filter(Query(case="c"))
    assert [timeline.brush, timeline.over.fit] == [None, None]


def test_that_steps_stay_under_the_filter_and_say_where_they_led(
    qtbot: QtBot, timeline: TimelineWidget, selection: SelectionModel
) -> None:
    timeline.set_filter(Query(case="c", classes=(ObjectClass.TRUCK,)))
    timeline.set_playhead(NIGHT)
    with qtbot.waitSignal(timeline.said) as said:
        key(timeline, Qt.Key.Key_N)
    assert selection.track == TrackKey(f"{4:020x}", 3)
    assert said.args is not None
    assert "truck" in said.args[0]
    assert "under the filter" in said.args[0]
    timeline.set_playhead(NIGHT + timedelta(hours=9))
    with qtbot.waitSignal(timeline.said) as said:
        key(timeline, Qt.Key.Key_N)
    assert said.args == ["No later appearance under the filter"]


def test_that_lanes_by_request_show_the_same_clips(timeline: TimelineWidget) -> None:
    before = timeline.model
    timeline.set_lanes(LaneBy.REQUEST)
    assert timeline.model is not None
    assert before is not None
    assert len(timeline.model.lanes) == 1
    assert set(timeline.model.index_of) == set(before.index_of)
    assert timeline.accessibleDescription().startswith("1 request")


def test_that_the_same_columns_again_are_not_laid_out_anew(timeline: TimelineWidget) -> None:
    data = timeline.data
    assert data is not None
    before = timeline.model
    timeline.set_data(dataclasses.replace(data, watched={FIRST: [(1.0, 5.0)]}))
    assert timeline.model is before
    assert timeline.over.watched is not None
