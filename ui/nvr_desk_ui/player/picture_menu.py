"""The menu of a right click on a picture: the display, what is done to the shown copy, and more.

What other rooms hung on the picture as actions of the widget stands in it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.player.hud import Corner

CORNERS: Final = ("top_left", "top_right", "bottom_left", "bottom_right", "off")
"""Commands that put the display somewhere, in the order of ``Corner``."""
_PICTURE: Final = ("zoom_in", "zoom_out", "tools", "deinterlace", "plain", "boxes")
_LOOP: Final = ("loop_in", "loop_out", "loop_off")


def popup(above: QWidget, actions: ActionTable, corner: Corner, at: QPoint) -> QMenu:
    """Open it.

    Args:
        above: the picture.
        actions: of the window; nothing is done here that is not in the table.
        corner: where the display stands now.
        at: on the screen.
    """
    menu = QMenu(above)
    menu.setAccessibleName(tr("Picture"))
    group = QActionGroup(menu)
    for place, name in zip(type(corner), CORNERS, strict=True):
        offered = menu.addAction(actions[f"play.display_{name}"].text())
        offered.setCheckable(True)
        offered.setChecked(place is corner)
        offered.triggered.connect(actions[f"play.display_{name}"].trigger)
        group.addAction(offered)
    for names in (_PICTURE, _LOOP):
        menu.addSeparator()
        menu.addActions([actions[f"play.{name}"] for name in names])
    if above.actions():
        menu.addSeparator()
        menu.addActions(above.actions())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    return menu
