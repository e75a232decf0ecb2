"""How much of a case was looked at, in numbers and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.analysis.plan import READABLE
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.detect import CaseCoverage
from nvr_desk.records.search import Query
from nvr_desk.records.track import CoverageKind
from nvr_desk.store import deliveries, tracks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.track import Coverage


def of_case(db: Connection, case: str) -> CaseCoverage:
    """Coverage of all deliveries of a case that may be opened; each clip counts once.

    Args:
        db: An open transaction.
        case: Number of the case.
    """
    rows = deliveries.rows(db, case)
    shown = [row for row in rows if row.delivery.visibility is Visibility.SHOWN]
    clips = {row.clip.sha256: row for row in shown}
    covered = tracks.coverage_of_case(db, case)
    mine = {sha: covered[sha] for sha in clips if sha in covered}
    _, _, asked = tracks.search(db, Query(case=case, limit=0))
    return CaseCoverage(
        case=case,
        deliveries=len(shown),
        hidden=len(rows) - len(shown),
        clips=len(clips),
        not_looked=len(clips) - len(mine),
        unreadable=sum(row.clip.state not in READABLE for row in clips.values()),
        footage_s=sum(_length(row) for row in clips.values()),
        looked_s=_sum(mine.values(), CoverageKind.LOOKED),
        decoded_s=_sum(mine.values(), CoverageKind.DECODED),
        failed_s=_sum(mine.values(), CoverageKind.FAILED),
        models=tuple(sorted({row.model for row in clips.values() if row.model})),
        not_looked_for=asked.not_looked_for,
        unverified=asked.unverified,
    )


def _length(row: DeliveryRow) -> float:
    return row.clip.facts.duration_s if row.clip.facts else 0.0


def _sum(covered: Iterable[Coverage], kind: CoverageKind) -> float:
    spans = (span for each in covered for span in each.spans if span.kind is kind)
    return sum(span.end_s - span.start_s for span in spans)
