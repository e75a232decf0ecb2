"""The inbox: what is ready, what is remembered; time is moved by hand."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import (
    ArchiveError,
    JobCancelledError,
    JobTakenError,
    ManifestError,
    NoSpaceError,
    NvrDeskError,
    StoreBusyError,
    WorkerDiedError,
)
from nvr_desk.intake.inbox import PATIENCE_S, SETTLE_S, Inbox, Shipment, take_ready, watch

from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path


def _inbox(folder: Path, clock: FakeClock) -> Inbox:
    (folder / "inbox").mkdir(exist_ok=True)
    return Inbox(folder / "inbox", folder / "ledger.jsonl", clock)


def _names(inbox: Inbox) -> list[str]:
    return [shipment.path.name for shipment in inbox.ready()]


def test_that_a_shipment_is_ready_when_it_stood_still(tmp_path: Path) -> None:
    clock = FakeClock()
    inbox = _inbox(tmp_path, clock)
    share = tmp_path / "inbox" / "share"
    share.mkdir()
    (share / "a.mp4").write_bytes(b"1")
    assert _names(inbox) == []
    clock.advance(SETTLE_S - 1)
    (share / "b.mp4").write_bytes(b"2")
    assert _names(inbox) == []
    clock.advance(SETTLE_S - 1)
    assert _names(inbox) == []
    clock.advance(1)
    assert _names(inbox) == ["share"]


def test_that_a_whole_batch_is_ready_at_once_and_a_half_one_is_not(tmp_path: Path) -> None:
    inbox = _inbox(tmp_path, FakeClock())
    for name, size in (("whole", 3), ("half", 4)):
        share = tmp_path / "inbox" / name
        share.mkdir()
        (share / "a.mp4").write_bytes(b"abc")
        clips = [{"file": "a.mp4", "bytes": size}]
        document = {
            "format": "nvr-desk/batch",
            "version": 1,
            "case_number": "26-1",
            "clips": clips,
        }
        (share / "batch.json").write_text(json.dumps(document))
    (ready,) = inbox.ready()
    assert (ready.path.name, ready.case, ready.files) == ("whole", "26-1", 2)


def test_that_a_taken_shipment_is_not_offered_again_until_it_changes(tmp_path: Path) -> None:
    clock = FakeClock()
    inbox = _inbox(tmp_path, clock)
    clip = tmp_path / "inbox" / "a.mp4"
    clip.write_bytes(b"1")
    inbox.ready()
    clock.advance(SETTLE_S)
    (ready,) = inbox.ready()
    inbox.remember(ready, "taken")
    assert inbox.ready() == []
    later = _inbox(tmp_path, clock)
    later.ready()
    clock.advance(SETTLE_S)
    assert later.ready() == []
    clip.write_bytes(b"22")
    later.ready()
    clock.advance(SETTLE_S)
    assert _names(later) == ["a.mp4"]


def test_that_one_failing_shipment_stops_no_other(tmp_path: Path) -> None:
    clock = FakeClock()
    inbox = _inbox(tmp_path, clock)
    for name in ("a.mp4", "b.mp4", "c.mp4"):
        (tmp_path / "inbox" / name).write_bytes(name.encode())
    taken: list[str] = []

    def take(shipment: Shipment) -> None:
        taken.append(shipment.path.name)
        if shipment.path.name == "b.mp4":
            raise ManifestError("no manifest")

    watch(inbox, take, lambda: clock.monotonic() > 1100, clock)
    assert taken == ["a.mp4", "b.mp4", "c.mp4"]
    assert sorted(each.name for each in (tmp_path / "inbox").iterdir()) == [
        "a.mp4",
        "b.mp4",
        "c.mp4",
    ]
    outcomes = [json.loads(line) for line in (tmp_path / "ledger.jsonl").read_text().splitlines()]
    assert [line["outcome"] for line in outcomes] == ["taken", "failed: no manifest", "taken"]


@pytest.mark.parametrize(
    "error",
    [
        JobTakenError(1, "vm:7"),
        StoreBusyError(10.0),
        NoSpaceError("vault", 10, 1),
        WorkerDiedError("killed"),
        NvrDeskError("who knows"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_that_a_shipment_that_is_not_to_blame_is_tried_again(
    tmp_path: Path, error: NvrDeskError
) -> None:
    clock = FakeClock()
    inbox = _inbox(tmp_path, clock)
    (tmp_path / "inbox" / "a.mp4").write_bytes(b"a")
    tries: list[float] = []

    def take(_: Shipment) -> None:
        tries.append(clock.monotonic())
        if len(tries) < 3:
            raise error

    watch(inbox, take, lambda: len(tries) >= 3, clock)
    assert len(tries) == 3
    assert [after - before >= PATIENCE_S for before, after in pairwise(tries)] == [True, True]
    (line,) = [json.loads(text) for text in (tmp_path / "ledger.jsonl").read_text().splitlines()]
    assert line["outcome"] == "taken"


@pytest.mark.parametrize("error", [ManifestError("none"), ArchiveError("a.zip", "cut off")])
def test_that_a_verdict_on_the_shipment_itself_is_remembered(
    tmp_path: Path, error: NvrDeskError
) -> None:
    inbox = Inbox(tmp_path / "inbox", tmp_path / "ledger.jsonl", FakeClock(), settle_s=0.0)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.mp4").write_bytes(b"a")

    def take(_: Shipment) -> None:
        raise error

    assert take_ready(inbox, take, lambda: False) == 1
    assert inbox.ready() == []


def test_that_a_cancelled_shipment_waits_for_the_next_watch(tmp_path: Path) -> None:
    clock = FakeClock()
    inbox = Inbox(tmp_path / "inbox", tmp_path / "ledger.jsonl", clock, settle_s=0.0)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.mp4").write_bytes(b"a")

    def take(_: Shipment) -> None:
        raise JobCancelledError(1)

    assert take_ready(inbox, take, lambda: False) == 1
    clock.advance(1e6)
    assert inbox.ready() == []
    later = Inbox(tmp_path / "inbox", tmp_path / "ledger.jsonl", clock, settle_s=0.0)
    assert _names(later) == ["a.mp4"]


def test_that_a_broken_zip_is_offered_once_so_that_its_ingest_says_why(tmp_path: Path) -> None:
    clock = FakeClock()
    inbox = _inbox(tmp_path, clock)
    (tmp_path / "inbox" / "a.zip").write_bytes(b"PK\x05\x06" + b"\xff" * 16 + b"\0\0")
    inbox.ready()
    clock.advance(SETTLE_S)
    (ready,) = inbox.ready()
    inbox.remember(ready, "failed: no zip")
    assert inbox.ready() == []


def test_that_a_missing_inbox_is_an_empty_one(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "gone", tmp_path / "ledger", FakeClock())
    assert inbox.ready() == []


def test_that_a_torn_ledger_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "ledger.jsonl").write_text('{"fingerprint": "x"}\n{"fing')
    _inbox(tmp_path, FakeClock()).ready()
