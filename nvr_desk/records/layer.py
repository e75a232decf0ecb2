"""Layers of the map that people bring in."""

from __future__ import annotations

from enum import StrEnum


class LayerKind(StrEnum):
    """What a layer shows."""

    INCIDENTS = "incidents"
    AGENCIES = "agencies"
    AREAS = "areas"
    OTHER = "other"
