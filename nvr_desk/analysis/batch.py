"""A detection over a whole case: nothing twice, likely clips first, no clip left out.

What stands already is brought forward without a device. Where it pays, key pictures of all clips
are looked at first; then every clip is, the most promising first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from nvr_desk.analysis import analyse
from nvr_desk.analysis.calibration import Machine, outlook
from nvr_desk.analysis.plan import Look, announce, plan
from nvr_desk.analysis.promise import ranked
from nvr_desk.analysis.standing import renew
from nvr_desk.media.cores import cores
from nvr_desk.records.detect import DetectReport
from nvr_desk.records.estimate import Estimate
from nvr_desk.records.track import ModelStamp
from nvr_desk.store import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.analysis.plan import Plan
    from nvr_desk.clock import Clock
    from nvr_desk.jobs.runner import JobRun
    from nvr_desk.records.act import ActHandle
    from nvr_desk.store.unit import Store, Unit
    from nvr_desk.store.vault import Vault
    from nvr_desk.vision.pace import Pace
    from nvr_desk.vision.settings import DetectSettings

FIRST_FROM_CLIPS = 20
"""So many clips are too many to go through one after another without an order."""
FIRST_FROM_S = 180.0
"""And less than this is waited for rather than ordered."""


class Device(analyse.Device, Protocol):
    """What a batch wants of a device beside looking; ``vision.device.AnalysisDevice`` has it."""

    def look_as(self, settings: DetectSettings) -> None:
        """Look as these settings say from the next clip on."""
        ...

    def pace(self) -> Pace | None:
        """How fast it looks; measured where it is not known yet."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asked for."""

    case: str
    model: str
    """Name of the weights."""
    model_sha256: str
    unverified: bool
    settings: DetectSettings
    first: DetectSettings
    """How the first pass looks."""
    wish: bool | None = None
    """Whether there is a first pass; None where it pays."""
    again: bool = False
    """Look also where a stronger look of the same model stands, and let this one answer."""

    @property
    def look(self) -> Look:
        """What its looks are known by."""
        return Look(self.model_sha256, self.settings.sha256, str(self.settings.profile))

    @property
    def first_look(self) -> Look:
        """What the looks of its first pass are known by."""
        return Look(self.model_sha256, self.first.sha256, str(self.first.profile))

    @property
    def may_go_first(self) -> bool:
        """A first pass before a first pass makes no sense."""
        return self.settings.profile != self.first.profile and self.wish is not False


@dataclass(frozen=True, slots=True)
class Hands:
    """What the work is done with."""

    store: Store
    vault: Vault
    act: ActHandle[Unit]
    job: JobRun
    clock: Clock


def run(hands: Hands, order: Order, opened: Callable[[], Device]) -> DetectReport:
    """Look at every clip of the case that was not looked at like this.

    Args:
        hands: Rows, originals, log, job and clock.
        order: What was asked for.
        opened: Makes the device; called only where something is left to look at.

    Raises:
        JobCancelledError: somebody cancelled it; finished clips stay.
        JobLostError: another process took the job over.
        EngineUnavailableError, WeightsRefusedError: of ``opened``.
    """
    began = hands.clock.monotonic()
    work = plan(hands.store, order.case, order.look, again=order.again)
    renewed = _bring_forward(hands, work, order.look)
    work = replace(work, older=())
    first: DetectReport | None = None
    if work.todo:
        hands.job.say("preparing the detector")
        report, first = _look(hands, order, work, opened)
    else:
        announce(hands.job, work)
        report = _nothing_left(hands, order, work)
    wanted = first is not None or order.settings.profile == order.first.profile
    return replace(
        report,
        profile=str(order.settings.profile),
        renewed=report.renewed + renewed,
        better=work.profiles,
        first_pass=first.done if first else 0,
        first_pass_s=first.seconds if first else 0.0,
        ranked=ranked(hands.store, order.case) if wanted else (),
        seconds=hands.clock.monotonic() - began,
    )


def forecast(store: Store, order: Order, work: Plan, machine: Machine) -> Estimate:
    """When everything will be ready, and the first pass, where there is one."""
    with store.read() as db:
        past = looks.past(db, *_key(order.look))
        before = looks.past(db, *_key(order.first_look))
    clips = [each.facts for each in work.todo]
    profile = str(order.settings.profile)
    whole = outlook(clips, profile, machine, past)
    first_s: float | None = None
    if order.may_go_first and clips and (order.wish or _pays(len(clips), whole.seconds)):
        first_s = outlook(clips, str(order.first.profile), machine, before).seconds
    return Estimate(
        clips=len(clips),
        standing=len(work.standing),
        footage_s=work.footage_s,
        seconds=whole.seconds + (first_s or 0.0) if clips else 0.0,
        basis=whole.basis,
        first_s=first_s,
        profile=profile,
        model=order.model,
        engine=machine.engine,
        hidden=work.hidden,
        better=work.profiles,
    )


def machine_of(engine: str, pace: Pace | None) -> Machine:
    """This machine, with what was measured of it.

    Args:
        engine: what will run, as far as it is known.
        pace: of that engine on this machine, where it was measured.
    """
    here = cores()
    if pace is None:
        return Machine(engine, here, here + 1)
    return Machine(pace.engine, here, pace.slots, pace.looks_per_s, pace.convert_s)


def _pays(clips: int, seconds: float) -> bool:
    return clips >= FIRST_FROM_CLIPS and seconds >= FIRST_FROM_S


def _look(
    hands: Hands, order: Order, work: Plan, opened: Callable[[], Device]
) -> tuple[DetectReport, DetectReport | None]:
    device = opened()
    machine = machine_of(device.stamp.engine, device.pace())
    ahead = forecast(hands.store, order, work, machine)
    first: DetectReport | None = None
    rest_s = ahead.seconds or 0.0
    if ahead.first_s is not None:
        rest_s -= ahead.first_s
        first = _first_pass(hands, order, work, device, (ahead.first_s, rest_s))
        work = _by_promise(hands.store, order, work)
        hands.job.phase(f"second pass of 2, {order.settings.profile}, likely clips first")
    device.look_as(order.settings)
    announce(hands.job, work, rest_s)
    return _pass(hands, order, device, work), first


def _first_pass(
    hands: Hands, order: Order, work: Plan, device: Device, seconds: tuple[float, float]
) -> DetectReport:
    """Key pictures of every clip that is to be looked at."""
    mine = {each.sha256 for each in work.todo}
    whole = plan(hands.store, order.case, order.first_look)
    todo = tuple(each for each in whole.todo if each.sha256 in mine)
    now = replace(work, todo=todo, standing=(), again=False)
    hands.job.phase("first pass of 2, key pictures")
    device.look_as(order.first)
    announce(hands.job, now, *seconds)
    done = _pass(hands, order, device, now)
    hands.job.say(f"all clips are listed by promise; {order.settings.profile} follows")
    return done


def _pass(hands: Hands, order: Order, device: Device, work: Plan) -> DetectReport:
    act, job, clock = hands.act, hands.job, hands.clock
    return analyse.run(hands.store, hands.vault, order.case, [device], act, job, clock, work)


def _by_promise(store: Store, order: Order, work: Plan) -> Plan:
    """The same clips, the most promising first; equal ones in order of arrival."""
    places = {each.sha256: place for place, each in enumerate(ranked(store, order.case))}
    last = len(places)
    todo = sorted(work.todo, key=lambda each: places.get(each.sha256, last))
    return replace(work, todo=tuple(todo))


def _bring_forward(hands: Hands, work: Plan, look: Look) -> int:
    count = 0
    for older in work.older:
        hands.job.check()
        hands.act.check()
        mine = work.better.get(older.sha256, look)
        count += renew(hands.store, hands.act, older, mine, wished=work.again)
    return count


def _nothing_left(hands: Hands, order: Order, work: Plan) -> DetectReport:
    """The report of a run that had nothing to do and asked no device."""
    none = ModelStamp(order.model, order.model_sha256, "", (), order.unverified)
    return DetectReport(
        job=hands.job.id,
        case=order.case,
        model=work.stamp or none,
        settings_sha256=order.look.settings_sha256,
        clips=len(work.standing),
        done=0,
        skipped=len(work.standing),
        failed=(),
        hidden=work.hidden,
        unreadable=work.unreadable,
        tracks={},
        footage_s=0.0,
        looked_s=0.0,
        seconds=0.0,
    )


def _key(look: Look) -> tuple[str, str]:
    return look.model_sha256, look.settings_sha256
