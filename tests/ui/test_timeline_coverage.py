"""The strip under each bar: what was looked at, how densely, and what was not."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import numpy as np
import pytest

from nvr_desk.records.track import CoverageKind, CoverageSpan
from nvr_desk.review.columns import timeline_from
from nvr_desk_ui.timeline import chrome, compose, words
from nvr_desk_ui.timeline.layout import DENSITIES, layout
from nvr_desk_ui.timeline.lod import LaneModel, build
from nvr_desk_ui.timeline.view import fitting

from tests.fakes.canvases import NIGHT, Spec, timeline_of
from tests.fakes.spans import MIXED

T0 = NIGHT.timestamp()
COVERS = range(compose.COVER_LOOKED, compose.COVER_THIN + 1)


def _model(*spans: CoverageSpan, first_pass: bool = False) -> LaneModel:
    data = timeline_of(Spec("C-1", "a.mp4", 0, 60.0, 0))
    clips = [dataclasses.replace(c, coverage=spans, first_pass=first_pass) for c in data.clips]
    return build(timeline_from(data.case, data.zone, clips))


def _codes(model: LaneModel, start: float, end: float) -> set[int]:
    """Kinds of coverage drawn for those seconds of the clip."""
    what = compose.Picture(fitting(T0 + start, T0 + end, 400), 0, 0, 60)
    drawn = compose.compose(model, what, layout(0, 0))
    top = layout(0, 0).coverage_top
    return set(drawn[top : top + 4, 150:250].ravel().tolist()) & set(COVERS)


@pytest.mark.parametrize("height", [*(coverage for _, _, coverage, _, _ in DENSITIES), 9])
def test_that_kinds_of_coverage_are_told_apart_without_colour(height: int) -> None:
    for one, other in combinations(COVERS, 2):
        first, second = (compose.cover_pattern(code, height, 24) for code in (one, other))
        assert (first != second).sum() >= 6, (one, other)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (1, 9, compose.COVER_LOOKED),
        (11, 19, compose.COVER_THIN),
        (21, 39, compose.COVER_STILL),
        (41, 44, compose.COVER_DECODED),
        (46, 49, compose.COVER_FAILED),
        (51, 59, compose.COVER_NOT),
    ],
)
def test_that_each_kind_is_drawn_as_itself(start: float, end: float, code: int) -> None:
    assert _codes(_model(*MIXED), start, end) == {code}


def test_that_a_column_of_several_kinds_says_the_least_of_them() -> None:
    spans = [CoverageSpan(k / 10, (k + 1) / 10, CoverageKind.LOOKED, 5.0) for k in range(600)]
    thin = [dataclasses.replace(s, looks_per_s=0.3) if k % 5 == 0 else s
            for k, s in enumerate(spans)]  # fmt: skip
    still = [dataclasses.replace(s, kind=CoverageKind.STILL) if k % 5 == 0 else s
             for k, s in enumerate(spans)]  # fmt: skip
    far = (-3000.0, 3060.0)
    for made, code in ((spans, compose.COVER_LOOKED), (thin, compose.COVER_THIN),
                       (still, compose.COVER_STILL)):  # fmt: skip
        what = compose.Picture(fitting(T0 + far[0], T0 + far[1], 400), 0, 0, 60)
        drawn = set(np.unique(compose.compose(_model(*made), what, layout(0, 0))).tolist())
        assert code in drawn
        assert not drawn & (set(COVERS) - {code, compose.COVER_NOT})


def test_that_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    everything = [entry[0] for entry in chrome.legend_entries(_model(*MIXED))]
    plain = [entry[0] for entry in chrome.legend_entries(_model(MIXED[0]))]
    rest = {"still, looked at thinly", "less than 1 look in 2 s", "no picture", "decoded only"}
    assert {"looked at", "not looked at"} <= set(plain)
    assert rest <= set(everything)
    assert not rest & set(plain)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (5, "Here: looked at, 5.0 times a second"),
        (30, "Here: still: looked at thinly, nothing moved, 0.5 times a second"),
        (47, "Here: no picture that decodes"),
        (55, "Here: not looked at"),
    ],
)
def test_that_a_tooltip_says_what_happened_under_the_pointer(at: float, said: str) -> None:
    tip = words.clip_words(_model(*MIXED).clips[0], None, at_s=at)
    assert said in tip.split("<br>")
    assert "Looked 67 %, 1.6/s (10 s not looked at" in tip


def test_that_a_tooltip_claims_no_share_for_a_first_pass() -> None:
    tip = words.clip_words(_model(*MIXED, first_pass=True).clips[0], None)
    assert "<b>First pass, 1.6/s: looked at on key pictures only" in tip
    assert "%" not in tip


def test_that_a_tooltip_calls_a_first_pass_no_search() -> None:
    assert "a first idea, not a search" in words.clip_words(
        _model(*MIXED, first_pass=True).clips[0], None
    )
    assert "first idea" not in words.clip_words(_model(*MIXED).clips[0], None)
