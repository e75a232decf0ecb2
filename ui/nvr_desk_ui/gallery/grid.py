"""A view of tiles of one size, as wide as there is room for; its cost is what is on the screen.

`QListView` lays out every row whenever it is resized or a row changes: 150 ms at 100,000 rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
_GIVE = 4
"""Part of a tile's width that may be missing for one more side by side."""
_OWN_KEYS = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    }
)
"""Keys that are the view's while it has the focus, though the window uses some elsewhere."""


class TileGrid(QAbstractItemView):
    """Rows of a list model, from left to right and down.

    Signals:
        seen: (first, last) row on the screen, whenever these change.
        opened: row that was double-clicked, or had the focus when Enter was pressed.
        peeked: row to be shown large (Space), or -1.
        hovered: row under the pointer, or -1.
    """

    seen = Signal(int, int)
    opened = Signal(int)
    peeked = Signal(int)
    hovered = Signal(int)

    def __init__(self, least: QSize, share: float) -> None:
        """Make it.

        Args:
            least: Pixels of a small tile; tiles grow, or shrink a little, to fill the width.
            share: How much higher a tile gets for each pixel it gets wider.
        """
        super().__init__()
        self._least, self._share = least, share
        self._told = (-1, -1)
        self._under = -1
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    # --- geometry -----------------------------------------------------------------------------

    @property
    def columns(self) -> int:
        """Tiles side by side."""
        least = self._least.width()
        return max(1, (self.viewport().width() + least // _GIVE) // least)

    @property
    def tile(self) -> QSize:
        """Pixels of a tile at this width."""
        wide = max(1, self.viewport().width() // self.columns)
        more = round((wide - self._least.width()) * self._share)
        return QSize(wide, self._least.height() + more)

    @property
    def count(self) -> int:
        """Tiles in all."""
        model = cast("QAbstractItemModel | None", self.model())
        return model.rowCount() if model is not None else 0

    def visualRect(self, index: Index) -> QRect:
        """Where a tile is in the viewport."""
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The tile at a point of the viewport."""
        row = self._row_at(point)
        return QModelIndex() if row < 0 else self.model().index(row, 0)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a tile into sight, moving no more than needed."""
        bar, rect, room = self.verticalScrollBar(), self.visualRect(index), self.viewport().height()
        if not index.isValid():
            return
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < 0 or rect.height() > room:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > room:
            bar.setValue(bar.value() + rect.bottom() - room + 1)

    def horizontalOffset(self) -> int:
        """Nothing: it never scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """Pixels scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """No tile is hidden."""
        return False

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        lines = -(-self.count // self.columns)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(self.tile.height() // 3)
        bar.setRange(0, max(0, lines * self.tile.height() - height))
        super().updateGeometries()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was at the top there, however many fit side by side now."""
        first = self.verticalOffset() // self.tile.height() * self._before
        super().resizeEvent(event)
        self.updateGeometries()
        if self.columns != self._before:
            self._before = self.columns
            self.verticalScrollBar().setValue(first // self.columns * self.tile.height())

    _before = 1

    def _rect(self, row: int) -> QRect:
        line, column = divmod(row, self.columns)
        size = self.tile
        return QRect(
            column * size.width(), line * size.height() - self.verticalOffset(),
            size.width(), size.height(),
        )  # fmt: skip

    def _row_at(self, point: QPoint) -> int:
        column = point.x() // self.tile.width()
        row = (point.y() + self.verticalOffset()) // self.tile.height() * self.columns + column
        return row if 0 <= column < self.columns and 0 <= row < self.count else -1

    def span(self) -> tuple[int, int]:
        """First and last row on the screen; last is before first where there is none."""
        line = self.verticalOffset() // self.tile.height()
        lines = -(-self.viewport().height() // self.tile.height()) + 1
        return line * self.columns, min(self.count, (line + lines) * self.columns) - 1

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only tiles on the screen, each by the delegate."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        look, plain = cast("Any", option), cast("Any", option).state
        delegate, model, chosen = self.itemDelegate(), self.model(), self.selectionModel()
        focus = self.currentIndex().row() if self.hasFocus() else -1
        first, last = self.span()
        for row in range(first, last + 1):
            rect = self._rect(row)
            if not rect.intersects(event.rect()):
                continue
            index = model.index(row, 0)
            look.rect = rect
            look.state = plain & ~QStyle.StateFlag.State_HasFocus
            if chosen.isSelected(index):
                look.state |= QStyle.StateFlag.State_Selected
            if row == self._under:
                look.state |= QStyle.StateFlag.State_MouseOver
            if row == focus:
                look.state |= QStyle.StateFlag.State_HasFocus
            delegate.paint(painter, option, index)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and say what is on the screen now."""
        self.viewport().scroll(dx, dy)
        self._tell()

    def _tell(self) -> None:
        span = self.span()
        if span != self._told:
            self._told = span
            self.seen.emit(*span)

    # --- choosing -----------------------------------------------------------------------------

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Choose tiles: those a drawn rectangle touches, or all between the corners of a step."""
        if self.state() != QAbstractItemView.State.DragSelectingState:
            ends = sorted((self._row_at(rect.topLeft()), self._row_at(rect.bottomRight())))
            if ends[0] >= 0:
                model = self.model()
                run = QItemSelection(model.index(ends[0], 0), model.index(ends[1], 0))
                self.selectionModel().select(run, flags)
            return
        self._choose_touched(rect, flags)

    def _choose_touched(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        chosen, columns = QItemSelection(), self.columns
        top = max(0, (rect.top() + self.verticalOffset()) // self.tile.height())
        bottom = (rect.bottom() + self.verticalOffset()) // self.tile.height()
        left = max(0, rect.left() // self.tile.width())
        right = min(columns - 1, rect.right() // self.tile.width())
        for line in range(top, bottom + 1):
            first, last = line * columns + left, min(self.count - 1, line * columns + right)
            if left <= right and first <= last:
                model = self.model()
                chosen.select(model.index(first, 0), model.index(last, 0))
        self.selectionModel().select(chosen, flags)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where chosen tiles are, as far as they are on the screen."""
        first, last = self.span()
        region = QRegion()
        for top, bottom in _runs(selection):
            for row in range(max(first, top), min(last, bottom) + 1):
                region += self._rect(row)
        return region

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads to."""
        if not self.count:
            return QModelIndex()
        page = max(1, self.viewport().height() // self.tile.height()) * self.columns
        does = QAbstractItemView.CursorAction
        step = {
            does.MoveLeft: -1,
            does.MovePrevious: -1,
            does.MoveRight: 1,
            does.MoveNext: 1,
            does.MoveUp: -self.columns,
            does.MoveDown: self.columns,
            does.MovePageUp: -page,
            does.MovePageDown: page,
            does.MoveHome: -self.count,
            does.MoveEnd: self.count,
        }[action]
        row = max(0, self.currentIndex().row()) + step
        return self.model().index(min(max(0, row), self.count - 1), 0)

    def go_to(self, row: int) -> None:
        """Choose one tile and bring it into sight."""
        if 0 <= row < self.count:
            # Not the view's own way: with Ctrl held, as in its shortcut, that adds to the choice.
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), alone)

    def chosen_rows(self) -> list[int]:
        """Rows that are chosen, in order."""
        runs = _runs(self.selectionModel().selection())
        return sorted({row for top, bottom in runs for row in range(top, bottom + 1)})

    def event(self, event: QEvent) -> bool:
        """Take the keys that walk tiles before the window's own shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride:
            pressed = cast("QKeyEvent", event)
            shift = pressed.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if Qt.Key(pressed.key()) in _OWN_KEYS and not shift:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space shows large, the rest walks."""
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and row >= 0:
            self.peeked.emit(row)
        elif key == Qt.Key.Key_Escape:
            self.peeked.emit(-1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self.opened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is on."""
        super().mouseMoveEvent(event)
        self._hover(self._row_at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer may leave too."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row == self._under:
            return
        for each in (self._under, row):
            if each >= 0:
                self.viewport().update(self._rect(each))
        self._under = row
        self.hovered.emit(row)


def _runs(selection: QItemSelection) -> list[tuple[int, int]]:
    """(first, last) row of each stretch that is chosen."""
    ranges: list[QItemSelectionRange] = selection.toList()
    return [(one.top(), one.bottom()) for one in ranges]
