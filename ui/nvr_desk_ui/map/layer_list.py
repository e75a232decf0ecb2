"""What the map shows, to switch on and off; layers of people can be taken away here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nvr_desk.records.layer import LayerKind
from nvr_desk_ui import theme
from nvr_desk_ui.map.layers import STYLES, paint_mark
from nvr_desk_ui.map.shown import Shown
from nvr_desk_ui.timeline.colours import ground
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.parts import column, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.place import Layer

PARTS: Final = (
    ("cameras", later("Cameras")),
    ("cones", later("Where they look")),
    ("circles", later("How sure their place is")),
    ("by_time", later("Colours by time")),
    ("heat", later("Density of appearances")),
    ("incident", later("Incident of the case")),
    ("names", later("Names of places")),
    ("grid", later("Degrees")),
)
"""Field of `Shown` and its words."""
KINDS: Final = {
    LayerKind.INCIDENTS: later("Incidents"),
    LayerKind.AGENCIES: later("Agencies"),
    LayerKind.AREAS: later("Areas"),
    LayerKind.OTHER: later("Other"),
}
_MARK_PX = 20
_PART, _LAYER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class LayerList(QWidget):
    """A list of check marks.

    Signals:
        changed: Shown, another part is on or off.
        remove_asked: number of a layer, and whether it is of this case.
    """

    changed = Signal(object)
    remove_asked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown = Shown()
        self._layers: dict[int, Layer] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What the map shows"))
        self.list.setIconSize(QSize(_MARK_PX, _MARK_PX))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove = push_button("Take off the map", "cancel", self._remove)
        self.remove.setEnabled(False)
        heading = label("What the map shows", "Subheading")
        self.setLayout(column(heading, self.list, self.remove, margin=8))
        self.setFixedWidth(236)
        self._fill()
        self.list.itemChanged.connect(self._ticked)
        self.list.currentItemChanged.connect(self._allow)

    def show_parts(self, shown: Shown) -> None:
        """Take what is on, switched elsewhere."""
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Take the layers of a case."""
        self._layers = {each.id: each for each in layers}
        self._fill()

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for name, words in PARTS:
            self._add(tr(words), self._shown.has(name), _PART, name)
        for each in self._layers.values():
            count = tr("{n:,} feature|{n:,} features", len(each.features))
            whose = "" if each.case else ", " + tr("all cases")
            words = f"{each.name}\n{tr(KINDS[each.kind])}, {count}{whose}"
            item = self._add(words, each.id not in self._shown.hidden, _LAYER, each.id)
            item.setIcon(_mark(each.kind))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._allow()

    def _add(self, words: str, on: bool, role: int, value: object) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )  # fmt: skip
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        item.setData(role, value)
        self.list.addItem(item)
        return item

    def _ticked(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        part, layer = item.data(_PART), item.data(_LAYER)
        if part is not None:
            self._shown = self._shown.turned(str(part), on=on)
        else:
            hidden = self._shown.hidden
            self._shown = replace(self._shown, hidden=hidden - {layer} if on else hidden | {layer})
        self.changed.emit(self._shown)

    def _allow(self, *_: object) -> None:
        self.remove.setEnabled(self._current() is not None)

    def _current(self) -> Layer | None:
        if self.list.currentRow() < 0:
            return None
        return self._layers.get(self.list.currentItem().data(_LAYER))

    def _remove(self) -> None:
        layer = self._current()
        if layer is not None:
            self.remove_asked.emit(layer.id, layer.case is not None)


def _mark(kind: LayerKind) -> QIcon:
    look, style = theme.current(), STYLES[kind]
    pixmap = QPixmap(_MARK_PX, _MARK_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(_MARK_PX / 2, _MARK_PX / 2)
    paint_mark(painter, middle, style.mark, look.colour(style.token), ground(look))
    painter.end()
    return QIcon(pixmap)
