"""Palette, audit rows and status bar: the small presenters."""

from __future__ import annotations

from nvr_desk.desk.workspace import WorkspaceStatus
from nvr_desk.records.audit import Entry
from nvr_desk.records.packet import CheckReport, Finding
from nvr_desk_ui.presenters import audit, status
from nvr_desk_ui.presenters.fuzzy import ranked, score


def test_that_beginnings_of_words_rank_above_scattered_letters() -> None:
    titles = ["Find persons and vehicles", "New packet", "Open case"]
    assert ranked("np", titles)[0] == 1
    assert ranked("", titles) == [0, 1, 2]


def test_that_a_missing_letter_is_no_fit() -> None:
    assert score("packetz", "New packet") is None


def test_that_an_entry_becomes_a_row_and_broken_text_does_not_end_the_list() -> None:
    body = (
        '{"case":"26-1","objects":[{"id":"aa","kind":"delivery"},{"id":"bb","kind":"delivery"}],'
        '"outcome":"ok","phase":"closed","purpose":{"words":"why"},"role":"solo",'
        '"time":"2026-11-20T05:14:03.000000Z","user":"reyes","verb":"search"}'
    )
    cells = audit.cells(Entry(5, body, "p", "l"))
    assert cells == (
        "5", "2026-11-20 05:14:03", "reyes (solo)", "search", "closed", "26-1", "why",
        "2 × delivery", "ok",
    )  # fmt: skip
    assert audit.cells(Entry(6, "{", "p", "l"))[1] == "unreadable body"


def test_that_a_broken_chain_is_named_with_its_place() -> None:
    report = CheckReport(9, (Finding("entry 4", "leaf differs"),))
    assert audit.verdict(report) == "BROKEN at entry 4: leaf differs"
    assert status.log(9, report).icon == "bad"


def test_that_little_space_and_missing_fences_are_warned_of() -> None:
    low = WorkspaceStatus("/w", "u", "solo", 1, 1_000_000, 0)
    assert "1.0 MB free" in status.storage(low).text
    assert status.isolation({"tcp": True, "ptrace": False}).text == "reduced isolation"
    assert status.isolation({"tcp": True}).text == "full isolation"
    assert status.clock(synchronised=False).text == "clock unconfirmed"


def test_that_no_weights_means_basic_and_says_what_is_not_looked_for() -> None:
    light = status.detector(None)
    assert light.text == "next: basic detector"
    assert "vehicles are not looked for" in light.sentence
