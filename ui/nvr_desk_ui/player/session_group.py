"""Sessions of the tiles of one layout: they share a fenced worker, made when first needed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk_ui.player.shots import Pictures


class SessionGroup:
    """Hands one session to each tile.

    Args:
        make: sessions for so many tiles, e.g. ``nvr_desk.media.session.tile_group``.
        count: tiles.
    """

    def __init__(self, make: Callable[[int], Sequence[Pictures]], count: int) -> None:
        self._make, self._count = make, count
        self._lock = threading.Lock()
        self._made: Sequence[Pictures] = ()
        self._closed = False

    def session(self, place: int) -> Pictures:
        """Of one tile, from 0; called on the thread of its engine."""
        with self._lock:
            if not self._made and not self._closed:
                self._made = self._make(self._count)
            return self._made[place]

    def close(self) -> None:
        """End the worker, also for tiles that never asked for theirs."""
        with self._lock:
            self._closed = True
            made, self._made = self._made, ()
        for session in made:
            session.close()
