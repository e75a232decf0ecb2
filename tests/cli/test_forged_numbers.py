"""A log whose numbers somebody forged to any height: every command ends, small, and says so.

Whoever can write the file can make a number of 2**60 of one. What walks by numbers then walks for
ever, and what makes room for each takes all the memory there is.
"""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import create_workspace, open_desk

from tests.fakes.bounded_line import lines
from tests.fakes.sealed_log import open_as_owner

if TYPE_CHECKING:
    from pathlib import Path

HUGE = 1 << 60
TOP = (1 << 63) - 1
INTEGRITY = 5
LAST = "(SELECT max(seq) FROM audit_entry)"
VERIFY = ("--json", "audit", "verify")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A desk of one whose log has some twenty entries."""
    made = create_workspace(tmp_path / "w")
    with open_desk(made) as desk:
        for number in range(10):
            desk.cases.new(f"26-{number:06}", offence="BURG", zone="America/Denver")
    return made


def _forge(root: Path, statement: str) -> int:
    """Change the log past the program, its index with it; answers how many entries there are."""
    with closing(open_as_owner(root / "index.sqlite")) as driver:
        count = int(driver.execute("SELECT count(*) FROM audit_entry").fetchone()[0])
        for table in ("audit_index", "audit_entry"):
            driver.execute(statement.replace("LOG", table))
        driver.commit()
    return count


def _first_bad(root: Path) -> str:
    (told,) = lines(root, VERIFY)
    assert told.code == INTEGRITY, told
    return str(json.loads(told.out)["findings"][0]["where"])


def test_that_a_last_number_of_any_height_is_named_within_bounds(root: Path) -> None:
    count = _forge(root, f"UPDATE LOG SET seq = {HUGE} WHERE seq = {LAST}")
    assert _first_bad(root) == f"audit entry {count}"


def test_that_a_number_of_any_height_in_the_middle_is_named_within_bounds(root: Path) -> None:
    _forge(root, f"UPDATE LOG SET seq = {HUGE} WHERE seq = 7")
    assert _first_bad(root) == "audit entry 7"


def test_that_a_log_of_nothing_but_gaps_is_named_at_the_first(root: Path) -> None:
    _forge(root, f"UPDATE LOG SET seq = seq * {1 << 45} WHERE seq > 4")
    assert _first_bad(root) == "audit entry 5"


@pytest.mark.parametrize("forged", [f"seq = {HUGE} WHERE seq = {LAST}", "seq = seq << 45"])
def test_that_every_other_command_ends_within_bounds(root: Path, forged: str) -> None:
    _forge(root, f"UPDATE LOG SET {forged}")
    asked = {
        ("check",): INTEGRITY,
        ("case", "list"): 0,
        ("audit", "status"): 0,
        ("audit", "show", "--verb", "case.new", "--user", "nobody-of-that-name"): 0,
        ("audit", "show", "--object", "no-such-object"): 0,
        ("audit", "export", "--output", "log.jsonl"): 0,
        ("audit", "checkpoint"): 1,  # this station never had a key: all bodies are read for one
    }
    for words, told in zip(asked, lines(root, *asked), strict=True):
        assert told.code == asked[words], (words, told)
        assert "Traceback" not in told.err


def test_that_a_review_of_a_log_with_gaps_is_refused_in_clear_words(root: Path) -> None:
    _forge(root, f"UPDATE LOG SET seq = {HUGE} WHERE seq = {LAST}")
    with closing(open_as_owner(root / "index.sqlite")) as driver:
        driver.execute("UPDATE audit_index SET time_us = time_us - 1209600000000000")
        driver.commit()
    (told,) = lines(root, ("supervise", "queue"))
    assert (told.code, "some are missing" in told.err) == (INTEGRITY, True), told


def test_that_a_number_behind_which_there_is_none_stops_the_desk_in_clear_words(
    root: Path,
) -> None:
    _forge(root, f"UPDATE LOG SET seq = {TOP} WHERE seq = {LAST}")
    peeked, acted = lines(root, ("case", "list"), VERIFY)
    assert peeked.code == 0
    assert acted.code == INTEGRITY
    assert f"audit entry {TOP}: has a number that was forged" in acted.err + acted.out


def test_that_an_hour_of_the_index_that_no_calendar_has_stops_nothing(root: Path) -> None:
    for hour in (1 << 62, -(1 << 62)):
        with closing(open_as_owner(root / "index.sqlite")) as driver:
            driver.execute("UPDATE audit_index SET time_us = ?", (hour,))
            driver.commit()
        for told in lines(root, ("supervise", "queue"), ("supervise", "charts")):
            assert told.code == 0, told
    assert _first_bad(root) == "audit_index row 1"
