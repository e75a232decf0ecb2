"""The player: opens a view ticket, shows exact pictures inside it, says which were shown."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.player import headup
from nvr_desk_ui.player.boxes import BoxBook
from nvr_desk_ui.player.canvas import Canvas
from nvr_desk_ui.player.engine import MAX_WIDTH_PX, Engine
from nvr_desk_ui.player.pace import Pace
from nvr_desk_ui.player.scrubber import Scrubber
from nvr_desk_ui.player.spans import ShownSpans
from nvr_desk_ui.player.transport import Transport
from nvr_desk_ui.presenters import times, words
from nvr_desk_ui.widgets.parts import MARGIN, action_button, column, label, row, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from nvr_desk.desk import Desk
    from nvr_desk.desk.view import OpenMedia, ViewTicket
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.media import Thumbnail
    from nvr_desk.records.track import Analysis, ObjectClass
    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.engine import Pictures, Shot
    from nvr_desk_ui.selection import Instant, SelectionModel, TrackKey

TICKET_WAIT_MS = 1000
"""After this long without a ticket the tile says so; it stays dark."""
_TICK_MS = 8
_REPORT_MS = 1000
_NARROW_PX = 640


@dataclass(frozen=True, slots=True)
class _Opened:
    """All that comes with a ticket."""

    ticket: ViewTicket
    media: OpenMedia
    analysis: Analysis | None
    strip: tuple[Thumbnail, ...]


class PlayerPanel(QWidget):
    """One delivery at a time."""

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
        self._engine = Engine(session, self)
        self.canvas = Canvas()
        self.scrubber = Scrubber()
        self.time_code = QLineEdit()
        self._length = label("", "Mono")
        self._sound = QToolButton()
        self._speed = label("", "Mono")
        self._case: str | None = None
        self._zone: str | None = None
        self._generation = 0
        self._row: DeliveryRow | None = None
        self._opened: _Opened | None = None
        self._transport: Transport | None = None
        self._book = BoxBook(None)
        self._spans = ShownSpans()
        self._pending_s: float | None = None
        self._unshown = False
        self._spare: tuple[QWidget, ...] = ()
        self._pace = Pace()
        self._patience = self._timer(TICKET_WAIT_MS, self._say_no_ticket, single=True)
        self._ticker = self._timer(_TICK_MS, self._tick)
        self._reporter = self._timer(_REPORT_MS, self._report_due)
        self._wire()
        self.show_nothing()

    # --- what the window tells it -------------------------------------------------------------

    def build(self, actions: ActionTable) -> None:
        """Lay out, with the buttons of the action table."""
        names = ("first", "previous", "reverse", "toggle", "forward", "next", "last")
        buttons = [action_button(actions[f"play.{name}"]) for name in names]
        self._spare = (buttons[0], buttons[-1], self._length)
        boxes = action_button(actions["play.boxes"])
        bar = row(
            *buttons,
            boxes,
            1,
            self._sound,
            self._speed,
            self.time_code,
            self._length,
            margin=MARGIN,
        )
        self.setLayout(column(self.canvas, self.scrubber, strip(bar), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what has a key (first, last) gives way to the time code."""
        for part in self._spare:
            part.setVisible(event.size().width() >= _NARROW_PX)
        super().resizeEvent(event)

    def use_case(self, case: str | None, zone: str | None) -> None:
        """Views are opened in that case from now on."""
        if case != self._case:
            self.close_view()
            self.show_nothing()
        self._case, self._zone = case, zone

    def reopen(self) -> None:
        """Try again, e.g. once a purpose was stated."""
        if self._opened is None and self._selection.delivery_id:
            self._open(self._selection.delivery_id)

    def conceal(self, icon: str = "held", title: str = "Locked", text: str = "") -> None:
        """Nothing may be shown: say what was, close the view, keep no picture."""
        self.close_view()
        self.canvas.go_dark(icon, title, text)

    def check_consent(self) -> None:
        """The rows were read again: what may no longer be shown leaves the tile at once."""
        row_ = self._row
        found = self._lookup(row_.delivery.id) if row_ is not None else None
        if row_ is None or found is None:
            return
        if found.delivery.visibility is not row_.delivery.visibility:
            self._open(found.delivery.id)
        else:
            self._row = found

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.canvas.go_dark("camera", "No delivery chosen", "Choose one in the list or timeline.")

    def shutdown(self) -> None:
        """Report what was shown, close the view, end the worker."""
        self.close_view()
        self._reporter.stop()
        self._engine.close()

    # --- transport, called by the action table ------------------------------------------------

    def toggle(self) -> None:
        """Play or pause."""
        self._move(lambda clip: clip.toggle(time.monotonic()))

    def pause(self) -> None:
        """Stay on this picture."""
        self._move(lambda clip: clip.pause())

    def shuttle(self, direction: int) -> None:
        """J (−1) and L (+1)."""
        self._move(lambda clip: clip.shuttle(direction, time.monotonic()))

    def step(self, count: int) -> None:
        """Single pictures; at an end it stays and says so."""
        clip = self._transport
        if clip is not None and clip.at_end(count) and not clip.speed:
            self.canvas.note(
                "This is the last picture" if count > 0 else "This is the first picture"
            )
            return
        self._move(lambda clip: clip.step(count))

    def skip(self, seconds: float) -> None:
        """Seconds on or back."""
        self._move(lambda clip: clip.skip(seconds))

    def seek(self, seconds: float) -> None:
        """To the picture of that moment, seconds from the first picture."""
        self._move(lambda clip: clip.seek(seconds))

    def first(self) -> None:
        """First picture."""
        self._move(lambda clip: clip.jump(0))

    def last(self) -> None:
        """Last picture."""
        self._move(lambda clip: clip.jump(clip.count - 1))

    def toggle_boxes(self) -> None:
        """Boxes on or off."""
        self.canvas.show_boxes = not self.canvas.show_boxes
        self.canvas.update()

    def focus_time_code(self) -> None:
        """Let a person type where to go."""
        self.time_code.setFocus()
        self.time_code.selectAll()

    # --- opening and closing ------------------------------------------------------------------

    def close_view(self) -> None:
        """Say what was shown, close the ticket, go dark."""
        self._generation += 1
        self._patience.stop()
        self._ticker.stop()
        self._engine.drop()
        opened, self._opened, self._transport = self._opened, None, None
        self.scrubber.clear()
        self.time_code.setEnabled(False)
        self.time_code.clear()
        self._sound.hide()
        for part in (self._length, self._speed):
            part.setText("")
        if opened is None or self._row is None:
            return
        spans, name = self._spans.take(), self._row.delivery.id

        def work(desk: Desk) -> None:
            for low, high in spans:
                desk.view.shown(opened.ticket, name, low, high)
            desk.view.close(opened.ticket)

        self._bridge.ask(work, title="Close view", urgency=Urgency.VIEW)

    def _open(self, delivery_id: str | None) -> None:
        self.close_view()
        self._pending_s = None
        found = self._lookup(delivery_id) if delivery_id else None
        self._row = found
        if found is None or self._case is None:
            self.show_nothing()
            return
        badge = words.visibility_badge(found.delivery.visibility)
        if found.delivery.visibility is not Visibility.SHOWN:
            self.canvas.go_dark(badge.icon, f"{badge.word}: not open to view", badge.sentence)
            return
        if found.clip.state in (MediaState.BAD, MediaState.UNSUPPORTED) or not found.clip.facts:
            state = words.media_badge(found.clip.state, found.clip.reason)
            self.canvas.go_dark(state.icon, f"{state.word} clip", state.sentence)
            return
        self.canvas.go_dark("clock", "Opening…", found.delivery.name)
        self._patience.start()
        case, generation = self._case, self._generation
        self._bridge.ask(
            lambda desk: self._open_unless_late(desk, generation, case, found.delivery.id),
            lambda opened: self._take(generation, opened),
            lambda error: self._refused(generation, error),
            title="Open view",
            urgency=Urgency.VIEW,
            through=True,  # a ticket that comes too late is closed at once, also while locked
        )

    def _open_unless_late(
        self, desk: Desk, generation: int, case: str, delivery_id: str
    ) -> _Opened:
        opened = _open_all(desk, case, delivery_id)
        if generation != self._generation:  # the window may be gone before the answer arrives
            desk.view.close(opened.ticket)
        return opened

    def _take(self, generation: int, opened: _Opened) -> None:
        if generation != self._generation:
            self._bridge.ask(lambda desk: desk.view.close(opened.ticket), title="Close view")
            return
        self._patience.stop()
        pts, facts = opened.media.pts, opened.media.clip.facts
        if facts is None or len(pts) == 0:
            self.canvas.go_dark("bad", "No picture decodes", opened.media.clip.reason or "")
            return
        base = float(facts.time_base)
        self._opened = opened
        self._transport = Transport((pts - pts[0]) * base)
        self._book = BoxBook(opened.analysis)
        self._dress(opened, self._transport, float(pts[0]) * base)
        self._engine.open(generation, opened.media)
        if self._pending_s is not None:
            self._transport.seek(self._pending_s)
        self._show_due()

    def _refused(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self._patience.stop()
            self.canvas.go_dark("held", "Not open to view", words.error_text(error))

    def _say_no_ticket(self) -> None:
        if self._opened is None:
            self.canvas.go_dark(
                "held", "No view ticket yet", "Nothing is shown before the log says so."
            )

    def _dress(self, opened: _Opened, clip: Transport, start_s: float) -> None:
        self.scrubber.set_clip(clip.length_s, _marks(opened, start_s))
        self.time_code.setEnabled(True)
        self._length.setText(f"/ {times.clock_text(clip.length_s)}")
        facts = opened.media.clip.facts
        self._sound.setVisible(facts is not None and facts.sound is not None)
        base = float(facts.time_base) if facts is not None else 1.0
        generation, strip = self._generation, opened.strip
        self._bridge.free(lambda: (generation, _decoded(strip, base, start_s)), self._put_strip)

    def _put_strip(self, answer: tuple[int, list[tuple[float, QImage]]]) -> None:
        generation, images = answer
        if generation == self._generation:
            self.scrubber.set_images(images)

    # --- pictures -----------------------------------------------------------------------------

    def _move(self, change: Callable[[Transport], None]) -> None:
        clip = self._transport
        if clip is None:
            return
        change(clip)
        self._pace.restart(time.monotonic())
        self._show_due()
        if clip.speed:
            self._ticker.start()
        self._tell_speed(clip)

    def _tick(self) -> None:
        clip = self._transport
        if clip is None or not clip.speed:
            self._ticker.stop()
            return
        before, now = clip.index, time.monotonic()
        if clip.tick(now):
            self._unshown = True
            self._pace.due(abs(clip.index - before))
        if self._unshown and not self._engine.busy:
            self._show_due()
        if not clip.speed:
            self._show_due()
            self._tell_speed(clip)
        elif self._pace.look(now):
            self._tell_speed(clip)

    def _show_due(self) -> None:
        clip = self._transport
        if clip is None:
            return
        self._unshown = False
        heading = (clip.speed > 0) - (clip.speed < 0)
        width = self._width_px() if heading else MAX_WIDTH_PX
        self._engine.show(
            self._generation, clip.index, exact=clip.exact, width=width, heading=heading
        )

    def _width_px(self) -> int:
        """While playing no wider than the tile, in steps so that a resize changes it seldom."""
        wide = round(self.canvas.width() * self.canvas.devicePixelRatioF())
        return min(MAX_WIDTH_PX, max(320, -(-wide // 64) * 64))

    def _pictured(self, shot: Shot) -> None:
        row_, opened, clip = self._row, self._opened, self._transport
        if shot.generation != self._generation or not row_ or not opened or not clip:
            return
        facts = opened.media.clip.facts
        if opened.ticket.closed or facts is None:
            return
        seconds = shot.t_s - float(opened.media.pts[0]) * float(facts.time_base)
        lines = (
            headup.time_lines(row_, seconds, self._zone),
            headup.place_lines(row_, shot.index, clip.count, shot.pts, seconds),
        )
        self._pace.shown()
        self.canvas.show_shot(shot, self._book.at(shot.pts), facts.upright_size, lines)
        self.scrubber.set_position(seconds)
        if not self.time_code.hasFocus():
            self.time_code.setText(times.clock_text(seconds))
        self._selection.report_instant(row_.delivery.id, seconds)

    def _no_picture(self, generation: int, index: int, text: str) -> None:
        if generation != self._generation:
            return
        if index < 0 or self.canvas.shot is None:
            self.canvas.go_dark("bad", "This clip does not open", text)
        else:
            self.canvas.note(f"Picture {index + 1} does not decode: {text}")

    def _painted(self, shot: Shot) -> None:
        self._spans.add(shot.t_s, time.monotonic())

    def _report_due(self) -> None:
        opened, row_ = self._opened, self._row
        if opened is None or row_ is None or not self._spans.due(time.monotonic()):
            return
        spans, name = self._spans.take(), row_.delivery.id

        def work(desk: Desk) -> None:
            for low, high in spans:
                desk.view.shown(opened.ticket, name, low, high)

        self._bridge.ask(work, title="Report what was shown")

    # --- the inside ---------------------------------------------------------------------------

    def _wire(self) -> None:
        self._sound.setObjectName("Flat")
        self._sound.setText("sound muted")
        self._sound.setToolTip("This clip has sound; it is not played")
        self._sound.setAccessibleName("Sound muted")
        self._sound.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sound.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sound.hide()
        theme.bind_icon(self._sound, "muted", "warn")
        self.time_code.setObjectName("Mono")
        self.time_code.setFont(theme.mono_font())
        self.time_code.setFixedWidth(120)
        self.time_code.setAccessibleName("Time code")
        self.time_code.setToolTip("Type a time code and press Enter, e.g. 1:02.5")
        self.time_code.returnPressed.connect(self._typed)
        self._engine.pictured.connect(self._pictured)
        self._engine.failed.connect(self._no_picture)
        self.canvas.painted.connect(self._painted)
        self.canvas.box_clicked.connect(self._box_clicked)
        self.scrubber.moved.connect(self.seek)
        self._selection.selected_delivery.connect(self._open)
        self._selection.selected_track.connect(self._track_chosen)
        self._selection.seek_requested.connect(self._sought)
        self._reporter.start()

    def _typed(self) -> None:
        seconds = times.parse_clock(self.time_code.text())
        if seconds is None:
            self.canvas.note("Not a time code: type seconds, m:s or h:m:s")
            return
        self.seek(seconds)
        self.canvas.setFocus()

    def _sought(self, instant: Instant) -> None:
        if self._row is None or instant.delivery_id != self._row.delivery.id:
            return
        if self._transport is None:
            self._pending_s = instant.seconds
        else:
            self.seek(instant.seconds)

    def _track_chosen(self, key: TrackKey | None) -> None:
        self.canvas.choose(key.number if key is not None else None)

    def _box_clicked(self, number: int) -> None:
        if self._row is not None:
            self._selection.choose_track(self._row.delivery.id, number)

    def _tell_speed(self, clip: Transport) -> None:
        words = [f"{clip.speed:+g}×"] if clip.speed not in (0, 1) else []
        dropped = self._pace.text if clip.speed and clip.exact else ""
        words += [dropped] if dropped else []
        self._speed.setText("  ".join(words))
        self._speed.setToolTip(
            "This machine cannot decode every picture in time; single steps show each one."
            if dropped
            else ""
        )

    def _timer(self, interval_ms: int, slot: Callable[[], None], *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer


def _open_all(desk: Desk, case: str, delivery_id: str) -> _Opened:
    ticket = desk.view.open(case, [delivery_id], "player")
    try:
        return _Opened(
            ticket,
            desk.view.media(ticket, delivery_id),
            desk.view.analysis(ticket, delivery_id),
            desk.view.strip(ticket, delivery_id),
        )
    except Exception as error:
        desk.view.close(ticket, error)
        raise


def _marks(opened: _Opened, start_s: float) -> list[tuple[ObjectClass, float, float]]:
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
