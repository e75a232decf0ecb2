"""The clips of cameras as a menu, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from nvr_desk_ui.map import wanted, words
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.overview import MapCamera

MOST_LISTED: Final = 30


def clips_menu(
    parent: QWidget,
    cameras: tuple[MapCamera, ...],
    zone: str | None,
    choose: Callable[[str], None],
) -> QMenu:
    """A menu that goes when it is closed.

    Args:
        parent: What it belongs to.
        cameras: Whose clips.
        zone: IANA zone of the times in it.
        choose: Takes the id of the delivery that was chosen.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    every = [(camera, at) for camera in cameras for at in wanted.in_order(camera)]
    for camera, at in every[:MOST_LISTED]:
        action = menu.addAction(words.clip_line(camera, at, zone))
        action.triggered.connect(partial(_chosen, choose, camera.delivery_ids[at]))
    if len(every) > MOST_LISTED:
        rest = menu.addAction(tr("and {n:,} more|and {n:,} more", len(every) - MOST_LISTED))
        rest.setEnabled(False)
    return menu


def _chosen(choose: Callable[[str], None], delivery: str, *_: object) -> None:
    choose(delivery)
