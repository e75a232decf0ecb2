"""The player: one delivery under one view ticket, with all that is shown around its picture."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk_ui.player import headup, loop
from nvr_desk_ui.player.bar import TransportBar
from nvr_desk_ui.player.boxes import BoxBook
from nvr_desk_ui.player.canvas import Canvas
from nvr_desk_ui.player.drive import Drive
from nvr_desk_ui.player.gate import Gate
from nvr_desk_ui.player.held import HeldKeys
from nvr_desk_ui.player.look import Look
from nvr_desk_ui.player.opening import ViewKeeper
from nvr_desk_ui.player.paint import NARROW_PX, Lines
from nvr_desk_ui.player.scrubber import Scrubber
from nvr_desk_ui.player.shots import MAX_WIDTH_PX
from nvr_desk_ui.player.tools import PictureTools
from nvr_desk_ui.presenters import time_codes, words
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.media import Thumbnail
    from nvr_desk.records.track import ObjectClass
    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.opening import Opened
    from nvr_desk_ui.player.shots import Pictures, Shot
    from nvr_desk_ui.player.transport import Transport
    from nvr_desk_ui.selection import Instant, SelectionModel, TrackKey


class PlayerPanel(QWidget):
    """One delivery at a time.

    Attributes:
        drive: play, steps and seeks.
        canvas: the picture surface.
    """

    def __init__(
        self,
        bridge: Bridge,
        selection: SelectionModel,
        session: Callable[[], Pictures],
        lookup: Callable[[str], DeliveryRow | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._selection = selection
        self._lookup = lookup
        gate = Gate()
        self._view = ViewKeeper(bridge, gate, self._say_no_ticket, self)
        self.canvas = Canvas(gate)
        self.scrubber = Scrubber(gate)
        self.bar = TransportBar()
        self.tools = PictureTools()
        self.drive = Drive(session, self, self)
        self._keys = HeldKeys(self)
        self._case: str | None = None
        self._zone: str | None = None
        self._row: DeliveryRow | None = None
        self._book = BoxBook(None)
        self._pending_s: float | None = None
        self._wire()
        self.show_nothing()

    # --- what the drive asks ------------------------------------------------------------------

    @property
    def shot(self) -> Shot | None:
        """What is on screen; None while dark."""
        return self.canvas.shot

    @property
    def look(self) -> Look:
        """What the picture tools are set to."""
        return self.tools.look

    @property
    def loop_s(self) -> tuple[float, float] | None:
        """Where *in* and *out* stand, container seconds; None unless both are set."""
        clip, opened = self.drive.clip, self._view.opened
        facts = opened.media.clip.facts if opened else None
        if clip is None or opened is None or facts is None or None in clip.loop:
            return None
        first, last = (opened.media.pts[at] for at in clip.loop if at is not None)
        return float(int(first) * facts.time_base), float(int(last) * facts.time_base)

    def nth(self, shot: Shot) -> int:
        """Which of the pictures with its pts a picture is, from 0."""
        opened = self._view.opened
        if opened is None:
            return 0
        return int((opened.media.pts[: shot.index] == shot.pts).sum())

    def width_px(self, *, playing: bool) -> int | None:
        """While playing as wide as it is painted, so that nothing is scaled twice."""
        if not self.canvas.zoom.neutral:
            return None
        opened = self._view.opened
        facts = opened.media.clip.facts if opened is not None else None
        if not playing or facts is None or self.tools.look.deinterlace:
            return MAX_WIDTH_PX
        return min(MAX_WIDTH_PX, self.canvas.fitted_px(facts.upright_size, facts.upright_aspect))

    # --- what the window tells it -------------------------------------------------------------

    def build(self, actions: ActionTable) -> None:
        """Lay out, with the buttons of the action table."""
        self.bar.build(actions)
        self.tools.build(actions)
        self._keys.watch(*(actions[f"play.{name}"] for name in ("stop", "forward", "reverse")))
        self.setLayout(column(self.canvas, self.scrubber, self.tools, self.bar, gap=0))

    def use_case(self, case: str | None, zone: str | None) -> None:
        """Views are opened in that case from now on."""
        if case != self._case:
            self.close_view()
            self.show_nothing()
        self._case, self._zone = case, zone

    def reopen(self) -> None:
        """Try again, e.g. once a purpose was stated."""
        if self._view.opened is None and self._selection.delivery_id:
            self._open(self._selection.delivery_id)

    def conceal(self, icon: str = "held", title: str = "Locked", text: str = "") -> None:
        """Nothing may be shown: say what was, close the view, keep no picture."""
        self.close_view()
        self.canvas.go_dark(icon, title, text)

    def check_consent(self) -> None:
        """The rows were read again: what may no longer be shown leaves the tile at once."""
        row = self._row
        found = self._lookup(row.delivery.id) if row is not None else None
        if row is None or found is None:
            return
        if found.delivery.visibility is not row.delivery.visibility:
            self._open(found.delivery.id)
        else:
            self._row = found

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.canvas.go_dark("camera", "No delivery chosen", "Choose one in the list or timeline.")

    def shutdown(self) -> None:
        """Report what was shown, close the view, end the worker."""
        self.close_view()
        self._view.stop()
        self.drive.close()

    # --- called by the action table -----------------------------------------------------------

    def shuttle(self, direction: int) -> None:
        """J (−1) and L (+1); while K is held they are single steps."""
        if self._keys.stop_held:
            self.drive.step(direction)
        else:
            self.drive.shuttle(direction)

    def loop_from(self) -> None:
        """The loop begins here."""
        self._loop(self.drive.loop_from)

    def loop_to(self) -> None:
        """The loop ends here."""
        self._loop(self.drive.loop_to)

    def loop_off(self) -> None:
        """No loop."""
        self._loop(self.drive.loop_off)

    def leap(self, seconds: float) -> None:
        """Go on playing from there; what lies between is not shown."""
        clip = self.drive.clip
        if clip is not None and clip.speed:
            clip.leap(seconds, time.monotonic())

    def toggle_boxes(self) -> None:
        """Boxes on or off."""
        self.canvas.show_boxes = not self.canvas.show_boxes
        self.canvas.update()

    def toggle_tools(self) -> None:
        """Show the picture tools or put them away; what they are set to stays."""
        self.tools.setVisible(self.tools.isHidden())

    def toggle_deinterlace(self) -> None:
        """One field of two, or both."""
        look = self.tools.look
        self.tools.set_look(replace(look, deinterlace=not look.deinterlace))

    def plain(self) -> None:
        """The picture as it was decoded: whole, with no tool in use."""
        self.canvas.whole()
        self.tools.set_look(Look())

    def focus_time_code(self) -> None:
        """Let a person type where to go."""
        self.bar.ask_time_code()

    # --- opening and closing ------------------------------------------------------------------

    def close_view(self) -> None:
        """Say what was shown, close the ticket, go dark."""
        self.drive.drop()
        self.scrubber.clear()
        self.bar.clear()
        self._view.close()

    def _open(self, delivery_id: str | None) -> None:
        self.close_view()
        self._pending_s = None
        self.plain()
        found = self._lookup(delivery_id) if delivery_id else None
        self._row = found
        if found is None or self._case is None:
            self.show_nothing()
            return
        badge = words.visibility_badge(found.delivery.visibility)
        if found.delivery.visibility is not Visibility.SHOWN:
            self.canvas.go_dark(
                badge.icon, tr("{word}: not open to view", word=badge.word), badge.sentence
            )
            return
        if found.clip.state in (MediaState.BAD, MediaState.UNSUPPORTED) or not found.clip.facts:
            state = words.media_badge(found.clip.state, found.clip.reason)
            self.canvas.go_dark(state.icon, tr("{word} clip", word=state.word), state.sentence)
            return
        self.canvas.go_dark("clock", "Opening…", found.delivery.name)
        self._view.open(self._case, found.delivery.id, self._take, self._refused)

    def _take(self, opened: Opened) -> None:
        pts, facts = opened.media.pts, opened.media.clip.facts
        if facts is None or len(pts) == 0:
            self.canvas.go_dark("bad", "No picture decodes", opened.media.clip.reason or "")
            return
        self._book = BoxBook(opened.analysis)
        clip = self.drive.open(self._view.generation, opened.media, self._pending_s)
        base = float(facts.time_base)
        start_s = float(pts[0]) * base
        self.scrubber.set_clip(clip.length_s, _marks(opened, start_s))
        self.bar.set_clip(clip.length_s, sound=facts.sound is not None)
        generation, strip = self._view.generation, opened.strip
        self._bridge.free(lambda: (generation, _decoded(strip, base, start_s)), self._put_strip)

    def _refused(self, error: Exception) -> None:
        self.drive.drop()
        self.scrubber.clear()
        self.bar.clear()
        self.canvas.go_dark("held", "Not open to view", words.error_text(error))

    def _say_no_ticket(self) -> None:
        if self._view.opened is None:
            self.canvas.go_dark(
                "held", "No view ticket yet", "Nothing is shown before the log says so."
            )

    def _put_strip(self, answer: tuple[int, list[tuple[float, QImage]]]) -> None:
        generation, images = answer
        if generation == self._view.generation:
            self.scrubber.set_images(images)

    # --- pictures -----------------------------------------------------------------------------

    def _pictured(self, shot: Shot) -> None:
        row, opened, clip = self._row, self._view.opened, self.drive.clip
        if shot.generation != self._view.generation or not row or not opened or not clip:
            return
        facts = opened.media.clip.facts
        if facts is None:
            return
        lines = self._lines(row, clip, shot)
        self.canvas.show_shot(
            shot, self._book.at(shot.pts), facts.upright_size, lines, facts.upright_aspect
        )
        seconds = clip.course.at(shot.index)
        self.scrubber.set_position(seconds)
        self.bar.set_position(seconds)
        self._selection.report_instant(row.delivery.id, seconds)

    def _lines(self, row: DeliveryRow, clip: Transport, shot: Shot) -> Lines:
        """What is said over a picture, of that picture and of how it came."""
        seconds, facts = clip.course.at(shot.index), row.clip.facts
        wanted = self.width_px(playing=clip.speed < 0)
        wide = facts.upright_size[0] if facts is not None else shot.width
        smaller = clip.speed < 0 and shot.width < min(wide, wanted or wide) - 1
        place = headup.place_lines(row, shot.index, clip.count, shot.pts, seconds)
        states = headup.states(clip, exact=shot.exact, smaller=smaller)
        motion = headup.motion_lines(clip, states)
        right = [*place, *motion]
        if self.canvas.width() < NARROW_PX:
            right = headup.brief_lines(row, clip, shot.index, shot.pts, motion)
        return Lines(headup.time_lines(row, seconds, self._zone), right, states=states)

    def _no_picture(self, generation: int, index: int, text: str) -> None:
        if generation != self._view.generation:
            return
        if index < 0 or self.canvas.shot is None:
            self.canvas.go_dark("bad", "This clip does not open", text)
        else:
            self.canvas.note(
                tr("Picture {number} does not decode: {why}", number=index + 1, why=text),
                here=True,
            )

    def _tell_speed(self) -> None:
        """Say how it plays, under the picture and over the one that is shown."""
        clip, shot, row = self.drive.clip, self.canvas.shot, self._row
        if clip is None:
            return
        speed = f"{clip.speed:+g}×" if clip.speed not in (0, 1) else ""
        self.bar.set_speed(speed, self.drive.pace_text)
        self.bar.set_playing(playing=clip.speed != 0)
        first, last = (None if at is None else clip.course.at(at) for at in clip.loop)
        self.scrubber.set_loop(first, last)
        if shot is not None and row is not None and shot.generation == self._view.generation:
            self.canvas.say(self._lines(row, clip, shot))

    # --- the inside ---------------------------------------------------------------------------

    def _wire(self) -> None:
        self.drive.pictured.connect(self._pictured)
        self.drive.failed.connect(self._no_picture)
        self.drive.told.connect(self._tell_speed)
        self.drive.stuck.connect(self._stuck)
        self.canvas.painted.connect(self._painted)
        self.canvas.box_clicked.connect(self._box_clicked)
        self.canvas.zoomed.connect(self._zoomed)
        self.scrubber.moved.connect(self.drive.seek)
        self.scrubber.dragged.connect(self.drive.scrub)
        self.bar.typed.connect(self._typed)
        self.bar.numbered.connect(self._numbered)
        self.bar.mistyped.connect(self._mistyped)
        self.tools.changed.connect(self._look_changed)
        self._keys.slow.connect(self.drive.slow)
        self._selection.selected_delivery.connect(self._open)
        self._selection.selected_track.connect(self._track_chosen)
        self._selection.seek_requested.connect(self._sought)

    def _painted(self, shot: Shot) -> None:
        self._view.painted(shot.t_s)

    def _stuck(self, way: int) -> None:
        last, first = tr("This is the last picture"), tr("This is the first picture")
        self.canvas.note(last if way > 0 else first, here=True)

    def _loop(self, change: Callable[[], None]) -> None:
        """Change the loop, and say what it is now: the display may be off."""
        clip = self.drive.clip
        if clip is not None:
            before = clip.loop
            change()
            self.canvas.note(loop.words(before, clip.loop, headup.loop_text(clip)))

    def _typed(self, seconds: float) -> None:
        clip = self.drive.clip
        self.canvas.setFocus()
        if clip is None:
            return
        if (why := time_codes.beyond(seconds, clip.length_s)) is not None:
            self.canvas.note(why)
        else:
            self.drive.seek(seconds + time_codes.ROUNDED_S)

    def _mistyped(self, why: str) -> None:
        self.canvas.note(why)

    def _numbered(self, number: int) -> None:
        clip = self.drive.clip
        self.canvas.setFocus()
        if clip is None:
            return
        if (why := time_codes.no_picture(number, clip.count)) is not None:
            self.canvas.note(why)
        elif clip.index != number - 1:
            self.drive.step(number - 1 - clip.index)

    def _look_changed(self, _look: Look) -> None:
        self.drive.again()

    def _zoomed(self) -> None:
        """Enlarged, a picture that was shrunk is fetched at its own size."""
        facts = self._view.opened.media.clip.facts if self._view.opened else None
        shot = self.canvas.shot
        if facts is not None and shot is not None and shot.width < facts.upright_size[0]:
            self.drive.again()

    def _sought(self, instant: Instant) -> None:
        if self._row is None or instant.delivery_id != self._row.delivery.id:
            return
        if self.drive.clip is None:
            self._pending_s = instant.seconds
        else:
            self.drive.seek(instant.seconds)

    def _track_chosen(self, key: TrackKey | None) -> None:
        self.canvas.choose(key.number if key is not None else None)

    def _box_clicked(self, number: int) -> None:
        if self._row is not None:
            self._selection.choose_track(self._row.delivery.id, number)


def _marks(opened: Opened, start_s: float) -> list[tuple[ObjectClass, float, float]]:
    facts, analysis = opened.media.clip.facts, opened.analysis
    if facts is None or analysis is None:
        return []
    base = float(facts.time_base)
    return [
        (track.cls, float(track.pts[0]) * base - start_s, float(track.pts[-1]) * base - start_s)
        for track in analysis.tracks
    ]


def _decoded(
    strip: tuple[Thumbnail, ...], base: float, start_s: float
) -> list[tuple[float, QImage]]:
    pairs = ((thumb.pts * base - start_s, QImage.fromData(thumb.jpeg)) for thumb in strip)
    return [(seconds, image) for seconds, image in pairs if not image.isNull()]
