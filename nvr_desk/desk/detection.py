"""Detection over a case, and what of the case was looked at."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from nvr_desk.analysis import analyse, coverage
from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.desk.jobs import carried_by_job, watched
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.permissions import require_permission
from nvr_desk.records.job import JobKind
from nvr_desk.store import deliveries
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.settings import settings_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.records.coverage import ClipCoverage
    from nvr_desk.records.detect import CaseCoverage, DetectReport
    from nvr_desk.records.job import Job


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
        progress: Callable[[Job], None] | None = None,
    ) -> DetectReport:
        """Look at every clip of a case that may be seen and was not looked at like this before.

        Args:
            act: Put in by the decorator.
            case: Its number.
            profile: exact, fast or triage.
            weights: Card name or path; None for the best installed, else the basic detector.
            engine: auto, openvino, torch, onnxruntime or basic.
            progress: Told now and then how far the job is.

        Raises:
            CaseClosedError, NotMemberError: the wall of the case.
            JobCancelledError: a person ended it; finished clips stay.
            NotPermittedError: unverified weights, and a role that may not vouch for them.
            EngineUnavailableError, WeightsRefusedError: the wish cannot be met here.
        """
        self.core.open_case(case)
        settings = settings_for(profile)
        chosen = None if engine == "basic" else Registry().resolve(weights)
        if chosen is not None and chosen.unverified:
            require_permission(self.core.actor.role, "models.add")
        params = {
            "profile": profile,
            "weights": str(weights) if weights is not None else None,
            "engine": engine,
        }
        folder = self.core.store.paths.engines
        with ExitStack() as stack:
            run = stack.enter_context(carried_by_job(self.core, act, JobKind.DETECT, case, params))
            stack.enter_context(watched(self.core, run, progress))
            run.say("preparing the detector")
            device = AnalysisDevice(
                chosen,
                engine=engine,
                engines_folder=folder,
                settings=settings,
                cancelled=run.cancelled,
            )
            stack.enter_context(closing(device))
            act.tell(model=device.stamp.name, model_sha256=device.stamp.sha256)
            act.tell(engine=device.stamp.engine, unverified=device.stamp.unverified)
            report = analyse.run(
                self.core.store, self.core.vault, case, [device], act, run, self.core.clock
            )
        act.tell(clips=report.done, skipped=report.skipped, failed=len(report.failed))
        act.tell(tracks=report.tracks)
        return report

    @act("clip.coverage", split=True)
    def coverage(self, act: OpenAct, case: str) -> CaseCoverage:
        """How much of a case's footage a detector looked at; the rest was not."""
        self.core.case(case)
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
        self.core.case(case)
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            found = coverage.of_clip(db, case, delivery.sha256)
        act.touch("delivery", delivery.id)
        act.tell(looked_s=round(found.tally.looked_s, 1))
        return found
