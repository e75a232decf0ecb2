"""A folder in which shipments arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import peek
from nvr_desk.desk.core import Service
from nvr_desk.digest import sha256_bytes
from nvr_desk.intake.inbox import POLL_S, SETTLE_S, Inbox, Shipment, take_ready, watch
from nvr_desk.records.job import JobKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["InboxService", "Shipment"]


class InboxService(Service):
    """Looks at names, sizes and times only; whatever is taken in is an ingest act of its own."""

    @peek
    def watch(
        self,
        folder: Path,
        case: str,
        take: Callable[[Shipment], None],
        stop: Callable[[], bool],
        *,
        every_s: float = POLL_S,
        once: bool = False,
    ) -> None:
        """Hand over each shipment once it has stopped growing, until told to stop.

        Args:
            folder: Where shipments arrive; nothing in it is moved or removed.
            case: The case they are for; what was taken is remembered for it.
            take: Takes one in; a verdict it raises on the shipment itself is remembered, after
                any other error of this program the shipment is tried again later.
            stop: Asked between looks and between shipments.
            every_s: Between two looks.
            once: Take what lies there now as it is, and stop.

        Raises:
            CaseClosedError, NotMemberError: the wall of the case.
        """
        self.core.open_case(case)
        folder = folder.absolute()
        name = sha256_bytes(f"{case}\n{folder}".encode())[:16]
        ledger = self.core.store.paths.derived / "inbox" / f"{name}.jsonl"
        inbox = Inbox(folder, ledger, self.core.clock, settle_s=0.0 if once else SETTLE_S)
        with self.core.presence.at_work(str(JobKind.INGEST)):
            if once:
                take_ready(inbox, take, stop)
            else:
                watch(inbox, take, stop, self.core.clock, poll_s=every_s)
