"""What happened to items since the last heartbeat, gathered so that it costs one transaction."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.job import ItemState


@dataclass(frozen=True, slots=True)
class Note:
    """Newest state of one item."""

    state: ItemState
    attempts: int
    """Attempts begun since the last heartbeat."""
    reason: str | None
    seconds: float | None

    def as_columns(self) -> dict[str, Any]:
        """Keyword arguments of ``store.jobs.set_item``."""
        return {
            "state": self.state,
            "attempts": self.attempts,
            "reason": self.reason,
            "seconds": self.seconds,
        }


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
        attempts: int = 0,
        reason: str | None = None,
        seconds: float | None = None,
    ) -> None:
        """Note a new state; attempts add up."""
        with self._lock:
            before = self._notes.get(name)
            total = attempts + (before.attempts if before else 0)
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
                    total = old.attempts + new.attempts
                    self._notes[name] = Note(new.state, total, new.reason, new.seconds)
