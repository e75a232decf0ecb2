"""Acts whose process died are closed by whoever opens the workspace next, and by nobody else."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import open_desk
from nvr_desk.desk.left_open import KEPT
from nvr_desk.jobs import process
from nvr_desk.policy.accounts import this_seat

from tests.desk.conftest import CASE, House

if TYPE_CHECKING:
    from nvr_desk.desk.view import ViewTicket

DIED = "failed: its process died"


@pytest.fixture
def left(stocked: House) -> ViewTicket:
    """A view that is open; its entry names this process."""
    name = stocked.desk.clips.listing(CASE)[0].delivery.id
    return stocked.desk.view.open(CASE, [name])


def _reopened(house: House, *, station: str | None = None) -> list[dict[str, object]]:
    before = house.last()
    seat = replace(this_seat(), station=station) if station else None
    with open_desk(house.root, clock=house.clock, seat=seat):
        pass
    return house.bodies(before)


def _died(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no process of before lives: as after a restart of the machine."""
    monkeypatch.setattr(process, "boot", lambda: "another-boot")


def test_that_a_view_that_was_open_at_a_crash_is_closed_at_the_next_opening(
    stocked: House, left: ViewTicket, monkeypatch: pytest.MonkeyPatch
) -> None:
    _died(monkeypatch)
    closed = _reopened(stocked)
    assert [(b["verb"], b["phase"], b["parent"], b["outcome"]) for b in closed] == [
        ("view", "closed", left.seq, DIED)
    ]
    assert closed[0]["case"] == CASE
    assert _reopened(stocked) == []


def test_that_what_a_living_process_holds_open_is_left_to_it(
    stocked: House, left: ViewTicket
) -> None:
    assert stocked.bodies(left.seq - 1)[0]["process"] == process.this_process()
    assert _reopened(stocked) == []
    stocked.desk.view.close(left)


@pytest.mark.usefixtures("left")
def test_that_another_station_cannot_know(stocked: House, monkeypatch: pytest.MonkeyPatch) -> None:
    _died(monkeypatch)
    assert _reopened(stocked, station="elsewhere") == []
    assert len(_reopened(stocked)) == 1


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize("rot", ["{", "[]", '{"upto": 99999, "open": []}', '{"upto": 1}', None])
def test_that_the_small_file_may_rot_or_be_deleted(
    stocked: House, rot: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = stocked.root / "derived" / KEPT
    kept.unlink(missing_ok=True)
    if rot is not None:
        kept.write_text(rot)
    _died(monkeypatch)
    assert len(_reopened(stocked)) == 1


def test_that_an_opening_reads_what_came_since(
    stocked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk.desk.left_open.REWRITE", 0)
    _reopened(stocked)
    kept = stocked.root / "derived" / KEPT
    before = kept.read_text()
    name = stocked.desk.clips.listing(CASE)[0].delivery.id
    ticket = stocked.desk.view.open(CASE, [name])
    _reopened(stocked)
    assert kept.read_text() != before
    assert f"[{ticket.seq}]" in kept.read_text()
    _died(monkeypatch)
    assert [b["parent"] for b in _reopened(stocked)] == [ticket.seq]


def test_that_an_act_is_closed_late_only_once(
    stocked: House, left: ViewTicket, monkeypatch: pytest.MonkeyPatch
) -> None:
    stocked.desk.view.close(left)
    _died(monkeypatch)
    assert _reopened(stocked) == []


def test_that_a_process_is_told_from_a_later_one_of_the_same_number() -> None:
    mine = process.this_process()
    number, _, rest = mine.partition(":")
    began, _, boot = rest.partition(":")
    assert number == str(os.getpid())
    assert not process.is_gone(mine)
    assert process.is_gone(f"{number}:{began}1:{boot}")
    assert process.is_gone(f"{number}:{began}:another")
    assert not process.is_gone("no name of a process")
    child = os.fork()
    if child == 0:
        os._exit(0)
    name = f"{child}:{process.started(child)}:{boot}"
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert process.is_gone(name), "a zombie does nothing any more"
    os.waitpid(child, 0)
    assert process.is_gone(name)
