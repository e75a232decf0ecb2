"""Moves through one clip: what a key means, which picture is due, and what is wished for next."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from nvr_desk_ui.player.engine import Engine
from nvr_desk_ui.player.pace import Pace
from nvr_desk_ui.player.shots import Wish
from nvr_desk_ui.player.transport import SLOWEST, Transport

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk.view import OpenMedia
    from nvr_desk_ui.player.look import Look
    from nvr_desk_ui.player.shots import Pictures, Shot

_TICK_MS: Final = 8
REST_MS: Final = 120
"""The mouse rests so long on the strip: the exact picture is fetched."""


class Screen(Protocol):
    """What is known of the place where pictures are shown."""

    @property
    def shot(self) -> Shot | None:
        """What is on screen; None while dark."""
        ...

    @property
    def look(self) -> Look:
        """How pictures are to be made clearer."""
        ...

    def width_px(self, *, playing: bool) -> int | None:
        """Width that pictures are fetched at, if wider; None for their own."""
        ...


class Drive(QObject):
    """The transport of one clip with its engine; it paints nothing.

    Args:
        session: makes the session of the engine, on the engine's thread.
        screen: where the pictures go.
        parent: of timers and engine.

    Signals:
        pictured: Shot.
        failed: (generation, index or -1 for the whole clip, text).
        told: speed, loop or pace changed.
        stuck: +1 or −1: a step beyond the last or the first picture.
    """

    pictured = Signal(object)
    failed = Signal(int, int, str)
    told = Signal()
    stuck = Signal(int)

    def __init__(self, session: Callable[[], Pictures], screen: Screen, parent: QObject) -> None:
        super().__init__(parent)
        self.engine = Engine(session, self)
        self._screen = screen
        self._clip: Transport | None = None
        self._generation = -1
        self._stepping = 0
        self._unshown = False
        self._pace = Pace()
        self._ticker = self._timer(_TICK_MS, self._tick)
        self._rest = self._timer(REST_MS, self._rested, single=True)
        self.engine.pictured.connect(self._pictured)
        self.engine.failed.connect(self.failed)

    @property
    def clip(self) -> Transport | None:
        """Where it stands; None while no clip is open."""
        return self._clip

    @property
    def pace_text(self) -> str:
        """How many pictures are left out, if some are; only said where each matters."""
        clip = self._clip
        return self._pace.text if clip is not None and clip.speed and clip.exact else ""

    def open(self, generation: int, media: OpenMedia, start_s: float | None) -> Transport:
        """Take a clip and show a picture of it.

        Args:
            generation: of the view; pictures carry it.
            media: at least one picture.
            start_s: seconds from the first picture to begin at.
        """
        facts = media.clip.facts
        base = float(facts.time_base) if facts is not None else 1.0
        clip = self._clip = Transport((media.pts - media.pts[0]) * base, media.keys)
        self._generation, self._stepping = generation, 0
        self.engine.open(generation, media)
        if start_s is not None:
            clip.seek(start_s)
        self._show_due()
        return clip

    def drop(self) -> None:
        """No clip."""
        self._ticker.stop()
        self._rest.stop()
        self.engine.drop()
        self._clip = None

    def close(self) -> None:
        """End the worker."""
        self.drop()
        self.engine.close()

    # --- what a person asks for ---------------------------------------------------------------

    def toggle(self) -> None:
        """Play or pause."""
        self._move(lambda clip: clip.toggle(time.monotonic()))

    def pause(self) -> None:
        """Stay on this picture."""
        self._move(lambda clip: clip.pause())

    def shuttle(self, direction: int) -> None:
        """J (−1) and L (+1)."""
        self._move(lambda clip: clip.shuttle(direction, time.monotonic()))

    def slow(self, direction: int) -> None:
        """Slowly that way; 0 pauses."""
        if direction:
            self._move(lambda clip: clip.play(direction * SLOWEST, time.monotonic()))
        else:
            self.pause()

    def step(self, count: int) -> None:
        """Single pictures; at an end it stays."""
        clip = self._clip
        if clip is not None and clip.at_end(count) and not clip.speed:
            self.stuck.emit((count > 0) - (count < 0))
            return
        self._move(lambda clip: clip.step(count), stepping=count)

    def skip(self, seconds: float) -> None:
        """Seconds on or back."""
        self._move(lambda clip: clip.skip(seconds))

    def seek(self, seconds: float) -> None:
        """To the picture of that moment, seconds from the first picture."""
        self._move(lambda clip: clip.seek(seconds))

    def scrub(self, seconds: float) -> None:
        """There for now: the nearest key picture at once, the exact one after a short rest."""
        clip = self._clip
        if clip is not None:
            clip.seek(seconds)
            self._rest.start()
            self._wish(clip, exact=False)

    def first(self) -> None:
        """First picture."""
        self._move(lambda clip: clip.jump(0))

    def last(self) -> None:
        """Last picture."""
        self._move(lambda clip: clip.jump(clip.count - 1))

    def loop_from(self) -> None:
        """The loop begins here."""
        self._tell(lambda clip: clip.loop_from())

    def loop_to(self) -> None:
        """The loop ends here."""
        self._tell(lambda clip: clip.loop_to())

    def loop_off(self) -> None:
        """No loop."""
        self._tell(lambda clip: clip.loop_off())

    def again(self) -> None:
        """The same picture anew, e.g. with another look; one that plays on is left to come."""
        clip = self._clip
        if clip is not None and not clip.speed:
            self._wish(clip, exact=True)

    # --- the inside ---------------------------------------------------------------------------

    def _move(self, change: Callable[[Transport], None], *, stepping: int = 0) -> None:
        clip = self._clip
        if clip is None:
            return
        self._rest.stop()
        change(clip)
        self._stepping = (stepping > 0) - (stepping < 0)
        self._pace.restart(time.monotonic())
        self._show_due()
        if clip.speed:
            self._ticker.start()
        self.told.emit()

    def _tell(self, change: Callable[[Transport], None]) -> None:
        if self._clip is not None:
            change(self._clip)
            self.told.emit()

    def _tick(self) -> None:
        clip = self._clip
        if clip is None or not clip.speed:
            self._ticker.stop()
            return
        before, now = clip.index, time.monotonic()
        if clip.tick(now):
            self._unshown = True
            self._pace.due(abs(clip.index - before))
        if self._unshown and not self.engine.busy:
            self._show_due()
        if not clip.speed:
            self._show_due()
            self.told.emit()
        elif self._pace.look(now):
            self.told.emit()

    def _show_due(self) -> None:
        clip = self._clip
        if clip is not None:
            self._unshown = False
            self._wish(clip, exact=clip.exact)

    def _wish(self, clip: Transport, *, exact: bool) -> None:
        """Wish for the picture where it stands, unless its key picture is on screen already."""
        shot, look = self._screen.shot, self._screen.look
        shown = (shot.generation, shot.index, shot.look) if shot is not None else None
        if not exact and shown == (self._generation, clip.course.key_before(clip.index), look):
            return
        self.engine.show(
            Wish(
                self._generation,
                clip.index,
                exact,
                self._screen.width_px(playing=bool(clip.heading)),
                clip.heading or self._stepping,
                bool(clip.heading),
                look,
                alone=True,
            )
        )

    def _pictured(self, shot: Shot) -> None:
        if shot.generation == self._generation and self._clip is not None:
            self._pace.shown()
            self.pictured.emit(shot)

    def _rested(self) -> None:
        self.again()

    def _timer(self, interval_ms: int, slot: Callable[[], None], *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer
