"""Detection over a case: every clip once, deaths isolated, wishes obeyed, consent kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.analysis import analyse, coverage
from nvr_desk.analysis.analyse import TRIES
from nvr_desk.errors import (
    EngineUnavailableError,
    JobCancelledError,
    MediaError,
    WorkerDiedError,
    WorkerTimeoutError,
)
from nvr_desk.jobs import job as orders
from nvr_desk.jobs.runner import JobRun
from nvr_desk.records.delivery import ConsentState
from nvr_desk.records.job import ItemState, JobKind, JobState
from nvr_desk.records.media import MediaState
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import deliveries, jobs, tracks
from nvr_desk.store.check import check
from nvr_desk.store.vault import Vault

from tests.fakes.detectors import CrowdedDevice, ScriptedDevice, Settings
from tests.fakes.looks import STAMP
from tests.fakes.stocked import CASE, Act, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from pathlib import Path

    from nvr_desk.records.detect import DetectReport
    from nvr_desk.records.track import Analysis
    from nvr_desk.store.unit import Unit


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


class Detection:
    """One order to detect, run by hand."""

    def __init__(self, stocked: Stocked, *devices: ScriptedDevice) -> None:
        self.stocked = stocked
        self.devices = devices
        self.act = Act()
        with stocked.store.unit() as tx:
            self.job = jobs.add(tx, JobKind.DETECT, CASE, {}).id
            tx.enter(draft("detect"))
        self.run_ = JobRun(stocked.store, self.job, stocked.clock, beat_s=None)

    def run(self) -> DetectReport:
        with self.run_ as run:
            store, vault, clock = self.stocked.store, self.stocked.vault, self.stocked.clock
            return analyse.run(store, vault, CASE, self.devices, self.act, run, clock)

    def items(self) -> dict[str, tuple[ItemState, int]]:
        with self.stocked.store.read() as db:
            return {i.name: (i.state, i.attempts) for i in jobs.items(db, self.job)}

    def state(self) -> JobState:
        with self.stocked.store.read() as db:
            return jobs.get(db, self.job).state

    def order(self, what: object) -> None:
        with self.stocked.store.unit() as tx:
            what(tx, self.job)  # type: ignore[operator]
            tx.enter(draft("job"))


def stands(stocked: Stocked, sha256: str) -> bool:
    with stocked.store.read() as db:
        return tracks.of_clip(db, sha256) is not None


def test_that_every_clip_is_looked_at_once_whoever_delivered_it(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    stocked.deliver("twin.mp4", b"one")
    two = stocked.deliver("b.mp4", b"two")
    device = ScriptedDevice()
    detection = Detection(stocked, device)
    report = detection.run()
    assert sorted(device.tries) == sorted([one.sha256, two.sha256])
    assert (report.clips, report.done, report.skipped, report.failed) == (2, 2, 0, ())
    assert report.tracks == {"car": 2, "person": 2}
    assert (report.footage_s, report.looked_s) == (8.0, 8.0)
    assert detection.state() is JobState.DONE
    assert set(detection.items().values()) == {(ItemState.DONE, 1)}


def test_that_each_clip_has_its_entry_with_all_its_deliveries(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    twin = stocked.deliver("twin.mp4", b"one")
    detection = Detection(stocked, ScriptedDevice())
    detection.run()
    ((objects, detail, outcome),) = detection.act.parts
    assert {o["id"] for o in objects} == {one.sha256, one.id, twin.id}
    assert detail["tracks"] == {"car": 1, "person": 1}
    assert (detail["model_sha256"], outcome) == (STAMP.sha256, "ok")


def test_that_finished_work_is_never_done_again(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one")
    Detection(stocked, ScriptedDevice()).run()
    two = stocked.deliver("b.mp4", b"two")
    device = ScriptedDevice()
    detection = Detection(stocked, device)
    report = detection.run()
    assert device.tries == [two.sha256]
    assert (report.clips, report.done, report.skipped) == (2, 1, 1)
    other = ScriptedDevice(settings=Settings('{"profile": "exact"}'))
    assert Detection(stocked, other).run().done == 2
    heavier = ScriptedDevice(stamp=replace(STAMP, sha256="cd" * 32))
    assert Detection(stocked, heavier).run().done == 2


def test_that_hidden_and_unreadable_clips_are_left_out_and_counted(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one", consent=ConsentState.NONE)
    stocked.deliver("b.mp4", b"two", state=MediaState.BAD)
    three = stocked.deliver("c.mp4", b"three", state=MediaState.PARTIAL)
    device = ScriptedDevice()
    report = Detection(stocked, device).run()
    assert device.tries == [three.sha256]
    assert (report.hidden, report.unreadable, report.clips) == (1, 1, 1)


def test_that_a_shown_twin_lets_the_bytes_be_looked_at(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one", consent=ConsentState.NONE)
    shown = stocked.deliver("b.mp4", b"one")
    detection = Detection(stocked, ScriptedDevice())
    assert detection.run().done == 1
    assert shown.id in {o["id"] for o in detection.act.parts[0][0]}
    assert len(detection.act.parts[0][0]) == 2


def test_that_a_clip_fails_only_after_it_killed_two_fresh_workers(stocked: Stocked) -> None:
    bad = stocked.deliver("a.mp4", b"one")
    shaky = stocked.deliver("b.mp4", b"two")
    good = stocked.deliver("c.mp4", b"three")
    device = ScriptedDevice(
        {
            bad.sha256: [WorkerDiedError("signal 11")] * TRIES,
            shaky.sha256: [WorkerTimeoutError(9.0), WorkerDiedError("signal 9")],
        }
    )
    detection = Detection(stocked, device)
    report = detection.run()
    assert [f.sha256 for f in report.failed] == [bad.sha256]
    assert "signal 11" in report.failed[0].reason
    assert stands(stocked, shaky.sha256)
    assert stands(stocked, good.sha256)
    assert detection.items() == {
        bad.sha256: (ItemState.FAILED, 3),
        shaky.sha256: (ItemState.DONE, 3),
        good.sha256: (ItemState.DONE, 1),
    }
    outcomes = [outcome for _, _, outcome in detection.act.parts]
    assert outcomes.count("ok") == 2
    assert any(o and o.startswith("failed: ") for o in outcomes)
    assert detection.state() is JobState.DONE


def test_that_clips_beside_a_deadly_one_succeed_and_go_back_alone(stocked: Stocked) -> None:
    names = [stocked.deliver(f"{n}.mp4", bytes([n])).sha256 for n in range(9)]
    deadly, shaky = names[1], names[4]
    device = CrowdedDevice(
        {deadly: [WorkerDiedError("signal 11")] * TRIES, shaky: [WorkerTimeoutError(9.0)]}, slots=3
    )
    detection = Detection(stocked, device)
    report = detection.run()
    assert [f.sha256 for f in report.failed] == [deadly]
    assert (report.done, report.skipped) == (8, 0)
    assert all(stands(stocked, name) for name in names if name != deadly)
    assert device.most == 3, "all slots were used"
    assert device.most_beside_alone == 1
    assert device.alone.count(deadly) == TRIES - 1
    assert shaky in device.alone
    for name in device.beside - {deadly}:
        assert device.alone.count(name) <= 1, "a clip that stood beside needs one try alone"
    assert detection.state() is JobState.DONE


def test_that_an_error_of_the_program_in_one_slot_ends_all_of_them(stocked: Stocked) -> None:
    names = [stocked.deliver(f"{n}.mp4", bytes([n])).sha256 for n in range(6)]
    device = CrowdedDevice({names[1]: [EngineUnavailableError("openvino", "gone")]}, slots=3)
    detection = Detection(stocked, device)
    with pytest.raises(EngineUnavailableError):
        detection.run()
    assert detection.state() is JobState.FAILED


def test_that_a_clip_that_cannot_be_read_fails_at_once(stocked: Stocked) -> None:
    bad = stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice({bad.sha256: [MediaError("no picture")]})
    detection = Detection(stocked, device)
    assert len(detection.run().failed) == 1
    assert device.tries == [bad.sha256]
    assert detection.state() is JobState.FAILED


def test_that_a_failed_clip_is_tried_again_by_the_next_order(stocked: Stocked) -> None:
    bad = stocked.deliver("a.mp4", b"one")
    stocked.deliver("b.mp4", b"two")
    Detection(stocked, ScriptedDevice({bad.sha256: [MediaError("no")]})).run()
    device = ScriptedDevice()
    assert Detection(stocked, device).run().done == 1
    assert device.tries == [bad.sha256]


def test_that_a_missing_engine_ends_the_job_and_not_a_clip(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice({one.sha256: [EngineUnavailableError("openvino", "gone")]})
    detection = Detection(stocked, device)
    with pytest.raises(EngineUnavailableError):
        detection.run()
    assert detection.state() is JobState.FAILED
    assert detection.act.parts == []


def test_that_cancel_keeps_what_is_finished_and_lets_the_clip_in_hand_go(
    stocked: Stocked,
) -> None:
    first = stocked.deliver("a.mp4", b"one")
    second = stocked.deliver("b.mp4", b"two")
    device = ScriptedDevice()
    detection = Detection(stocked, device)

    def at_second(sha256: str) -> None:
        if sha256 == second.sha256:
            detection.order(orders.cancel)
            detection.run_.beat()

    device.before = at_second
    with pytest.raises(JobCancelledError):
        detection.run()
    assert stands(stocked, first.sha256)
    assert not stands(stocked, second.sha256)
    assert detection.state() is JobState.CANCELLED
    assert detection.items()[second.sha256] == (ItemState.WAITING, 1)
    again = ScriptedDevice()
    assert Detection(stocked, again).run().done == 1
    assert again.tries == [second.sha256]


def test_that_pause_lets_the_clip_go_and_resume_begins_it_again(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice()
    detection = Detection(stocked, device)
    slept: list[JobState] = []

    def pause_once(_: str) -> None:
        if len(device.tries) == 1:
            detection.order(orders.pause)
            detection.run_.beat()

    def resume(seconds: float) -> None:
        slept.append(detection.state())
        detection.order(orders.resume)
        stocked.clock.pass_by(seconds)

    device.before = pause_once
    stocked.clock.sleep = resume  # type: ignore[method-assign]
    assert detection.run().done == 1
    assert slept == [JobState.PAUSED]
    assert device.tries == [one.sha256, one.sha256]


def test_that_a_consent_withdrawn_before_or_during_the_work_keeps_nothing(
    stocked: Stocked,
) -> None:
    one = stocked.deliver("a.mp4", b"one")
    two = stocked.deliver("b.mp4", b"two")
    device = ScriptedDevice()

    def withdraw_both(sha256: str) -> None:
        stocked.withdraw(one.id)
        stocked.withdraw(two.id)

    device.before = withdraw_both
    detection = Detection(stocked, device)
    report = detection.run()
    assert device.tries == [one.sha256]
    assert (report.done, report.skipped, report.hidden) == (0, 0, 2), "neither stood already"
    assert not stands(stocked, one.sha256)
    assert detection.act.parts[0][2] == "failed: consent was withdrawn during the work"


def test_that_another_process_may_be_faster(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice()

    def other(_: str) -> None:
        device.before = lambda _: None
        Detection(stocked, ScriptedDevice()).run()

    device.before = other
    report = Detection(stocked, device).run()
    assert (report.done, report.skipped) == (0, 1)


def test_that_another_process_may_be_faster_by_a_hair(
    stocked: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It finished between our last look at the rows and our transaction."""
    stocked.deliver("a.mp4", b"one")
    stocked.deliver("b.mp4", b"two")
    detection = Detection(stocked, ScriptedDevice())
    keep = tracks.add

    def other_first(tx: Unit, made: Analysis, time_base: Fraction, **more: Any) -> None:  # noqa: ANN401
        monkeypatch.setattr(tracks, "add", keep)
        keep(tx, made, time_base, **more)
        keep(tx, made, time_base, **more)  # as if the first had been the other's

    monkeypatch.setattr(tracks, "add", other_first)
    report = detection.run()
    assert (report.done, report.skipped, report.failed) == (1, 1, ())
    assert detection.state() is JobState.DONE


HEAVY = replace(STAMP, name="yolo-heavy", sha256="cd" * 32)


def answers(stocked: Stocked) -> set[str]:
    """Models that search, lists and boxes of the case answer from."""
    with stocked.store.read() as db:
        hits, total, _ = tracks.search(db, Query(case=CASE))
        rows = deliveries.rows(db, CASE)
        boxes = [tracks.of_clip(db, row.clip.sha256) for row in rows]
    names = {hit.track.model for hit in hits} | {row.model or "" for row in rows}
    assert total == sum(sum(row.counts.values()) for row in rows)
    return names | {each.model.name for each in boxes if each}


def test_that_a_look_that_stood_already_answers_again(stocked: Stocked) -> None:
    """A quick look after a thorough one must not hide the thorough one for good."""
    one = stocked.deliver("a.mp4", b"one")
    stocked.deliver("b.mp4", b"two")
    heavy = Detection(stocked, ScriptedDevice(stamp=HEAVY))
    assert heavy.run().renewed == 0
    Detection(stocked, ScriptedDevice()).run()
    assert answers(stocked) == {"yolo-test"}
    device = ScriptedDevice(stamp=HEAVY)
    again = Detection(stocked, device)
    report = again.run()
    assert device.tries == []
    assert (report.done, report.skipped, report.renewed) == (0, 2, 2)
    assert answers(stocked) == {"yolo-heavy"}
    assert check(stocked.store).findings == ()
    assert len(again.act.parts) == 2
    objects, detail, outcome = again.act.parts[0]
    assert {o["id"] for o in objects} == {one.sha256, one.id}
    assert (detail["model_sha256"], detail["answers"], outcome) == ("cd" * 32, True, "ok")
    once_more = Detection(stocked, ScriptedDevice(stamp=HEAVY))
    assert once_more.run().renewed == 0
    assert once_more.act.parts == []


def test_that_a_look_of_a_hidden_clip_is_not_brought_forward(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    stocked.deliver("b.mp4", b"two")
    Detection(stocked, ScriptedDevice(stamp=HEAVY)).run()
    Detection(stocked, ScriptedDevice()).run()
    stocked.withdraw(one.id)
    assert Detection(stocked, ScriptedDevice(stamp=HEAVY)).run().renewed == 1


def test_that_a_look_finished_elsewhere_meanwhile_answers_again(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice(stamp=HEAVY)

    def others(_: str) -> None:
        device.before = lambda _: None
        Detection(stocked, ScriptedDevice(stamp=HEAVY)).run()
        Detection(stocked, ScriptedDevice()).run()

    device.before = others
    report = Detection(stocked, device).run()
    assert (report.done, report.skipped, report.renewed) == (0, 1, 1)
    assert answers(stocked) == {"yolo-heavy"}


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_that_a_damaged_original_is_never_looked_at(stocked: Stocked, damage: str) -> None:
    one = stocked.deliver("a.mp4", b"one")
    two = stocked.deliver("b.mp4", b"two")
    path = stocked.vault.path(one.sha256)
    path.chmod(0o644)
    path.write_bytes(b"onE") if damage == "changed" else path.unlink()
    device = ScriptedDevice()
    detection = Detection(stocked, device)
    report = detection.run()
    assert device.tries == [two.sha256]
    assert not stands(stocked, one.sha256)
    assert [(f.sha256, f.damaged) for f in report.failed] == [(one.sha256, True)]
    assert detection.items()[one.sha256] == (ItemState.FAILED, 1)
    assert any(outcome and outcome.startswith("failed: ") for _, _, outcome in detection.act.parts)


def test_that_an_original_is_proven_once_however_often_its_worker_dies(
    stocked: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = stocked.deliver("a.mp4", b"one")
    proven: list[str] = []

    def verify(_: Vault, sha256: str, between: object) -> None:
        del between
        proven.append(sha256)

    monkeypatch.setattr(Vault, "verify", verify)
    Detection(stocked, ScriptedDevice({one.sha256: [WorkerDiedError("signal 9")]})).run()
    assert proven == [one.sha256]


def test_that_cancel_reaches_into_the_proof_of_an_original(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice()
    detection = Detection(stocked, device)
    started = detection.run_.item_started

    def cancel_at(name: str) -> None:
        started(name)
        detection.order(orders.cancel)
        detection.run_.beat()

    detection.run_.item_started = cancel_at  # type: ignore[method-assign]
    with pytest.raises(JobCancelledError):
        detection.run()
    assert device.tries == []
    assert detection.items()[one.sha256] == (ItemState.WAITING, 1)


def test_that_two_devices_share_the_clips(stocked: Stocked) -> None:
    for number in range(12):
        stocked.deliver(f"{number}.mp4", bytes([number]))
    devices = (ScriptedDevice(), ScriptedDevice())
    report = Detection(stocked, *devices).run()
    assert report.done == 12
    assert len(devices[0].tries) + len(devices[1].tries) == 12


def test_that_coverage_tells_what_was_not_looked_at(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", seconds=30.0)
    stocked.deliver("twin.mp4", b"one", seconds=30.0)
    Detection(stocked, ScriptedDevice()).run()
    stocked.deliver("b.mp4", b"two", seconds=90.0)
    stocked.deliver("c.mp4", b"three", state=MediaState.BAD)
    stocked.deliver("d.mp4", b"four", consent=ConsentState.NONE)
    with stocked.store.read() as db:
        found = coverage.of_case(db, CASE)
    assert (found.clips, found.deliveries, found.hidden) == (3, 4, 1)
    assert (found.not_looked, found.unreadable) == (2, 1)
    assert (found.footage_s, found.looked_s) == (120.0, 30.0)
    assert found.models == ("yolo-test",)
    assert found.sentence == (
        "A detector looked at 0.5 of 2.0 minutes (25 %) in 3 clips, on average 5.0 times a"
        " second; 90 s not looked at; 2 clips not looked at by any detector; 1 of them"
        " unreadable; 1 delivery hidden for want of consent; clips by profile: fast 1;"
        " yolo-test: limits unknown."
    )
    assert one.sha256


def test_that_coverage_names_classes_nobody_looked_for(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one")
    device = ScriptedDevice(stamp=replace(STAMP, name="basic", unverified=True))
    plain = device.analyse

    def only_persons(*args: object, **more: object) -> object:
        found = plain(*args, **more)  # type: ignore[arg-type]
        persons = replace(found.coverage, classes=(ObjectClass.PERSON,))
        return replace(found, coverage=persons, tracks=found.tracks[:1])

    device.analyse = only_persons  # type: ignore[assignment, method-assign]
    Detection(stocked, device).run()
    with stocked.store.read() as db:
        found = coverage.of_case(db, CASE)
    assert ObjectClass.CAR in found.not_looked_for
    assert ObjectClass.PERSON not in found.not_looked_for
    assert "not looked for in every clip: bicycle" in found.sentence
    assert found.unverified
