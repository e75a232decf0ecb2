"""The question as chips, bound to the one filter: edit, remove and add, all by keyboard too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from nvr_desk_ui import theme
from nvr_desk_ui.presenters import chips as words
from nvr_desk_ui.presenters.fields import FormError
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.flow import FlowLayout
from nvr_desk_ui.widgets.parts import MARGIN, column, label, notice, push_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from nvr_desk.records.search import Near, Query
    from nvr_desk_ui.filters import FilterModel

_LEAST_PX: Final = 48
_AWAY: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def _nameless(_near: Near) -> str:
    """Where no map is around nobody knows a camera by its place."""
    return ""


class ChipButton(QWidget):
    """Words that can be edited, and a cross that takes them out.

    Signals:
        edit: a person wants to say it otherwise.
        remove: a person wants it out.
    """

    edit = Signal()
    remove = Signal()

    def __init__(self, chip: words.Chip) -> None:
        super().__init__()
        self.chip = chip
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QToolButton()
        self.words.setText(chip.words)
        name = tr(chip.kind.title)
        self.words.setAccessibleName(f"{name}: {chip.words}")
        told = tr("{what}: Enter edits, Delete removes", what=name)
        self.words.setToolTip(f"{chip.words}\n{told}")
        # A long name gives way: it is cut with an ellipsis, never the panel around it.
        self.words.setMinimumWidth(_LEAST_PX)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words.clicked.connect(lambda _checked=False: self.edit.emit())
        self.cross = QToolButton()
        self.cross.setObjectName("Flat")
        theme.bind_icon(self.cross, "cancel")
        self.cross.setToolTip(tr("Remove: {what}", what=chip.words))
        self.cross.setAccessibleName(tr("Remove: {what}", what=chip.words))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.clicked.connect(lambda _checked=False: self.remove.emit())
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.words)
        inside.addWidget(self.cross)
        self.setFocusProxy(self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove; Enter edits."""
        if event.key() in _AWAY:
            self.remove.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit.emit()
        else:
            super().keyPressEvent(event)


class ChipEditor(QFrame):
    """A small popup for one part of the question; Enter takes it, Escape leaves it.

    Signals:
        taken: what was written.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget, kind: words.Kind, text: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        title = tr(kind.title)
        self.setAccessibleName(title)
        self.problem = notice("", "bad")
        self.problem.hide()
        self.line: QLineEdit | None = None
        self.boxes: list[QCheckBox] = []
        chosen = {each.strip() for each in text.split(",")}
        for choice in kind.choices:
            box = QCheckBox(choice.replace("_", " "))
            box.setProperty("value", choice)
            box.setChecked(choice in chosen)
            box.setAccessibleName(f"{title}: {choice}")
            self.boxes.append(box)
        if kind.hint:
            self.line = QLineEdit(text)
            self.line.setPlaceholderText(kind.hint)
            self.line.setAccessibleName(title)
            self.line.setMinimumWidth(220)
            self.line.selectAll()
        told = label(tr(kind.drawn) if kind.drawn else title, "Value")
        parts: list[QWidget] = [told, *self.boxes, *([self.line] if self.line else [])]
        take = push_button("Take", "ok", self._take, primary=True)
        if kind.drawn:
            take.hide()
        self.setLayout(column(*parts, self.problem, take, gap=4, margin=MARGIN))

    def begin(self, under: QWidget) -> None:
        """Open under a button."""
        self.adjustSize()
        self.move(under.mapToGlobal(QPoint(0, under.height())))
        self.show()
        first = self.line or next(iter(self.boxes), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def complain(self, text: str) -> None:
        """Say what is wrong and stay."""
        self.problem.setText(text)
        self.problem.show()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what stands there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.line is not None:
            self.taken.emit(self.line.text())
        else:
            on = [str(box.property("value")) for box in self.boxes if box.isChecked()]
            self.taken.emit(", ".join(on))


class ChipStrip(QWidget):
    """All parts of the filter that leave something out, whoever put them there."""

    def __init__(self, filters: FilterModel) -> None:
        super().__init__()
        self._filters = filters
        self._zone: str | None = None
        self._named: words.Named = _nameless
        self.chips: list[ChipButton] = []
        self.editor: ChipEditor | None = None
        self.add = QToolButton()
        theme.bind_icon(self.add, "add")
        self.add.setText(tr(" Narrow by…"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setAccessibleName(tr("Narrow the question by one more thing"))
        self.add.setToolTip(tr("Narrow the question by one more thing"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._offer)
        self.add.setMenu(self.menu)
        self._flow = FlowLayout(4, self)
        self._flow.addWidget(self.add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        filters.changed.connect(self._follow)

    def use_zone(self, zone: str | None) -> None:
        """Times are shown as wall time of that zone."""
        self._zone = zone
        self._follow(self._filters.query)

    def name_places(self, named: words.Named) -> None:
        """Circles are told by the camera in their middle from now on."""
        self._named = named
        self._follow(self._filters.query)

    def edit(self, key: str, under: QWidget | None = None) -> None:
        """Open the editor of a part."""
        text = words.text(key, self._filters.query, self._zone)
        editor = ChipEditor(self, words.kind(key), text)
        editor.taken.connect(partial(self._take, key, editor))
        self.editor = editor
        editor.begin(under or self.add)

    def remove(self, key: str) -> None:
        """Take a part out; the next chip, or the button that adds, is under the keys then."""
        place = next((at for at, each in enumerate(self.chips) if each.chip.kind.key == key), 0)
        self._filters.narrow(**words.without(key, self._filters.query))
        after: QWidget = self.chips[min(place, len(self.chips) - 1)] if self.chips else self.add
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep as high as the lines are at this width."""
        super().resizeEvent(event)
        self._fit()

    def _take(self, key: str, editor: ChipEditor, written: str) -> None:
        try:
            fields = words.edited(key, written, self._filters.query, self._zone)
        except FormError as error:
            editor.complain(core(str(error)))
            return
        editor.close()
        self._filters.narrow(**fields)
        for each in self.chips:
            if each.chip.kind.key == key:
                each.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        self.menu.clear()
        for kind in words.missing(self._filters.query):
            action = self.menu.addAction(tr(kind.title))
            action.triggered.connect(lambda _checked=False, key=kind.key: self.edit(key))

    def _follow(self, query: Query) -> None:
        wanted = words.chips(query, self._zone, self._named)
        if [each.chip for each in self.chips] == wanted:
            return
        while self._flow.takeAt(0) is not None:
            pass
        for each in self.chips:
            each.hide()
            each.deleteLater()
        self.chips = []
        before: QWidget | None = None
        for chip in wanted:
            made = ChipButton(chip)
            made.setParent(self)
            key = chip.kind.key
            made.edit.connect(lambda key=key, made=made: self.edit(key, made))
            made.remove.connect(lambda key=key: self.remove(key))
            self._flow.addWidget(made)
            made.show()
            if before is not None:
                self.setTabOrder(before, made.words)
            before = made.words
            self.chips.append(made)
        self._flow.addWidget(self.add)
        if before is not None:
            self.setTabOrder(before, self.add)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(self._flow.heightForWidth(max(1, self.width())), 1))
