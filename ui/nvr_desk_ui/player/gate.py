"""The one place of a tile that says whether footage may be painted: only under an open ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui import sight

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QRectF
    from PySide6.QtGui import QImage, QPainter

    from nvr_desk_ui.sight import Ticket


class Gate:
    """Shut until a durable ticket is admitted, and again when it is closed or taken away.

    Every widget that paints footage holds one and paints through it.
    """

    def __init__(self) -> None:
        self._ticket: Ticket | None = None

    @property
    def open(self) -> bool:
        """Whether pixels of footage may be painted now."""
        return sight.admitted(self._ticket)

    def admit(self, ticket: Ticket) -> None:
        """Its entry is durable: what it names may be painted."""
        self._ticket = ticket

    def shut(self) -> None:
        """Nothing may be painted until another ticket is admitted."""
        self._ticket = None

    def lay(self, painter: QPainter, place: QRect | QRectF, image: QImage) -> bool:
        """Draw a picture of footage, if it may be painted now."""
        return sight.lay(painter, place, image, self._ticket)
