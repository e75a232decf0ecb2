"""Shipments and what of them was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.errors import NotFoundError
from nvr_desk.records.batch import Batch, Custody, Responses
from nvr_desk.records.delivery import Refusal
from nvr_desk.store.case_tables import batch, refusal

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from nvr_desk.store.unit import Unit


NAMED_FILES: Final = (
    "SELECT sha256 FROM clip"
    " UNION SELECT sha256 FROM refusal WHERE sha256 IS NOT NULL"
    " UNION SELECT manifest_sha256 FROM batch WHERE manifest_sha256 IS NOT NULL"
)
"""Hashes of all files of the vault that a row names: clips, refused files, manifests."""


def add(tx: Unit, shipment: Batch) -> None:
    """Put a shipment on record; the same one again changes nothing."""
    custody, answers = shipment.custody, shipment.responses
    tx.connection.execute(
        upsert(batch)
        .values(
            sha256=shipment.sha256,
            case_number=shipment.case,
            label=shipment.label,
            source=shipment.source,
            manifest_kind=shipment.manifest_kind,
            manifest_sha256=shipment.manifest_sha256,
            request=shipment.request,
            created=shipment.created,
            received_by=custody.received_by,
            received_from=custody.received_from,
            medium=custody.medium,
            received_at=custody.received_at,
            reached=answers.reached,
            shared=answers.shared,
            declined=answers.declined,
            silent=answers.silent,
            opted_out=answers.opted_out,
            complete=int(shipment.complete),
            received=shipment.received,
        )
        .on_conflict_do_nothing()
    )


def get(db: Connection, sha256: str) -> Batch:
    """One shipment. Raises NotFoundError."""
    row = db.execute(select(batch).where(batch.c.sha256 == sha256)).first()
    if row is None:
        raise NotFoundError("batch", sha256)
    return _batch(row)


def listing(db: Connection, case: str) -> list[Batch]:
    """Shipments of a case in order of receipt."""
    mine = select(batch).where(batch.c.case_number == case)
    return [_batch(row) for row in db.execute(mine.order_by(batch.c.received, batch.c.sha256))]


def mark_complete(tx: Unit, sha256: str) -> None:
    """Say that every file of the shipment is a row."""
    tx.connection.execute(update(batch).where(batch.c.sha256 == sha256).values(complete=1))


def add_refusal(tx: Unit, refused: Refusal) -> None:
    """Put a refused file on record; the same refusal again changes nothing."""
    tx.connection.execute(
        upsert(refusal)
        .values(
            batch_sha256=refused.batch,
            path=refused.path,
            code=refused.code,
            detail=refused.detail,
            sha256=refused.sha256,
        )
        .on_conflict_do_nothing()
    )


def refusals(db: Connection, batch_sha256: str) -> list[Refusal]:
    """What of one shipment was refused."""
    return _refusals(db, select(refusal).where(refusal.c.batch_sha256 == batch_sha256))


def refusals_of_case(db: Connection, case: str) -> list[Refusal]:
    """What of all shipments of a case was refused."""
    mine = select(refusal).join(batch, batch.c.sha256 == refusal.c.batch_sha256)
    return _refusals(db, mine.where(batch.c.case_number == case))


def _refusals(db: Connection, wanted: Select[Any]) -> list[Refusal]:
    return [
        Refusal(row.batch_sha256, row.path, row.code, row.detail, row.sha256)
        for row in db.execute(wanted.order_by(refusal.c.id))
    ]


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        sha256=row.sha256,
        case=row.case_number,
        label=row.label,
        source=row.source,
        manifest_kind=row.manifest_kind,
        manifest_sha256=row.manifest_sha256,
        request=row.request,
        created=row.created,
        custody=Custody(row.received_by, row.received_from, row.medium, row.received_at),
        responses=Responses(row.reached, row.shared, row.declined, row.silent, row.opted_out),
        complete=bool(row.complete),
        received=row.received,
    )
