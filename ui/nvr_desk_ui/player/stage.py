"""The centre of the window: one player, or a wall of tiles; keys go to whichever is there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from nvr_desk_ui.player import hud, picture_menu
from nvr_desk_ui.player.moments import moments_of
from nvr_desk_ui.player.panel import PlayerPanel
from nvr_desk_ui.player.sound import Heard, SoundPlayer
from nvr_desk_ui.player.wall import WallPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.canvas import Canvas
    from nvr_desk_ui.player.hud import Corner
    from nvr_desk_ui.player.shots import Pictures, Shot
    from nvr_desk_ui.selection import SelectionModel


class Stage(QStackedWidget):
    """Player and wall, one of them in use.

    Args:
        bridge: to the desk.
        selection: of the window.
        session: makes the session of the player, on its engine's thread.
        lookup: a delivery of the case by its id.
        group: makes sessions for so many tiles that share a worker; None: one worker each.
    """

    def __init__(
        self,
        bridge: Bridge,
        selection: SelectionModel,
        session: Callable[[], Pictures],
        lookup: Callable[[str], DeliveryRow | None],
        group: Callable[[int], Sequence[Pictures]] | None = None,
    ) -> None:
        super().__init__()
        self._selection, self._lookup = selection, lookup
        self.tiled = False
        self.player = PlayerPanel(bridge, selection, session, self._alone)

        def each(count: int) -> Sequence[Pictures]:
            return tuple(session() for _ in range(count))

        self.wall = WallPanel(bridge, selection, group or each, lookup)
        self.sound = SoundPlayer(bridge, self._asked, self._heard, self)
        self._case: str | None = None
        self._actions: ActionTable | None = None
        for surface in self._surfaces:
            surface.menu_asked.connect(self._menu)
        for bar in (self.player.bar, self.wall.bar):
            bar.sound.clicked.connect(self.sound.toggle)
        self.sound.told.connect(self._tell_sound)
        self.sound.noted.connect(self.note)
        self.addWidget(self.player)
        self.addWidget(self.wall)

    @property
    def speaker(self) -> PlayerPanel | WallPanel:
        """Which of both keys act on."""
        return self.wall if self.tiled else self.player

    @property
    def shot(self) -> Shot | None:
        """The picture on screen of the chosen delivery; None while there is none."""
        if not self.tiled:
            return self.player.shot
        tile = self.wall.active
        return tile.shot if tile.delivery_id == self._selection.delivery_id else None

    @property
    def loop_s(self) -> tuple[float, float] | None:
        """Where *in* and *out* stand in the chosen clip, container seconds."""
        return self.speaker.loop_s

    def nth(self, shot: Shot) -> int:
        """Which of the pictures with its pts a picture is, from 0."""
        return self.wall.active.nth(shot) if self.tiled else self.player.nth(shot)

    def note(self, text: str) -> None:
        """Say something over the picture once."""
        self.speaker.canvas.note(text)

    def turn_headup(self) -> None:
        """The display in the next corner, or none."""
        self.put_headup(self.speaker.canvas.corner.after)

    def put_headup(self, corner: Corner) -> None:
        """The display in this corner of every picture, kept for this person."""
        hud.remember(corner)
        for surface in self._surfaces:
            surface.put_headup(corner)
        self.note(corner.words)

    def build(self, actions: ActionTable) -> None:
        """Lay both out."""
        self._actions = actions
        self.player.build(actions)
        self.wall.build(actions)

    def use_case(self, case: str | None, zone: str | None) -> None:
        """Views are opened in that case from now on."""
        self._case = case
        self.player.use_case(case, zone)
        self.wall.use_case(case, zone)

    def conceal(self, icon: str = "held", title: str = "Locked", text: str = "") -> None:
        """Nothing may be shown: close every view, keep no picture."""
        self.player.conceal(icon, title, text)
        self.wall.conceal(icon, title, text)

    def reopen(self) -> None:
        """Try again what is not open."""
        self.player.reopen()
        self.wall.reopen()

    def check_consent(self) -> None:
        """The rows were read again."""
        self.player.check_consent()
        self.wall.check_consent()

    def close_view(self) -> None:
        """Close every view."""
        self.player.close_view()
        self.wall.close_view()

    def shutdown(self) -> None:
        """End them."""
        self.sound.close()
        self.wall.shutdown()
        self.player.shutdown()

    def show_tiles(self, count: int) -> None:
        """One tile is the player; what was chosen stays on screen, at the same moment.

        Args:
            count: 1, 2, 4 or 9.
        """
        if count == 1:
            self._to_player()
        elif not self.tiled:
            self._to_wall(count)
        else:
            self.wall.set_count(count)
        self.speaker.canvas.setFocus()

    def _to_wall(self, count: int) -> None:
        chosen, clip = self._selection.delivery_id, self.player.drive.clip
        seconds = clip.seconds if clip is not None else None
        self.tiled = True
        self.player.close_view()
        self.setCurrentWidget(self.wall)
        self.wall.set_count(count)
        if chosen is not None:
            self.wall.put(chosen, seconds)

    def _to_player(self) -> None:
        if not self.tiled:
            return
        tile = self.wall.active
        chosen, seconds = tile.delivery_id, tile.seconds(self.wall.drive.utc_s)
        self.tiled = False
        self.wall.close_view()
        self.wall.set_count(0)
        self.setCurrentWidget(self.player)
        if chosen is None:
            self.player.reopen()
            return
        self._selection.choose_delivery(chosen)
        self.player.reopen()
        if seconds is not None:
            self._selection.ask_seek(chosen, max(0.0, seconds))

    @property
    def _surfaces(self) -> list[Canvas]:
        return [self.player.canvas, *(tile.surface for tile in self.wall.tiles)]

    def _menu(self, at: QPoint) -> None:
        canvas = self.speaker.canvas
        if self._actions is not None:
            picture_menu.popup(canvas, self._actions, canvas.corner, at)

    # --- sound --------------------------------------------------------------------------------

    def _asked(self) -> Heard | None:
        """What would be unmuted now: the chosen clip, or that of the active tile."""
        return self._heard(
            self.wall.active.delivery_id if self.tiled else self._selection.delivery_id
        )

    def _heard(self, delivery_id: str | None) -> Heard | None:
        """A clip that is open under a view ticket, and where its picture is."""
        row = self._lookup(delivery_id) if delivery_id is not None else None
        if row is None or self._case is None or delivery_id is None:
            return None
        sound = row.clip.facts is not None and row.clip.facts.sound is not None
        if self.tiled:
            tile, clock = self.wall.showing(delivery_id), self.wall.drive.clock
            seconds = tile.seconds(self.wall.drive.utc_s) if tile is not None else None
            if tile is None or seconds is None or not tile.surface.gate.open:
                return None
            at_s, speed = seconds + tile.first_s, clock.speed
            speed = speed if tile.shot is not None else 0.0
            return Heard(self._case, delivery_id, tile.surface.number, sound, at_s, speed)
        clip, shot = self.player.drive.clip, self.player.shot
        if clip is None or shot is None or delivery_id != self._selection.delivery_id:
            return None
        at_s = clip.clock.position(time.monotonic()) + shot.t_s - clip.course.at(shot.index)
        return Heard(self._case, delivery_id, 0, sound, at_s, clip.speed)

    def _tell_sound(self, text: str, number: int, heard: bool) -> None:
        self.wall.show_sound(number)
        for bar in (self.player.bar, self.wall.bar):
            bar.say_sound(text, heard=heard)

    def _alone(self, delivery_id: str) -> DeliveryRow | None:
        """What the player may open: nothing while tiles are shown."""
        return None if self.tiled else self._lookup(delivery_id)


def at_moment(
    rows: Sequence[DeliveryRow], utc_s: float, beside: str | None = None
) -> list[tuple[DeliveryRow, float]]:
    """Deliveries with a picture of a moment, by camera and name, with the seconds into each.

    Args:
        rows: of the case.
        utc_s: the moment, seconds since 1970.
        beside: id of a delivery that is left out.
    """
    found: list[tuple[DeliveryRow, float]] = []
    for row in rows:
        facts, delivery = row.clip.facts, row.delivery
        if facts is None or delivery.best_start is None or delivery.id == beside or not row.told:
            continue
        moments = moments_of(delivery, facts.start_s)
        seconds = moments.seconds(utc_s) if moments is not None else -1.0
        if 0.0 <= seconds <= (facts.duration_s or 0.0):
            found.append((row, seconds))
    found.sort(key=lambda pair: (pair[0].delivery.camera.alias or "", pair[0].delivery.name))
    return found
