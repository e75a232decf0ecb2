"""What goes into a packet, read from the index; no file is touched here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.analysis.paging import delivery_rows, look_up
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
    from nvr_desk.store.unit import Store


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


def gather(store: Store, case: str, wanted: Sequence[str] | None = None) -> Contents:
    """Read the rows of a packet.

    Args:
        store: Read in short transactions; whoever needs to know that nothing was withdrawn
            meanwhile asks again at the end.
        case: Number of the case.
        wanted: Ids of deliveries; None for all of the case.

    Raises:
        NotFoundError: no such case, or a wanted delivery is not in it.
    """
    with store.read() as db:
        found = cases.get(db, case)
    rows = list(delivery_rows(store, case))
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
        Exhibit(number, row, *history)
        for number, (row, history) in enumerate(look_up(store, shown, _history), 1)
    )
    left_out = tuple(
        LeftOut(row.delivery.id, row.delivery.name, row.delivery.item, row.delivery.visibility)
        for row in rows
        if row.delivery.visibility is not Visibility.SHOWN
    )
    shipments = sorted({row.delivery.batch for row in shown})
    with store.read() as db:
        came = tuple(batches.get(db, sha) for sha in shipments)
    return Contents(
        case=found,
        exhibits=exhibits,
        left_out=left_out,
        batches=came,
    )


def _history(
    db: Connection, row: DeliveryRow
) -> tuple[tuple[ConsentRecord, ...], tuple[Correction, ...]]:
    name = row.delivery.id
    return (
        tuple(deliveries.consent_history(db, name)),
        tuple(deliveries.corrections(db, name)),
    )


def _order(row: DeliveryRow) -> tuple[str, str, str, str]:
    """By item number, place and name: the same packet whatever order the rows came in."""
    delivery = row.delivery
    return (delivery.item or "\uffff", delivery.camera.alias, delivery.path, delivery.id)
