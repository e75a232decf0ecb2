"""What lies over the lanes: the filter as the search has it, steps, marks, skips, shares."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from nvr_desk.desk import open_desk
from nvr_desk.desk.bench.bigcase import make_big_case
from nvr_desk.records.attributes import ColourName, Direction, Part, Traits
from nvr_desk.records.case import Case, CaseState, Incident
from nvr_desk.records.mark import MarkLevel
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import CoverageKind, CoverageSpan, ObjectClass
from nvr_desk.review.columns import timeline_from
from nvr_desk.upkeep.bench.big_rows import CASE
from nvr_desk_ui.timeline import compose
from nvr_desk_ui.timeline.covered import covered_of
from nvr_desk_ui.timeline.filtering import fitting
from nvr_desk_ui.timeline.layout import layout
from nvr_desk_ui.timeline.lod import FOOTAGE, LaneBy, build
from nvr_desk_ui.timeline.overlay import (
    MarkSpan,
    Overlay,
    fit_of,
    mark_lines,
    watched_spans,
    windows_of,
)
from nvr_desk_ui.timeline.skipping import Jump, jump_from
from nvr_desk_ui.timeline.steps import next_appearance
from nvr_desk_ui.timeline.view import TimeView
from nvr_desk_ui.timeline.view import fitting as fitted

from tests.fakes.canvases import NIGHT, Spec, lane_clip, salt_lake, timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.desk import Desk
    from nvr_desk.records.overview import TimelineData

T0 = NIGHT.timestamp()
P, C = ObjectClass.PERSON, ObjectClass.CAR


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("big") / "w"
    return make_big_case(root, deliveries=60, tracks=1500, cameras=9, batches=3)


@pytest.fixture
def desk(big: Path) -> Iterator[Desk]:
    with open_desk(big) as opened:
        opened.purposes.use(CASE)
        yield opened


EVENING = datetime(2026, 11, 13, 0, tzinfo=UTC)
QUESTIONS: dict[str, dict[str, Any]] = {
    "class": {"classes": (P,)},
    "time": {"start": EVENING, "end": EVENING + timedelta(hours=4)},
    "confidence": {"min_conf": 0.9},
    "place": {"near": Near(40.76, -111.89, 3000.0)},
    "area": {"area": ((40.7, -112.0), (40.8, -112.0), (40.8, -111.8), (40.7, -111.8))},
    "hours": {"hours": (17 * 60, 19 * 60)},
    "hours over midnight": {"hours": (18 * 60, 4 * 60)},
    "colour": {"traits": Traits(colours=(ColourName.RED, ColourName.BLUE))},
    "lower, or unsaid": {
        "traits": Traits(colours=(ColourName.BLACK,), part=Part.LOWER, unknown=True)
    },
    "way": {"traits": Traits(directions=(Direction.LEFT, Direction.UP_LEFT))},
    "size and dwell": {"traits": Traits(min_height=0.2, min_dwell_s=6.0)},
    "all": {"classes": (C, P), "min_conf": 0.8, "traits": Traits(min_dwell_s=2.0)},
}


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_that_the_filter_leaves_in_what_the_search_finds(desk: Desk, asked: dict[str, Any]) -> None:
    query = replace(Query(case=CASE, limit=100_000), **asked)
    model = build(desk.overview.timeline(CASE))
    mask = fitting(model, query)
    assert mask is not None
    mine = {
        (model.delivery(int(model.tracks.clip[at])), model.number(int(at)))
        for at in np.flatnonzero(mask)
    }
    dated = [hit for hit in desk.search.ask(query).hits if hit.start is not None]
    assert mine == {(hit.delivery.id, hit.track.number) for hit in dated}
    assert 0 < len(mine) < len(model.tracks.start)


def test_that_nothing_asked_leaves_everything_in(desk: Desk) -> None:
    model = build(desk.overview.timeline(CASE))
    assert fitting(model, Query(case=CASE)) is None
    assert fit_of(model, None) is None


def test_that_steps_visit_every_appearance_under_the_filter_in_time_and_no_other() -> None:
    model = build(salt_lake())
    mask = fitting(model, Query(case="c", classes=(P,)))
    walk = fit_of(model, mask)
    assert walk is not None
    visited: list[int] = []
    at, here = next_appearance(walk, 0.0, 1), 0.0
    while at is not None:
        visited.append(at)
        here = float(model.tracks.start[at])
        at = next_appearance(walk, here, 1, at)
    starts = model.tracks.start[visited]
    assert mask is not None
    assert sorted(visited) == np.flatnonzero(mask).tolist()
    assert (np.diff(starts) >= 0).all()
    back = next_appearance(walk, here, -1, visited[-1])
    assert back == visited[-2]


def test_that_appearances_that_begin_together_are_visited_one_by_one() -> None:
    both = ((P, 5.0, 9.0), (C, 5.0, 30.0))
    model = build(timeline_of(Spec("A", "a", 0, tracks=both), Spec("B", "b", 0, tracks=both)))
    visited: list[int] = []
    at = next_appearance(model.presence, T0, 1)
    while at is not None and len(visited) < 9:
        visited.append(at)
        at = next_appearance(model.presence, T0 + 5.0, 1, at)
    assert sorted(visited) == [0, 1, 2, 3]


def test_that_lanes_can_be_batches_or_requests_with_the_same_bars() -> None:
    clips = [
        replace(lane_clip(Spec(f"C-{n}", f"{n}.mp4", n), n), batch=f"B-{n % 2}", request="R")
        for n in range(6)
    ]
    data = timeline_from("c", None, clips)
    models = {by: build(data, by) for by in LaneBy}
    assert [len(models[by].lanes) for by in LaneBy] == [6, 2, 1]
    assert models[LaneBy.BATCH].lanes == ("B-0", "B-1")
    assert {model.extent for model in models.values()} == {models[LaneBy.CAMERA].extent}
    first = models[LaneBy.BATCH]
    names = [first.clips[at].name for at in range(6)]
    assert names == ["0.mp4", "2.mp4", "4.mp4", "1.mp4", "3.mp4", "5.mp4"]


def test_that_a_clock_that_drifts_moves_later_seconds_further() -> None:
    data = timeline_of(Spec("C", "a.mp4", 0, 1000.0, tracks=((P, 500, 510),)))
    fast = replace(data, rows=replace(data.rows, rate=np.array([1.001])))
    model = build(fast)
    assert model.tracks.start[0] == pytest.approx(T0 + 500.5)
    assert model.bars.end[0] == pytest.approx(T0 + 1001.0)
    assert model.seconds(0, model.instant(0, 321.0)) == pytest.approx(321.0)


def test_that_sums_of_seconds_say_what_walking_the_stretches_says() -> None:
    rng = np.random.default_rng(3)
    specs = [
        Spec(f"C-{n % 3}", f"{n}", float(rng.uniform(0, 60)), float(rng.uniform(5, 900)))
        for n in range(40)
    ]
    model = build(timeline_of(*specs))
    extent = model.extent
    assert extent is not None
    view = fitted(extent[0], extent[1], 300)
    edges = view.left + np.arange(301, dtype=np.float64) * view.seconds_a_pixel
    covered = covered_of(model.bars, 1, len(model.lanes))
    for lane in range(3):
        part = model.bars.of_lanes(lane, lane + 1)
        low = np.maximum(model.bars.start[part][:, None], edges[:-1])
        high = np.minimum(model.bars.end[part][:, None], edges[1:])
        wanted = np.clip(high - low, 0, None).sum(axis=0)
        assert covered.shares(lane, 1, 0, edges)[0] == pytest.approx(wanted, abs=1e-6)
        assert model.covered.shares(0, 3, FOOTAGE, edges)[lane] == pytest.approx(wanted, abs=1e-6)


def test_that_what_the_filter_leaves_out_is_faint_and_the_rest_full() -> None:
    data = timeline_of(Spec("C", "a.mp4", 0, 60, tracks=((P, 5, 20), (P, 40, 50))))
    model = build(data)
    mask = np.array([True, False])
    what = compose.Picture(TimeView(T0, 60, 600), 0, 0, 60)
    over = Overlay(fit=fit_of(model, mask))
    drawn = compose.compose(model, what, layout(0, 1), over)
    row = drawn[layout(0, 1).row_top(0) + 2]
    assert row[100] == compose.TRACK + 1
    assert row[450] == compose.TRACK
    assert compose.compose(model, what, layout(0, 1))[layout(0, 1).row_top(0) + 2, 450] > row[450]


def test_that_the_strip_rises_with_the_number_of_appearances_and_marks_footage() -> None:
    crowd = tuple((P, 30.0, 40.0) for _ in range(20))
    model = build(timeline_of(Spec("A", "a", 0, 60, tracks=((C, 5, 10),)),
                              Spec("B", "b", 0, 60, tracks=crowd)))  # fmt: skip
    strip = compose.density(model, TimeView(T0 - 60, 180, 180), 24)
    rise = (strip == compose.STRIP_FIT).sum(axis=0)
    assert rise[95] > rise[67] > 0 == rise[20]
    assert (strip[-1] == compose.STRIP_FOOTAGE).tolist() == [60 <= x < 120 for x in range(180)]


def test_that_what_was_watched_is_a_line_below_the_bar() -> None:
    data = timeline_of(Spec("C", "a.mp4", 0, 60))
    model = build(data)
    name = data.rows.delivery_id[0]
    over = Overlay(watched=watched_spans(model, {name: [(10.0, 20.0)], "gone": [(0, 1)]}))
    made = layout(0, 0)
    drawn = compose.compose(model, compose.Picture(TimeView(T0, 60, 600), 0, 0, 60), made, over)
    line = drawn[made.pad + made.bar - 1] == compose.WATCHED
    assert np.flatnonzero(line).tolist() == list(range(100, 200))
    assert watched_spans(model, {}) is None


def test_that_marks_stand_on_their_clips_and_those_without_a_time_nowhere() -> None:
    data = salt_lake()
    model = build(data)
    dated, undated = data.rows.delivery_id[0], data.rows.delivery_id[10]
    spans = [
        MarkSpan("a", dated, 4.0, 19.0, MarkLevel.KEY, "him"),
        MarkSpan("b", undated, 1.0, 1.0, MarkLevel.NOTE),
    ]
    lines = mark_lines(model, spans)
    assert lines.note == ("him",)
    assert lines.start[0] == pytest.approx(model.bars.start[model.index_of[dated]] + 4.0)


def test_that_the_incident_is_a_window_in_time() -> None:
    case = Case("c", None, None, CaseState.OPEN, NIGHT, None, None)
    assert windows_of(case) == windows_of(None) == ()
    told = replace(case, incident=Incident("a burglary", NIGHT, NIGHT + timedelta(hours=1)))
    (window,) = windows_of(told)
    assert (window.start, window.end) == (T0, T0 + 3600)


def _quiet(*spans: CoverageSpan, tracks: tuple[tuple[ObjectClass, float, float], ...] = ()
           ) -> TimelineData:  # fmt: skip
    clip = lane_clip(Spec("C", "a.mp4", 0, 100.0, tracks=tracks))
    return timeline_from("c", None, [replace(clip, coverage=spans)])


STILL = CoverageSpan(0.0, 100.0, CoverageKind.STILL, 0.5)


def test_that_play_jumps_over_what_was_looked_at_and_is_empty() -> None:
    data = _quiet(STILL, tracks=((P, 60, 70),))
    jump = jump_from(data, 0, 10.0)
    assert jump is not None
    assert (jump.to_s, jump.ends) == (59.0, False)
    assert jump_from(data, 0, 65.0) is None
    after = jump_from(data, 0, 75.0)
    assert after is not None
    assert (after.to_s, after.ends) == (100.0, True)


@pytest.mark.parametrize("kind", [CoverageKind.DECODED, CoverageKind.FAILED, CoverageKind.LOOKED])
def test_that_play_never_jumps_over_what_nobody_looked_at_or_what_moved(
    kind: CoverageKind,
) -> None:
    spans = (CoverageSpan(0, 50, kind, 5.0), CoverageSpan(50, 100, CoverageKind.STILL, 0.5))
    assert jump_from(_quiet(*spans), 0, 10.0) is None
    assert jump_from(_quiet(), 0, 10.0) is None
    behind = jump_from(_quiet(*reversed([replace(s, start_s=(s.start_s + 50) % 100,
                                                 end_s=(s.start_s + 50) % 100 + 50)
                                         for s in spans])), 0, 5.0)  # fmt: skip
    assert behind is not None
    assert behind.to_s == 49.0
    assert jump_from(_quiet(STILL, tracks=((P, 14, 15),)), 0, 11.0) is None, "too short to jump"


def test_that_going_back_jumps_to_a_second_behind_what_was_before() -> None:
    data = _quiet(STILL, tracks=((P, 60, 70),))
    jump = jump_from(data, 0, 95.0, way=-1)
    assert jump is not None
    assert (jump.to_s, jump.ends) == (71.0, False)
    assert jump_from(data, 0, 65.0, way=-1) is None
    first = jump_from(data, 0, 55.0, way=-1)
    assert first is not None
    assert (first.to_s, first.ends) == (0.0, True)
    assert jump_from(data, 0, 73.0, way=-1) is None, "too short to jump"


def test_that_play_never_jumps_over_a_mark_either_way() -> None:
    data = _quiet(STILL)
    marks = ((40.0, 40.0), (50.0, 60.0))
    ways = [
        jump_from(data, 0, at, way=way, marks=marks)
        for at, way in ((10.0, 1), (41.0, 1), (42.0, 1), (55.0, 1), (90.0, -1), (49.0, -1))
    ]
    assert [each and each.to_s for each in ways] == [39.0, 49.0, 49.0, None, 61.0, 41.0]


@pytest.mark.parametrize("way", [1, -1])
def test_that_still_stretches_that_touch_are_one_and_others_are_not(way: int) -> None:
    spans = [
        CoverageSpan(a, b, CoverageKind.STILL, 0.5) for a, b in ((0, 30), (30.1, 60), (70, 100))
    ]
    jump = jump_from(_quiet(*spans), 0, 29.0 if way > 0 else 59.0, way=way)
    assert jump is not None
    assert jump.to_s == (59.0 if way > 0 else 0.0)


def test_that_a_picture_of_the_stretch_is_known_for_one_on_the_way() -> None:
    forward, back = Jump(10.0, 59.0), Jump(90.0, 71.0)
    assert [forward.on_its_way(at) for at in (9.5, 10.2, 58.0, 59.0, 5.0)] == [
        *(True, True, True, False, False),
    ]
    assert [back.on_its_way(at) for at in (90.5, 89.0, 72.0, 71.2, 95.0)] == [
        *(True, True, True, False, False),
    ]
