from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from nvr_desk_ui.recent import MOST_CASES, Recent

HERE, THERE = Path("/one"), Path("/two")


@pytest.fixture
def recent() -> Recent:
    made = Recent()
    made.use("reyes")
    return made


def test_that_the_newest_case_of_this_workspace_comes_first(recent: Recent) -> None:
    for number in ("A", "B", "A"):
        recent.opened(HERE, number)
    recent.opened(THERE, "C")
    assert recent.cases(HERE, {"A", "B", "C"}) == ["A", "B"]


def test_that_a_case_this_person_may_not_see_any_more_is_not_named(recent: Recent) -> None:
    recent.opened(HERE, "A")
    assert recent.cases(HERE, set()) == []


def test_that_nobody_sees_what_another_person_opened(recent: Recent) -> None:
    recent.opened(HERE, "A")
    recent.ran("packet.new")
    recent.use("okafor")
    assert (recent.cases(HERE, {"A"}), recent.keys) == ([], [])
    recent.use("reyes")
    assert recent.keys == ["packet.new"]


def test_that_deliveries_are_remembered_but_written_nowhere(recent: Recent) -> None:
    recent.ran("delivery abc")
    assert recent.keys == ["delivery abc"]
    kept = [str(QSettings().value(key)) for key in QSettings().allKeys()]
    assert not any("abc" in each for each in kept)


def test_that_only_so_many_are_kept_and_rubbish_is_passed_over(recent: Recent) -> None:
    for number in range(2 * MOST_CASES):
        recent.opened(HERE, str(number))
    assert len(recent.cases(HERE, {str(each) for each in range(99)})) == MOST_CASES
    QSettings().setValue("recent/reyes/cases", "{no json")
    assert recent.cases(HERE, {"1"}) == []
