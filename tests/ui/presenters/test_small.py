"""Palette, audit rows and status bar: the small presenters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nvr_desk.desk.workspace import WorkspaceStatus
from nvr_desk.records.audit import Entry
from nvr_desk.records.log import KeyState, LogReport, LogState, Resting
from nvr_desk.records.packet import CheckReport, Finding
from nvr_desk.records.supervise import Due
from nvr_desk_ui.presenters import audit, status
from nvr_desk_ui.presenters.fuzzy import ranked, score

NOW = datetime(2026, 11, 20, 5, 14, 3, tzinfo=UTC)


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
    row = audit.row(Entry(5, body, "p", "l"))
    assert row.cells == (
        "5", "2026-11-20 05:14:03", "reyes (solo)", "search", "ends", "\u2713 ok", "26-1", "why",
        "2 × delivery",
    )  # fmt: skip
    assert row.tone == "ok"
    assert audit.row(Entry(6, "{", "p", "l")).cells[1] == "unreadable body"


def test_that_a_broken_chain_is_named_with_its_place() -> None:
    report = CheckReport(9, (Finding("entry 4", "leaf differs"),))
    assert audit.verdict(report) == "BROKEN at entry 4: leaf differs"
    assert status.log(_log(9, 4), report).icon == "bad"


def test_that_the_light_of_the_log_tells_what_rests_on_this_machine_alone() -> None:
    assert status.log(_log(1_200, 40), None).text == "log 1,200 · 40 here alone"
    assert status.log(_log(9, 0), LogReport(9, ())).text == "log 9 verified · all held elsewhere"
    keyless = status.log(_log(9, 9, why_not="the keyring is locked"), LogReport(9, ()))
    assert (keyless.icon, keyless.token) == ("audit", "warn")
    assert "Nothing can be signed: the keyring is locked" in keyless.sentence


def test_that_the_light_of_the_review_turns_red_behind_its_date() -> None:
    due = Due(reviews=1, items=3, next_due=NOW, overdue=0, days_left=5)
    assert status.review(replace(due, next_due=None, days_left=None)) is None
    lights = [
        status.review(each)
        for each in (due, replace(due, days_left=1), replace(due, days_left=-2, overdue=1))
    ]
    assert [(light.token, light.text) for light in lights if light] == [
        ("ok", "review due in 5 days"),
        ("warn", "review due in 1 day"),
        ("bad", "REVIEW OVERDUE by 2 days"),
    ]


def _log(entries: int, alone: int, why_not: str | None = None) -> LogState:
    key = KeyState("k", "p", why_not)
    return LogState(entries, Resting(alone, NOW), key, entries - alone, NOW, due=False)


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
