"""What a person makes of appearances: acts, the window's history of steps, and their pace."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nvr_desk_ui.presenters import gallery as words
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.records.gallery import ShotKey
    from nvr_desk.records.review_state import ReviewState
    from nvr_desk_ui.host import Host
    from nvr_desk_ui.presenters.gallery import Pace


class Saying(QObject):
    """Gives states to appearances.

    Args:
        window: Whose desk is asked and whose history keeps the steps.
        pace: Told of every decision.
        clock: Monotonic seconds.

    Signals:
        said: (rows, keys, state) that are on record now.
        undone: a step was taken back or done again; what is listed is stale.
    """

    said = Signal(object, object, object)
    undone = Signal()

    def __init__(
        self, window: Host, pace: Pace, clock: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._pace, self._clock = window, pace, clock

    def say(
        self, case: str, rows: list[int], keys: list[ShotKey], state: ReviewState | None
    ) -> None:
        """One act; ``rows`` are handed back once it is on record."""

        def work(desk: Desk) -> list[ReviewState | None]:
            return desk.gallery.state(case, keys, state)

        def done(before: list[ReviewState | None]) -> None:
            fresh = sum(1 for one in before if one is None) if state is not None else 0
            self._pace.decided(fresh, self._clock())
            self.said.emit(rows, keys, state)
            self._remember(case, keys, before, state)

        self._window.bridge.ask(work, done, title=tr("State of appearances"))

    def _remember(
        self,
        case: str,
        keys: list[ShotKey],
        before: Sequence[ReviewState | None],
        state: ReviewState | None,
    ) -> None:
        """One step of the window's history; each of its ways is an act of its own."""
        groups = {
            each: [key for key, old in zip(keys, before, strict=True) if old == each]
            for each in dict.fromkeys(before)
        }

        def back() -> None:
            for old, mine in groups.items():
                self._again(case, mine, old)

        named = tr(words.STATE_WORDS[state])
        self._window.undo.push(named, back, partial(self._again, case, keys, state))

    def _again(self, case: str, keys: list[ShotKey], state: ReviewState | None) -> None:
        def failed(error: Exception) -> None:
            self._window.undo.lost()
            self._window.show_error(tr("State of appearances"), error)

        self._window.bridge.ask(
            lambda desk: desk.gallery.state(case, keys, state),
            lambda _before: self.undone.emit(),
            failed,
        )
