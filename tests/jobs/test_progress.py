"""Rates look at the last minute; estimates follow the work, not the number of items."""

from __future__ import annotations

import pytest

from nvr_desk.jobs.progress import WINDOW_S, Progress


def test_that_nothing_is_said_before_something_is_known() -> None:
    progress = Progress(total=4)
    progress.mark(0.0)
    assert (progress.rate, progress.eta_s) == (None, None)
    progress.mark(0.5)
    assert (progress.rate, progress.eta_s) == (None, None)


def test_that_items_are_counted_where_no_work_is_known() -> None:
    progress = Progress(total=10)
    progress.mark(0.0)
    progress.done = 4
    progress.mark(8.0)
    assert progress.rate == pytest.approx(0.5)
    assert progress.eta_s == pytest.approx(12.0)


def test_that_a_long_item_shows_before_it_is_done() -> None:
    progress = Progress(total=2, total_work=1000.0)
    progress.mark(0.0)
    progress.running["a"] = 100.0
    progress.mark(10.0)
    assert progress.rate == 0.0
    assert progress.eta_s == pytest.approx(90.0)


def test_that_an_old_pace_is_forgotten() -> None:
    progress = Progress(total=1000)
    progress.mark(0.0)
    progress.done = 900
    progress.mark(1.0)
    for second in range(2, 200):
        progress.mark(float(second))
    assert progress.rate == 0.0
    assert progress.eta_s is None
    progress.done = 906
    progress.mark(200.0)
    assert progress.rate == pytest.approx(6 / WINDOW_S, rel=0.05)


def test_that_a_pause_does_not_slow_the_estimate() -> None:
    progress = Progress(total=10)
    progress.mark(0.0)
    progress.restart()
    progress.mark(500.0)
    progress.done = 5
    progress.mark(505.0)
    assert progress.eta_s == pytest.approx(5.0)


def test_that_a_finished_job_is_ready_now() -> None:
    assert Progress(total=3, done=1, failed=1, skipped=1).eta_s == 0.0


def test_that_an_expected_pace_speaks_at_once_and_yields_to_what_is_measured() -> None:
    progress = Progress()
    progress.begin(100, 1000.0, 10.0, 0.0)
    assert progress.eta_s == pytest.approx(100.0)
    progress.mark(0.0)
    for second in range(1, 61):
        progress.finished_work = float(second)
        progress.mark(float(second))
    assert progress.eta_s is not None
    slow, fast = (1000.0 - 60.0) / 1.0, (1000.0 - 60.0) / 10.0
    assert fast < progress.eta_s < slow
    assert progress.eta_s == pytest.approx(940.0 / ((60 + 150) / 75))


def test_that_the_passes_to_come_are_part_of_when_it_is_ready() -> None:
    progress = Progress()
    progress.begin(10, 100.0, 10.0, 300.0)
    assert progress.eta_s == pytest.approx(310.0)
    progress.done = 10
    assert progress.eta_s == pytest.approx(300.0)


def test_that_a_new_pass_counts_from_nothing() -> None:
    progress = Progress(total=10, done=7, failed=2, skipped=1, finished_work=9.0)
    progress.running["a"] = 5.0
    progress.mark(0.0)
    progress.begin(4, 8.0, None, 0.0)
    assert (progress.total, progress.done, progress.failed, progress.skipped) == (4, 0, 0, 0)
    assert (progress.finished_work, progress.running, progress.eta_s) == (0.0, {}, None)
