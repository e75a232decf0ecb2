from __future__ import annotations

import pytest

from nvr_desk.upkeep.bench.rows import (
    MET,
    MISSED,
    TOLD,
    UNMEASURED,
    figures,
    lines,
    missed,
    rows,
)


def test_that_a_figure_is_judged_by_its_bound() -> None:
    result = {"part": {"a_ms": {"p95": 4.0, "bound": 4}, "b_ms": {"p95": 4.1, "bound": 4}}}
    assert [(row.what, row.verdict) for row in rows(result)] == [
        ("part: a ms", MET),
        ("part: b ms", MISSED),
    ]
    assert missed(result)
    assert not missed({"part": {"a_ms": result["part"]["a_ms"]}})


def test_that_a_figure_without_a_bound_is_told_and_never_missed() -> None:
    result = {"part": {"size": {"value": 12}}, "machine": {"cores": {"value": 2, "bound": 1}}}
    (row,) = rows(result)
    assert (row.measured, row.bound, row.verdict) == ("12", "", TOLD)
    assert not missed(result)


def test_that_a_part_that_failed_is_a_row_and_counts_as_missed() -> None:
    result = {"gallery": {"failed": ["no window"], "seconds": 3.0}}
    assert [(row.what, row.measured, row.verdict) for row in rows(result)] == [
        ("gallery", "no window", UNMEASURED)
    ]
    assert missed(result)


def test_that_a_bound_on_nothing_measured_is_missed() -> None:
    (row,) = rows({"part": {"a": {"value": None, "bound": 1}}})
    assert row.verdict == MISSED


def test_that_all_else_of_a_figure_stands_beside_it() -> None:
    result = {"part": {"a": {"p95": 1.234, "median": 0.5, "tries": 200, "bound": 2.5}}}
    assert rows(result)[0].measured == "p95 1.23 (median 0.50, tries 200)"
    assert lines(result)[2:] == ["| part: a | p95 1.23 (median 0.50, tries 200) | ≤ 2.5 | met |"]


def test_that_a_missed_row_stands_out_on_the_page() -> None:
    assert lines({"part": {"a": {"value": 3, "bound": 2}}})[-1].endswith("| **missed** |")


@pytest.mark.parametrize("tries", [1, 2, 7, 200])
def test_that_a_p95_is_never_more_than_the_worst(tries: int) -> None:
    found = figures([float(k) for k in range(tries)], 10)
    assert found["median"] <= found["p95"] <= found["worst"] == tries - 1
    assert (found["tries"], found["bound"]) == (tries, 10)


def test_that_nothing_measured_makes_a_figure_all_the_same() -> None:
    assert figures([]) == {"p95": 0.0, "median": 0.0, "worst": 0.0, "tries": 0}
