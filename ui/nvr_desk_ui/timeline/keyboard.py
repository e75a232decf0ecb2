"""Keys of a timeline that has the keyboard; Space, arrows and J K L stay the player's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from nvr_desk_ui.timeline.surface import Surface

_PLAIN = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_PAGE = 8
"""A pan goes over this share of the view."""


def claims(widget: Surface, event: QKeyEvent) -> bool:
    """Whether a key that is also a shortcut of the window is meant for the timeline here."""
    if event.key() == Qt.Key.Key_Escape:
        return widget.brush is not None
    zooms = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
    return event.key() in zooms and event.modifiers() & ~_IGNORED == _PLAIN


def press(widget: Surface, event: QKeyEvent) -> bool:
    """Do what a key says; False where it says nothing to a timeline."""
    held = event.modifiers() & ~_IGNORED
    action = _plain(widget).get(event.key()) if held in (_PLAIN, _ALT) else None
    if action is not None:
        action()
    return action is not None


def _plain(widget: Surface) -> dict[int, Callable[[], None]]:
    key, page = Qt.Key, widget.view.width / _PAGE
    return {
        key.Key_Plus: lambda: widget.zoom(2.0), key.Key_Equal: lambda: widget.zoom(2.0),
        key.Key_Minus: lambda: widget.zoom(0.5), key.Key_F: widget.fit,
        key.Key_Left: lambda: widget.pan(-page), key.Key_Right: lambda: widget.pan(page),
        key.Key_Up: lambda: widget.scroll_lanes(-widget.lane_height),
        key.Key_Down: lambda: widget.scroll_lanes(widget.lane_height),
        key.Key_PageUp: lambda: widget.scroll_lanes(-widget.lanes_height),
        key.Key_PageDown: lambda: widget.scroll_lanes(widget.lanes_height),
        key.Key_BracketRight: lambda: widget.step_clip(1),
        key.Key_BracketLeft: lambda: widget.step_clip(-1),
        key.Key_N: lambda: widget.step_appearance(1),
        key.Key_P: lambda: widget.step_appearance(-1),
        key.Key_Escape: lambda: widget.brushed.emit(None),
    }  # fmt: skip
