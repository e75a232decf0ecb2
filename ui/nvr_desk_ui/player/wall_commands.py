"""What the commands of tiles, of switching cameras and of sound do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nvr_desk_ui.player.moments import moments_of
from nvr_desk_ui.player.stage import at_moment
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.host import Host

_LOUDER = 0.1


class WallCommands:
    """Callbacks of one window's stage."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        tiles = {f"play.tiles_{n}": partial(self._tiles, n) for n in (1, 2, 4, 9)}
        return tiles | {
            "play.tile_next": partial(self._turn, 1),
            "play.tile_previous": partial(self._turn, -1),
            "play.tile_put": self._put,
            "play.tile_fill": self._fill,
            "play.tile_close": self._close,
            "play.moment_next": partial(self._other_camera, 1),
            "play.moment_previous": partial(self._other_camera, -1),
            "play.sound": self._sound,
            "play.louder": partial(self._louder, _LOUDER),
            "play.softer": partial(self._louder, -_LOUDER),
        }

    def _tiles(self, count: int) -> None:
        self._window.stage.show_tiles(count)

    def _sound(self) -> None:
        self._window.stage.sound.toggle()

    def _louder(self, by: float) -> None:
        self._window.stage.sound.louder(by)

    def _turn(self, by: int) -> None:
        if self._tiled():
            self._window.stage.wall.turn(by)

    def _close(self) -> None:
        if self._tiled():
            self._window.stage.wall.close_active()

    def _put(self) -> None:
        stage, chosen = self._window.stage, self._window.selection.delivery_id
        if stage.tiled and chosen is not None:
            stage.wall.put(chosen)

    def _fill(self) -> None:
        """Clips that others recorded at this moment go into the empty tiles."""
        stage = self._window.stage
        if not self._tiled():
            return
        empty = sum(1 for tile in stage.wall.tiles[: stage.wall.count] if tile.row is None)
        active = stage.wall.active

        def take(found: list[tuple[DeliveryRow, float]]) -> None:
            new = [row for row, _ in found if stage.wall.showing(row.delivery.id) is None]
            for row in new[:empty]:
                stage.wall.put(row.delivery.id)
            stage.wall.activate(active)
            if not new:
                stage.note(tr("No other clip has a picture of this moment"))

        self._at_moment(take)

    def _other_camera(self, way: int) -> None:
        """Another clip of the same moment, in the order of cameras; it begins there."""
        stage, chosen = self._window.stage, self._window.selection.delivery_id

        def take(found: list[tuple[DeliveryRow, float]]) -> None:
            others = [pair for pair in found if pair[0].delivery.id != chosen]
            here = [row.delivery.id for row, _ in found]
            if not others:
                stage.note(tr("No other clip has a picture of this moment"))
                return
            place = here.index(chosen) + way if chosen in here else 0
            row, seconds = found[place % len(found)]
            if not stage.tiled:
                self._window.selection.ask_seek(row.delivery.id, seconds)
            elif (tile := stage.wall.showing(row.delivery.id)) is not None:
                stage.wall.activate(tile)
            else:
                stage.wall.swap(row.delivery.id)

        self._at_moment(take)

    def _at_moment(self, take: Callable[[list[tuple[DeliveryRow, float]]], None]) -> None:
        utc_s = self._moment()
        if utc_s is None:
            self._window.stage.note(tr("Nobody knows the time of this clip"))
            return
        rows = self._window.deliveries.model.everything
        self._window.bridge.free(lambda: at_moment(rows, utc_s), take)

    def _moment(self) -> float | None:
        """The moment on screen, UTC seconds; None where it is unknown."""
        window, stage = self._window, self._window.stage
        if stage.tiled:
            return stage.wall.drive.utc_s if stage.wall.timed else None
        chosen, clip = window.selection.delivery_id, stage.player.drive.clip
        row = window.session.row(chosen) if chosen is not None else None
        if row is None or clip is None or row.clip.facts is None:
            return None
        moments = moments_of(row.delivery, row.clip.facts.start_s)
        return moments.utc(clip.seconds) if moments is not None else None

    def _tiled(self) -> bool:
        stage = self._window.stage
        if not stage.tiled:
            stage.note(tr("One tile is shown; Alt+2, Alt+4 and Alt+9 show more"))
        return stage.tiled
