"""Pictures of footage under a ticket that a test can close."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QImage

from nvr_desk_ui.sight import Sighted

BRIGHT = QColor("#ff00ff")
"""No theme has it: where it is on screen, footage is."""


@dataclass
class OpenTicket:
    """A ticket."""

    closed: bool = False


def sighted(ticket: OpenTicket | None = None) -> Sighted:
    """A small bright picture."""
    image = QImage(32, 18, QImage.Format.Format_RGB32)
    image.fill(BRIGHT)
    return Sighted(image, ticket or OpenTicket())


def bright_pixels(image: QImage) -> int:
    """How many points of a grab show such a picture."""
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(image.pixelColor(x, y) == BRIGHT for x, y in points)
