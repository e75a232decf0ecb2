"""A small real workspace with a case, clips and deliveries, and an act to write entries by."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.audit.log import AuditLog
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.records.batch import Batch, Custody, Responses
from nvr_desk.records.case import Case, CaseState
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentState,
    Delivery,
    TimeClaim,
    TimeSource,
    Visibility,
)
from nvr_desk.records.media import Clip, MediaFacts, MediaState
from nvr_desk.store import batches, cases, clips, deliveries, workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.audit import Placed
    from nvr_desk.records.media import Survey
    from nvr_desk.store.unit import Unit

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CASE = "26-004417"


@dataclass
class SteppedClock:
    """A clock that only tests move."""

    instant: datetime = START
    ticks: float = 1000.0

    def now(self) -> datetime:
        return self.instant

    def monotonic(self) -> float:
        return self.ticks

    def elapsed(self) -> float:
        return self.ticks

    def sleep(self, seconds: float) -> None:
        self.pass_by(seconds)

    def pass_by(self, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)
        self.ticks += seconds


def facts(seconds: float = 4.0, **changed: Any) -> MediaFacts:  # noqa: ANN401 - any field
    """Facts of a clip of 10 pictures a second in a 1/90000 time base."""
    made = MediaFacts(
        container="mov,mp4",
        codec="h264",
        pixel_format="yuv420p",
        width=640,
        height=360,
        rotation=0,
        stream_index=0,
        time_base=Fraction(1, 90000),
        start_s=0.0,
        duration_s=seconds,
        frames=round(seconds * 10),
    )
    return replace(made, **changed)


Part = tuple[Sequence[Mapping[str, str]], Mapping[str, Any], str | None]
"""Objects, detail and outcome of a child entry."""


@dataclass
class Act:
    """An act handle whose entries are sealed by the real log."""

    seq: int = 0
    parts: list[Part] = field(default_factory=list["Part"])

    def part(
        self,
        tx: Unit,
        objects: Sequence[Mapping[str, str]],
        detail: Mapping[str, Any],
        outcome: str | None = None,
    ) -> Placed:
        self.parts.append((objects, detail, outcome))
        return tx.enter(draft("part", Phase.PART, objects=objects, detail=detail, outcome=outcome))

    def check(self) -> None:
        return None


def draft(verb: str, phase: Phase = Phase.CLOSED, **more: Any) -> Draft:  # noqa: ANN401
    """An entry by nobody in particular."""
    return Draft(
        verb=verb, phase=phase, user="ana", role="analyst", station="desk-1", case=CASE, **more
    )


class Stocked:
    """A workspace under a folder; call ``deliver`` to fill it."""

    def __init__(self, root: Path, clock: SteppedClock) -> None:
        self.clock = clock
        paths = workspace.create(root, clock.now())
        log = AuditLog(clock, workspace.identity(paths).uuid)
        self.store = Store(paths, log, clock)
        self.vault = Vault(paths.vault)
        with self.store.unit() as tx:
            cases.add(tx, Case(CASE, "211", "ana", CaseState.OPEN, START, None, None, ("ana",)))
            tx.enter(draft("case.new"))
        self.batch = hashlib.sha256(b"batch").hexdigest()
        with self.store.unit() as tx:
            batches.add(tx, _batch(self.batch))
            tx.enter(draft("ingest"))

    def deliver(
        self,
        path: str,
        data: bytes,
        *,
        seconds: float = 4.0,
        state: MediaState = MediaState.OK,
        consent: ConsentState = ConsentState.GIVEN,
        survey: Survey | None = None,
        **more: Any,  # noqa: ANN401 - any field
    ) -> Delivery:
        """Take bytes in as a delivery of the case.

        A real ``survey`` of real footage counts before ``seconds`` and ``state``; ``more`` are
        fields of the delivery.
        """
        taken = self.vault.take(io.BytesIO(data))
        known = None if state in (MediaState.BAD, MediaState.UNSUPPORTED) else facts(seconds)
        pts = np.arange(known.frames if known else 0, dtype=np.int64) * 9000
        if survey is not None:
            state, known, pts = survey.state, survey.facts, survey.pts
        given = Consent(state=consent, ref="c-1")
        made = Delivery(
            id=hashlib.sha256(f"{self.batch}\n{path}".encode()).hexdigest()[:20],
            case=CASE,
            batch=self.batch,
            path=path,
            name=path.rsplit("/", 1)[-1],
            sha256=taken.sha256,
            item=more.pop("item", None),
            camera=more.pop("camera", Camera("C-1", 40.76, -111.89)),
            claim=more.pop("claim", TimeClaim(START, "America/Denver", 2.0, TimeSource.MANIFEST)),
            consent=given,
            visibility=given.visibility,
            **more,
        )
        with self.store.unit() as tx:
            clips.add(tx, Clip(taken.sha256, taken.bytes, state, None, known), pts)
            deliveries.add(tx, made)
            tx.enter(draft("ingest", objects=({"kind": "delivery", "id": made.id},)))
        return made

    def withdraw(self, delivery: str) -> None:
        """The resident takes the consent back."""
        with self.store.unit() as tx:
            gone = Consent(state=ConsentState.WITHDRAWN, reason="changed their mind")
            deliveries.set_consent(tx, delivery, gone, Visibility.WITHDRAWN)
            tx.enter(draft("consent.withdraw", objects=({"kind": "delivery", "id": delivery},)))


def _batch(sha256: str) -> Batch:
    return Batch(
        sha256=sha256,
        case=CASE,
        label="B-1",
        source="share.zip",
        manifest_kind="batch",
        manifest_sha256=None,
        request=None,
        created=None,
        custody=Custody("det. ana", "residents", "download", None),
        responses=Responses(shared=2),
        complete=True,
        received="2026-11-20T08:00:00.000000Z",
    )
