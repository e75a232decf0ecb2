"""The open case of the window: its rows, timeline and map; what changed of them is read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.reading import Reading
from nvr_desk_ui.thrift import give_back
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nvr_desk.desk import Desk
    from nvr_desk.records.batch import Batch
    from nvr_desk.records.case import Case, Purpose
    from nvr_desk.records.delivery import Delivery, DeliveryRow, Listing, Refusal
    from nvr_desk.records.overview import MapData, TimelineData
    from nvr_desk_ui.bridge import Bridge

AGAIN_MS = 4000
"""So often it is asked whether anybody changed the case; what is read then is an act."""
AGAIN_MOST_MS = 60_000
"""Every reading doubles the wait for the next look up to this, until nothing moves any more."""
MANY = 5000
"""Deliveries from which a reading leaves freed memory behind that is worth giving back."""
FIRST_ROWS = 500
"""Deliveries that are read ahead of the others: a screen or two, there at once in any case."""


class CaseSession(QObject):
    """What the window knows of the case it shows.

    Signals:
        changed: case or purpose is another one.
        loading: a listing is on its way.
        rows: (rows, zone) of the case's deliveries.
        rows_failed, timeline_failed, map_failed: the error.
        batches: (batches, refusals).
        moved: a job, or somebody else, changed the case; it is being read again.
        timeline: TimelineData.
        places: MapData.
    """

    changed = Signal()
    loading = Signal()
    rows = Signal(object, object)
    rows_failed = Signal(object)
    batches = Signal(object, object)
    moved = Signal()
    timeline = Signal(object)
    timeline_failed = Signal(object)
    places = Signal(object)
    map_failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.case: Case | None = None
        self.purpose: Purpose | None = None
        self._by_id: dict[str, DeliveryRow] = {}
        self._stamp = ""
        self._resting = False
        self._listed = Reading(
            *(bridge, "rows", _rows, self._take_rows, self.rows_failed.emit),
            urgency=Urgency.ASKED,
            parent=self,
        )
        self._drawn = Reading(
            *(bridge, "timeline", _timeline, self._take_timeline, self.timeline_failed.emit),
            urgency=Urgency.POLL,
            parent=self,
        )
        self._placed = Reading(
            *(bridge, "map", _map, self._take_map, self.map_failed.emit),
            urgency=Urgency.POLL,
            parent=self,
        )
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._refresh_again)

    @property
    def number(self) -> str | None:
        """Number of the open case."""
        return self.case.number if self.case else None

    @property
    def zone(self) -> str | None:
        """IANA zone of the open case."""
        return self.case.zone if self.case else None

    @property
    def reading(self) -> bool:
        """Whether list, timeline or map of the case are on their way."""
        return any(each.busy for each in (self._listed, self._drawn, self._placed))

    def row(self, delivery_id: str) -> DeliveryRow | None:
        """A delivery of the case."""
        return self._by_id.get(delivery_id)

    def instant(self, delivery_id: str, seconds: float) -> datetime | None:
        """The moment on the timeline of a place in a clip; None where the time is unknown."""
        found = self._by_id.get(delivery_id)
        start = found.delivery.best_start if found else None
        return start + timedelta(seconds=seconds) if start is not None else None

    def open(self, number: str) -> None:
        """Open a case; tells by ``changed``, then reads it."""

        def work(desk: Desk) -> tuple[Case, Purpose | None]:
            return desk.cases.show(number), desk.purposes.use(number)

        self._bridge.ask(
            work, self._opened, title=tr("Open case {number}", number=number), key="case"
        )

    def leave(self) -> None:
        """No case is open any more."""
        self.case, self.purpose = None, None
        self._begin()
        self._again.stop()
        self.changed.emit()

    def rest(self) -> None:
        """Nobody is here: read nothing of one's own accord until ``refresh``."""
        self._resting = True
        self._again.stop()

    def set_purpose(self, purpose: Purpose) -> None:
        """A purpose was stated."""
        if purpose.case == self.number:
            self.purpose = purpose
            self.changed.emit()
            self.refresh()  # what was found is told only once a purpose is stated

    def renew_purpose(self) -> None:
        """Let what this person last said of the case hold again."""
        number = self.number
        if number is None:
            return

        def take(purpose: Purpose | None) -> None:
            if number == self.number:
                self.purpose = purpose
                self.changed.emit()

        self._bridge.ask(
            lambda desk: desk.purposes.use(number), take, title="Purpose", key="purpose"
        )

    def put(self, delivery: Delivery) -> None:
        """A delivery was changed here: everybody knows at once, then the case is read again."""
        found = self._by_id.get(delivery.id)
        if found is not None:
            self._by_id[delivery.id] = replace(found, delivery=delivery)
            self.rows.emit(list(self._by_id.values()), self.zone)
            self.refresh()

    def take_case(self, case: Case) -> None:
        """The open case was changed here (members, outcome)."""
        if case.number == self.number:
            known = self.case.incident if self.case else None  # only some answers tell it
            self.case = case if case.incident else replace(case, incident=known)
            self.changed.emit()
            self.refresh()

    def refresh(self) -> None:
        """Read what changed of deliveries, batches, timeline and map."""
        self._resting = False
        self._again.setInterval(AGAIN_MS)
        self._read()

    def _refresh_again(self) -> None:
        """Read only if somebody, a job or another program, wrote what is on the screen."""
        self._again.stop()
        if self.number is not None:
            self._bridge.ask(
                lambda desk: desk.clips.stamp(),
                self._stamped,
                lambda _error: self._look_again(),
                key="stamp",
                urgency=Urgency.POLL,
            )

    def _stamped(self, stamp: str) -> None:
        if self._resting:
            return
        if stamp == self._stamp:
            self._again.setInterval(AGAIN_MS)
            self._look_again()
        else:
            self._again.setInterval(min(2 * self._again.interval(), AGAIN_MOST_MS))
            self._read()
            self.moved.emit()

    def _know(self, stamp: str) -> None:
        """What is being read now is as new as this at least."""
        self._stamp = stamp

    def _look_again(self) -> None:
        if self.case is not None and not self._resting:
            self._again.start()

    def _read(self) -> None:
        self._again.stop()
        number = self.number
        if number is None:
            return
        self.loading.emit()
        self._bridge.ask(
            lambda desk: desk.clips.stamp(), self._know, lambda _error: None, key="stamp"
        )
        for reading in (self._listed, self._drawn, self._placed):
            reading.wish()
        self._bridge.ask(
            lambda desk: (desk.clips.batches(number), desk.clips.refusals(number)),
            self._take_batches,
            title="Batches",
            key="batches",
        )
        self._look_again()

    def refresh_soon(self) -> None:
        """Something moved on: read again, ever more seldom while it goes on moving."""
        if not self._again.isActive():
            self._look_again()

    def _opened(self, answer: tuple[Case, Purpose | None]) -> None:
        self.case, self.purpose = answer
        self._resting = False
        self._begin()
        self.changed.emit()
        self.refresh()

    def _begin(self) -> None:
        self._by_id, self._stamp = {}, ""
        for reading in (self._listed, self._drawn, self._placed):
            reading.begin(self.number)

    def _take_rows(self, found: Listing) -> bool:
        """Put what changed among the rows; the first rows come alone, so that they come soon."""
        if found.whole:
            self._by_id = {}
        if found.whole or found.rows or found.gone:
            changed = {row.delivery.id: row for row in found.rows}
            known = self._by_id
            both = ((name, changed.get(name) or known.get(name)) for name in found.order)
            self._by_id = {name: row for name, row in both if row is not None}
            self.rows.emit(list(self._by_id.values()), self.zone)
            if not found.more:
                self._save()
        return found.more

    def _take_timeline(self, data: TimelineData) -> bool:
        self.timeline.emit(data)
        self._save()
        return False

    def _save(self) -> None:
        """Let go of what a large reading needed on its way."""
        if len(self._by_id) >= MANY:
            self._bridge.free(give_back, lambda _: None)

    def _take_map(self, data: MapData) -> bool:
        self.places.emit(data)
        return False

    def _take_batches(self, answer: tuple[Sequence[Batch], Sequence[Refusal]]) -> None:
        self.batches.emit(*answer)


def _rows(desk: Desk, case: str, since: int | None) -> Listing:
    return desk.clips.changes(case, since=since, limit=FIRST_ROWS if since is None else None)


def _timeline(desk: Desk, case: str, since: int | None) -> TimelineData:
    return desk.overview.timeline(case, since=since)


def _map(desk: Desk, case: str, since: int | None) -> MapData:
    return desk.overview.map(case, since=since)
