"""Clocks of cameras: where corrections come from, and the pins they are solved from."""

from __future__ import annotations

from enum import StrEnum


class CorrectionSource(StrEnum):
    """How a correction of a time was found."""

    FORM = "form"
    """A person wrote the offset."""
    OVERLAY = "overlay"
    """A person read the time that is drawn into a picture."""
    PINS = "pins"
    """Solved from events that are seen in several clips."""
