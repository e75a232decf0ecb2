"""Detection over a case, and what of the case was looked at."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.analysis import batch, coverage
from nvr_desk.analysis.batch import Hands, Order
from nvr_desk.analysis.plan import plan
from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.desk.jobs import carried_by_job, watched
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.permissions import require_permission
from nvr_desk.records.job import JobKind
from nvr_desk.store import deliveries
from nvr_desk.vision import crew
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.engines.choice import order as engines_for
from nvr_desk.vision.pace import PaceBook, likely
from nvr_desk.vision.recipe import SHA256 as BASIC_SHA256
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.settings import Profile, settings_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nvr_desk.records.coverage import ClipCoverage
    from nvr_desk.records.detect import CaseCoverage, DetectReport
    from nvr_desk.records.estimate import Estimate
    from nvr_desk.records.job import Job
    from nvr_desk.vision.weights import Weights


class DetectionService(Service):
    """Persons and vehicles, found on this machine."""

    @act("detect", split=True)
    def detect(
        self,
        act: OpenAct,
        case: str,
        *,
        profile: str = "fast",
        weights: str | Path | None = None,
        engine: str = "auto",
        triage_first: bool | None = None,
        again: bool = False,
        progress: Callable[[Job], None] | None = None,
    ) -> DetectReport:
        """Look at every clip of a case that may be seen and was not looked at like this before.

        What was finished before costs no worker and no look.

        Args:
            act: Put in by the decorator.
            case: Its number.
            profile: exact, fast, far or triage.
            weights: Card name or path; None for the best installed, else the basic detector.
            engine: one of ``records.model.ENGINES``.
            triage_first: Look at key pictures of all clips first, then at every clip in order of
                promise; None does so where the batch is large.
            again: Look also where a stronger profile of the same model stands, and let this answer.
            progress: Told now and then how far the job is.

        Raises:
            CaseClosedError, NotMemberError: the wall of the case.
            JobCancelledError: a person ended it; finished clips stay.
            NotPermittedError: unverified weights, and a role that may not vouch for them.
            ConfirmNeededError: a file of such weights that was never added.
            EngineUnavailableError, WeightsRefusedError: the wish cannot be met here.
        """
        self.core.open_case(case)
        chosen = _chosen(weights, engine)
        order = _order(case, profile, chosen, triage_first=triage_first, again=again)
        engines_for(engine, _kind(chosen))  # an unknown word is refused before anything begins
        if order.unverified:
            require_permission(self.core.actor.role, "models.add")
            if weights is not None and Path(weights).exists():
                act.confirm()  # nobody vouched for this file yet, as ``models add`` makes them
        params: dict[str, Any] = {
            "profile": profile,
            "weights": str(weights) if weights is not None else None,
            "engine": engine,
        }
        if triage_first is not None:
            params |= {"triage_first": triage_first}
        if again:
            params |= {"again": True}
        act.tell(model=order.model, model_sha256=order.model_sha256, unverified=order.unverified)
        with ExitStack() as stack:
            run = stack.enter_context(carried_by_job(self.core, act, JobKind.DETECT, case, params))
            stack.enter_context(watched(self.core, run, progress))

            engines: list[str] = []

            def made(parts: int, barred: Mapping[str, str]) -> AnalysisDevice:
                return AnalysisDevice(
                    chosen,
                    engine=engine,
                    engines_folder=self.core.store.paths.engines,
                    settings=order.settings,
                    cancelled=run.cancelled,
                    parts=parts,
                    barred=barred,
                )

            def opened() -> AnalysisDevice | crew.Crew:
                device = crew.opened(made, engines_for(engine, _kind(chosen)))
                stack.enter_context(closing(device))
                act.tell(engine=device.stamp.engine)
                engines[:] = device.engines
                return device

            hands = Hands(self.core.store, self.core.vault, act, run, self.core.clock)
            report = batch.run(hands, order, opened)
        act.tell(clips=report.done, skipped=report.skipped, failed=len(report.failed))
        act.tell(tracks=report.tracks)
        if report.first_pass:
            act.tell(first_pass=report.first_pass)
        return replace(report, engines=tuple(engines))

    @peek
    def estimate(
        self,
        case: str,
        *,
        profile: str = "fast",
        weights: str | Path | None = None,
        engine: str = "auto",
        triage_first: bool | None = None,
        again: bool = False,
    ) -> Estimate:
        """When a detection would be ready that starts now; starts nothing itself.

        Args:
            case: Its number.
            profile: See ``detect``.
            weights: See ``detect``.
            engine: See ``detect``.
            triage_first: See ``detect``.
            again: See ``detect``.

        Raises:
            NotFoundError, NotMemberError: the wall of the case.
            EngineUnavailableError, WeightsRefusedError: the wish cannot be met here.
        """
        self.core.case(case)
        chosen = _chosen(weights, engine)
        order = _order(case, profile, chosen, triage_first=triage_first, again=again)
        names = engines_for(engine, _kind(chosen))
        pace = PaceBook(self.core.store.paths.engines, order.model_sha256).find(names)
        work = plan(self.core.store, case, order.look, again=again)
        return batch.forecast(self.core.store, order, work, batch.machine_of(likely(names), pace))

    @act("clip.coverage", split=True)
    def coverage(self, act: OpenAct, case: str) -> CaseCoverage:
        """How much of a case's footage a detector looked at; the rest was not."""
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            found = coverage.of_case(db, case)
        act.tell(looked_s=round(found.looked_s, 1), footage_s=round(found.footage_s, 1))
        return found

    @act("clip.coverage", split=True)
    def coverage_of(self, act: OpenAct, case: str, name: str) -> ClipCoverage:
        """What a detector looked at in one clip, span by span.

        Raises:
            NotVisibleError: its consent does not let it be opened.
        """
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            found = coverage.of_clip(db, case, delivery.sha256)
        act.touch("delivery", delivery.id)
        act.tell(looked_s=round(found.tally.looked_s, 1))
        return found


def _chosen(weights: str | Path | None, engine: str) -> Weights | None:
    """Weights that a person named, or the default; None is the basic detector."""
    return None if engine == "basic" else Registry().resolve(weights)


def _kind(chosen: Weights | None) -> str:
    return "none" if chosen is None else str(chosen.kind)


def _order(
    case: str, profile: str, chosen: Weights | None, *, triage_first: bool | None, again: bool
) -> Order:
    return Order(
        case=case,
        model="basic" if chosen is None else chosen.name,
        model_sha256=BASIC_SHA256 if chosen is None else chosen.sha256,
        unverified=chosen is not None and chosen.unverified,
        settings=settings_for(profile),
        first=settings_for(Profile.TRIAGE),
        wish=triage_first,
        again=again,
    )
