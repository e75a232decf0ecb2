"""One tile of many: one delivery under a ticket of its own, shown at the moment the clock says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk_ui.player.boxes import BoxBook
from nvr_desk_ui.player.course import Course
from nvr_desk_ui.player.engine import Engine
from nvr_desk_ui.player.look import PLAIN
from nvr_desk_ui.player.moments import Lie, Moments, Standing, moments_of
from nvr_desk_ui.player.opening import ViewKeeper
from nvr_desk_ui.player.paint import Lines
from nvr_desk_ui.player.shots import MAX_WIDTH_PX, Wish
from nvr_desk_ui.player.tile_surface import Caption, TileSurface
from nvr_desk_ui.presenters import wall as words
from nvr_desk_ui.presenters.words import error_text, media_badge, visibility_badge
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.look import Look
    from nvr_desk_ui.player.opening import Opened
    from nvr_desk_ui.player.shots import Pictures, Shot

_LEAST_PX: Final = 192


class Tile(QObject):
    """A surface with what stands behind it.

    Args:
        number: from 1.
        bridge: to the desk.
        parent: of timers and engine.

    Signals:
        opened: a clip is open, or is no longer.
        shown: a picture was put on the surface.
        wanting: what it shows is wanted anew, e.g. larger.
    """

    opened = Signal()
    shown = Signal()
    wanting = Signal()

    def __init__(self, number: int, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self.surface = TileSurface(number)
        self.row: DeliveryRow | None = None
        self.moments: Moments | None = None
        self.course: Course | None = None
        self.look = PLAIN
        """How its pictures are made clearer."""
        self.dropped = 0
        """Pictures that were due and left out since it was opened."""
        self._bridge = bridge
        self._view = ViewKeeper(bridge, self.surface.gate, self._late, self)
        self._engine: Engine | None = None
        self._book = BoxBook(None)
        self._lie: Lie | None = None
        self._zone: str | None = None
        self._standing: Standing | None = None
        self._wished: tuple[int, bool] | None = None
        self._utc_s = 0.0
        self._keys_only = ""
        self.surface.painted.connect(self._painted)
        self.surface.zoomed.connect(self._zoomed)

    @property
    def delivery_id(self) -> str | None:
        """Whose pictures it shows, or would if it might."""
        return self.row.delivery.id if self.row is not None else None

    @property
    def open(self) -> bool:
        """Whether a clip is open under a ticket."""
        return self.course is not None

    @property
    def ready(self) -> bool:
        """Whether it shows what the clock says, picture or words."""
        standing, shot = self._standing, self.surface.shot
        if standing is None or standing.index is None:
            return True
        return shot is not None and (not shot.exact or shot.index == standing.index)

    @property
    def shot(self) -> Shot | None:
        """The picture on the surface."""
        return self.surface.shot

    @property
    def first_s(self) -> float:
        """First picture of its clip, container seconds."""
        return self.moments.first_s if self.moments is not None else 0.0

    @property
    def span(self) -> tuple[float, float] | None:
        """From its first picture to its end, UTC seconds; None while nothing is open."""
        if self.moments is None or self._lie is None:
            return None
        return self.moments.utc(0.0), self.moments.utc(self._lie.end_s)

    @property
    def has_sound(self) -> bool:
        """Whether its clip has sound."""
        facts = self.row.clip.facts if self.row is not None else None
        return facts is not None and facts.sound is not None

    def nth(self, shot: Shot) -> int:
        """Which of the pictures with its pts a picture is, from 0."""
        opened = self._view.opened
        return 0 if opened is None else int((opened.media.pts[: shot.index] == shot.pts).sum())

    # --- opening and closing ------------------------------------------------------------------

    def use_session(self, make: Callable[[], Pictures] | None) -> None:
        """Fetch pictures from another session from now on; the clip stays open."""
        before, self._engine = self._engine, None
        if before is not None:
            before.pictured.disconnect(self._pictured)
            before.failed.disconnect(self._no_picture)
            self._bridge.free(before.close, lambda _none: None)
        if make is None:
            return
        engine = self._engine = Engine(make)
        engine.pictured.connect(self._pictured)
        engine.failed.connect(self._no_picture)
        opened = self._view.opened
        if opened is not None and self.course is not None:
            self._wished = None
            engine.open(self._view.generation, opened.media)

    def put(self, case: str, row: DeliveryRow, zone: str | None) -> None:
        """Show another delivery, under a ticket of its own."""
        self.clear()
        self.row, self._zone = row, zone
        self.surface.name(words.place_of(row))
        self.surface.say_caption(Caption(words.place_of(row), item=row.delivery.item or ""))
        if row.delivery.visibility is not Visibility.SHOWN:
            badge = visibility_badge(row.delivery.visibility)
            self.surface.go_dark(
                badge.icon, tr("{word}: not open to view", word=badge.word), badge.sentence
            )
            return
        if row.clip.state in (MediaState.BAD, MediaState.UNSUPPORTED) or not row.clip.facts:
            state = media_badge(row.clip.state, row.clip.reason)
            self.surface.go_dark(state.icon, tr("{word} clip", word=state.word), state.sentence)
            return
        self.surface.go_dark("clock", tr("Opening…"), "")
        self._view.open(case, row.delivery.id, self._take, self._refused)

    def clear(self) -> None:
        """Say what was shown, close the ticket, show nothing."""
        had = self.open
        self._forget()
        self.row, self.look = None, PLAIN
        self.surface.name("")
        self.surface.say_caption(Caption())
        self.surface.whole()
        self.surface.go_dark("camera", tr("Empty"), tr("Enter in the list puts a delivery here"))
        if had:
            self.opened.emit()

    def conceal(self, icon: str, title: str, text: str) -> None:
        """Let go of the view, but remember whose it was."""
        self._forget()
        self.surface.go_dark(icon, title, text)

    def shutdown(self) -> None:
        """Close for good."""
        self._forget()
        self._view.stop()
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def _forget(self) -> None:
        if self._engine is not None:
            self._engine.drop()
        self.course, self._lie, self.moments = None, None, None
        self._standing, self._wished, self.dropped = None, None, 0
        self._view.close()

    def _take(self, opened: Opened) -> None:
        pts, facts, row = opened.media.pts, opened.media.clip.facts, self.row
        if facts is None or row is None or len(pts) == 0:
            self.surface.go_dark("bad", tr("No picture decodes"), opened.media.clip.reason or "")
            return
        base = float(facts.time_base)
        first_s = float(pts[0]) * base
        self.course = Course((pts - pts[0]) * base, opened.media.keys)
        self._lie = Lie(self.course)
        self.moments = moments_of(row.delivery, first_s) or Moments(0.0, first_s, timed=False)
        self._book = BoxBook(opened.analysis)
        if self._engine is not None:
            self._engine.open(self._view.generation, opened.media)
        self.opened.emit()

    def _refused(self, error: Exception) -> None:
        self._forget()
        self.surface.go_dark("held", tr("Not open to view"), error_text(error))
        self.opened.emit()

    def _late(self) -> None:
        if self._view.opened is None:
            self.surface.go_dark(
                "held", tr("No view ticket yet"), tr("Nothing is shown before the log says so.")
            )

    # --- time ---------------------------------------------------------------------------------

    def seconds(self, utc_s: float) -> float | None:
        """Seconds from its first picture at a moment; None while nothing is open."""
        return self.moments.seconds(utc_s) if self.moments is not None else None

    def index_at(self, utc_s: float) -> int | None:
        """The picture of a moment; None outside the clip."""
        if self.moments is None or self._lie is None:
            return None
        return self._lie.at(self.moments.seconds(utc_s)).index

    def lasts(self, utc_s: float) -> tuple[float, float]:
        """From when to when the picture of a moment is shown, UTC; outside the clip the moment."""
        index = self.index_at(utc_s)
        if index is None or self.moments is None or self.course is None or self._lie is None:
            return utc_s, utc_s
        end_s = self.course.end_of(index)
        if end_s <= self.course.at(index):
            end_s = self._lie.end_s
        return self.moments.utc(self.course.at(index)), self.moments.utc(end_s)

    def stepped(self, utc_s: float, count: int) -> float | None:
        """The moment so many of its pictures on; from outside, its nearest picture that way."""
        if self.moments is None or self.course is None:
            return None
        seconds = self.moments.seconds(utc_s)
        here = self.course.index_at(seconds)
        if seconds < 0 and count > 0:
            target = 0
        elif self.index_at(utc_s) is None and count < 0:
            target = here
        else:
            target = self.course.held(here + count)
        return self.moments.utc(self.course.at(target))

    def due(self, utc_s: float, *, exact: bool, heading: int, why_keys: str) -> None:
        """Show what there is for a moment; grey, with words, where there is nothing."""
        if self.moments is None or self._lie is None or self.course is None:
            return
        self._utc_s, self._keys_only = utc_s, why_keys
        standing = self._lie.at(self.moments.seconds(utc_s))
        before, self._standing = self._standing, standing
        if standing.index is None:
            self._wished = None
            if before is None or before.text != standing.text:
                self.surface.go_dark("clock", standing.text, words.grey_reason(standing.word))
                self._say(None)
            return
        if self._engine is None or self._wished == (standing.index, exact):
            return
        if heading and self._engine.busy:
            self._skip(before, standing, exact=exact)
            return
        if not exact and self._shows_key(standing.index):
            self._say(self.surface.shot)
            return
        self._wished = (standing.index, exact)
        self._engine.show(self._wish(standing.index, exact=exact, heading=heading))

    def retime(self, row: DeliveryRow) -> None:
        """Its row was read again: its time may be another one; what is shown stays shown."""
        self.row = row
        if self.moments is None:
            return
        known = moments_of(row.delivery, self.moments.first_s)
        if known is not None and known != self.moments:
            self.moments = known
            self._say(self.surface.shot)

    def use_look(self, look: Look) -> None:
        """Make its pictures clearer by these settings from now on."""
        if look != self.look:
            self.look = look
            self.again()

    def again(self) -> None:
        """The same picture anew, e.g. larger."""
        self._wished = None
        self.wanting.emit()

    def _skip(self, before: Standing | None, now: Standing, *, exact: bool) -> None:
        """It is still busy with an earlier picture: this one is left out unless it lasts."""
        if exact and before is not None and before.index is not None and now.index is not None:
            self.dropped += max(0, abs(now.index - before.index))

    def _shows_key(self, index: int) -> bool:
        shot, course = self.surface.shot, self.course
        key = course.key_before(index) if course is not None else None
        if key is None or shot is None:
            return False
        return shot.index == key and shot.look == self.look

    def _wish(self, index: int, *, exact: bool, heading: int) -> Wish:
        facts = self.row.clip.facts if self.row is not None else None
        slim = 1.0 if facts is None else min(1.0, facts.upright_aspect)  # its height counts then
        wide = round(self.surface.width() * self.surface.devicePixelRatioF() / slim)
        width = min(MAX_WIDTH_PX, max(_LEAST_PX, -(-wide // 64) * 64))
        return Wish(
            self._view.generation,
            index,
            exact,
            width if self.surface.zoom.neutral else None,
            heading,
            bool(heading),
            self.look,
        )

    # --- pictures -----------------------------------------------------------------------------

    def _pictured(self, shot: Shot) -> None:
        opened, standing, row = self._view.opened, self._standing, self.row
        if shot.generation != self._view.generation or opened is None or row is None:
            return
        facts = opened.media.clip.facts
        if facts is None or standing is None or standing.index is None:
            return  # the clock went on, out of the clip: a late picture would stand there frozen
        self.surface.show_shot(
            shot, self._book.at(shot.pts), facts.upright_size, Lines(), facts.upright_aspect
        )
        self._say(shot)
        self.shown.emit()

    def _no_picture(self, generation: int, index: int, text: str) -> None:
        if generation != self._view.generation:
            return
        if index < 0 or self.surface.shot is None:
            self.surface.go_dark("bad", tr("This clip does not open"), text)
        else:
            self.surface.note(
                tr("Picture {number} does not decode: {why}", number=index + 1, why=text), here=True
            )

    def _say(self, shot: Shot | None) -> None:
        row, moments = self.row, self.moments
        if row is None or moments is None:
            return
        place, item = words.place_of(row), row.delivery.item or ""
        if shot is None:
            self.surface.say_caption(Caption(place, item=item))
            return
        badge = words.keys_only(self._keys_only) if self._keys_only else ""
        if not shot.exact and not badge:
            badge = tr("the exact picture is coming")
        times = words.times_of(row.delivery, shot.t_s, moments, self._zone)
        self.surface.say_caption(Caption(place, times, item, badge))

    def _painted(self, shot: Shot) -> None:
        self._view.painted(shot.t_s)

    def _zoomed(self) -> None:
        self.again()
