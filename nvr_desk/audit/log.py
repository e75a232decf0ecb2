"""Sealing: an entry gets its number, time and place in the chain, in O(1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nvr_desk.audit.chain import GENESIS_PREV, head, leaf_hash, sayable
from nvr_desk.digest import canonical_json
from nvr_desk.records.audit import Draft, Entry, Phase
from nvr_desk.store import entries
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.clock import Clock

VERSION: Final = 1
"""``v`` of a body; later kinds of entry add keys and never change these."""


class AuditLog:
    """Implements ``store.unit.Sealer``. The caller's write transaction keeps the order."""

    def __init__(self, clock: Clock, workspace_id: str) -> None:
        self._clock = clock
        self._workspace_id = workspace_id

    def seal(self, connection: Connection, draft: Draft) -> Entry:
        """Write the next entry; an empty log first gets its genesis, which names the workspace."""
        before = entries.last(connection)
        if before is None:
            before = self._append(connection, None, _genesis(self._workspace_id, draft))
        return self._append(connection, before, draft)

    def _append(self, connection: Connection, before: Entry | None, draft: Draft) -> Entry:
        body = canonical_json(sayable(self._body(draft))).decode("utf-8")
        prev = GENESIS_PREV if before is None else head(before)
        seq = 1 if before is None else before.seq + 1
        entry = Entry(seq, body, prev, leaf_hash(body))
        entries.insert_entry(connection, entry)
        return entry

    def _body(self, draft: Draft) -> dict[str, Any]:
        return {
            "v": VERSION,
            "time": utc_text(self._clock.now()),
            "mono": round(self._clock.monotonic(), 6),
            "user": draft.user,
            "role": draft.role,
            "station": draft.station,
            "verb": draft.verb,
            "phase": draft.phase.value,
            "parent": draft.parent,
            "case": draft.case,
            "purpose": None if draft.purpose is None else dict(draft.purpose),
            "objects": [dict(each) for each in draft.objects],
            "detail": dict(draft.detail),
            "outcome": draft.outcome,
        }


def _genesis(workspace_id: str, cause: Draft) -> Draft:
    return Draft(
        verb="workspace.genesis",
        phase=Phase.GENESIS,
        user=cause.user,
        role=cause.role,
        station=cause.station,
        objects=({"kind": "workspace", "id": workspace_id},),
        outcome="ok",
    )
