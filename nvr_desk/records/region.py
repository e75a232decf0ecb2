"""A drawn part of a camera's picture, and what moved in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.records.coverage import length_words
from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery

MOST_CORNERS = 64
"""Of a drawn region."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A box or polygon on the upright pictures of one camera."""

    camera: str
    """Its alias; empty where nobody named it, and deliveries are named beside the region."""
    corners: tuple[tuple[float, float], ...]
    """(x, y) as shares of the picture's width and height, 0…1; the first is not repeated."""
    size: tuple[int, int] | None = None
    """(width, height) in pixels of the pictures it was drawn on; None takes every size."""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """x1, y1, x2, y2 around it, shares."""
        across = [x for x, _ in self.corners]
        down = [y for _, y in self.corners]
        return min(across), min(down), max(across), max(down)


def box_region(
    camera: str, x1: float, y1: float, x2: float, y2: float, size: tuple[int, int] | None = None
) -> Region:
    """A region that is a box, whichever two corners name it."""
    left, right, top, foot = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return Region(camera, ((left, top), (right, top), (right, foot), (left, foot)), size)


@dataclass(frozen=True, slots=True)
class MotionSpan:
    """A stretch of one delivery in which something moved in the region."""

    delivery: Delivery
    from_s: float
    """Container seconds; as fine as the grids, which are a second as a rule."""
    to_s: float
    start: datetime | None
    """UTC, corrected where it was; None where the clip's time is unknown."""
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Unwatched:
    """A delivery of the camera that says nothing, or not all, of motion in the region."""

    delivery: str
    """Its id."""
    name: str
    item: str | None
    seconds: float
    why: str
    """For a person."""


@dataclass(frozen=True, slots=True)
class RegionAnswer:
    """When something moved in a region, and what could not be asked."""

    region: Region
    spans: tuple[MotionSpan, ...]
    """By time; undated ones last."""
    total: int
    """How many there are in all; ``spans`` may be the first of them."""
    deliveries: int
    """Deliveries of the camera that were asked."""
    watched_s: float
    """Seconds of footage, within the times asked, whose motion was kept."""
    unwatched: tuple[Unwatched, ...]
    """Those of which nothing, or not all, was watched."""
    hidden: int
    """Deliveries of the camera whose consent does not show them."""
    other_size: int
    """Deliveries of the camera whose pictures have another size than the drawn one."""
    undated: int
    """Deliveries without a time, left out where a time was asked."""

    @property
    def sentence(self) -> str:
        """What the answer could know, for a person."""
        asked = counted(self.deliveries, "delivery", "deliveries")
        if not self.deliveries:
            parts = [f"No delivery of camera {self.region.camera!r} could be asked"]
        else:
            parts = [f"Motion was watched in {length_words(self.watched_s)} of {asked}"]
        if self.unwatched:
            named = [f"{each.item or each.name}: {each.why}" for each in self.unwatched[:_NAMED]]
            more = len(self.unwatched) - len(named)
            rest = f" and {more} more" if more > 0 else ""
            parts.append("not watched: " + ", ".join(named) + rest)
        for count, words in (
            (self.hidden, "hidden for want of consent"),
            (self.other_size, "with pictures of another size"),
            (self.undated, "without a time"),
        ):
            if count:
                parts.append(f"{count} {words}")
        parts.append("where all the light changed at once, that counts as motion")
        return "; ".join(parts) + "."
