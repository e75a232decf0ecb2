"""A whole case: nothing twice and no device for nothing, likely clips first, none left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.analysis import batch
from nvr_desk.analysis.batch import FIRST_FROM_CLIPS, Hands, Order
from nvr_desk.analysis.plan import plan
from nvr_desk.errors import MediaError
from nvr_desk.jobs.runner import JobRun
from nvr_desk.records.estimate import Basis
from nvr_desk.records.job import ItemState, JobKind, JobState
from nvr_desk.store import jobs, tracks
from nvr_desk.store.vault import Vault
from nvr_desk.vision.pace import Pace
from nvr_desk.vision.settings import DetectSettings, settings_for

from tests.fakes.looks import STAMP, look, track
from tests.fakes.stocked import CASE, Act, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from nvr_desk.records.detect import DetectReport
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis, ModelStamp

FAST, TRIAGE, EXACT = settings_for("fast"), settings_for("triage"), settings_for("exact")


@dataclass
class Ranking:
    """Finds a person of the confidence a clip is given; nothing in the others."""

    settings: DetectSettings = FAST
    sure: dict[str, float] = field(default_factory=dict[str, float])
    troubles: dict[str, list[Exception]] = field(default_factory=dict[str, list[Exception]])
    before: Callable[[], None] = lambda: None
    measured: Pace | None = None
    stamp: ModelStamp = STAMP
    slots: int = 1
    looked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(profile, clip) in order."""

    def look_as(self, settings: DetectSettings) -> None:
        self.settings = settings

    def pace(self) -> Pace | None:
        return self.measured

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        alone: bool = False,
    ) -> Analysis:
        assert path.exists()
        assert not alone
        assert not cancelled()
        self.before()
        progress(0.5)
        if self.troubles.get(sha256):
            raise self.troubles[sha256].pop(0)
        self.looked.append((str(self.settings.profile), sha256))
        conf = self.sure.get(sha256, 0.0)
        found = [replace(track(1), conf=np.full(5, conf, np.float32))] if conf else []
        text = self.settings.canonical()
        return look(sha256, found, seconds=facts.duration_s, stamp=self.stamp, settings=text)


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


def order(settings: DetectSettings = FAST, *, wish: bool | None = None) -> Order:
    return Order(
        case=CASE,
        model=STAMP.name,
        model_sha256=STAMP.sha256,
        unverified=False,
        settings=settings,
        first=TRIAGE,
        wish=wish,
    )


@dataclass
class Done:
    report: DetectReport
    opened: int
    act: Act
    job: int


def detect(stocked: Stocked, device: Ranking | None, wanted: Order | None = None) -> Done:
    """Carry one order; ``device`` None says that none may be opened."""
    act, count = Act(), 0
    with stocked.store.unit() as tx:
        job = jobs.add(tx, JobKind.DETECT, CASE, {}).id
        tx.enter(draft("detect"))

    def opened() -> Ranking:
        nonlocal count
        count += 1
        assert device is not None, "a device was opened for nothing"
        return device

    with JobRun(stocked.store, job, stocked.clock, beat_s=None) as run:
        hands = Hands(stocked.store, stocked.vault, act, run, stocked.clock)
        return Done(batch.run(hands, wanted or order(), opened), count, act, job)


def three(stocked: Stocked) -> tuple[str, str, str]:
    names = [stocked.deliver(f"{n}.mp4", n.encode()).sha256 for n in ("a", "b", "c")]
    return names[0], names[1], names[2]


def test_that_a_finished_batch_opens_no_device_and_reads_no_original(
    stocked: Stocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(stocked)
    first = detect(stocked, Ranking())
    assert (first.report.done, first.opened) == (3, 1)

    def read(*_: object, **__: object) -> None:
        pytest.fail("read an original")

    monkeypatch.setattr(Vault, "verify", read)
    again = detect(stocked, None)
    assert (again.report.done, again.report.skipped, again.report.clips) == (0, 3, 3)
    assert again.report.model == STAMP
    assert again.act.parts == []
    with stocked.store.read() as db:
        job = jobs.get(db, again.job)
        assert {i.state for i in jobs.items(db, again.job)} == {ItemState.SKIPPED}
    assert (job.state, job.total, job.skipped) == (JobState.DONE, 3, 3)
    assert job.message == "nothing left to look at"


def test_that_an_older_look_answers_again_without_a_device(stocked: Stocked) -> None:
    one, *_ = three(stocked)
    far = settings_for("far")
    detect(stocked, Ranking(settings=far), order(far))
    detect(stocked, Ranking(settings=EXACT), order(EXACT))
    again = detect(stocked, None, order(far))
    assert again.report.renewed == 3
    objects, detail, outcome = again.act.parts[0]
    assert objects[0]["id"] == one
    assert (detail["engine"], detail["settings_sha256"], outcome) == (
        STAMP.engine, far.sha256, "ok",
    )  # fmt: skip
    with stocked.store.read() as db:
        assert not tracks.is_older(db, one, STAMP.sha256, far.sha256)
    assert detect(stocked, None, order(far)).report.renewed == 0


def test_that_a_weaker_profile_looks_at_nothing_where_a_stronger_one_stands(
    stocked: Stocked,
) -> None:
    one, *_ = three(stocked)
    detect(stocked, Ranking(settings=EXACT), order(EXACT))
    d = stocked.deliver("d.mp4", b"d").sha256
    device = Ranking()
    done = detect(stocked, device)
    assert device.looked == [("fast", d)]
    report = done.report
    assert (report.done, report.skipped, report.renewed, report.better) == (1, 3, 0, {"exact": 3})
    with stocked.store.read() as db:
        assert profile(db, one) == "exact"
    assert detect(stocked, None, order(TRIAGE)).report.better == {"exact": 3, "fast": 1}


def test_that_asked_again_a_weaker_profile_looks_and_answers(stocked: Stocked) -> None:
    one, *_ = three(stocked)
    detect(stocked, Ranking(settings=EXACT), order(EXACT))
    wanted = replace(order(), again=True)
    report = detect(stocked, Ranking(), wanted).report
    assert (report.done, report.behind, report.better) == (3, 0, {})
    with stocked.store.read() as db:
        assert profile(db, one) == "fast"
    for then in (order(), wanted):
        kept = detect(stocked, None, then).report
        assert (kept.skipped, kept.renewed, kept.better) == (3, 0, {}), "what was asked for stays"
    assert detect(stocked, None, order(EXACT)).report.renewed == 3
    assert detect(stocked, None, wanted).report.renewed == 3


def test_that_a_stronger_look_that_other_weights_came_after_is_brought_forward(
    stocked: Stocked,
) -> None:
    one, *_ = three(stocked)
    detect(stocked, Ranking(settings=EXACT), order(EXACT))
    other = replace(STAMP, sha256="cd" * 32)
    detect(stocked, Ranking(stamp=other), replace(order(), model_sha256=other.sha256))
    with stocked.store.read() as db:
        assert profile(db, one) == "fast"
    assert detect(stocked, None).report.renewed == 3
    with stocked.store.read() as db:
        assert profile(db, one) == "exact"


def profile(db: Connection, sha256: str) -> str | None:
    """How the look of a clip that answers was made."""
    found = tracks.look_of_clip(db, sha256)
    assert found is not None
    return found.profile


def test_that_a_case_without_clips_opens_no_device(stocked: Stocked) -> None:
    report = detect(stocked, None).report
    assert (report.clips, report.model.sha256, report.model.engine) == (0, STAMP.sha256, "")


def test_that_a_first_pass_over_all_clips_decides_the_order_and_leaves_none_out(
    stocked: Stocked,
) -> None:
    a, b, c = three(stocked)
    device = Ranking(sure={b: 0.9, c: 0.5})
    done = detect(stocked, device, order(wish=True))
    assert device.looked == [
        ("triage", a), ("triage", b), ("triage", c), ("fast", b), ("fast", c), ("fast", a),
    ]  # fmt: skip
    report = done.report
    assert (report.profile, report.first_pass, report.done, report.behind) == ("fast", 3, 3, 0)
    assert [each.sha256 for each in report.ranked] == [b, c, a]
    assert not any(each.first_pass for each in report.ranked)
    entries = [detail["settings_sha256"] for _, detail, _ in done.act.parts]
    assert entries == [TRIAGE.sha256] * 3 + [FAST.sha256] * 3


def test_that_a_clip_that_fails_at_first_sight_is_looked_at_all_the_same(
    stocked: Stocked,
) -> None:
    a, b, c = three(stocked)
    device = Ranking(sure={c: 0.9}, troubles={b: [MediaError("no key picture")]})
    report = detect(stocked, device, order(wish=True)).report
    assert [clip for profile, clip in device.looked if profile == "fast"] == [c, a, b]
    assert (report.done, report.failed) == (3, ())


def test_that_triage_lists_every_clip_the_empty_ones_last(stocked: Stocked) -> None:
    a, b, c = three(stocked)
    device = Ranking(sure={a: 0.6, c: 0.9}, settings=TRIAGE)
    report = detect(stocked, device, order(TRIAGE)).report
    assert [each.sha256 for each in report.ranked] == [c, a, b]
    assert [each.first_pass for each in report.ranked] == [True] * 3
    assert report.ranked[2].counts == {}
    assert [profile for profile, _ in device.looked] == ["triage"] * 3


def test_that_what_a_first_pass_has_seen_is_not_seen_by_it_again(stocked: Stocked) -> None:
    three(stocked)
    detect(stocked, Ranking(settings=TRIAGE), order(TRIAGE))
    device = Ranking()
    report = detect(stocked, device, order(wish=True)).report
    assert [profile for profile, _ in device.looked] == ["fast"] * 3
    assert (report.first_pass, report.done) == (0, 3)


def test_that_only_a_large_batch_gets_a_first_pass_by_itself(stocked: Stocked) -> None:
    for number in range(FIRST_FROM_CLIPS):
        stocked.deliver(f"{number}.mp4", f"{number}".encode(), seconds=600.0)
    work = plan(stocked.store, CASE, order().look)
    machine = batch.machine_of("openvino-cpu", None)
    ahead = batch.forecast(stocked.store, order(), work, machine)
    assert ahead.first_s is not None
    assert ahead.seconds is not None
    assert ahead.first_s < ahead.seconds / 3
    assert ahead.basis is Basis.GUESSED
    assert batch.forecast(stocked.store, order(wish=False), work, machine).first_s is None
    fewer = replace(work, todo=work.todo[1:])
    assert batch.forecast(stocked.store, order(), fewer, machine).first_s is None
    short = [replace(w, facts=replace(w.facts, duration_s=4.0, frames=40)) for w in work.todo]
    brief = replace(work, todo=tuple(short))
    assert batch.forecast(stocked.store, order(), brief, machine).first_s is None


def test_that_a_job_says_which_pass_it_is_in_and_when_all_is_ready(stocked: Stocked) -> None:
    three(stocked)
    device = Ranking(measured=Pace("openvino-cpu", (384, 640), 1.0, 0.001, 3))
    told: list[tuple[str, float | None, int]] = []

    def listen() -> None:
        with stocked.store.read() as db:
            job = jobs.listing(db, CASE)[0]
        told.append((job.message, job.eta_s, job.total))

    device.before = listen
    detect(stocked, device, order(wish=True))
    assert told[0][0].startswith("first pass of 2, key pictures, ready in ")
    assert told[3][0].startswith("second pass of 2, fast, likely clips first: ")
    assert all(words.count("ready in") <= 1 for words, *_ in told)
    assert told[0][1] is not None
    assert told[3][1] is not None
    assert told[0][1] > told[3][1] > 0.0
    assert {total for *_, total in told} == {3}
