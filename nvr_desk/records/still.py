"""Stills: single pictures that a person wrote to files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of a delivery as a PNG, with a JSON of the same name beside it."""

    id: int
    case: str
    delivery: str
    """Id of the delivery."""
    pts: int
    nth: int
    """Which picture with that pts, from 0."""
    mark: str | None
    """The mark it was made for."""
    sha256: str
    """Of the PNG."""
    path: str
    """Where it was written; it may have been carried off since."""
    by: str
    at: datetime
    """UTC."""
