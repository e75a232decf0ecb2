"""What goes into a packet, read from the index in one transaction; no file is touched here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.errors import NotFoundError
from nvr_desk.records.delivery import Visibility
from nvr_desk.store import batches, cases, deliveries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.batch import Batch
    from nvr_desk.records.case import Case
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.store.deliveries import ConsentRecord, Correction


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One delivery of the packet."""

    order: int
    """1, 2, … in the packet's own order."""
    row: DeliveryRow
    consents: tuple[ConsentRecord, ...]
    """All that was ever recorded, oldest first; the last one counts."""
    corrections: tuple[Correction, ...]
    """Of its time, oldest first; the last one counts."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A delivery that was wanted but may not leave, and why."""

    id: str
    name: str
    item: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All rows behind a packet."""

    case: Case
    exhibits: tuple[Exhibit, ...]
    left_out: tuple[LeftOut, ...]
    batches: tuple[Batch, ...]

    @property
    def bytes(self) -> int:
        """Size of all originals."""
        return sum(e.row.clip.bytes for e in self.exhibits)

    @property
    def clips(self) -> tuple[DeliveryRow, ...]:
        """One row a clip, in order; two deliveries may carry the same bytes."""
        first: dict[str, DeliveryRow] = {}
        for exhibit in self.exhibits:
            first.setdefault(exhibit.row.clip.sha256, exhibit.row)
        return tuple(first.values())


def gather(db: Connection, case: str, wanted: Sequence[str] | None = None) -> Contents:
    """Read the rows of a packet.

    Args:
        db: An open transaction, so that all rows are of one moment.
        case: Number of the case.
        wanted: Ids of deliveries; None for all of the case.

    Raises:
        NotFoundError: no such case, or a wanted delivery is not in it.
    """
    rows = deliveries.rows(db, case)
    if wanted is not None:
        known = {row.delivery.id for row in rows}
        for name in wanted:
            if name not in known:
                raise NotFoundError("delivery", name)
        chosen = set(wanted)
        rows = [row for row in rows if row.delivery.id in chosen]
    rows = sorted(rows, key=_order)
    shown = [row for row in rows if row.delivery.visibility is Visibility.SHOWN]
    exhibits = tuple(
        Exhibit(
            number,
            row,
            tuple(deliveries.consent_history(db, row.delivery.id)),
            tuple(deliveries.corrections(db, row.delivery.id)),
        )
        for number, row in enumerate(shown, 1)
    )
    left_out = tuple(
        LeftOut(row.delivery.id, row.delivery.name, row.delivery.item, row.delivery.visibility)
        for row in rows
        if row.delivery.visibility is not Visibility.SHOWN
    )
    shipments = sorted({row.delivery.batch for row in shown})
    return Contents(
        case=cases.get(db, case),
        exhibits=exhibits,
        left_out=left_out,
        batches=tuple(batches.get(db, sha) for sha in shipments),
    )


def _order(row: DeliveryRow) -> tuple[str, str, str, str]:
    """By item number, place and name: the same packet whatever order the rows came in."""
    delivery = row.delivery
    return (delivery.item or "\uffff", delivery.camera.alias, delivery.path, delivery.id)
