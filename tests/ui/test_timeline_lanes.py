"""The engine behind the timeline, against plain Python that does the same the slow way."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import ObjectClass
from nvr_desk.review.columns import timeline_from
from nvr_desk_ui.timeline import bins, chrome, compose, words
from nvr_desk_ui.timeline.layout import best_density, layout
from nvr_desk_ui.timeline.lod import (
    BROKEN,
    CLASS_ORDER,
    HIDDEN,
    SHOWN,
    LaneModel,
    build,
    natural_key,
)
from nvr_desk_ui.timeline.steps import next_appearance, next_clip
from nvr_desk_ui.timeline.view import LONGEST_S, SHORTEST_S, TimeView, fitting

from tests.fakes.canvases import NIGHT, Spec, salt_lake, timeline_of

T0 = NIGHT.timestamp()
SPANS = st.lists(
    st.tuples(st.floats(-50, 150), st.floats(0, 80), st.integers(0, 2)), min_size=1, max_size=30
)


def columns(spans: list[tuple[float, float, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x0 = np.array([a for a, _, _ in spans])
    return x0, x0 + [n for _, n, _ in spans], np.array([r for _, _, r in spans], np.int64)


@given(spans=SPANS)
def test_that_shares_add_up_to_what_a_slow_loop_finds(
    spans: list[tuple[float, float, int]],
) -> None:
    x0, x1, row = columns(spans)
    found = bins.shares(x0, x1, row, 3, 100)
    wanted = np.zeros((3, 100))
    for a, b, r in zip(x0, x1, row, strict=True):
        for c in range(100):
            wanted[r, c] += max(0.0, min(b, c + 1) - max(a, c))
    assert found == pytest.approx(wanted, abs=1e-6)


def test_that_no_name_is_written_over_another() -> None:
    x0, x1 = np.array([0.0, 0.0, 300.0, 340.0, 10.0]), np.array([500.0, 200.0, 600.0, 350.0, 90.0])
    row = np.array([0, 0, 0, 0, 1], np.int64)
    assert bins.name_rooms(x0, x1, row, 1000, 46.0) == [
        (0.0, 0),
        (198.0, 1),
        (300.0, 0),
        (0.0, 0),
        (80.0, 0),
    ]


@given(spans=SPANS)
def test_that_a_named_bar_ends_before_the_next_name_and_no_crowd_is_nameless(
    spans: list[tuple[float, float, int]],
) -> None:
    x0, x1, row = columns(sorted(spans, key=lambda span: (span[2], span[0])))
    rooms = bins.name_rooms(x0, x1, row, 100, 10.0)
    for lane in range(3):
        mine = [at for at in range(len(x0)) if row[at] == lane]
        left = [max(float(x0[at]), 2.0) for at in mine]
        right = [left[n] + rooms[at][0] for n, at in enumerate(mine) if rooms[at][0]]
        named = [left[n] for n, at in enumerate(mine) if rooms[at][0]]
        assert all(end <= begin + 1e-9 for end, begin in zip(right, named[1:], strict=False))
        wide = [at for at in mine if min(x1[at], 98.0) - max(x0[at], 2.0) >= 10.0]
        assert bool(named) == bool(wide)
        assert sum(1 + rooms[at][1] for at in mine if rooms[at][0]) == len(wide)


@given(spans=SPANS)
def test_that_every_touched_column_is_counted(spans: list[tuple[float, float, int]]) -> None:
    inside = [(a, n, r) for a, n, r in spans if a + n >= 0 and a < 100]
    x0, x1, row = columns(inside) if inside else (np.empty(0), np.empty(0), np.empty(0, np.int64))
    found = bins.counts(x0, x1, row, 3, 100)
    wanted = np.zeros((3, 100), np.int64)
    for a, b, r in zip(x0, x1, row, strict=True):
        first = min(max(int(np.floor(a)), 0), 99)
        last = max(first + 1, min(int(np.ceil(b)), 100))
        wanted[r, first:last] += 1
    assert (found == wanted).all()


def test_that_certainty_rises_over_twice_the_doubt() -> None:
    one = np.array([40.0]), np.array([80.0]), np.array([10.0]), np.array([0], np.int64)
    level = bins.certainty(*one, 1, 120)[0]
    assert level[29] == 0
    assert level[39] == pytest.approx(0.475)
    assert level[50] == pytest.approx(1)
    assert level[69] == pytest.approx(1)
    assert level[91] == 0


def test_that_a_hard_edge_is_one_column_wide() -> None:
    level = bins.certainty(
        np.array([10.2]), np.array([20.0]), np.array([0.1]), np.array([0], np.int64), 1, 30
    )[0]
    assert level.tolist() == [0.0] * 10 + [1.0] * 10 + [0.0] * 10


@given(seed=st.integers(0, 10_000))
@settings(max_examples=40)
def test_that_presence_counts_what_overlaps_each_column(seed: int) -> None:
    rng = np.random.default_rng(seed)
    starts = np.sort(rng.uniform(0, 100, 20)).round(2)
    tracks = tuple(
        (ObjectClass.CAR, float(s), float(s + d))
        for s, d in zip(starts, rng.uniform(0, 20, 20), strict=True)
    )
    model = build(timeline_of(Spec("C", "a.mp4", 0, 130, tracks=tracks)))
    edges = T0 + np.linspace(0, 120, 61)
    group = list(CLASS_ORDER).index(ObjectClass.CAR)
    found = model.presence.touching([group], edges)[0]
    spans = model.tracks
    for at in range(60):
        touching = (spans.start < edges[at + 1]) & (spans.end > edges[at])
        assert found[at] == touching.sum()


def test_that_lanes_are_in_the_order_a_person_counts() -> None:
    names = sorted(["C-10", "C-9", "c-2", "Front door"], key=natural_key)
    assert names == ["c-2", "C-9", "C-10", "Front door"]
    assert natural_key("10") < natural_key("A")


def test_that_undated_clips_are_in_the_tray_and_nowhere_else() -> None:
    model = build(salt_lake())
    assert [c.name for c in model.undated] == ["clip (3).mp4", "WhatsApp Video 2026-11-20.mp4"]
    assert len(model.clips) == 10
    assert not {c.delivery_id for c in model.undated} & set(model.index_of)


def test_that_a_delivery_that_may_not_be_opened_shows_no_appearances() -> None:
    spec = Spec("C", "a.mp4", 0, 60, tracks=((ObjectClass.PERSON, 1, 5),))
    hidden = dataclasses.replace(spec, visibility=Visibility.WITHDRAWN)
    assert len(build(timeline_of(spec)).tracks.start) == 1
    assert len(build(timeline_of(hidden)).tracks.start) == 0


def picture(model: LaneModel, left: float, right: float, width: int = 600) -> np.ndarray:
    rows = len(model.classes)
    what = compose.Picture(TimeView(T0 + left, right - left, width), 0, 0, 200)
    return compose.compose(model, what, layout(0, rows))


def codes_of(state: int) -> set[int]:
    return set(range(compose.BAR[state] + 1, compose.BAR[state] + compose.LEVELS))


@pytest.mark.parametrize(
    ("spec", "state"),
    [
        (Spec("C", "a", 1), SHOWN),
        (Spec("C", "a", 1, visibility=Visibility.WITHDRAWN), HIDDEN),
        (Spec("C", "a", 1, state=MediaState.BAD), BROKEN),
        (Spec("C", "a", 1, state=MediaState.BAD, visibility=Visibility.HELD), HIDDEN),
    ],
)
def test_that_a_bar_says_by_its_pattern_whether_it_may_be_opened(spec: Spec, state: int) -> None:
    found = set(np.unique(picture(build(timeline_of(spec)), 0, 180)).tolist())
    assert found & codes_of(state)
    for other in {SHOWN, HIDDEN, BROKEN} - {state}:
        assert not found & codes_of(other)


def test_that_seconds_nobody_looked_at_are_hatched() -> None:
    half = build(timeline_of(Spec("C", "a", 0, 100, 0, looked=0.5)))
    image = picture(half, 0, 100, 400)
    strip = image[layout(0, 0).coverage_top : layout(0, 0).coverage_top + 4]
    assert (strip[:, :198] == compose.COVER_LOOKED).all()
    later = strip[:, 202:]
    assert (later == compose.COVER_NOT).any()
    assert not np.isin(later, [compose.COVER_LOOKED, compose.COVER_DECODED]).any()


def test_that_a_bar_shorter_than_a_pixel_is_still_there() -> None:
    model = build(timeline_of(Spec("C", "a", 0, 1, 0)))
    image = picture(model, -30 * 86400, 30 * 86400)
    assert np.isin(image, list(codes_of(SHOWN))).any()


def test_that_a_clip_claimed_within_an_hour_stays_visible_where_it_was_claimed() -> None:
    model = build(timeline_of(Spec("C", "a", 0, 20, 3600)))
    image = picture(model, -100, 200, 300)
    row = image[layout(0, 0).pad + 4]
    assert row[110] == compose.BAR[SHOWN] + 2
    assert row[5] == compose.BAR[SHOWN] + 1


def test_that_the_gap_between_two_clips_is_drawn_as_a_gap() -> None:
    model = build(timeline_of(Spec("C", "a", 0, 10, 0), Spec("C", "b", 2, 10, 0)))
    line = picture(model, 0, 180)[layout(0, 0).pad + layout(0, 0).bar // 2]
    between = line[60:380]
    assert (between == compose.GAP).sum() > 100
    assert not (line[450:] == compose.GAP).any()


def test_that_scrolled_pictures_show_the_same_rows() -> None:
    model = build(salt_lake())
    made = layout(0, len(model.classes))
    view = TimeView(T0, 2400, 500)
    whole = compose.compose(model, compose.Picture(view, 0, 0, made.height * 5), made)
    part = compose.compose(model, compose.Picture(view, 2, 7, 100), made)
    assert (part == whole[made.height * 2 + 7 : made.height * 2 + 107]).all()


def test_that_each_class_has_a_pattern_of_its_own() -> None:
    inks = [compose.class_pattern(c, 9, 24).tobytes() for c in CLASS_ORDER]
    assert len(set(inks)) == len(CLASS_ORDER)


@given(x=st.floats(0, 1000), factor=st.floats(0.01, 100), left=st.floats(0, 2e9),
       span=st.floats(0.1, 1e7))  # fmt: skip
def test_that_the_instant_under_the_cursor_stays_when_zooming(
    x: float, factor: float, left: float, span: float
) -> None:
    view = TimeView(left, span, 1000)
    zoomed = view.zoomed(factor, x)
    assert zoomed.instant_at(x) == pytest.approx(view.instant_at(x), abs=zoomed.span * 1e-6 + 1e-6)
    assert SHORTEST_S <= zoomed.span <= LONGEST_S


def test_that_a_fitted_view_holds_both_ends() -> None:
    view = fitting(100.0, 200.0, 800)
    assert view.left < 100
    assert view.right > 200
    assert fitting(100.0, 100.0, 800).span >= SHORTEST_S


def test_that_stepping_visits_every_open_clip_in_time_and_skips_the_hidden() -> None:
    model = build(salt_lake())
    visited: list[str] = []
    at = next_clip(model, None, 0.0, 1)
    while at is not None:
        visited.append(model.clips[at].name)
        at = next_clip(model, at, 0.0, 1)
    assert len(visited) == 7
    assert visited[0].startswith("NVR_ch3")
    assert "garage_0008.avi" not in visited
    assert "damaged.mkv" not in visited


def test_that_appearances_are_walked_both_ways() -> None:
    model = build(salt_lake())
    first = next_appearance(model.presence, T0 - 1, 1)
    assert first is not None
    second = next_appearance(model.presence, float(model.tracks.start[first]), 1)
    assert second is not None
    assert next_appearance(model.presence, float(model.tracks.start[second]), -1) == first
    assert next_appearance(model.presence, float(model.tracks.start[first]), -1) is None


def test_that_lanes_are_as_tall_as_the_room_allows() -> None:
    assert best_density(2, 2, 600) == 0
    assert best_density(12, 2, 300) == 2
    assert best_density(500, 2, 300) == 1


def test_that_bars_of_which_nothing_may_be_told_are_plain_and_the_legend_says_why() -> None:
    told = timeline_of(Spec("C-1", "a.mp4", 0, looked=0.5))
    untold = timeline_from(
        told.case,
        told.zone,
        [dataclasses.replace(c, told=False, coverage=()) for c in told.clips],
    )
    for data, hatched in ((told, True), (untold, False)):
        model = build(data)
        view = fitting(T0, T0 + 60, 300)
        drawn = compose.compose(model, compose.Picture(view, 0, 0, 60), layout(0, 0))
        legend = [entry[0] for entry in chrome.legend_entries(model)]
        assert (compose.COVER_NOT in drawn) == hatched
        assert ("not looked at" in legend) == hatched
        assert (words.UNTOLD in legend) != hatched
        tip = words.clip_words(data.clips[0], None)
        assert ("No appearances found" in tip) == hatched
