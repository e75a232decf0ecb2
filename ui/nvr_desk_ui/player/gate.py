"""The one place that says whether footage may be painted: only under a view ticket that is open."""

from __future__ import annotations

from typing import Protocol


class Ticket(Protocol):
    """What the gate needs of ``nvr_desk.desk.view.ViewTicket``."""

    @property
    def closed(self) -> bool:
        """Whether nothing may be painted under it any more."""
        ...


class Gate:
    """Shut until a durable ticket is admitted, and again when it is closed or taken away.

    Every widget that paints footage holds one and asks ``open`` whenever it paints.
    """

    def __init__(self) -> None:
        self._ticket: Ticket | None = None

    @property
    def open(self) -> bool:
        """Whether pixels of footage may be painted now."""
        return self._ticket is not None and not self._ticket.closed

    def admit(self, ticket: Ticket) -> None:
        """Its entry is durable: what it names may be painted."""
        self._ticket = ticket

    def shut(self) -> None:
        """Nothing may be painted until another ticket is admitted."""
        self._ticket = None
