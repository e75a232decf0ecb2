"""What others need of marking, so that the window's class need not know how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nvr_desk.records.mark import Mark


@dataclass(frozen=True, slots=True)
class Spot:
    """The picture on screen."""

    case: str
    delivery: str
    seconds: float
    """Container seconds: its pts × time base."""
    nth: int
    """Which of the pictures with that pts, from 0."""


class Marker:
    """Makes, changes and takes away marks of the open case."""

    @property
    def spot(self) -> Spot | None:
        """The picture on screen; None while there is none."""
        raise NotImplementedError

    def point(self) -> None:
        """Mark the picture on screen."""
        raise NotImplementedError

    def range(self) -> None:
        """Mark from *in* to *out*; without both, begin a range here or end it here."""
        raise NotImplementedError

    def change(self, mark: Mark, field: str, text: str) -> None:
        """Give a mark another note or level."""
        raise NotImplementedError

    def remove(self) -> None:
        """Take the chosen mark away."""
        raise NotImplementedError

    def edit(self) -> None:
        """Type into the note of the chosen mark."""
        raise NotImplementedError

    def back(self) -> None:
        """Take the last step back."""
        raise NotImplementedError

    def again(self) -> None:
        """Do a step again that was taken back."""
        raise NotImplementedError

    def still(self) -> None:
        """Write the picture on screen to a file."""
        raise NotImplementedError
