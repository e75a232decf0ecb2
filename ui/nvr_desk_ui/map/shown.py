"""Which parts of the map are on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """Switches of the list of layers."""

    cameras: bool = True
    cones: bool = True
    circles: bool = True
    incident: bool = True
    names: bool = True
    grid: bool = True
    by_time: bool = False
    heat: bool = False
    hidden: frozenset[int] = frozenset()
    """Numbers of the layers that are off."""

    def has(self, part: str) -> bool:
        """Whether a part is on, by its field."""
        return bool(getattr(self, part))

    def turned(self, part: str, *, on: bool) -> Shown:
        """The same with a part on or off."""
        wanted: dict[str, Any] = {part: on}
        return replace(self, **wanted)
