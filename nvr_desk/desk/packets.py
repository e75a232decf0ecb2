"""Evidence packets: made, verified, remembered."""

from __future__ import annotations

import shutil
from itertools import chain, count
from typing import TYPE_CHECKING

from nvr_desk.desk import sealing, two_persons
from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.evidence.packet import build
from nvr_desk.evidence.verify import verify
from nvr_desk.store import deliveries, entries, packets
from nvr_desk.store.entry_index import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.packet import CheckReport, Packet


class PacketService(Service):
    """What leaves the house as evidence."""

    @act("packet.new", split=True)
    def new(
        self,
        act: OpenAct,
        case: str,
        *,
        target: Path | None = None,
        names: Sequence[str] | None = None,
    ) -> Packet:
        """Write a packet of all deliveries of a case that may be shown, or of the named ones.

        Where people sign in, another person grants it first; the ask stands once this is denied,
        and the same call goes through once it was granted.

        Raises:
            ApprovalNeededError: it waits for another person.
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            SeriesReachError: packets are of single cases, whose court hears them.
            HashMismatchError: an original no longer fits its hash; nothing is left behind.
            NotVisibleError: a consent changed while the packet was written.
            KeyMissingError: this station signs its log, and its key is gone.
            AuditBrokenError: the log contradicts a checkpoint that was signed before.
        """
        self.core.purposeful_case(case, "packet.new")
        with self.core.store.read() as db:
            ids = [deliveries.find(db, case, name).id for name in names] if names else None
            rows = deliveries.rows(db, case, ids=ids)
        leave = two_persons.may_leave(act, case, rows, names=names, target=target)
        now = self.core.clock.now()
        folder = target.absolute() if target else _free_folder(self.core.store.paths.packets, now)
        told = frozenset(row.delivery.id for row in rows if row.told)
        reached = [name for row in rows if row.told for name in (row.delivery.id, row.clip.sha256)]
        head = sealing.within(act)
        with leave.used():
            made = build(
                self.core.store,
                self.core.vault,
                case,
                [row.delivery.id for row in rows],
                folder,
                may=told,
                by=self.core.actor.user,
                created=now,
                entries=self._entries(case, frozenset(reached)),
                head=head,
            )
        try:
            with self.core.store.unit() as tx:
                packets.add(tx, made)
                leave.note(tx)
                act.part(tx, [{"kind": "packet", "id": made.id}], {"seal": made.manifest_sha256})
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)  # what is not on record does not leave
            raise
        act.touch("packet", made.id)
        act.touch("delivery", *(row.delivery.id for row in rows))
        act.tell(seal=made.manifest_sha256, deliveries=made.deliveries, bytes=made.bytes)
        return made

    @act("packet.verify", split=True)
    def verify(self, act: OpenAct, path: Path) -> CheckReport:
        """Check every file of a packet against its manifests.

        A packet that was made here must also bear the seal it had then.
        """
        report = verify(path, expected=self._seal_on_record(path))
        act.tell(checked=report.checked, findings=len(report.findings))
        return report

    @act("packet.list", split=True)
    def listing(self, act: OpenAct, case: str) -> list[Packet]:
        """Packets that were made of a case."""
        self.core.case(case)
        with self.core.store.read() as db:
            found = packets.listing(db, case)
        act.touch("packet", *(packet.id for packet in found))
        return found

    def _seal_on_record(self, path: Path) -> str | None:
        with self.core.store.read() as db:
            return packets.seal_at(db, str(path.absolute()))

    def _entries(self, case: str, names: frozenset[str]) -> list[Entry]:
        if not names:  # no name would mean all entries
            return []
        return entries.matching(self.core.store, Wanted(case=case), object_ids=names)


def _free_folder(packets_folder: Path, now: datetime) -> Path:
    """A folder named by the time, with a number where that name is taken."""
    stem = f"{now:%Y%m%dT%H%M%SZ}"
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(path for path in map(packets_folder.joinpath, names) if not path.exists())
