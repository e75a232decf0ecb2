"""Deliveries of a case: lists, one by name, and its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.desk.told import Told
from nvr_desk.policy import clocks
from nvr_desk.policy.membership import require_open
from nvr_desk.records.clock_pin import CorrectionSource
from nvr_desk.records.delivery import Listing
from nvr_desk.store import batches, deliveries, delivery_prints, reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.desk.core import Core
    from nvr_desk.records.batch import Batch
    from nvr_desk.records.delivery import Delivery, DeliveryRow, Refusal


_ROWS_A_READ = 200
"""Some 15 ms."""


class ClipService(Service):
    """What lies in a case, as rows."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._told = Told()

    @act("clip.list", split=True)
    def listing(self, act: OpenAct, case: str) -> list[DeliveryRow]:
        """Every delivery of a case, hidden ones too, with their state. One act names them all.

        Of a series those that it reaches; ``series.unreached`` counts the rest.
        """
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            keys = reach.keys(db, case)
        rows = self._rows(case, list(delivery_prints.prints(self.core.store, case, keys)))
        act.tell(deliveries=len(rows))
        act.touch("delivery", *(row.delivery.id for row in rows))
        return rows

    @act("clip.list", split=True)
    def changes(
        self, act: OpenAct, case: str, since: int | None = None, limit: int | None = None
    ) -> Listing:
        """Deliveries of a case that are new or say something else since an earlier reading.

        Args:
            act: Put in by the decorator.
            case: The case, or a series.
            since: ``mark`` of the listing that is on the screen; its deliveries are named there.
            limit: So many at most; the rest is asked for next. A first reading looks at no others:
                it takes as long in a case of 40,000 as in one of 500.
        """
        self.core.case(case, series=True)
        user = self.core.actor.user
        before = self._told.before(user, case, since)
        with self.core.store.read() as db:
            keys = reach.keys(db, case)
        seen = keys if before else keys[:limit]
        now = delivery_prints.prints(self.core.store, case, seen)
        changed = [name for name, told in now.items() if before.get(name) != told]
        wanted, later = changed[:limit], set(changed[limit:] if limit is not None else ())
        rows = self._rows(case, wanted)
        gone = tuple(name for name in before if name not in now)
        told = {name: print_ for name, print_ in now.items() if name not in later}
        self._told.keep(user, case, act.seq, told)
        act.tell(deliveries=len(keys))
        act.touch("delivery", *wanted)
        more = bool(later) or len(seen) < len(keys)
        return Listing(tuple(rows), gone, tuple(now), not before, more, act.seq)

    @peek
    def stamp(self) -> str:
        """A word that changes with anything that lists, timeline or map tell."""
        with self.core.store.read() as db:
            return delivery_prints.stamp(db)

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
    def offset(
        self,
        act: OpenAct,
        case: str,
        name: str,
        seconds: float,
        reason: str,
        *,
        uncertainty_s: float | None = None,
    ) -> Delivery:
        """Correct a delivery's clock by so many seconds; the claim itself stays as it was.

        Args:
            act: Put in by the decorator.
            case: Its number.
            name: Item number, hash prefix, name or id of the delivery.
            seconds: Added to the claim.
            reason: How the offset was found.
            uncertainty_s: Doubt either way afterwards; that of the claim where nobody says.

        Raises:
            UsageError: no reason, no claim to add to, or more than ten years.
        """
        why = clocks.because(reason)
        doubt = None if uncertainty_s is None else clocks.checked_doubt(uncertainty_s)
        tx = act.change
        require_open(self.core.within(tx.connection, case))
        delivery = deliveries.find(tx.connection, case, name)
        clocks.claim_of(delivery)
        clocks.checked_offset(seconds, delivery)
        deliveries.set_offset(
            tx,
            delivery.id,
            seconds,
            reason=why,
            author=self.core.actor.user,
            at=self.core.clock.now(),
            source=CorrectionSource.FORM,
            uncertainty_s=doubt,
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

    def _rows(self, case: str, names: Sequence[str]) -> list[DeliveryRow]:
        """Rows of these deliveries, in their order: each read is short, whatever their number."""
        found: list[DeliveryRow] = []
        for at in range(0, len(names), _ROWS_A_READ):
            with self.core.store.read() as db:
                found += deliveries.rows(db, case, ids=names[at : at + _ROWS_A_READ])
        return found
