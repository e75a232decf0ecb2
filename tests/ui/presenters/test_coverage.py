"""What lists say of coverage."""

from __future__ import annotations

from dataclasses import replace

from nvr_desk_ui.presenters import deliveries

from tests.fakes.desk import delivery_row


def test_that_a_row_says_share_and_rate_and_a_first_pass_claims_no_share() -> None:
    row = delivery_row(1)
    assert row.clip.facts is not None
    half = replace(row, looked_s=row.clip.facts.duration_s / 2, looks_per_s=2.1)
    assert deliveries.text(half, deliveries.Column.COVERAGE, None) == "50 %, 2.1/s"
    first = replace(half, first_pass=True, looks_per_s=0.25)
    assert deliveries.text(first, deliveries.Column.COVERAGE, None) == "first pass, 0.2/s"
    never = replace(row, looked_s=None)
    assert deliveries.text(never, deliveries.Column.COVERAGE, None) == "–"
    assert "not looked at by a detector" in deliveries.tooltip(never, None)
    assert "looked at: 50 %, 2.1/s; the rest was not searched" in deliveries.tooltip(half, None)
