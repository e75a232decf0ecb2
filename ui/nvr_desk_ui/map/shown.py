"""Which parts of the map are on."""

from __future__ import annotations

from dataclasses import dataclass


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
