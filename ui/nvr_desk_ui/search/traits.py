"""Fields for what is asked of appearances themselves: colour, way, time in sight, size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from nvr_desk.records.attributes import ColourName, Direction, Part
from nvr_desk_ui.presenters.search import DIRECTIONS, PARTS, TraitTexts
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.parts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.attributes import Traits

_SWATCHES = {
    ColourName.BLACK: "#111111",
    ColourName.GREY: "#808080",
    ColourName.WHITE: "#ffffff",
    ColourName.RED: "#d02020",
    ColourName.ORANGE: "#ff8c1a",
    ColourName.YELLOW: "#f2d600",
    ColourName.GREEN: "#2e8b3d",
    ColourName.BLUE: "#2b5fd9",
    ColourName.PURPLE: "#7d3c98",
    ColourName.PINK: "#f58fb5",
    ColourName.BROWN: "#7b4a21",
    ColourName.BEIGE: "#d8c8a0",
}
_SWATCH_PX = 12


class TraitFields(QWidget):
    """Two lines of the search form; ``texts`` is what stands in them."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self.colour = self._choice("Colour", "A colour as the camera shows it, in its own light")
        self.colour.addItem(tr("any colour"), None)
        for name in ColourName:
            self.colour.addItem(_swatch(_SWATCHES[name]), core(name.value), name.value)
        self.part = self._choice("Where the colour is", "A vehicle has a body only")
        for part, words in PARTS:
            self.part.addItem(tr(words), part.value)
        self.direction = self._choice("Way in the picture", "Which way it moved in the picture")
        self.direction.addItem(tr("any way"), None)
        for way, words in DIRECTIONS:
            self.direction.addItem(core(words), way.value)
        self.dwell = self._number(tr("Least seconds in sight"), tr("from s"), ask)
        self.height_share = self._number(
            tr("Least height in percent of the picture's"), tr("from % high"), ask
        )
        self.unknown = QCheckBox(tr("also where unknown"))
        self.unknown.setToolTip(
            tr(
                "Also list appearances that say nothing of what is asked: colourless pictures "
                "(infrared, or grey), unsure, older looks"
            )
        )
        self.unknown.setAccessibleName(tr("Also appearances that say nothing of it"))
        self.setLayout(
            column(
                row(self.colour, self.part, self.direction, gap=4),
                row(self.dwell, self.height_share, self.unknown, gap=4),
                gap=5,
            )
        )

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields as they are read."""
        return (
            self.colour, self.part, self.direction, self.dwell, self.height_share, self.unknown,
        )  # fmt: skip

    def texts(self) -> TraitTexts:
        """What is asked, as it was typed."""
        colour, way = self.colour.currentData(), self.direction.currentData()
        return TraitTexts(
            colour=None if colour is None else ColourName(colour),
            part=Part(self.part.currentData()),
            direction=None if way is None else Direction(way),
            dwell_s=self.dwell.text(),
            size=self.height_share.text(),
            unknown=self.unknown.isChecked(),
        )

    def show_traits(self, traits: Traits) -> None:
        """Show what is asked; of several colours or ways the first, the chips tell them all."""
        colour = traits.colours[0].value if traits.colours else None
        way = traits.directions[0].value if traits.directions else None
        self.colour.setCurrentIndex(max(0, self.colour.findData(colour)))
        self.part.setCurrentIndex(max(0, self.part.findData(traits.part.value)))
        self.direction.setCurrentIndex(max(0, self.direction.findData(way)))
        self.dwell.setText(f"{traits.min_dwell_s:g}" if traits.min_dwell_s else "")
        self.height_share.setText(f"{traits.min_height * 100:g}" if traits.min_height else "")
        self.unknown.setChecked(traits.unknown)

    def _choice(self, name: str, words: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(tr(name))
        made.setToolTip(f"{tr(name)}. {tr(words)}.")
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        return made

    def _number(self, name: str, hint: str, ask: Callable[[], None]) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.returnPressed.connect(ask)
        return made


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(_SWATCH_PX, _SWATCH_PX)
    picture.fill(QColor(colour))
    return QIcon(picture)
