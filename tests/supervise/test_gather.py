"""What stood when a packet was made is read from the log of the marks themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.records.audit import Draft, Phase
from nvr_desk.supervise.facts import Limits
from nvr_desk.supervise.gather import facts_of, looks_of

from tests.fakes.stocked import CASE, SteppedClock, Stocked

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.unit import Store


def _act(store: Store, verb: str, outcome: str, *named: tuple[str, str]) -> int:
    begun = Draft(verb=verb, phase=Phase.OPENED, user="ana", role="analyst", station="d", case=CASE)
    with store.unit() as tx:
        opened = tx.enter(begun)
        objects = [{"kind": kind, "id": name} for kind, name in named]
        closed = replace(
            begun, phase=Phase.CLOSED, parent=opened.seq, objects=objects, outcome=outcome
        )
        tx.enter(closed)
    return opened.seq


def _marks_at_packet(tmp_path: Path, *steps: tuple[str, str, str]) -> int:
    stocked = Stocked(tmp_path / "w", SteppedClock())
    for verb, outcome, uid in steps:
        _act(stocked.store, verb, outcome, ("mark", uid), ("delivery", "d"))
    packet = _act(stocked.store, "packet.new", "ok", ("delivery", "d"))
    looks = looks_of(stocked.store, 0, packet + 1)
    facts = facts_of(stocked.store, looks, packet + 1, Limits())
    stocked.store.close()
    return facts.seen[packet].marks


def test_that_marks_that_stand_count_for_a_packet(tmp_path: Path) -> None:
    assert _marks_at_packet(tmp_path, ("mark.add", "ok", "a"), ("mark.add", "ok", "b")) == 2


def test_that_a_mark_taken_away_refused_or_only_listed_counts_for_nothing(tmp_path: Path) -> None:
    steps = (
        ("mark.add", "ok", "a"),
        ("mark.remove", "ok", "a"),
        ("mark.add", "denied: no", "b"),
        ("mark.list", "ok", "c"),
        ("mark.change", "ok", "a"),
    )
    assert _marks_at_packet(tmp_path, *steps) == 0


def test_that_a_mark_put_back_counts_again(tmp_path: Path) -> None:
    steps = (("mark.add", "ok", "a"), ("mark.remove", "ok", "a"), ("mark.add", "ok", "a"))
    assert _marks_at_packet(tmp_path, *steps) == 1
