"""Which parts of a strip stand in its row, and which wait in a menu because there is no room."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QToolButton

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

_ICON: Final = QSize(18, 18)
_NOTHING: Final[Mapping[QWidget, QAction]] = MappingProxyType({})


class Fitting:
    """Puts the least important parts of a row away until the rest fits uncut.

    Attributes:
        more: the button whose menu has the actions of the buttons that were put away.
    """

    def __init__(self) -> None:
        self.more = QToolButton()
        self.more.setObjectName("Flat")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setIconSize(_ICON)
        self.more.setAccessibleName(tr("More of the player"))
        self.more.setToolTip(tr("More of the player"))
        theme.bind_icon(self.more, "overflow")
        self._menu = QMenu(self.more)
        self._menu.setToolTipsVisible(True)
        self.more.setMenu(self._menu)
        self.more.hide()
        self._kept: Sequence[QWidget] = ()
        self._spare: Sequence[QWidget] = ()
        self._wanted: Callable[[QWidget], bool] = _always
        self._instead: Mapping[QWidget, QAction] = _NOTHING

    def hold(
        self,
        kept: Sequence[QWidget],
        spare: Sequence[QWidget],
        wanted: Callable[[QWidget], bool],
        instead: Mapping[QWidget, QAction] = _NOTHING,
    ) -> None:
        """Take the parts of the row.

        Args:
            kept: never put away.
            spare: put away one after the other, the first one first.
            wanted: whether a part has anything to show now.
            instead: what stands in the menu for a button that follows no action.
        """
        self._kept, self._spare, self._wanted = kept, spare, wanted
        self._instead = instead

    @property
    def least(self) -> int:
        """Width that the parts that are never put away need, px."""
        return self._width([*(part for part in self._kept if self._wanted(part)), self.more])

    def fit(self, width: int) -> None:
        """Show what fits in so many pixels; the rest is in the menu."""
        shown = [part for part in (*self._kept, *self._spare) if self._wanted(part)]
        away: list[QWidget] = []
        for part in self._spare:
            more = [self.more] if any(isinstance(one, QToolButton) for one in away) else []
            if self._width([*shown, *more]) <= width:
                break
            if part in shown:
                shown.remove(part)
                away.append(part)
        for part in (*self._kept, *self._spare):
            part.setVisible(part in shown)
        self._fill([part for part in reversed(away) if isinstance(part, QToolButton)])

    def _fill(self, buttons: Sequence[QToolButton]) -> None:
        actions = [self._instead.get(button) or button.defaultAction() for button in buttons]
        if actions != self._menu.actions():
            for action in self._menu.actions():
                self._menu.removeAction(action)
            self._menu.addActions(actions)
        self.more.setVisible(bool(actions))

    @staticmethod
    def _width(parts: Sequence[QWidget]) -> int:
        hints = (
            part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
            for part in parts
        )
        return sum(hint.width() for hint in hints) + GAP * len(parts) + 2 * MARGIN


def _always(_part: QWidget) -> bool:
    return True
