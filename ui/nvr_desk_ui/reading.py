"""One listing of the open case, read again and again, each time from where the last one ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk_ui.bridge import Bridge, Urgency

Ask = Callable[["Desk", str, "int | None"], Any]
"""Reads the listing of a case since an entry; runs on the database thread."""
Take = Callable[[Any], bool]
"""Takes what came, on the window's; True asks for what is left at once."""


class Reading(QObject):
    """Asks again from where the last answer ended; a wish that comes meanwhile waits for it.

    Two readings that both begin where the same one ended would name, in the log, everything twice.
    """

    def __init__(
        self,
        bridge: Bridge,
        key: str,
        ask: Ask,
        take: Take,
        failed: Callable[[Exception], None],
        urgency: Urgency,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._key, self._ask, self._urgency = bridge, key, ask, urgency
        self._take, self._failed = take, failed
        self._case: str | None = None
        self._mark: int | None = None
        self._turn = 0
        self._busy = self._again = False

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way, or will be asked for at once."""
        return self._busy

    def begin(self, case: str | None) -> None:
        """Another case, or none: what was asked of the last one is let go."""
        self._case, self._mark = case, None
        self._turn += 1
        self._busy = self._again = False

    def wish(self) -> None:
        """Read it, or once more when the reading under way is over."""
        case, since, ask = self._case, self._mark, self._ask
        if case is None:
            return
        if self._busy:
            self._again = True
            return
        self._busy = True
        self._bridge.ask(
            lambda desk: ask(desk, case, since),
            partial(self._came, self._turn),
            partial(self._lost, self._turn),
            key=self._key,
            urgency=self._urgency,
        )

    def _came(self, turn: int, answer: Any) -> None:
        if turn != self._turn:
            return
        self._mark = answer.mark
        self._end(more=self._take(answer))

    def _lost(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._failed(error)
            self._end(more=False)

    def _end(self, *, more: bool) -> None:
        self._busy = False
        if more or self._again:
            self._again = False
            self.wish()
