"""What happened to items since the last heartbeat, gathered so that it costs one transaction."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.store import jobs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from nvr_desk.records.job import ItemState


@dataclass(frozen=True, slots=True)
class Note:
    """Newest state of one item."""

    state: ItemState
    begun: int
    """Attempts begun since the last heartbeat."""
    reason: str | None
    seconds: float | None


class ItemNotes:
    """Item name → what to write of it. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._notes: dict[str, Note] = {}

    def put(
        self,
        name: str,
        state: ItemState,
        *,
        begun: int = 0,
        reason: str | None = None,
        seconds: float | None = None,
    ) -> None:
        """Note a new state; attempts begun add up."""
        with self._lock:
            before = self._notes.get(name)
            total = begun + (before.begun if before else 0)
            self._notes[name] = Note(state, total, reason, seconds)

    def take(self) -> dict[str, Note]:
        """All notes; none are left."""
        with self._lock:
            taken, self._notes = self._notes, {}
            return taken

    def give_back(self, notes: Mapping[str, Note]) -> None:
        """Put back what could not be written; what came since is newer."""
        with self._lock:
            for name, old in notes.items():
                new = self._notes.get(name)
                if new is None:
                    self._notes[name] = old
                else:
                    total = old.begun + new.begun
                    self._notes[name] = Note(new.state, total, new.reason, new.seconds)

    @staticmethod
    def write(connection: Connection, job: int, notes: Mapping[str, Note]) -> None:
        """Write notes into the rows of their items, inside the caller's transaction."""
        for name, note in notes.items():
            jobs.set_item(
                connection,
                job,
                name,
                state=note.state,
                attempts=note.begun,
                reason=note.reason,
                seconds=note.seconds,
            )
