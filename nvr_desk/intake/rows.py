"""Rows of a batch: each file one short transaction with its entry, written once, found again.

Everything here may run a second time after an interruption; what stands is left standing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.intake.identity import delivery_id
from nvr_desk.intake.pictures import (
    WITHDRAWN_HERE,
    may_have_pictures,
    pictures_missing,
    save_pictures,
)
from nvr_desk.intake.times import TimeHints, claim_from
from nvr_desk.records.batch import Batch, ManifestClip
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentScope,
    ConsentState,
    Delivery,
    Refusal,
    Visibility,
)
from nvr_desk.records.media import Clip
from nvr_desk.store import batches, clips, deliveries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.intake.listing import Refused
    from nvr_desk.intake.request import IngestRequest
    from nvr_desk.intake.shelf import SurveyShelf
    from nvr_desk.intake.verdict import TakenFile
    from nvr_desk.records.act import ActHandle
    from nvr_desk.records.media import MediaState, Survey
    from nvr_desk.store.unit import Store, Unit

REFUSALS_A_UNIT = 100
"""How many refusals one transaction writes: within the 25 ms of a transaction."""


@dataclass(slots=True)
class BatchRows:
    """Writes the rows of one batch."""

    store: Store
    shelf: SurveyShelf
    request: IngestRequest
    act: ActHandle[Unit]
    batch: Batch
    known: dict[str, ManifestClip]
    """Lines of the manifest by path."""
    new: int = 0
    accepted: int = 0

    def begin(self) -> None:
        """The batch itself, with custody as claimed."""
        with self.store.read() as db:
            stands = batches.listing(db, self.batch.case)
        if any(batch.sha256 == self.batch.sha256 for batch in stands):
            return
        with self.store.unit() as tx:
            batches.add(tx, self.batch)
            detail = {"source": self.batch.source, "manifest": self.batch.manifest_kind}
            self.act.part(tx, [{"kind": "batch", "id": self.batch.sha256}], detail)

    def refuse(self, refused: Sequence[Refused]) -> int:
        """All refusals that do not stand yet; answers how many the batch has."""
        with self.store.read() as db:
            stands = {(row.path, row.code) for row in batches.refusals(db, self.batch.sha256)}
        rows = _distinct(self.batch.sha256, refused)
        fresh = [row for row in rows if (row.path, row.code) not in stands]
        for start in range(0, len(fresh), REFUSALS_A_UNIT):
            self._refuse_some(fresh[start : start + REFUSALS_A_UNIT])
        return len(stands) + len(fresh)

    def _refuse_some(self, rows: Sequence[Refusal]) -> None:
        with self.store.unit() as tx:
            for row in rows:
                batches.add_refusal(tx, row)
            codes = dict(sorted(Counter(row.code for row in rows).items()))
            objects = [{"kind": "batch", "id": self.batch.sha256}]
            self.act.part(tx, objects, {"refused": codes}, "refused")

    def deliver(self, taken: TakenFile) -> MediaState:
        """The delivery of one file, and its clip where that is new.

        The file is durable and its survey waits on the shelf, or the clip's row stands.
        """
        name_id = delivery_id(self.batch.sha256, taken.path)
        with self.store.read() as db:
            stands = deliveries.get(db, name_id) if deliveries.exists(db, name_id) else None
            clip = clips.get(db, taken.sha256) if clips.exists(db, taken.sha256) else None
        survey = self.shelf.get(taken.sha256)
        if clip is None:
            if survey is None:
                message = f"no survey of {taken.sha256}"
                raise RuntimeError(message)
            clip = Clip(taken.sha256, taken.size, survey.state, survey.reason, survey.facts)
        if stands is not None:
            self._apply_statement(stands)
        else:
            stands = self._delivery(name_id, taken, clip)
            self._add(stands, clip, survey)
            self.new += 1
        # Also where the row stands: a kill may have come between row and pictures.
        paths = self.store.paths
        if survey and may_have_pictures(stands) and pictures_missing(paths, clip):
            save_pictures(paths, taken.sha256, survey)
        self.accepted += 1
        return clip.state

    def finish(self) -> None:
        """Every file of the shipment is a row."""
        with self.store.read() as db:
            if batches.get(db, self.batch.sha256).complete:
                return
        with self.store.unit() as tx:
            batches.mark_complete(tx, self.batch.sha256)
            objects = [{"kind": "batch", "id": self.batch.sha256}]
            self.act.part(tx, objects, {"complete": True, "deliveries": self.accepted})

    def _add(self, delivery: Delivery, clip: Clip, survey: Survey | None) -> None:
        with self.store.unit() as tx:
            if not clips.exists(tx.connection, clip.sha256):
                pts = survey.pts if survey else np.zeros(0, np.int64)
                noted = (survey.keys, survey.places) if survey else (None, None)
                clips.add(tx, clip, pts, *noted)
            deliveries.add(tx, delivery)
            detail = {
                "path": delivery.path,
                "sha256": delivery.sha256,
                "bytes": clip.bytes,
                "media": str(clip.state),
                "consent": str(delivery.consent.state),
                "visibility": str(delivery.visibility),
                "time": str(delivery.claim.source),
            }
            if delivery.visibility is Visibility.HELD:
                detail["reason"] = WITHDRAWN_HERE
            self.act.part(tx, [{"kind": "delivery", "id": delivery.id}], detail)

    def _delivery(self, name_id: str, taken: TakenFile, clip: Clip) -> Delivery:
        line = self.known.get(taken.path) or ManifestClip(taken.path)
        hints = TimeHints(
            zone=line.claim.zone if line.claim else None,
            case_zone=self.request.case.zone,
            received=self.request.received,
        )
        consent = self._consent(line.consent)
        visibility = consent.visibility
        if visibility is not Visibility.WITHDRAWN and self._taken_back(taken.sha256):
            visibility = Visibility.HELD
            consent = replace(consent, reason=WITHDRAWN_HERE)
        return Delivery(
            id=name_id,
            case=self.batch.case,
            batch=self.batch.sha256,
            path=taken.path,
            name=taken.path.rsplit("/", 1)[-1],
            sha256=taken.sha256,
            item=line.item,
            camera=line.camera or Camera(""),
            claim=claim_from(line.claim, taken.path, clip.facts, hints),
            consent=consent,
            visibility=visibility,
            submitter=line.submitter,
            notes=line.notes,
        )

    def _taken_back(self, sha256: str) -> bool:
        """Whether somebody withdrew the same bytes in this case: a person must look first."""
        with self.store.read() as db:
            others = deliveries.of_clip(db, self.batch.case, sha256)
        return any(each.visibility is Visibility.WITHDRAWN for each in others)

    def _consent(self, claimed: Consent | None) -> Consent:
        if claimed is not None and claimed.state is not ConsentState.NONE:
            return claimed
        if not self.request.statement:
            return claimed or Consent(ConsentState.NONE)
        return self._stated()

    def _stated(self) -> Consent:
        """An officer's word, stored as such; it reaches no further than the case."""
        return Consent(
            ConsentState.GIVEN,
            scope=ConsentScope.CASE,
            statement=self.request.statement,
            recorded_by=self.request.user,
            reason="statement at ingest",
        )

    def _apply_statement(self, delivery: Delivery) -> None:
        """A statement given with a later run reaches deliveries nobody spoke for yet."""
        if not self.request.statement or delivery.visibility is not Visibility.NO_CONSENT:
            return
        with self.store.unit() as tx:
            consent = self._stated()
            deliveries.set_consent(tx, delivery.id, consent, consent.visibility)
            detail = {"consent": str(consent.state), "statement": self.request.statement}
            self.act.part(tx, [{"kind": "delivery", "id": delivery.id}], detail)


def _distinct(batch: str, refused: Sequence[Refused]) -> list[Refusal]:
    """One row for each; names that print alike are numbered."""
    times: Counter[tuple[str, str]] = Counter()
    rows: list[Refusal] = []
    for each in refused:
        times[each.path, each.code] += 1
        count = times[each.path, each.code]
        path = each.path if count == 1 else f"{each.path} ({count})"
        rows.append(Refusal(batch, path, each.code, each.detail, each.sha256))
    return rows
