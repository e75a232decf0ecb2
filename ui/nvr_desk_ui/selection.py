"""What the analyst is looking at: one model, shared by list, player, timeline, map and search."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class TrackKey:
    """One appearance: a delivery and the track's number in its clip."""

    delivery_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment of a delivery; seconds from the first picture of its clip."""

    delivery_id: str
    seconds: float


class SelectionModel(QObject):
    """The one selection of a window.

    Signals carry the new value, or None when nothing is chosen; a value that does not change
    sends nothing, so widgets may write back what they were told without a loop.

    Signals:
        selected_delivery: str | None, id of the delivery.
        selected_track: TrackKey | None.
        instant: Instant | None, where the player stands (many a second during play).
        seek_requested: Instant, somebody (search, timeline, map) wants the player there.
    """

    selected_delivery = Signal(object)
    selected_track = Signal(object)
    instant = Signal(object)
    seek_requested = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._delivery: str | None = None
        self._track: TrackKey | None = None
        self._instant: Instant | None = None

    @property
    def delivery_id(self) -> str | None:
        """Id of the chosen delivery."""
        return self._delivery

    @property
    def track(self) -> TrackKey | None:
        """The chosen appearance; always of the chosen delivery."""
        return self._track

    @property
    def current_instant(self) -> Instant | None:
        """Where the player stands; always in the chosen delivery."""
        return self._instant

    def choose_delivery(self, delivery_id: str | None) -> None:
        """Choose a delivery (or none); track and instant of another one are dropped."""
        if delivery_id == self._delivery:
            return
        self._delivery = delivery_id
        self._instant = None
        had_track, self._track = self._track, None
        self.selected_delivery.emit(delivery_id)
        if had_track is not None:
            self.selected_track.emit(None)
        self.instant.emit(None)

    def choose_track(self, delivery_id: str, number: int) -> None:
        """Choose an appearance, and with it its delivery."""
        self.choose_delivery(delivery_id)
        key = TrackKey(delivery_id, number)
        if key != self._track:
            self._track = key
            self.selected_track.emit(key)

    def ask_seek(self, delivery_id: str, seconds: float) -> None:
        """Choose a delivery and ask the player to show that moment of it."""
        self.choose_delivery(delivery_id)
        self.seek_requested.emit(Instant(delivery_id, seconds))

    def report_instant(self, delivery_id: str, seconds: float) -> None:
        """The player says which moment it shows; of another delivery it is ignored."""
        if delivery_id != self._delivery:
            return
        here = Instant(delivery_id, seconds)
        if here != self._instant:
            self._instant = here
            self.instant.emit(here)

    def clear(self) -> None:
        """Choose nothing."""
        self.choose_delivery(None)
