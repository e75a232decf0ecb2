"""The strip of transport: buttons, sound sign, speed, time code and length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.player.fitting import Fitting
from nvr_desk_ui.presenters import times
from nvr_desk_ui.presenters.time_codes import NotATimeCodeError, picture_of, seconds_of
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.parts import MARGIN, action_button, label, row, strip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from nvr_desk_ui.actions import ActionTable

_WORDS_FROM_PX: Final = 700
"""A wider bar says beside the sign how the sound is; a narrower one in its tip."""
_BUTTONS: Final = ("first", "previous", "reverse", "toggle", "forward", "next", "last")
_MORE: Final = ("boxes", "tools")
_FIRST_AWAY: Final = ("tools", "boxes", "last", "first", "forward", "reverse", "next", "previous")
_PLAYING: Final = "playing"
"""Property of the action that two bars share."""


class TransportBar(QWidget):
    """What a person presses and types under the picture; the time code is never cut.

    Signals:
        typed: seconds from the first picture.
        numbered: number of a picture, from 1.
        mistyped: what was typed is neither; the words say why.
    """

    typed = Signal(float)
    numbered = Signal(int)
    mistyped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time_code = QLineEdit()
        self.sound = QToolButton()
        self._length = label("", "Mono")
        self._speed = label("", "Mono")
        self._fitting = Fitting()
        self._toggle: QAction | None = None
        self._sounds = False
        self._longest = times.clock_text(0.0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._wire()

    def build(self, actions: ActionTable) -> None:
        """Lay out, with the buttons of the action table."""
        self._toggle = actions["play.toggle"]
        buttons = {name: action_button(actions[f"play.{name}"]) for name in (*_BUTTONS, *_MORE)}
        kept = (buttons["toggle"], self.time_code)
        away = (buttons[name] for name in _FIRST_AWAY)
        spare = (self._length, *away, self._speed, self.sound)
        self._fitting.hold(kept, spare, self._has_something, {self.sound: actions["play.sound"]})
        ends = (self._fitting.more, self.sound, self._speed, self.time_code, self._length)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(strip(row(*buttons.values(), 1, *ends, margin=MARGIN)))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What is never put away; the rest gives way."""
        return QSize(self._fitting.least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what has a key gives way to the time code."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def clear(self) -> None:
        """No clip."""
        self.time_code.setEnabled(False)
        self.time_code.clear()
        self._sounds = False
        for part in (self._length, self._speed):
            part.setText("")
        self._fit()

    def set_clip(self, length_s: float, *, sound: bool) -> None:
        """Take a clip's length, and whether it has sound."""
        self.time_code.setEnabled(True)
        self._longest = times.clock_text(length_s)
        self._length.setText(f"/ {self._longest}")
        self._sounds = sound
        self._fit()

    def set_position(self, seconds: float) -> None:
        """Where the player stands; what is being typed stays."""
        if not self.time_code.hasFocus():
            self.time_code.setText(times.clock_text(seconds))

    def set_playing(self, *, playing: bool) -> None:
        """The button shows what pressing it does."""
        if self._toggle is not None and playing is not self._toggle.property(_PLAYING):
            self._toggle.setProperty(_PLAYING, playing)
            self._toggle.setIcon(theme.icon("pause" if playing else "play"))

    def set_speed(self, speed: str, dropped: str) -> None:
        """How it plays, and whether pictures are left out."""
        text = "  ".join(word for word in (speed, dropped) if word)
        self._speed.setToolTip(
            tr("This machine cannot decode every picture in time; single steps show each one.")
            if dropped
            else ""
        )
        if text != self._speed.text():
            self._speed.setText(text)
            self._fit()

    def say_sound(self, text: str, *, heard: bool) -> None:
        """How the sound is: beside its sign where there is room, else in its tip."""
        self.sound.setText(text)
        self.sound.setAccessibleName(text)
        self.sound.setToolTip(text)
        theme.bind_icon(self.sound, "sound" if heard else "muted", "warn")
        self._fit()

    def ask_time_code(self) -> None:
        """Let a person type where to go."""
        self.time_code.setFocus()
        self.time_code.selectAll()

    # --- the inside ---------------------------------------------------------------------------

    def _wire(self) -> None:
        sound = self.sound
        sound.setObjectName("Flat")
        sound.setText(tr("sound muted"))
        sound.setToolTip(tr("This clip has sound; it is not played"))
        sound.setAccessibleName(tr("Sound muted"))
        sound.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sound.hide()
        theme.bind_icon(sound, "muted", "warn")
        code = self.time_code
        code.setObjectName("Mono")
        code.setFont(theme.mono_font())
        code.setMaxLength(80)
        code.setAccessibleName(tr("Time code"))
        code.setToolTip(
            tr("Type a time code (1:02.5) or the number of a picture (#121) and press Enter")
        )
        code.returnPressed.connect(self._read)

    def _has_something(self, part: QWidget) -> bool:
        if part is self.sound:
            return self._sounds
        return bool(part.text()) if isinstance(part, QLabel) else True

    def _fit(self) -> None:
        words = self.width() >= _WORDS_FROM_PX
        style = Qt.ToolButtonStyle
        self.sound.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
        )
        self.sound.setVisible(self._sounds)
        self._measure()
        self._fitting.fit(self.width())
        self.updateGeometry()

    def _measure(self) -> None:
        """Room for the longest time code of the clip in the font in use."""
        code, metrics = self.time_code, self.time_code.fontMetrics()
        frame = code.sizeHint().width() - 17 * metrics.horizontalAdvance("x")
        wide = metrics.horizontalAdvance(self._longest) + max(frame, 12) + 4
        if wide != code.minimumWidth():
            code.setFixedWidth(wide)

    def _read(self) -> None:
        text = self.time_code.text()
        try:
            number = picture_of(text)
            seconds = seconds_of(text) if number is None else 0.0
        except NotATimeCodeError as error:
            self.time_code.selectAll()
            self.mistyped.emit(core(str(error)))
            return
        if number is None:
            self.typed.emit(seconds)
        else:
            self.numbered.emit(number)
