"""Shipments come in."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.desk.jobs import carried_by_job, watched
from nvr_desk.intake.importer import Importer, IngestProgress, IngestRequest
from nvr_desk.media.pool import DecodePool
from nvr_desk.records.delivery import Delivery, Refusal, Visibility
from nvr_desk.records.job import JobKind
from nvr_desk.store import batches, deliveries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.jobs.runner import JobRun
    from nvr_desk.records.batch import IngestReport
    from nvr_desk.records.job import Job


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What an ingest did, with every file that needs somebody's attention."""

    report: IngestReport
    refusals: tuple[Refusal, ...]
    """Files that made no delivery."""
    hidden: tuple[Delivery, ...]
    """Deliveries that may not be opened for want of consent."""


class IntakeService(Service):
    """Takes shipments in: hashed, kept, checked, described; resumes where it stopped."""

    @act("ingest", split=True)
    def ingest(
        self,
        act: OpenAct,
        path: Path,
        case: str,
        *,
        statement: str | None = None,
        progress: Callable[[Job], None] | None = None,
    ) -> IngestResult:
        """Take one shipment in; one bad file never stops the rest.

        Args:
            act: Put in by the decorator.
            path: Batch folder or zip, CSV folder, or bare folder of clips.
            case: The case it came for.
            statement: An officer's words that residents agreed, for clips without a consent.
            progress: Told now and then how far the job is.

        Raises:
            CaseClosedError, NotMemberError: the wall of the case.
            ManifestError: the manifest is none, or of another case.
            JobCancelledError: a person ended it; what was finished stays.
        """
        found = self.core.open_case(case)
        path = path.absolute()
        params = {"path": str(path), "statement": statement}
        with ExitStack() as stack:
            run = stack.enter_context(carried_by_job(self.core, act, JobKind.INGEST, case, params))
            stack.enter_context(watched(self.core, run, progress))
            pool = stack.enter_context(DecodePool())
            request = IngestRequest(
                path=path,
                case=found,
                user=self.core.actor.user,
                received=self.core.clock.now(),
                statement=statement,
                progress=lambda told: _tally(run, told),
            )
            importer = Importer(self.core.store, self.core.vault, pool, self.core.clock)
            report = importer.run(request, act)
        act.touch("batch", report.batch.sha256)
        act.tell(accepted=report.accepted, new=report.new, refused=report.refused)
        act.tell(media=report.media, bytes=report.bytes)
        return self._result(report)

    def _result(self, report: IngestReport) -> IngestResult:
        batch = report.batch.sha256
        with self.core.store.read() as db:
            refusals = batches.refusals(db, batch)
            rows = deliveries.of_batch(db, batch)
        hidden = [each for each in rows if each.visibility is Visibility.NO_CONSENT]
        return IngestResult(report, tuple(refusals), tuple(hidden))


def _tally(run: JobRun, told: IngestProgress) -> None:
    taken = f"{told.bytes_taken / 1e6:.0f} of {told.bytes_total / 1e6:.0f} MB taken"
    run.tally(
        total=told.total,
        done=told.done,
        failed=told.refused,
        message=f"{taken} \N{EM DASH} {told.path}" if told.path else taken,
    )
