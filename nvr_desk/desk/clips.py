"""Deliveries of a case: lists, one by name, and its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.errors import UsageError
from nvr_desk.policy.membership import require_open
from nvr_desk.store import batches, deliveries

if TYPE_CHECKING:
    from nvr_desk.records.batch import Batch
    from nvr_desk.records.delivery import Delivery, DeliveryRow, Refusal

MAX_OFFSET_S = 10 * 366 * 86_400
"""A camera clock may be years off (reset to its epoch), but not more than this."""


class ClipService(Service):
    """What lies in a case, as rows."""

    @act("clip.list", split=True)
    def listing(self, act: OpenAct, case: str) -> list[DeliveryRow]:
        """Every delivery of a case, hidden ones too, with their state. One act names them all.

        Of a series those that it reaches; ``series.unreached`` counts the rest.
        """
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            rows = deliveries.rows(db, case)
        act.tell(deliveries=len(rows))
        act.touch("delivery", *(row.delivery.id for row in rows))
        return rows

    @act("clip.show", split=True)
    def show(self, act: OpenAct, case: str, name: str) -> DeliveryRow:
        """One delivery by id, item number, unique hash prefix or original name."""
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            row = deliveries.rows(db, case, ids=[delivery.id])[0]
        act.touch("delivery", delivery.id)
        return row

    @act("clip.offset")
    def offset(self, act: OpenAct, case: str, name: str, seconds: float, reason: str) -> Delivery:
        """Correct a delivery's clock by so many seconds; the claim itself stays as it was.

        Raises:
            UsageError: no reason, or more than ten years.
        """
        if not reason.strip():
            message = "a clock is corrected with a reason, e.g. how the offset was found"
            raise UsageError(message)
        if not abs(seconds) <= MAX_OFFSET_S:
            message = f"an offset lies within ±{MAX_OFFSET_S} s"
            raise UsageError(message)
        tx = act.change
        require_open(self.core.within(tx.connection, case))
        delivery = deliveries.find(tx.connection, case, name)
        deliveries.set_offset(
            tx,
            delivery.id,
            seconds,
            reason=reason.strip(),
            author=self.core.actor.user,
            at=self.core.clock.now(),
        )
        act.touch("delivery", delivery.id)
        return deliveries.get(tx.connection, delivery.id)

    @act("batch.list", split=True)
    def batches(self, act: OpenAct, case: str) -> list[Batch]:
        """Every shipment of a case with its custody."""
        self.core.case(case)
        with self.core.store.read() as db:
            found = batches.listing(db, case)
        act.touch("batch", *(batch.sha256 for batch in found))
        return found

    @act("batch.list", split=True)
    def refusals(self, act: OpenAct, case: str) -> list[Refusal]:
        """Files that made no delivery, each with its reason."""
        self.core.case(case)
        with self.core.store.read() as db:
            found = batches.refusals_of_case(db, case)
        act.tell(refusals=len(found))
        return found
