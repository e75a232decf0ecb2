"""Coverage as a detector might report it."""

from __future__ import annotations

from nvr_desk.records.track import Coverage, CoverageKind, CoverageSpan, ObjectClass

MIXED = (
    CoverageSpan(0.0, 10.0, CoverageKind.LOOKED, 5.0),
    CoverageSpan(10.0, 20.0, CoverageKind.LOOKED, 0.3),
    CoverageSpan(20.0, 40.0, CoverageKind.STILL, 0.5),
    CoverageSpan(40.0, 45.0, CoverageKind.DECODED),
    CoverageSpan(45.0, 50.0, CoverageKind.FAILED),
)
"""Every kind: 10 s densely, 10 s thinly, 20 s still, 5 s without a look, 5 s without a picture."""


def mixed(classes: tuple[ObjectClass, ...] = tuple(ObjectClass)) -> Coverage:
    """A coverage of 50 s with 63 looks."""
    return Coverage(MIXED, classes, 63)
