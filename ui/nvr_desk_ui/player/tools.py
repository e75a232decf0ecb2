"""The picture tools: sliders over a copy of the picture; the original is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QSlider, QVBoxLayout, QWidget

from nvr_desk_ui.player.look import STEPS, Look
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.parts import MARGIN, action_button, label, row, strip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from nvr_desk_ui.actions import ActionTable

_NAMES = (later("Brightness"), later("Contrast"), later("Gamma"))


_NARROW_PX = 640


class PictureTools(QWidget):
    """A strip of sliders; hidden until it is asked for.

    Signals:
        changed: Look.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sliders = tuple(_slider(name) for name in _NAMES)
        self._values: tuple[QLabel, ...] = tuple(label("0", "Mono") for _ in _NAMES)
        self._deinterlace = QCheckBox(tr("Deinterlace"))
        self._deinterlace.setToolTip(tr("Shows one field of two: what moves no longer combs"))
        self._look = Look()
        self._spare: tuple[QWidget, ...] = ()
        for slider in self._sliders:
            slider.valueChanged.connect(self._turned)
        self._deinterlace.toggled.connect(self._turned)
        for value in self._values:
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance("−100"))
        self.hide()

    @property
    def look(self) -> Look:
        """The settings in use."""
        return self._look

    def build(self, actions: ActionTable) -> None:
        """Lay out, with the buttons of the action table."""
        parts: list[QWidget | int] = []
        words = tuple(label(tr(name)) for name in _NAMES)
        for word, slider, value in zip(words, self._sliders, self._values, strict=True):
            parts += [word, slider, value]
        names = ("zoom_out", "zoom_in", "plain")
        buttons = [action_button(actions[f"play.{name}"]) for name in names]
        self._spare = (*words, *self._values, *buttons[:2])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(strip(row(*parts, self._deinterlace, 1, *buttons, margin=MARGIN)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sliders alone; names are told by tips, and zoom has its keys."""
        for part in self._spare:
            part.setVisible(event.size().width() >= _NARROW_PX)
        super().resizeEvent(event)

    def set_look(self, look: Look) -> None:
        """Take settings from elsewhere, e.g. none at all."""
        if look != self._look:
            self._turn_to(look)
            self._turned()

    def show_look(self, look: Look) -> None:
        """Show settings that are in use already, e.g. of another tile; nobody is told."""
        self._turn_to(look)
        self._look = look
        self._say()

    def _turn_to(self, look: Look) -> None:
        wanted = (look.brightness, look.contrast, look.gamma)
        for slider, amount in zip(self._sliders, wanted, strict=True):
            with QSignalBlocker(slider):
                slider.setValue(amount)
        with QSignalBlocker(self._deinterlace):
            self._deinterlace.setChecked(look.deinterlace)

    def _say(self) -> None:
        for value, slider in zip(self._values, self._sliders, strict=True):
            value.setText(f"{slider.value():+d}" if slider.value() else "0")

    def _turned(self) -> None:
        brightness, contrast, gamma = (slider.value() for slider in self._sliders)
        look = Look(brightness, contrast, gamma, self._deinterlace.isChecked())
        self._say()
        if look != self._look:
            self._look = look
            self.changed.emit(look)


def _slider(name: str) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(-STEPS, STEPS)
    made.setPageStep(10)
    made.setMinimumWidth(44)
    made.setAccessibleName(tr(name))
    made.setToolTip(tr("{tool} of the shown copy; the original is never touched", tool=tr(name)))
    return made
