"""Entries become acts: whole, denied, cancelled, cut off, and those of a log that was tampered."""

from __future__ import annotations

import json
import tracemalloc
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.store.act_lines import Line
from nvr_desk.supervise.looks import Assembly, asked_of, assembled
from nvr_desk.timecode import parse_instant, to_micros

from tests.fakes.acts import CASE, NOON

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 'find the "from_s":0,"to_s":99999 van'
QUERY = {
    "case": CASE,
    "start": "2026-11-18 05:00:00-07:00",
    "near": {"lat": 1, "lon": 2, "radius_m": 3},
}


class Log:
    """Lines as the log would have them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._numbers = count(1)

    def enter(self, verb: str, phase: str, parent: int | None = None, **more: Any) -> int:  # noqa: ANN401 - any key of a body
        seq = next(self._numbers)
        body: dict[str, Any] = {
            "detail": {},
            "objects": [],
            "purpose": {"offence": "BURG", "words": WORDS},
        }
        body.update(more)
        outcome = more.get("outcome")
        word = outcome.partition(":")[0] if outcome else None
        text = json.dumps(body, separators=(",", ":"), sort_keys=True)
        at = to_micros(NOON) + seq
        who = ("mlopez", "detective", "desk-1")
        self.lines.append(Line(seq, at, *who, verb, phase, parent, CASE, word, text))
        return seq


def _deliveries(*names: str) -> list[dict[str, str]]:
    return [{"kind": "delivery", "id": name} for name in names]


def test_that_a_search_has_its_question_its_hits_and_its_end() -> None:
    log = Log()
    seq = log.enter("search", "opened", detail={"query": QUERY})
    log.enter(
        "search", "closed", seq, detail={"hits": 7}, objects=_deliveries("a", "b"), outcome="ok"
    )
    (look,) = assembled(log.lines)
    assert (look.seq, look.hits, look.listed, look.deliveries) == (seq, 7, 2, ())
    assert (look.outcome, look.words, look.case) == ("ok", WORDS, CASE)
    assert look.asked is not None
    assert look.asked == asked_of(QUERY)
    assert look.asked.start_us == to_micros(parse_instant("2026-11-18T12:00:00Z"))
    assert (look.asked.lat, look.asked.radius_m) == (1.0, 3.0)


def test_that_a_view_adds_its_spans_up_whatever_its_purpose_says() -> None:
    log = Log()
    seq = log.enter("view", "opened", detail={"kind": "player"}, objects=_deliveries("a"))
    other = log.enter("view", "opened", detail={"kind": "still"}, objects=_deliveries("b"))
    log.enter("view", "part", seq, detail={"from_s": 1.5, "to_s": 4}, objects=_deliveries("a"))
    log.enter("view", "part", other, detail={"from_s": 0, "to_s": 1e-3}, objects=_deliveries("b"))
    log.enter("view", "part", seq, detail={"from_s": 9.0, "to_s": 8.0}, objects=_deliveries("a"))
    log.enter("view", "closed", seq, outcome="ok")
    log.enter("view", "closed", other, outcome="cancelled")
    player, still = assembled(log.lines)
    assert (player.shown_s, player.kind, player.deliveries) == (2.5, "player", ("a",))
    assert (still.shown_s, still.outcome) == (0.001, "cancelled")


def test_that_a_denial_has_its_reason() -> None:
    log = Log()
    seq = log.enter("search", "opened")
    log.enter("search", "closed", seq, outcome="denied: case 26-1: closed")
    (look,) = assembled(log.lines)
    assert (look.denied, look.why_not) == (True, "case 26-1: closed")


def test_that_an_act_cut_off_has_no_end_until_it_comes() -> None:
    log = Log()
    seq = log.enter("view", "opened", objects=_deliveries("a"))
    assembly = Assembly()
    assembly.feed(log.lines)
    assert assembly.unfinished == [seq]
    log.enter("view", "closed", seq, outcome="failed: the process ended")
    assembly.feed(log.lines[-1:])
    assert [each.outcome for each in assembly.finish()] == ["failed"]
    assert [each.outcome for each in assembled(log.lines[:1])] == [None]


@pytest.mark.parametrize(
    ("verb", "detail", "statement"),
    [
        ("ingest", {"statement": "agreed"}, True),
        ("ingest", {}, False),
        ("consent.record", {"consent": {"statement": "agreed"}}, True),
        ("consent.record", {"consent": {"statement": "agreed", "ref": "C-1"}}, False),
        ("search", {"statement": "agreed"}, False),
    ],
)
@pytest.mark.parametrize("outcome", ["ok", "failed: no such delivery"])
def test_that_a_statement_counts_once_it_stands(
    *, verb: str, detail: dict[str, Any], statement: bool, outcome: str
) -> None:
    log = Log()
    log.enter(verb, "closed", log.enter(verb, "opened", detail=detail), outcome=outcome)
    (look,) = assembled(log.lines)
    assert look.statement is (statement and outcome == "ok")


@pytest.mark.parametrize("phase", ["opened", "closed"])
def test_that_the_mark_of_an_own_approval_is_read_where_it_stands(phase: str) -> None:
    log = Log()
    told: dict[str, Any] = {"detail": {"self": True}}
    seq = log.enter("packet.new", "opened", **(told if phase == "opened" else {}))
    log.enter("packet.new", "closed", seq, outcome="ok", **(told if phase == "closed" else {}))
    assert [each.itself for each in assembled(log.lines)] == [True]


@pytest.mark.parametrize(
    "body",
    [None, "", "{", "[]", "7", '{"detail":[],"objects":{},"purpose":3}', '{"objects":[1,[],{}]}'],
)
def test_that_a_log_that_was_tampered_with_stops_no_review(body: str | None) -> None:
    log = Log()
    seq = log.enter("view", "opened")
    log.enter("view", "part", seq, detail={"from_s": "x", "to_s": "--1"})
    log.enter("view", "closed", seq, outcome="ok")
    (look,) = assembled([line._replace(body=body) for line in log.lines])
    assert (look.seq, look.words, look.shown_s) == (seq, "", 0.0)


@pytest.mark.parametrize(
    "start", ["", "yesterday", "2026-11-18 05:00:00", 7, None, "9999-12-31T23:00:00-07:00"]
)
def test_that_a_time_nobody_can_read_is_none(start: Any) -> None:  # noqa: ANN401 - foreign JSON
    assert asked_of({"start": start, "near": "here"}) == asked_of({})


def test_that_a_long_log_is_never_held_as_a_whole() -> None:
    words = "x" * 4_000

    def lines(acts: int) -> Iterator[Line]:
        for k in range(acts):
            log = Log()
            seq = log.enter("search", "opened", detail={"query": QUERY, "more": words})
            log.enter("search", "closed", seq, outcome="ok", objects=_deliveries(words))
            yield from (
                line._replace(seq=2 * k + at, parent=2 * k + 1 if at == 2 else None)
                for at, line in enumerate(log.lines, start=1)
            )

    tracemalloc.start()
    try:
        looks = assembled(lines(2_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(looks) == 2_000
    assert peak < 8e6  # its bodies are 16 MB


def test_that_a_clock_that_was_set_is_told_to_the_rules_and_a_full_disk_is_not() -> None:
    log = Log()
    log.enter("log.full", "note", detail={"during": "search"})
    seq = log.enter("clock.jump", "note", detail={"shift_s": -60})
    found = assembled(log.lines)
    assert [(look.seq, look.verb, look.outcome) for look in found] == [(seq, "clock.jump", None)]
