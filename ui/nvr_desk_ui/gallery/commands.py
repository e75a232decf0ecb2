"""What the commands of the gallery do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nvr_desk.records.review_state import ReviewState
from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.host import Host


class GalleryCommands:
    """Callbacks of one window's gallery."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        return {
            "gallery.seen": partial(self._say, ReviewState.SEEN),
            "gallery.relevant": partial(self._say, ReviewState.RELEVANT),
            "gallery.not_relevant": partial(self._say, ReviewState.NOT_RELEVANT),
            "gallery.unseen": partial(self._say, None),
            "gallery.next": self._next,
            "gallery.open": self._open,
            "gallery.all": self._all,
            "gallery.all_states": lambda: self._window.filters.clear(("states",)),
        }

    def _say(self, state: ReviewState | None) -> None:
        """Nobody marks what is not on the screen: a hidden gallery is shown first."""
        if (panel := self._shown()) is not None:
            panel.say(state)
        else:
            told = tr("The gallery came to the front: press the key again to mark what is chosen.")
            self._window.panel(GalleryPanel).bar.tell(told)

    def _next(self) -> None:
        if (panel := self._shown()) is not None:
            panel.next_unseen()

    def _open(self) -> None:
        if (panel := self._shown()) is not None:
            panel.open_current()

    def _all(self) -> None:
        if (panel := self._shown()) is not None:
            panel.grid.selectAll()

    def _shown(self) -> GalleryPanel | None:
        panel = self._window.panel(GalleryPanel)
        if panel.isVisible() and not panel.visibleRegion().isEmpty():
            return panel
        self._window.raise_dock("gallery")
        return None
