"""The one place that lays pixels of footage on a widget: only under a view ticket that is open.

Pictures of evidence reach the screen by ``lay`` alone: the player and its tiles through their gate,
lists and galleries through a ``Sighted`` picture that carries the ticket it came under. A test
forbids every other way of drawing an image, and every way of making one, that is not named there
with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QRectF, QSize
    from PySide6.QtGui import QImage, QPainter


class Ticket(Protocol):
    """What is needed of ``nvr_desk.desk.view.ViewTicket``: it exists once its entry is durable."""

    @property
    def closed(self) -> bool:
        """Whether nothing may be painted under it any more."""
        ...


def admitted(ticket: Ticket | None) -> bool:
    """Whether pixels of footage may be painted under it now."""
    return ticket is not None and not ticket.closed


def lay(painter: QPainter, place: QRect | QRectF, image: QImage, ticket: Ticket | None) -> bool:
    """Draw a picture of footage, if its ticket is open.

    Args:
        painter: of the widget.
        place: where the whole picture goes, widget pixels.
        image: the picture.
        ticket: what it may be painted under; None is none.

    Returns:
        Whether it was drawn.
    """
    if not admitted(ticket):
        return False
    painter.drawImage(place, image)
    return True


@dataclass(frozen=True, slots=True)
class Sighted:
    """A picture of footage with the ticket it may be painted under."""

    image: QImage
    ticket: Ticket

    @property
    def open(self) -> bool:
        """Whether it may be painted now."""
        return admitted(self.ticket)

    def size(self) -> QSize:
        """Of the picture, px."""
        return self.image.size()

    def lay(self, painter: QPainter, place: QRect | QRectF) -> bool:
        """Draw it, if its ticket is open; False where it is not."""
        return lay(painter, place, self.image, self.ticket)
