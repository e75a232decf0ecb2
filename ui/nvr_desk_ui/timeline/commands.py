"""What the menu Timeline does, and the wires between timeline, filter, marks and player."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from nvr_desk.timecode import span_text
from nvr_desk_ui.marks.panel import MarksPanel
from nvr_desk_ui.timeline.lod import LaneBy
from nvr_desk_ui.timeline.overlay import MarkSpan
from nvr_desk_ui.timeline.skipping import jump_from
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.mark import MarkRow
    from nvr_desk_ui.host import Host
    from nvr_desk_ui.selection import Instant
    from nvr_desk_ui.timeline.skipping import Jump

SAID_MS = 8000
_LANES = {
    LaneBy.CAMERA: later("A lane for each camera"),
    LaneBy.BATCH: later("A lane for each batch"),
    LaneBy.REQUEST: later("A lane for each request"),
}
_COARSE_S = 20.0
"""A brushed span this long is filtered by whole seconds."""
_LANES_KEY, _SKIP_KEY = "timeline/lanes", "timeline/skip"


class TimelineCommands:
    """Of one window."""

    def __init__(self, window: Host) -> None:
        self._window = window
        self._marks: MarksPanel | None = None
        self._marked_spans: dict[str, list[tuple[float, float]]] = {}
        self._jumped: tuple[str, Jump] | None = None
        timeline, kept = window.timeline, QSettings()
        self.skips = kept.value(_SKIP_KEY, False, type=bool) is True
        word = str(kept.value(_LANES_KEY, LaneBy.CAMERA.value))
        if word in [each.value for each in LaneBy]:
            timeline.set_lanes(LaneBy(word))
        timeline.brushed.connect(self._brushed)
        timeline.said.connect(self._say)
        window.filters.changed.connect(timeline.set_filter)
        window.session.changed.connect(self._case_changed)
        window.selection.instant.connect(self._played)

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "timeline.lanes": self.lanes,
            "timeline.skip": self.skip,
            "timeline.from": partial(self.bound, "start"),
            "timeline.to": partial(self.bound, "end"),
            "timeline.clear": partial(self._brushed, None),
            "timeline.fit": self._window.timeline.fit,
        }

    def lanes(self) -> None:
        """Lanes by camera, batch, request, and around again."""
        every = list(LaneBy)
        by = every[(every.index(self._window.timeline.lanes_by) + 1) % len(every)]
        self._window.timeline.set_lanes(by)
        QSettings().setValue(_LANES_KEY, by.value)
        self._say(tr(_LANES[by]))

    def skip(self) -> None:
        """Jump over empty stretches in play, or play everything."""
        self.skips = not self.skips
        QSettings().setValue(_SKIP_KEY, self.skips)
        said = tr("Play skips nothing")
        if self.skips:
            said = tr("Play skips what was looked at and is empty; it says what it skipped")
            if self._window.stage.tiled:
                said += ". " + tr("Several tiles are played in full")
        self._say(said)

    def bound(self, end: str) -> None:
        """Let the filter begin or end at the playhead."""
        at = self._window.timeline.playhead
        if at is None:
            self._say(tr("Open a clip first: the filter is set at the picture on screen"))
        else:
            now, query = datetime.fromtimestamp(at, UTC), self._window.filters.query
            wanted: dict[str, datetime | None] = {"start": query.start, "end": query.end, end: now}
            start, till = wanted["start"], wanted["end"]
            if start is not None and till is not None and start >= till:
                wanted = {"start": None, "end": None, end: now}  # the other end is of another time
            self._window.filters.narrow(**wanted)

    def _brushed(self, span: tuple[float, float] | None) -> None:
        if span is None:
            self._window.filters.clear(("start", "end"))
            return
        start, end = span
        if end - start >= _COARSE_S:  # a hand brushes no microseconds, and people read these
            start, end = math.floor(start), math.ceil(end)
        self._window.filters.narrow(
            start=datetime.fromtimestamp(start, UTC), end=datetime.fromtimestamp(end, UTC)
        )

    def _case_changed(self) -> None:
        window = self._window
        window.timeline.set_case(window.session.case)
        if self._marks is None:
            try:
                self._marks = window.panel(MarksPanel)
            except (LookupError, AttributeError):
                return  # the docks are not there yet
            self._marks.changed.connect(self._marked)

    def _marked(self, rows: Sequence[MarkRow]) -> None:
        told = [each for each in rows if each.told and each.mark.removed is None]
        spans: dict[str, list[tuple[float, float]]] = {}
        for each in told:
            span = (each.mark.from_s - each.first_s, each.mark.end_s - each.first_s)
            spans.setdefault(each.mark.delivery, []).append(span)
        self._marked_spans = spans
        self._window.timeline.set_marks(
            [
                MarkSpan(
                    each.mark.uid,
                    each.mark.delivery,
                    each.mark.from_s - each.first_s,
                    each.mark.end_s - each.first_s,
                    each.mark.level,
                    each.mark.note,
                )
                for each in told
            ]
        )

    def _played(self, instant: Instant | None) -> None:
        """Where play stands: jump from there when there is nothing to see, either way.

        A loop is played in full: who sets one wants to see what lies in it.
        """
        player = self._window.player
        clip = player.drive.clip
        if not self.skips or instant is None or clip is None or not clip.speed or clip.loop_ends:
            self._jumped = None
            return
        if self._jumped is not None and self._jumped[0] == instant.delivery_id:
            if self._jumped[1].on_its_way(instant.seconds):
                return
            self._jumped = None
        found = self._empty_from(instant, clip.heading)
        if found is None:
            return
        self._jumped = (instant.delivery_id, found)
        player.leap(found.to_s)
        length = span_text(abs(found.to_s - found.start_s))
        said = tr(
            "Skipped {length}: it was looked at, nothing moved and nobody is in it", length=length
        )
        self._say(said)
        self._window.stage.note(said)

    def _empty_from(self, instant: Instant, way: int) -> Jump | None:
        data, model = self._window.timeline.data, self._window.timeline.model
        bar = model.index_of.get(instant.delivery_id) if model is not None else None
        if data is None or model is None or bar is None:
            return None
        marks = self._marked_spans.get(instant.delivery_id, ())
        return jump_from(data, int(model.row[bar]), instant.seconds, way=way, marks=marks)

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, SAID_MS)
