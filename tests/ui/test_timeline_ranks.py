"""The searches behind the pictures, and the pictures they make, against slow loops."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.timeline import compose, ranks, render
from nvr_desk_ui.timeline.colours import code_table
from nvr_desk_ui.timeline.layout import layout
from nvr_desk_ui.timeline.lod import CLASS_ORDER, LaneModel, build
from nvr_desk_ui.timeline.overlay import Overlay, fit_of
from nvr_desk_ui.timeline.view import TimeView, fitting

from tests.fakes.canvases import NIGHT, Spec, timeline_of

T0 = NIGHT.timestamp()
COLUMNS = 40


def _instants(seed: int, many: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(starts, ends, edges) among which many lie on an edge exactly, or outside of all."""
    rng = np.random.default_rng(seed)
    edges = np.linspace(10.0, 90.0, COLUMNS + 1)
    start = rng.uniform(-20, 120, many)
    start[::3] = rng.choice(edges, len(start[::3]))
    end = start + rng.choice([1e-9, 0.5, 30.0], many)
    end[::5] = np.maximum(rng.choice(edges, len(end[::5])), np.nextafter(start[::5], np.inf))
    return np.sort(start), np.sort(end), edges


@given(seed=st.integers(0, 10_000), many=st.sampled_from([0, 1, 7, 60, 900]))
@settings(max_examples=80)
def test_that_instants_before_an_edge_are_counted_as_a_search_counts_them(
    seed: int, many: int
) -> None:
    start, _, edges = _instants(seed, many)
    found = np.full(len(edges), 99, np.int64)
    ranks.before(start, edges, found)
    assert found.tolist() == [int((start < edge).sum()) for edge in edges]


@given(seed=st.integers(0, 10_000), many=st.sampled_from([0, 1, 7, 60, 900]))
@settings(max_examples=80)
def test_that_stretches_are_counted_in_each_column_they_touch(seed: int, many: int) -> None:
    start, end, edges = _instants(seed, many)
    found = np.zeros(COLUMNS, np.int64)
    ranks.touching(start, end, edges, found)
    # However starts and ends belong together: begun before the column's end, not over before it.
    wanted = [
        int((start < right).sum() - (end <= left).sum()) for left, right in pairwise(edges.tolist())
    ]
    assert found.tolist() == wanted


def _model() -> LaneModel:
    """Three lanes of some hundred appearances each, crowded and lone ones."""
    rng = np.random.default_rng(8)
    specs = [
        Spec(
            f"C-{n % 3}", f"{n}.mp4", float(rng.uniform(0, 300)), 200.0,
            tracks=tuple(
                (CLASS_ORDER[int(rng.integers(len(CLASS_ORDER)))], float(at), float(at + length))
                for at, length in zip(
                    np.sort(rng.uniform(0, 180, 60)), rng.exponential(4.0, 60), strict=True
                )
            ),
        )
        for n in range(12)
    ]  # fmt: skip
    return build(timeline_of(*specs))


@pytest.mark.parametrize("span_s", [25_000.0, 3000.0, 90.0, 4.0])
@pytest.mark.parametrize("filtered", [False, True])
def test_that_each_column_of_a_sub_row_shows_how_many_touch_it(
    span_s: float, *, filtered: bool
) -> None:
    model = _model()
    among = (np.arange(len(model.tracks.start)) % 3 == 0) if filtered else None
    over = Overlay(fit=fit_of(model, among))
    assert model.extent is not None
    middle = sum(model.extent) / 2
    view = TimeView(middle - span_s / 2, span_s, 500)
    rows = layout(1, len(model.classes))
    drawn = compose.compose(model, compose.Picture(view, 0, 0, 3 * rows.height), rows, over)
    edges = view.left + np.arange(501) * view.seconds_a_pixel
    spans = model.tracks
    for lane in range(3):
        for at, cls in enumerate(model.classes):
            mine = (spans.lane == lane) & (spans.code == CLASS_ORDER.index(cls))
            strip = drawn[lane * rows.height + rows.row_top(at) :][: rows.row]
            ink = compose.class_pattern(cls, rows.row, 500)
            first = compose.TRACK + CLASS_ORDER.index(cls) * compose.TRACK_LEVELS
            for column in range(500):
                there = (spans.start < edges[column + 1]) & (spans.end > edges[column]) & mine
                told = there if among is None else there & among
                shade = sum(int(told.sum()) >= least for least in (1, 2, 5))
                codes = set(strip[ink[:, column], column].tolist())
                if there.any():
                    assert codes == {first + shade} or not ink[:, column].any()
                else:
                    assert all(code < compose.TRACK for code in codes)


def test_that_a_pattern_that_is_kept_cannot_be_written_into() -> None:
    for kept in (
        compose.class_pattern(ObjectClass.TRUCK, 5, 40),
        compose.cover_pattern(compose.COVER_NOT, 4, 40),
        compose.bar_pattern(1, 9, 40),
    ):
        with pytest.raises(ValueError, match="read-only"):
            kept[0, 0] = False


def test_that_every_code_becomes_its_colour() -> None:
    look = theme.current()
    inks = render.Inks(
        code_table(look), look.colour("text"), look.colour("text"), look.colour("focus"),
        look.colour("warn"), look.colour("muted"), "sans",
    )  # fmt: skip
    codes = np.arange(compose.CODES, dtype=np.uint8).reshape(1, -1).repeat(3, axis=0)
    image = render.coloured(codes, inks)
    assert image.format() == QImage.Format.Format_RGB32
    for code in range(compose.CODES):
        assert image.pixel(code, 2) == int(inks.table[code])


def test_that_a_view_without_anything_in_it_shows_no_appearance() -> None:
    model = _model()
    view = fitting(T0 - 9e6, T0 - 8.9e6, 300)
    rows = layout(0, len(model.classes))
    drawn = compose.compose(model, compose.Picture(view, 0, 0, 3 * rows.height), rows)
    assert drawn.max() < compose.COVER_LOOKED
