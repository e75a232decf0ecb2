"""Sealing: an entry gets its number, time and place in the chain, in O(1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nvr_desk.audit import tiles
from nvr_desk.audit.chain import GENESIS_PREV, head, leaf_hash, sayable
from nvr_desk.audit.jumps import VERB as JUMP
from nvr_desk.audit.jumps import ClockWatch
from nvr_desk.digest import canonical_json
from nvr_desk.errors import AuditBrokenError
from nvr_desk.records.audit import Draft, Entry, Phase, Placed
from nvr_desk.store import entries, entry_index
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.clock import Clock

VERSION: Final = 1
"""``v`` of a body; later kinds of entry add keys and never change these."""

_MOST: Final = (1 << 63) - 3
"""Behind this number there is no room in the database for an entry and the jump before it."""
_NO_ROOM: Final = (
    "has a number that was forged: no entry can be written behind it, so nothing can be done here;"
    " put the newest backup in its place and keep this database for whoever looks into it"
)


class AuditLog:
    """Implements ``store.sealer.Sealer``. The caller's write transaction keeps the order."""

    def __init__(self, clock: Clock, workspace_id: str) -> None:
        self._clock = clock
        self._workspace_id = workspace_id
        self._clocks = ClockWatch(clock)

    def place(self, connection: Connection, draft: Draft) -> Placed:
        """Give a draft the next number and the hour; an empty log first gets its genesis.

        The genesis names the workspace. Where the clock was set since the entry before, that is
        said first, in an entry of its own. Nothing else is written until ``seal``.

        Raises:
            AuditBrokenError: the newest entry has a number behind which there is none.
        """
        newest = entries.last_seq(connection)
        if newest >= _MOST:
            raise AuditBrokenError(newest, _NO_ROOM)
        if newest == 0:
            newest = 1
            self.seal(connection, self._placed(newest, _genesis(self._workspace_id, draft)))
        jump = self._clocks.jumped(
            newest + 1,
            lambda: entry_index.time_of(connection, newest),
            lambda seq: entry_index.verb_of(connection, seq),
        )
        if jump is not None:
            newest += 1
            self.seal(connection, self._placed(newest, _jump(jump, draft)))
        return self._placed(newest + 1, draft)

    def seal(self, connection: Connection, placed: Placed, rows: str | None = None) -> Entry:
        """Write an entry behind the newest one.

        Args:
            connection: The write transaction in which it was placed.
            placed: What ``place`` answered.
            rows: One line over all rows, for the last entry of a transaction.
        """
        body = placed.said if rows is None else {**placed.said, "rows": rows}
        text = canonical_json(body).decode("utf-8")
        before = entries.last(connection)
        prev = GENESIS_PREV if before is None else head(before)
        entry = Entry(placed.seq, text, prev, leaf_hash(text))
        entries.insert_entry(connection, entry, body)
        tiles.complete(connection, entry.seq)
        return entry

    def _placed(self, seq: int, draft: Draft) -> Placed:
        """What the caller does with its lists afterwards changes nothing: all is copied."""
        return Placed(seq, sayable(self._body(draft)))

    def _body(self, draft: Draft) -> dict[str, Any]:
        told = {} if draft.process is None else {"process": draft.process}
        return {
            **told,
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


def _jump(said: dict[str, Any], cause: Draft) -> Draft:
    return Draft(
        verb=JUMP,
        phase=Phase.NOTE,
        user=cause.user,
        role=cause.role,
        station=cause.station,
        detail=said,
    )


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
