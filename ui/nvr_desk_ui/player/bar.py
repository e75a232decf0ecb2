"""The strip of transport: buttons, sound sign, speed, time code and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.presenters import times
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import MARGIN, action_button, label, row, strip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from nvr_desk_ui.actions import ActionTable

_NARROW_PX = 700
_TIGHT_PX = 460
"""Below this boxes and tools are left to their keys too: the time code is never cut."""
_BUTTONS = ("first", "previous", "reverse", "toggle", "forward", "next", "last")


class TransportBar(QWidget):
    """What a person presses and types under the picture.

    Signals:
        typed: seconds from the first picture.
        mistyped: what was typed is no time code.
    """

    typed = Signal(float)
    mistyped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time_code = QLineEdit()
        self.sound = QToolButton()
        self._length = label("", "Mono")
        self._speed = label("", "Mono")
        self._spare: tuple[QWidget, ...] = ()
        self._keyed: tuple[QWidget, ...] = ()
        self._toggle: QAction | None = None
        self._playing = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._wire()

    def build(self, actions: ActionTable) -> None:
        """Lay out, with the buttons of the action table."""
        self._toggle = actions["play.toggle"]
        buttons = [action_button(actions[f"play.{name}"]) for name in _BUTTONS]
        more = [action_button(actions[f"play.{name}"]) for name in ("boxes", "tools")]
        self._spare = (buttons[0], buttons[-1], self._length)
        self._keyed = tuple(more)
        parts: tuple[QWidget | int, ...] = (
            *buttons,
            *more,
            1,
            self.sound,
            self._speed,
            self.time_code,
            self._length,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(strip(row(*parts, margin=MARGIN)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what has a key (first, last) gives way to the time code."""
        for part in self._spare:
            part.setVisible(event.size().width() >= _NARROW_PX)
        for part in self._keyed:
            part.setVisible(event.size().width() >= _TIGHT_PX)
        super().resizeEvent(event)

    def clear(self) -> None:
        """No clip."""
        self.time_code.setEnabled(False)
        self.time_code.clear()
        self.sound.hide()
        for part in (self._length, self._speed):
            part.setText("")

    def set_clip(self, length_s: float, *, sound: bool) -> None:
        """Take a clip's length, and whether it has sound."""
        self.time_code.setEnabled(True)
        self._length.setText(f"/ {times.clock_text(length_s)}")
        self.sound.setVisible(sound)

    def set_position(self, seconds: float) -> None:
        """Where the player stands; what is being typed stays."""
        if not self.time_code.hasFocus():
            self.time_code.setText(times.clock_text(seconds))

    def set_playing(self, *, playing: bool) -> None:
        """The button shows what pressing it does."""
        if self._toggle is not None and playing is not self._playing:
            self._playing = playing
            self._toggle.setIcon(theme.icon("pause" if playing else "play"))

    def set_speed(self, speed: str, dropped: str) -> None:
        """How it plays, and whether pictures are left out."""
        self._speed.setText("  ".join(word for word in (speed, dropped) if word))
        self._speed.setToolTip(
            tr("This machine cannot decode every picture in time; single steps show each one.")
            if dropped
            else ""
        )

    def ask_time_code(self) -> None:
        """Let a person type where to go."""
        self.time_code.setFocus()
        self.time_code.selectAll()

    def _wire(self) -> None:
        sound = self.sound
        sound.setObjectName("Flat")
        sound.setText("sound muted")
        sound.setToolTip("This clip has sound; it is not played")
        sound.setAccessibleName("Sound muted")
        sound.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        sound.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sound.hide()
        theme.bind_icon(sound, "muted", "warn")
        code = self.time_code
        code.setObjectName("Mono")
        code.setFont(theme.mono_font())
        code.setFixedWidth(120)
        code.setAccessibleName(tr("Time code"))
        code.setToolTip(tr("Type a time code and press Enter, e.g. 1:02.5"))
        code.returnPressed.connect(self._read)

    def _read(self) -> None:
        seconds = times.parse_clock(self.time_code.text())
        if seconds is None:
            self.mistyped.emit()
        else:
            self.typed.emit(seconds)
