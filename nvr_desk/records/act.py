"""The handle of a running act: long work writes its child entries through it.

Records may not know the store, so the transaction is a type parameter: importer and analysis use
``ActHandle[Unit]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.records.audit import Placed

Tx_contra = TypeVar("Tx_contra", contravariant=True)


class ActHandle(Protocol[Tx_contra]):
    """An act whose ``opened`` entry is durable and whose ``closed`` entry is still to come."""

    @property
    def seq(self) -> int:
        """Number of the entry that opened the act; parent of its parts."""
        ...

    def part(
        self,
        tx: Tx_contra,
        objects: Sequence[Mapping[str, str]],
        detail: Mapping[str, Any],
        outcome: str | None = None,
    ) -> Placed:
        """Seal a child entry in the given transaction (same verb, phase PART, parent ``seq``).

        Args:
            tx: The transaction that makes the part's rows; entry and rows commit together.
            objects: What the part touches: ``{"kind": "delivery", "id": …}``.
            detail: Plain JSON.
            outcome: ok, or 'failed: reason'; None where the rows speak for themselves.
        """
        ...

    def check(self) -> None:
        """Return when the work may go on; blocks while it is paused.

        Raises:
            JobCancelledError: a person wished the work to end.
        """
        ...
