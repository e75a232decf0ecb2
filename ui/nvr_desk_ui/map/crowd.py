"""Gathers the pins of large cases off the GUI thread, as the tiles are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nvr_desk_ui.map.clusters import Clusters
from nvr_desk_ui.timeline.errands import Errands

if TYPE_CHECKING:
    from nvr_desk.records.overview import MapData
    from nvr_desk_ui.map.clusters import Gathered

AT_ONCE = 400
"""Up to so many cameras gathering takes a few ms and is done while painting."""


class _Voice(QObject):
    gathered = Signal(int, object)


class Crowd(QObject):
    """The cameras of a case as pins.

    Signals:
        ready: pins that were asked for are there.
    """

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._data: MapData | None = None
        self._clusters: Clusters | None = None
        self._epoch = 0
        self._asked = False
        self._zoom = 0.0
        self._errands = errands = Errands("map pins")
        # Held by the errands as well: it outlives this object while one is under way.
        self._voice = _Voice()
        self._voice.gathered.connect(self._on_gathered)
        self.destroyed.connect(lambda: errands.drop())  # noqa: PLW0108  PySide loses bound methods

    @property
    def settled(self) -> bool:
        """Whether nothing is being gathered."""
        return not self._asked

    def close(self) -> None:
        """Gather nothing more; the thread is ended when this returns."""
        self._errands.drop()
        self._errands.join()

    def set_data(self, data: MapData | None) -> None:
        """Take a case; pins of another one are dropped, those of the same stand in meanwhile."""
        before, self._data = self._data, data
        self._epoch += 1
        self._asked = False
        if data is None or not data.cameras:
            self._clusters = None
        elif len(data.cameras) <= AT_ONCE:
            self._clusters = Clusters(data)
        elif before is None or before.case != data.case:
            self._clusters = None

    def pins(self, zoom: float) -> Gathered | None:
        """Pins for a zoom, or those of a zoom near it until ``ready``."""
        data, clusters = self._data, self._clusters
        if data is None or not data.cameras:
            return None
        current = clusters is not None and clusters.cameras is data.cameras
        if clusters is not None and current:
            if len(data.cameras) <= AT_ONCE:
                return clusters.gathered(zoom)
            made = clusters.made(zoom)
            if made is not None:
                return made
        self._zoom = zoom
        if not self._asked:
            self._ask(data, clusters if current else None)
        return clusters.nearest(zoom) if clusters is not None else None

    def _ask(self, data: MapData, clusters: Clusters | None) -> None:
        self._asked = True
        voice, epoch, zoom = self._voice, self._epoch, self._zoom

        def work() -> None:
            made = clusters if clusters is not None else Clusters(data)
            made.at(zoom)
            voice.gathered.emit(epoch, made)

        self._errands.add(work)

    def _on_gathered(self, epoch: int, clusters: Clusters) -> None:
        if epoch != self._epoch:
            return
        self._asked = False
        self._clusters = clusters
        self.ready.emit()
