"""Names a set of screens, so that a layout comes back where it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect


def setup(places: Iterable[QRect] | None = None) -> str:
    """A name of the screens that are connected now: sizes and places, whatever their order."""
    if places is None:
        places = [screen.geometry() for screen in QGuiApplication.screens()]
    named = sorted(f"{place.width()}x{place.height()}+{place.x()}+{place.y()}" for place in places)
    return " ".join(named)
