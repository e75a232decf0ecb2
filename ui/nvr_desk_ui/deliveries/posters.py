"""Brings posters to the list: a page at a time, inside a view ticket that names the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage

from nvr_desk.records.delivery import Visibility
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.sight import Sighted

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk.desk.view import ViewTicket
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.deliveries.model import DeliveriesModel
    from nvr_desk_ui.sight import Ticket

PAGE = 100
"""Deliveries a posters act names."""
_SIZE = QSize(224, 126)
_GATHER_MS = 60


class PosterLoader(QObject):
    """Gathers rows that were painted without a poster, opens one view for a page of them."""

    def __init__(self, bridge: Bridge, model: DeliveriesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._model = model
        self._case: str | None = None
        self._tickets: list[ViewTicket] = []
        self._asked: set[str] = set()
        self._wanted: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._load)
        model.poster_wanted.connect(self._want)

    @property
    def tickets(self) -> list[ViewTicket]:
        """Views under which posters are shown, the newest last."""
        return list(self._tickets)

    def use_case(self, case: str | None) -> None:
        """Close what is open; posters of ``case`` are loaded from now on (None: of no case)."""
        self._asked.clear()
        self._case = case
        self._model.forget_posters()
        self._bridge.ask(self._close_all, title="Close view")

    def _close_all(self, desk: Desk) -> None:
        # On the desk's own thread: what was opened there before is in the list by now.
        while self._tickets:
            desk.view.close(self._tickets.pop())

    def _want(self, delivery_id: str) -> None:
        if self._case is not None and delivery_id not in self._asked and not self._timer.isActive():
            self._wanted = delivery_id
            self._timer.start()

    def _load(self) -> None:
        case, wanted = self._case, self._wanted
        if case is None or wanted is None:
            return
        page = [
            row.delivery.id
            for row in self._model.near(wanted, PAGE)
            if row.delivery.visibility is Visibility.SHOWN and row.delivery.id not in self._asked
        ]
        self._asked.add(wanted)
        self._asked.update(page)
        if not page:
            return

        def work(desk: Desk) -> tuple[str, ViewTicket, dict[str, bytes | None]]:
            ticket = desk.view.open(case, page, "posters")
            # Kept here, not when the answer is delivered: a window that closes meanwhile still
            # knows the ticket and closes it.
            self._tickets.append(ticket)
            try:
                return case, ticket, {name: desk.view.poster(ticket, name) for name in page}
            except Exception as error:
                desk.view.close(ticket, error)
                raise

        self._bridge.ask(work, self._decode, self._give_up, title="Posters", urgency=Urgency.POLL)

    def _decode(self, answer: tuple[str, ViewTicket, dict[str, bytes | None]]) -> None:
        case, ticket, jpegs = answer
        if case != self._case:
            self._bridge.ask(lambda desk: desk.view.close(ticket), title="Close view")
            return
        self._bridge.free(lambda: (case, decoded(jpegs, ticket)), self._put)

    def _put(self, answer: tuple[str, dict[str, Sighted | None]]) -> None:
        case, images = answer
        if case == self._case:
            self._model.put_posters(images)

    def _give_up(self, _error: Exception) -> None:
        """Without a purpose, or with a consent just withdrawn, cards stay without pictures."""


def decoded(jpegs: dict[str, bytes | None], ticket: Ticket) -> dict[str, Sighted | None]:
    """Our own small JPEGs as images of card size, under their ticket; None stays None."""
    images: dict[str, Sighted | None] = {}
    for name, jpeg in jpegs.items():
        image = QImage.fromData(jpeg) if jpeg else QImage()
        if image.isNull():
            images[name] = None
            continue
        small = image.scaled(
            _SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        images[name] = Sighted(small, ticket)
    return images
