"""Corners of a region that are set one after the other, and the cursor that sets them; no Qt."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from nvr_desk.records.region import MOST_CORNERS

Corner = tuple[float, float]
"""x, y as shares of the picture, 0 to 1."""
LEAST_CORNERS: Final = 3
_SAME: Final = 0.0005
"""Corners nearer than this are one; the finest step of the keys is larger."""
_HAND: Final = 0.006
"""A hand shakes: a double click is two clicks in about one place."""
_LEAST_AREA: Final = 1e-5


class Outline:
    """A polygon being drawn.

    Attributes:
        corners: What is set.
        cursor: Where the next one would be.
    """

    def __init__(self) -> None:
        self.corners: list[Corner] = []
        self.cursor: Corner = (0.5, 0.5)

    def __len__(self) -> int:
        return len(self.corners)

    @property
    def at_last(self) -> bool:
        """Whether the cursor stands on the corner that was set last."""
        return bool(self.corners) and _near(self.cursor, self.corners[-1])

    def at_first(self, at: Corner | None = None) -> bool:
        """Whether a click there, or the cursor, is back where the drawing began."""
        if len(self) < LEAST_CORNERS:
            return False
        if at is None:
            return _near(self.cursor, self.corners[0])
        return _near(at, self.corners[0], _HAND)

    @property
    def encloses(self) -> bool:
        """Whether it is a region already: three corners that do not lie on one line."""
        if len(self) < LEAST_CORNERS:
            return False
        ring = [*self.corners, self.corners[0]]
        twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
        return abs(twice) / 2 >= _LEAST_AREA or _crosses(self.corners)

    @property
    def full(self) -> bool:
        """Whether no further corner fits."""
        return len(self) >= MOST_CORNERS

    def move(self, across: float, down: float) -> None:
        """Move the cursor by shares; it stays on the picture."""
        x, y = self.cursor
        self.cursor = (min(1.0, max(0.0, x + across)), min(1.0, max(0.0, y + down)))

    def put(self, at: Corner | None = None) -> bool:
        """Set a corner there, or at the cursor; False where one is already, or none fits."""
        if at is not None:
            self.cursor = at
            if self.corners and _near(at, self.corners[-1], _HAND):
                return False
        if self.full or self.at_last:
            return False
        self.corners.append(self.cursor)
        return True

    def take_back(self) -> bool:
        """The last corner goes; False where none is left."""
        if not self.corners:
            return False
        self.corners.pop()
        return True


def _near(one: Corner, other: Corner, within: float = _SAME) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) < within


def _crosses(corners: list[Corner]) -> bool:
    """Whether the corners span both ways: a bow tie encloses two areas that cancel out."""
    across, down = [x for x, _ in corners], [y for _, y in corners]
    wide, high = max(across) - min(across), max(down) - min(down)
    (x0, y0), *rest = corners
    return (
        any(
            abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) > _LEAST_AREA
            for (x1, y1), (x2, y2) in pairwise(rest)
        )
        and wide > _SAME < high
    )
