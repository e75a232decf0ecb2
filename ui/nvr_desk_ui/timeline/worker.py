"""Paints lane pictures off the GUI thread; the newest order wins, older ones are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nvr_desk_ui.timeline.errands import Errands
from nvr_desk_ui.timeline.lod import build
from nvr_desk_ui.timeline.render import render

if TYPE_CHECKING:
    from nvr_desk.records.overview import TimelineData
    from nvr_desk_ui.timeline.render import Order


class _Voice(QObject):
    """Carries results across threads."""

    painted = Signal(object, object)
    built = Signal(int, object)


class LaneWorker(QObject):
    """One thread that builds models and paints pictures.

    Signals:
        painted: (Order, QImage).
        built: LaneModel of the newest data; results of older data are dropped.
    """

    painted = Signal(object, object)
    built = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = errands = Errands("timeline")
        # Held by the errands as well: it outlives this object while one is under way.
        self._voice = _Voice()
        self._voice.painted.connect(self._on_painted)
        self._voice.built.connect(self._on_built)
        self._busy = False
        self._next: Order | None = None
        self._ticket = 0
        self.destroyed.connect(lambda: errands.drop())  # noqa: PLW0108  PySide loses bound methods

    @property
    def busy(self) -> bool:
        """Whether a picture is being painted or waits for it."""
        return self._busy

    def paint(self, order: Order) -> None:
        """Ask for a picture; of several waiting orders only the last is painted."""
        if self._busy:
            self._next = order
            return
        self._busy = True
        voice = self._voice
        self._errands.add(lambda: voice.painted.emit(order, render(order)))

    def build(self, data: TimelineData) -> None:
        """Ask for a model of that data."""
        self._ticket += 1
        voice, ticket = self._voice, self._ticket
        self._errands.add(lambda: voice.built.emit(ticket, build(data)))

    def join(self) -> None:
        """Wait for the thread; results still come through the event loop."""
        self._errands.join()

    def forget(self) -> None:
        """Drop what was asked for and has not come yet."""
        self._ticket += 1
        self._next = None

    def _on_painted(self, order: object, image: object) -> None:
        self._busy = False
        if self._next is not None:
            following, self._next = self._next, None
            self.paint(following)
        self.painted.emit(order, image)

    def _on_built(self, ticket: int, model: object) -> None:
        if ticket == self._ticket:
            self.built.emit(model)
