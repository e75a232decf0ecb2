"""Builds and paints off the GUI thread; the newest order wins, older ones are dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nvr_desk_ui.timeline.errands import Errands
from nvr_desk_ui.timeline.filtering import fitting
from nvr_desk_ui.timeline.lod import LaneBy, build
from nvr_desk_ui.timeline.overlay import Overlay, fit_of, mark_lines, watched_spans
from nvr_desk_ui.timeline.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.records.overview import TimelineData
    from nvr_desk.records.search import Query
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import MarkSpan, Window
    from nvr_desk_ui.timeline.render import Order


def _nothing() -> dict[str, Sequence[tuple[float, float]]]:
    return {}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What shall lie over the lanes."""

    query: Query | None = None
    marks: tuple[MarkSpan, ...] = ()
    windows: tuple[Window, ...] = ()
    watched: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=_nothing)


def dress(model: LaneModel, wishes: Wishes) -> Overlay:
    """The overlay of a model. Some 50 ms where a filter goes over a million appearances."""
    among = None if wishes.query is None else fitting(model, wishes.query)
    return Overlay(
        mark_lines(model, wishes.marks),
        wishes.windows,
        watched_spans(model, wishes.watched),
        fit_of(model, among),
    )


class _Voice(QObject):
    """Carries results across threads."""

    painted = Signal(object, object)
    built = Signal(int, object, object)


class LaneWorker(QObject):
    """One thread that builds models and paints pictures.

    Signals:
        painted: (Order, Painted).
        built: (LaneModel, Overlay) of the newest wish; results of older ones are dropped.
    """

    painted = Signal(object, object)
    built = Signal(object, object)

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
        self._built = 0
        self.destroyed.connect(lambda: errands.drop())  # noqa: PLW0108  PySide loses bound methods

    @property
    def busy(self) -> bool:
        """Whether something is being built or painted, or waits for it."""
        return self._busy or self._built != self._ticket

    def paint(self, order: Order) -> None:
        """Ask for a picture; of several waiting orders only the last is painted."""
        if self._busy:
            self._next = order
            return
        self._busy = True
        voice = self._voice
        self._errands.add(lambda: voice.painted.emit(order, render(order)))

    def build(self, data: TimelineData, by: LaneBy, wishes: Wishes) -> None:
        """Ask for a model of that data and what lies over it."""
        ticket, voice = self._wish(), self._voice

        def work() -> None:
            model = build(data, by)
            voice.built.emit(ticket, model, dress(model, wishes))

        self._errands.add(work)

    def dress(self, model: LaneModel, wishes: Wishes) -> None:
        """Ask for what lies over a model that stands already."""
        ticket, voice = self._wish(), self._voice
        self._errands.add(lambda: voice.built.emit(ticket, model, dress(model, wishes)))

    def join(self) -> None:
        """Wait for the thread; results still come through the event loop."""
        self._errands.join()

    def forget(self) -> None:
        """Drop what was asked for and has not come yet."""
        self._built = self._wish()
        self._next = None

    def _wish(self) -> int:
        self._ticket += 1
        return self._ticket

    def _on_painted(self, order: object, image: object) -> None:
        self._busy = False
        if self._next is not None:
            following, self._next = self._next, None
            self.paint(following)
        self.painted.emit(order, image)

    def _on_built(self, ticket: int, model: object, over: object) -> None:
        if ticket == self._ticket:
            self._built = ticket
            self.built.emit(model, over)
