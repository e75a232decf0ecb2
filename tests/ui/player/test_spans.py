from __future__ import annotations

from nvr_desk_ui.player.spans import REPORT_EVERY_S, ShownSpans


def test_that_play_becomes_one_span() -> None:
    spans = ShownSpans()
    for number in range(100):
        spans.add(5 + number * 0.04, number * 0.04)
    assert spans.take() == [(5.0, 5 + 99 * 0.04)]


def test_that_scrubbing_to_and_fro_joins_what_touches() -> None:
    spans = ShownSpans()
    for at in (3.0, 50.0, 3.5, 49.5, 4.2):
        spans.add(at, 0.0)
    assert spans.take() == [(3.0, 4.2), (49.5, 50.0)]


def test_that_a_report_is_due_after_thirty_seconds_and_not_before() -> None:
    spans = ShownSpans()
    assert not spans.due(1e9)
    spans.add(1.0, 100.0)
    assert not spans.due(100.0 + REPORT_EVERY_S - 1)
    assert spans.due(100.0 + REPORT_EVERY_S)
    spans.take()
    assert not spans.due(1e9)
