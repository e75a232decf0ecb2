"""Entries by what lists ask for: the same as reading every body, without reading them."""

from __future__ import annotations

import json
import random
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.records.audit import Draft, Phase
from nvr_desk.store import entries, entry_index, recount
from nvr_desk.store.engine import raw
from nvr_desk.store.entries import Wanted, matching
from nvr_desk.timecode import parse_instant

from tests.fakes.forger import forge
from tests.fakes.stocked import START, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.records.audit import Entry

VERBS = ("search", "packet.new", "packet.list", "packets", "pack", "view")
CASES = ("26-1", "26-2", None)
USERS = ("ana", "kim")
OUTCOMES = ("ok", "failed: no such clip", "denied: not yours", None)


_ONE_MORE = """
INSERT INTO audit_index SELECT seq + 1, time_us, user, role, station, verb, phase, parent,
case_number, outcome FROM audit_index ORDER BY seq DESC LIMIT 1"""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stocked]:
    """400 entries of all kinds, by a clock that was once set back."""
    stocked = Stocked(tmp_path_factory.mktemp("log") / "w", SteppedClock())
    rng = random.Random(5)
    with stocked.store.unit() as tx:
        for number in range(400):
            stocked.clock.pass_by(1 if number != 200 else -90)
            tx.enter(
                Draft(
                    verb=rng.choice(VERBS),
                    phase=rng.choice((Phase.OPENED, Phase.CLOSED)),
                    user=rng.choice(USERS),
                    role="analyst",
                    station="desk-1",
                    case=rng.choice(CASES),
                    parent=rng.choice((None, 2, 3)),
                    objects=[{"kind": "delivery", "id": f"d{number % 7}"}],
                    outcome=rng.choice(OUTCOMES),
                )
            )
    yield stocked
    stocked.store.close()


def _fits(body: dict[str, Any], wanted: Wanted) -> bool:
    at = parse_instant(body["time"])
    verb = wanted.verb is None or f"{body['verb']}.".startswith(f"{wanted.verb}.")
    return (
        verb
        and wanted.case in (None, body["case"])
        and wanted.user in (None, body["user"])
        and wanted.parent in (None, body["parent"])
        and wanted.outcome in (None, (body["outcome"] or "").partition(":")[0])
        and (wanted.since is None or at >= wanted.since)
        and (wanted.until is None or at < wanted.until)
    )


def _plainly(stocked: Stocked, wanted: Wanted) -> list[int]:
    every = entries.every(stocked.store)
    return [each.seq for each in every if _fits(json.loads(each.body), wanted)]


def _seqs(found: list[Entry]) -> list[int]:
    return [each.seq for each in found]


INSTANTS = st.none() | st.integers(-10, 420).map(lambda s: START + timedelta(seconds=s))
WANTED = st.builds(
    Wanted,
    verb=st.sampled_from([None, "packet", "pack", "search", "packet.new", "no"]),
    case=st.sampled_from([None, "26-1", "26-9"]),
    user=st.sampled_from([None, "ana", "lee"]),
    parent=st.sampled_from([None, 2, 9]),
    outcome=st.sampled_from([None, "ok", "denied", "failed", "fine"]),
    since=INSTANTS,
    until=INSTANTS,
)


@contextmanager
def _short(walk: int, window: int) -> Iterator[None]:
    """A log that is long for its measures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_index, "WALK", walk)
        patch.setattr(entry_index, "WINDOW", window)
        yield


@given(WANTED, st.sampled_from([1, 40, 1000]), st.sampled_from([7, 1000]))
@settings(max_examples=120, deadline=None)
def test_that_the_index_finds_what_the_bodies_say(
    log: Stocked, wanted: Wanted, walk: int, window: int
) -> None:
    with _short(walk, window):
        assert _seqs(matching(log.store, wanted)) == _plainly(log, wanted)


@given(WANTED, st.integers(1, 60), st.sampled_from([1, 1000]))
@settings(max_examples=60, deadline=None)
def test_that_pages_join_without_a_gap(log: Stocked, wanted: Wanted, limit: int, walk: int) -> None:
    joined: list[int] = []
    before = entry_index.NO_END
    with _short(walk, 50):
        while page := _seqs(matching(log.store, wanted, before=before, limit=limit)):
            assert len(page) <= limit
            joined, before = [*page, *joined], page[0]
    assert joined == _plainly(log, wanted)


def test_that_objects_are_found_by_their_bodies(log: Stocked) -> None:
    found = matching(log.store, Wanted(user="ana"), object_ids=frozenset({"d3"}), limit=5)
    mine = [
        each.seq
        for each in entries.every(log.store)
        if json.loads(each.body)["user"] == "ana"
        and {"kind": "delivery", "id": "d3"} in json.loads(each.body)["objects"]
    ]
    assert _seqs(found) == mine[-5:]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Wanted(user="ana"), "ix_audit_index_user"),
        (Wanted(case="26-1"), "ix_audit_index_case_number"),
        (Wanted(verb="view"), "ix_audit_index_verb"),
        (Wanted(parent=2), "ix_audit_index_parent"),
        (Wanted(outcome="denied"), "ix_audit_index_outcome"),
    ],
)
def test_that_a_page_of_one_filter_is_read_off_its_index_without_sorting(
    log: Stocked, wanted: Wanted, index: str
) -> None:
    asked: list[str] = []
    with log.store.read() as db:
        driver = raw(db)
        driver.set_trace_callback(asked.append)
        entry_index.numbers(db, wanted, entry_index.NO_END, 20)
        driver.set_trace_callback(None)
        plan = str(driver.execute(f"EXPLAIN QUERY PLAN {asked[-1]}").fetchall())
    assert f"USING COVERING INDEX {index}" in plan or f"USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_index SET user = 'kim' WHERE seq = 3",
        "UPDATE audit_index SET outcome = NULL WHERE seq = (SELECT max(seq) FROM audit_index)",
        "DELETE FROM audit_index WHERE seq = 3",
        _ONE_MORE,
    ],
)
def test_that_an_index_that_says_something_else_is_found(stocked: Stocked, statement: str) -> None:
    with stocked.store.unit() as tx:
        tx.enter(draft("view", outcome="ok"))
    assert list(recount.index(stocked.store, lambda: None)) == []
    forge(stocked.store.paths.database, statement, refusals=True)
    (found,) = recount.index(stocked.store, lambda: None)
    assert found.where.startswith("audit_index row ")


def test_that_an_act_is_closed_by_its_own_closing_entry_only(stocked: Stocked) -> None:
    with stocked.store.unit() as tx:
        one, two = (tx.enter(draft("view", Phase.OPENED)).seq for _ in range(2))
        tx.enter(draft("view", Phase.PART, parent=one))
        tx.enter(draft("view", Phase.CLOSED, parent=two))
    with stocked.store.read() as db:
        assert (entries.is_closed(db, one), entries.is_closed(db, two)) == (False, True)
