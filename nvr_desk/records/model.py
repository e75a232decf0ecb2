"""Cards of detector models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nvr_desk.records.track import ObjectClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """What is known of a set of weights before they are opened."""

    name: str
    task: str
    file: str
    """File name of the weights."""
    url: str | None
    """Where 'models pull' fetches it from, by a person's yes only."""
    bytes: int
    sha256: str
    licence: str
    source: str
    input_size: int
    classes: tuple[ObjectClass, ...]
    shipped: bool
    """Part of the program's own list; others are unverified."""
    limits: str = ""
    default_for: str | None = None
    """cpu or gpu where this card is the default."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A card as 'models list' shows it."""

    card: ModelCard
    installed: bool
    verified: bool | None
    """Hash fits; None when not installed."""
    path: str | None
