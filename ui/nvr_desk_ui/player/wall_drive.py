"""Moves all tiles by one clock: what a key means, and which moment is due; it paints nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from nvr_desk_ui.player import loop
from nvr_desk_ui.player.wall_clock import WallClock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk_ui.player.tile import Tile
    from nvr_desk_ui.player.wall_clock import Ends

_TICK_MS: Final = 10


class WallDrive(QObject):
    """The one clock with its tiles.

    Args:
        tiles: those that are on the wall now.
        active: the one that steps count by.
        parent: of the timer.

    Signals:
        moved: the moment that is shown, UTC seconds.
        told: speed, or why pictures are left out, changed.
    """

    moved = Signal(float)
    told = Signal()

    def __init__(
        self, tiles: Callable[[], Sequence[Tile]], active: Callable[[], Tile], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.clock = WallClock()
        self._tiles, self._active = tiles, active
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._tick)

    @property
    def utc_s(self) -> float:
        """The moment that is shown."""
        return self.clock.position(time.monotonic())

    @property
    def open_tiles(self) -> list[Tile]:
        """Tiles with a clip."""
        return [tile for tile in self._tiles() if tile.open]

    @property
    def why_keys(self) -> str:
        """Why only key pictures are shown; empty where all are."""
        return self.clock.why_keys(len(self.open_tiles))

    # --- what a person asks for ---------------------------------------------------------------

    def toggle(self) -> None:
        """Play or pause."""
        self.clock.toggle(time.monotonic())
        self.show_due()

    def pause(self) -> None:
        """Stay at this moment."""
        self.clock.pause(time.monotonic())
        self.show_due()

    def shuttle(self, direction: int) -> None:
        """J (−1) and L (+1)."""
        self.clock.shuttle(direction, time.monotonic())
        self.show_due()

    def step(self, count: int) -> None:
        """To the moment of another picture of the active tile; the others follow."""
        there = self._active().stepped(self.utc_s, count)
        if there is not None:
            self._go(there)

    def skip(self, seconds: float) -> None:
        """Seconds on or back."""
        self._go(self.utc_s + seconds)

    def seek(self, seconds: float) -> None:
        """To a place of the active tile, seconds from its first picture."""
        moments = self._active().moments
        if moments is not None:
            self._go(moments.utc(seconds))

    def seek_utc(self, utc_s: float) -> None:
        """To a moment."""
        self.clock.seek(utc_s)
        self.show_due()

    def first(self) -> None:
        """First picture of the active tile."""
        self.seek(0.0)

    def last(self) -> None:
        """Last picture of the active tile."""
        course = self._active().course
        if course is not None:
            self.seek(course.length_s)

    def loop_from(self) -> None:
        """The loop of all tiles begins with the picture of the active one."""
        self._loop(loop.begun(self.clock.loop, self._active().lasts(self.utc_s)))

    def loop_to(self) -> None:
        """The loop of all tiles ends with the picture of the active one."""
        self._loop(loop.ended(self.clock.loop, self._active().lasts(self.utc_s)))

    def loop_off(self) -> None:
        """No loop."""
        self._loop(loop.NONE)

    def take_in(self, tile: Tile, at_s: float | None) -> None:
        """A clip was opened: it lies on the clock; the clock stays unless nobody keeps it yet.

        Args:
            tile: whose clip it is.
            at_s: go there, seconds from its first picture; None stays at the moment.
        """
        if tile.moments is None:
            return
        others = [one for one in self.open_tiles if one is not tile and one.moments is not None]
        keeps = any(one.moments is not None and one.moments.timed for one in others)
        if not tile.moments.timed:
            tile.moments = tile.moments.moved(at_s or 0.0, self.utc_s)
        elif not keeps and (at_s is not None or not self._within(tile)):
            before, there = self.utc_s, tile.moments.utc(at_s or 0.0)
            for one in others:
                if one.moments is not None:
                    one.moments = one.moments.moved(one.moments.seconds(before), there)
            self.clock.seek(there)
        elif at_s is not None:
            self.clock.seek(tile.moments.utc(at_s))
        self.recount()

    def _within(self, tile: Tile) -> bool:
        """Whether a clip has anything at the moment that is shown."""
        return tile.span is not None and tile.span[0] <= self.utc_s <= tile.span[1]

    def recount(self) -> None:
        """Clips came, went or lie elsewhere in time."""
        self.clock.cover(tile.span for tile in self.open_tiles if tile.span is not None)
        self.show_due()

    def stop(self) -> None:
        """Tick no more."""
        self._ticker.stop()

    # --- the inside ---------------------------------------------------------------------------

    def _loop(self, ends: Ends) -> None:
        if self.open_tiles:
            self.clock.loop = ends
            self.told.emit()

    def _go(self, utc_s: float) -> None:
        """Stand there; a tile that keeps its own time goes there alone."""
        tile, now = self._active(), self.utc_s
        if tile.moments is not None and not tile.moments.timed and self._others_timed(tile):
            tile.moments = tile.moments.moved(tile.moments.seconds(utc_s), now)
            self.clock.seek(now)
            self.recount()
        else:
            self.clock.seek(utc_s)
            self.show_due()

    def _others_timed(self, tile: Tile) -> bool:
        others = (one for one in self.open_tiles if one is not tile)
        return any(one.moments is not None and one.moments.timed for one in others)

    def _tick(self) -> None:
        self.clock.tick(time.monotonic())
        self.show_due()

    def show_due(self) -> None:
        """Bring every tile to the moment."""
        clock, at, tiles = self.clock, self.utc_s, self.open_tiles
        exact, why = clock.exact(len(tiles)), clock.why_keys(len(tiles))
        for tile in tiles:
            tile.due(at, exact=exact, heading=clock.heading, why_keys=why)
        running = bool(clock.speed)
        if running != self._ticker.isActive():
            self._ticker.start() if running else self._ticker.stop()
        self.moved.emit(at)
        self.told.emit()
