"""What a transaction needs of the log: who places and seals its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.records.audit import Draft, Entry, Placed


class Sealer(Protocol):
    """Gives a draft its number, time and place in the chain, inside a transaction."""

    def place(self, connection: Connection, draft: Draft) -> Placed:
        """Give it the next number and the hour; it is not written yet."""
        ...

    def seal(self, connection: Connection, placed: Placed, rows: str | None = None) -> Entry:
        """Write the entry, with the line over all rows if it ends a transaction."""
        ...
