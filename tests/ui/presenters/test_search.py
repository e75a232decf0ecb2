from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nvr_desk.records.search import Hit
from nvr_desk.records.track import ObjectClass, TrackRow
from nvr_desk_ui.presenters import search
from nvr_desk_ui.presenters.fields import FormError
from nvr_desk_ui.presenters.search import FormTexts

from tests.fakes.desk import CASE, START, delivery_row

EMPTY = FormTexts((), "", "", "", "", "")


def test_that_an_empty_form_asks_for_everything() -> None:
    query = search.question(CASE, EMPTY, "America/Denver")
    assert (query.classes, query.start, query.end, query.near) == ((), None, None, None)


def test_that_a_time_is_wall_time_of_the_case() -> None:
    query = search.question(CASE, replace(EMPTY, start="2026-11-19 22:14"), "America/Denver")
    assert query.start == datetime(2026, 11, 20, 5, 14, tzinfo=UTC)


def test_that_a_time_with_an_offset_means_that_offset() -> None:
    texts = replace(EMPTY, end="2026-11-19 22:14+00:00")
    assert search.question(CASE, texts, "America/Denver").end == datetime(
        2026, 11, 19, 22, 14, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (replace(EMPTY, start="yesterday"), "From"),
        (replace(EMPTY, start="2026-11-19 22:14", end="2026-11-19 22:00"), "To"),
        (replace(EMPTY, lat="40.7"), "Longitude"),
        (replace(EMPTY, lat="91", lon="0"), "Latitude"),
        (replace(EMPTY, lat="nan", lon="0"), "Latitude"),
        (replace(EMPTY, lat="40", lon="-111", radius_m="0"), "Radius"),
    ],
)
def test_that_a_field_that_makes_no_sense_is_named(texts: FormTexts, field: str) -> None:
    with pytest.raises(FormError) as caught:
        search.question(CASE, texts, None)
    assert caught.value.field == field


def test_that_a_hit_says_claim_and_marks_an_unverified_model() -> None:
    track = TrackRow(
        "c" * 64, 3, ObjectClass.CAR, 4.0, 9.5, 5.0, 5000, 0.81, (0, 0, 9, 9), 9, 5, "m", "d" * 64,
        unverified=True,
    )  # fmt: skip
    hit = Hit(delivery_row(0).delivery, track, START, START, corrected=False)
    assert search.hit_text(hit, None) == (
        "car*\n0.81 · 5.5 s",
        "not measured\nby this look",
        "2026-11-19 22:14:03\n−07:00 claim",
        f"C-000\n{hit.delivery.item}",
    )
