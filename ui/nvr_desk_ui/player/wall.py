"""Several deliveries at once, all at one moment: tiles, one strip of time, one bar."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from nvr_desk_ui.player import loop
from nvr_desk_ui.player.bar import TransportBar
from nvr_desk_ui.player.look import PLAIN
from nvr_desk_ui.player.moments import instant_of
from nvr_desk_ui.player.session_group import SessionGroup
from nvr_desk_ui.player.tile import Tile
from nvr_desk_ui.player.tools import PictureTools
from nvr_desk_ui.player.wall_drive import WallDrive
from nvr_desk_ui.player.wall_strip import WallStrip
from nvr_desk_ui.presenters import time_codes, times
from nvr_desk_ui.presenters import wall as words
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.parts import MARGIN, column, label, row, strip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.look import Look
    from nvr_desk_ui.player.shots import Pictures
    from nvr_desk_ui.player.tile_surface import TileSurface
    from nvr_desk_ui.selection import Instant, SelectionModel

LAYOUTS: Final = {2: 2, 4: 2, 9: 3}
"""Tiles → columns."""
MOST: Final = 9
_TELL_S: Final = 0.03
"""The timeline is told of the moment so often at most."""


class WallPanel(QWidget):
    """A grid of tiles on one clock; empty until it is opened with a number of tiles.

    Args:
        bridge: to the desk.
        selection: the active tile's delivery is the chosen one.
        sessions: makes sessions for so many tiles, on the thread of an engine.
        lookup: a delivery of the case by its id.

    Signals:
        activated: another tile is the active one, or it shows another delivery.
    """

    activated = Signal()

    def __init__(
        self,
        bridge: Bridge,
        selection: SelectionModel,
        sessions: Callable[[int], Sequence[Pictures]],
        lookup: Callable[[str], DeliveryRow | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._selection, self._lookup = bridge, selection, lookup
        self._sessions = sessions
        self._group: SessionGroup | None = None
        self._case: str | None = None
        self._zone: str | None = None
        self._pending: dict[int, float] = {}
        self._told_s = 0.0
        self.tiles = [Tile(number, bridge, self) for number in range(1, MOST + 1)]
        self.count = 0
        self._active = self.tiles[0]
        self.drive = WallDrive(lambda: self.tiles[: self.count], lambda: self._active, self)
        self.bar = TransportBar()
        self.tools = PictureTools()
        self.lanes = WallStrip()
        self.clock_text = label("", "Mono")
        self._state = Elided("Muted")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.setAccessibleName(tr("Tiles on one clock"))
        self._wire()

    # --- what the window tells it -------------------------------------------------------------

    def hold(self) -> None:
        """Lay out the tiles alone, without strip and bar."""
        self.setLayout(self._grid)

    def build(self, actions: ActionTable) -> None:
        """Lay out, with the buttons of the action table."""
        self.bar.build(actions)
        self.tools.build(actions)
        head = strip(row(self.clock_text, self._state, 1, margin=MARGIN // 2))
        grid = QWidget()
        grid.setLayout(self._grid)
        layout = column(grid, self.lanes, head, self.tools, self.bar, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        for tile in self.tiles:
            tile.clear()

    def use_case(self, case: str | None, zone: str | None) -> None:
        """Views are opened in that case from now on."""
        if case != self._case:
            self.drive.clock.loop = loop.NONE
            for tile in self.tiles:
                tile.clear()
        self._case, self._zone = case, zone

    def set_count(self, count: int) -> None:
        """So many tiles; 0 closes them all. Those that stay keep clip, ticket and moment.

        Args:
            count: 0 or one of ``LAYOUTS``.
        """
        if count == self.count:
            return
        for tile in self.tiles[count:]:
            tile.clear()
            tile.use_session(None)
        old, self._group = self._group, None
        self.count = count
        if count:
            group = self._group = SessionGroup(self._sessions, count)
            for place, tile in enumerate(self.tiles[:count]):
                tile.use_session(partial(group.session, place))
        if old is not None:
            self._bridge.free(old.close, lambda _none: None)
        self._place()
        if self._active not in self.tiles[: max(1, count)]:
            self.activate(self.tiles[0])
        if count:
            self.drive.recount()
        else:
            self.drive.pause()
            self.drive.clock.loop = loop.NONE
        self._tell()

    def conceal(self, icon: str = "held", title: str = "Locked", text: str = "") -> None:
        """Nothing may be shown: close every view, keep no picture."""
        self.drive.pause()
        for tile in self.tiles[: self.count]:
            if tile.row is not None:
                tile.conceal(icon, title, text)

    def reopen(self) -> None:
        """Show again, under new views, what was put away; the moment is the same."""
        for tile in self.tiles[: self.count]:
            if tile.row is not None and not tile.open and self._case is not None:
                tile.put(self._case, tile.row, self._zone)

    def check_consent(self) -> None:
        """The rows were read again: what may no longer be shown goes dark, times move."""
        for tile in self.tiles[: self.count]:
            before = tile.row
            found = self._lookup(before.delivery.id) if before is not None else None
            if before is None or self._case is None or found is before:
                continue
            if found is None:
                tile.clear()
            elif found.delivery.visibility is not before.delivery.visibility:
                tile.put(self._case, found, self._zone)
            else:
                tile.retime(found)
        self.drive.recount()

    def close_view(self) -> None:
        """Close every view."""
        for tile in self.tiles:
            tile.clear()

    def shutdown(self) -> None:
        """Say what was shown, close the views, end the worker."""
        self.drive.stop()
        for tile in self.tiles:
            tile.shutdown()
        if self._group is not None:
            self._group.close()

    # --- tiles --------------------------------------------------------------------------------

    @property
    def timed(self) -> bool:
        """Whether the clock says when: one clip at least has a time."""
        return any(one.moments is not None and one.moments.timed for one in self.drive.open_tiles)

    @property
    def active(self) -> Tile:
        """The tile that keys act on."""
        return self._active

    @property
    def canvas(self) -> TileSurface:
        """Its surface."""
        return self._active.surface

    def showing(self, delivery_id: str | None) -> Tile | None:
        """The tile of a delivery."""
        shown = self.tiles[: self.count]
        mine = (tile for tile in shown if delivery_id and tile.delivery_id == delivery_id)
        return next(mine, None)

    def activate(self, tile: Tile) -> None:
        """Keys act on this one from now on; its delivery is the chosen one."""
        changed, self._active = tile is not self._active, tile
        self._mark()
        self._tell_bar()
        self.tools.show_look(tile.look)
        if tile.delivery_id is not None:
            self._selection.choose_delivery(tile.delivery_id)
        if changed:
            self.activated.emit()

    def go_to(self, number: int) -> None:
        """Make the tile of a number the active one."""
        if 1 <= number <= self.count:
            self.tiles[number - 1].surface.setFocus()
            self.activate(self.tiles[number - 1])

    def turn(self, by: int) -> None:
        """The next or the previous tile."""
        if self.count:
            self.go_to((self._active.surface.number - 1 + by) % self.count + 1)

    def put(self, delivery_id: str, at_s: float | None = None) -> None:
        """Show a delivery: in its own tile, the active one if empty, an empty one, or there.

        Args:
            delivery_id: of the case.
            at_s: go to this place of it; None keeps the moment.
        """
        found, case = self._lookup(delivery_id), self._case
        if found is None or case is None or not self.count:
            return
        tile = self.showing(delivery_id)
        if tile is not None:
            self.activate(tile)
            if at_s is not None:
                self.drive.seek(at_s)
            return
        empty = (one for one in self.tiles[: self.count] if one.row is None)
        tile = self._active if self._active.row is None else next(empty, self._active)
        if at_s is not None:
            self._pending[tile.surface.number] = at_s
        tile.put(case, found, self._zone)
        self.activate(tile)

    def swap(self, delivery_id: str) -> None:
        """Another delivery in the active tile; the moment stays."""
        found, case = self._lookup(delivery_id), self._case
        if found is not None and case is not None:
            self._active.put(case, found, self._zone)
            self.activate(self._active)

    def close_active(self) -> None:
        """Empty the active tile."""
        self._active.clear()
        self.drive.recount()
        self.activated.emit()

    def show_sound(self, number: int) -> None:
        """Which tile is heard; 0: none."""
        for tile in self.tiles:
            tile.surface.mark(active=tile is self._active, sounding=tile.surface.number == number)

    @property
    def loop_s(self) -> tuple[float, float] | None:
        """Where *in* and *out* stand in the active tile, container seconds; None outside of it."""
        tile, (first, last) = self._active, self.drive.clock.loop
        if first is None or last is None or tile.course is None:
            return None
        places = tile.index_at(first[0]), tile.index_at(last[0])
        if None in places:
            return None
        begin, end = (tile.course.at(at) + tile.first_s for at in places if at is not None)
        return begin, end

    # --- called by the action table -----------------------------------------------------------

    def shuttle(self, direction: int) -> None:
        """J (−1) and L (+1)."""
        self.drive.shuttle(direction)

    def toggle_boxes(self) -> None:
        """Boxes on or off, in all tiles."""
        show = not self.canvas.show_boxes
        for tile in self.tiles:
            tile.surface.show_boxes = show
            tile.surface.update()

    def loop_from(self) -> None:
        """The loop of all tiles begins here."""
        self._loop(self.drive.loop_from)

    def loop_to(self) -> None:
        """The loop of all tiles ends here."""
        self._loop(self.drive.loop_to)

    def loop_off(self) -> None:
        """No loop."""
        self._loop(self.drive.loop_off)

    def toggle_tools(self) -> None:
        """Show the picture tools of the active tile, or put them away."""
        self.tools.setVisible(self.tools.isHidden())

    def toggle_deinterlace(self) -> None:
        """One field of two in the active tile, or both."""
        look = self._active.look
        self.tools.set_look(replace(look, deinterlace=not look.deinterlace))

    def plain(self) -> None:
        """The picture of the active tile as it was decoded."""
        self.canvas.whole()
        self.tools.set_look(PLAIN)

    def focus_time_code(self) -> None:
        """Let a person type where to go."""
        self.bar.ask_time_code()

    # --- the inside ---------------------------------------------------------------------------

    def _wire(self) -> None:
        for tile in self.tiles:
            tile.surface.entered.connect(lambda tile=tile: self.activate(tile))
            tile.surface.number_typed.connect(self.go_to)
            tile.opened.connect(lambda tile=tile: self._opened(tile))
            tile.wanting.connect(self.drive.show_due)
            tile.surface.hide()
        self.drive.moved.connect(self._moved)
        self.drive.told.connect(self._tell)
        self.tools.changed.connect(self._look_changed)
        self.lanes.sought.connect(self.drive.seek_utc)
        self.bar.typed.connect(self._typed)
        self.bar.numbered.connect(self._numbered)
        self.bar.mistyped.connect(self._mistyped)
        self._selection.seek_requested.connect(self._sought)
        self._selection.selected_delivery.connect(self._chosen)

    def _place(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        for line in range(3):
            self._grid.setRowStretch(line, 0)
            self._grid.setColumnStretch(line, 0)
        columns = LAYOUTS.get(self.count, 1)
        for place, tile in enumerate(self.tiles):
            if place < self.count:
                self._grid.addWidget(tile.surface, place // columns, place % columns)
                self._grid.setRowStretch(place // columns, 1)
                self._grid.setColumnStretch(place % columns, 1)
            # Only now that it has its place: shown before, it would be a window of its own.
            tile.surface.setVisible(place < self.count)
        shown = self.tiles[: self.count]
        for one, after in pairwise(shown):
            QWidget.setTabOrder(one.surface, after.surface)
        self._mark()

    def _opened(self, tile: Tile) -> None:
        at_s = self._pending.pop(tile.surface.number, None)
        if tile.open:
            self.drive.take_in(tile, at_s)
        else:
            self.drive.recount()
        if tile is self._active:
            self._tell_bar()
            self.activated.emit()

    def _mark(self) -> None:
        for tile in self.tiles:
            tile.surface.mark(active=tile is self._active, sounding=tile.surface.sounding)

    def _moved(self, utc_s: float) -> None:
        self.lanes.show_moment(utc_s)
        self._say_clock(utc_s)
        self.bar.set_playing(playing=self.drive.clock.speed != 0)
        tile, now = self._active, time.monotonic()
        seconds = tile.seconds(utc_s)
        if seconds is None or tile.delivery_id is None:
            return
        self.bar.set_position(seconds)
        if now - self._told_s >= _TELL_S or not self.drive.clock.speed:
            self._told_s = now
            self._selection.report_instant(tile.delivery_id, seconds)

    def _say_clock(self, utc_s: float) -> None:
        line = words.clock_line(instant_of(utc_s), self._zone) if self.timed else ""
        self.clock_text.setText(line)

    def _tell(self) -> None:
        drive, tiles = self.drive, self.drive.open_tiles
        why = drive.why_keys
        own = sum(1 for one in tiles if one.moments is not None and not one.moments.timed)
        parts = [words.speed_text(drive.clock.speed)] if tiles else [tr("no clip is open")]
        parts += [words.keys_only(why)] if why else []
        parts += [words.untimed(own)] if own else []
        parts += [text] if (text := self._loop_text()) is not None else []
        text = "  ·  ".join(parts)
        if text != self._state.text():
            self._state.say(text)
        lanes = [(tile.surface.number, tile.span) for tile in self.tiles[: self.count]]
        self.lanes.show_lanes(lanes, drive.clock.span, self._active.surface.number)
        self.lanes.show_loop(drive.clock.loop_ends)

    def _tell_bar(self) -> None:
        course = self._active.course
        if course is None:
            self.bar.clear()
            return
        self.bar.set_clip(course.length_s, sound=self._active.has_sound)
        self.bar.set_position(self._active.seconds(self.drive.utc_s) or 0.0)

    def _loop(self, change: Callable[[], None]) -> None:
        """Change the loop, and say what it is now."""
        before = self.drive.clock.loop
        change()
        if self.drive.open_tiles:
            after = self.drive.clock.loop
            self.canvas.note(loop.words(before, after, self._loop_text()))

    def _loop_text(self) -> str | None:
        """'loop 22:14:03.120 to 22:14:09.000'; None without one."""
        ends = self.drive.clock.loop_ends
        if ends is None:
            return None
        if self.timed:
            first, last = (words.clock_line(instant_of(at), self._zone).split()[1] for at in ends)
        else:
            first, last = (times.clock_text(self._active.seconds(at) or 0.0) for at in ends)
        return tr("loop {first} to {last}", first=first, last=last)

    def _look_changed(self, look: Look) -> None:
        self._active.use_look(look)

    def _typed(self, seconds: float) -> None:
        self.canvas.setFocus()
        course = self._active.course
        if course is None:
            return
        if (why := time_codes.beyond(seconds, course.length_s)) is not None:
            self.canvas.note(why)
        else:
            self.drive.seek(seconds + time_codes.ROUNDED_S)

    def _mistyped(self, why: str) -> None:
        self.canvas.note(why)

    def _numbered(self, number: int) -> None:
        self.canvas.setFocus()
        course = self._active.course
        if course is None:
            return
        if (why := time_codes.no_picture(number, course.count)) is not None:
            self.canvas.note(why)
        else:
            self.drive.seek(course.at(number - 1))

    def _sought(self, instant: Instant) -> None:
        if self.count:
            self.put(instant.delivery_id, instant.seconds)

    def _chosen(self, delivery_id: str | None) -> None:
        tile = self.showing(delivery_id)
        if tile is not None and tile is not self._active:
            self.activate(tile)
