"""Buttons in the corner of the map: closer, further, everything, and what the colours mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.map import legend
from nvr_desk_ui.timeline.chrome import small
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from nvr_desk_ui.map.legend import Legend

_SIDE: Final = QSize(32, 26)
_EDGE, _STEP = 8, 30
_PADDING: Final = 10


class CornerButtons:
    """Stands at the upper right of a map.

    Args:
        owner: The map.
        zoom: Comes closer (> 0) or goes further by zoom levels.
        fit: Shows all cameras.
    """

    def __init__(
        self, owner: QWidget, zoom: Callable[[float], None], fit: Callable[[], None]
    ) -> None:
        self._owner = owner
        self._legend = legend.Legend(None, None, heat=False)
        self.card: LegendCard | None = None
        self.column = [
            self._button("+", tr("Zoom in (+)"), lambda: zoom(1.0)),
            self._button("\u2212", tr("Zoom out (\u2212)"), lambda: zoom(-1.0)),
            self._button(tr("Fit"), tr("Show all cameras (F)"), fit),
        ]
        self.meaning = self._button("?", tr("What the colours mean"), self.tell)
        self.meaning.hide()

    def place(self, box: QRect) -> None:
        """Put them into the corner of the map's box; a long word in another language has room."""
        y = _EDGE + 2
        for button in self.column:
            wide = max(_SIDE.width(), button.sizeHint().width())
            button.setGeometry(box.right() - wide - _EDGE + 1, y, wide, _SIDE.height())
            y += _STEP
        left = box.right() - 2 * _SIDE.width() - _EDGE - 3
        self.meaning.setGeometry(QRect(QPoint(left, _EDGE + 2), _SIDE))

    def offer(self, what: Legend, form: legend.Form) -> None:
        """The map tells the legend in this form; less than all of it is a button's to tell."""
        wanted = not what.empty and form is not legend.Form.FULL
        if what != self._legend:
            self._legend = what
            self.meaning.setToolTip(what.words() or tr("What the colours mean"))
            self.meaning.setAccessibleDescription(what.words())
        if wanted is self.meaning.isHidden():
            self.meaning.setVisible(wanted)

    def tell(self) -> None:
        """Show the whole legend over the window, until a click or a key."""
        self.card = LegendCard(self._owner, self._legend)
        corner = self.meaning.mapToGlobal(QPoint(self.meaning.width(), self.meaning.height()))
        self.card.move(corner - QPoint(self.card.width(), -4))
        self.card.show()

    def _button(self, text: str, name: str, action: Callable[[], None]) -> QToolButton:
        made = QToolButton(self._owner)
        made.setText(text)
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked=False: action())
        return made


class LegendCard(QFrame):
    """The legend in full, in a popup."""

    def __init__(self, owner: QWidget, what: Legend) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("Panel")
        self.setAccessibleName(tr("What the colours mean"))
        self.setAccessibleDescription(what.words())
        self._legend = what
        self._font = small(owner.font())
        asked = legend.size(what, legend.Form.FULL, QFontMetrics(self._font))
        self.setFixedSize(asked.toSize() + QSize(2 * _PADDING, 2 * _PADDING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then the scales."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._font)
        look = theme.current()
        painter.fillRect(self.rect(), look.colour("panel"))
        legend.paint(painter, QPointF(_PADDING, _PADDING), self._legend, look)
