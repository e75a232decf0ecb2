"""Colours of one appearance, gathered over its looks and made into words with a confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.attributes import Colour, Tint
from nvr_desk.vision.colours import COUNT, NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections

SURE = 0.5
"""Boxes of less confidence say nothing of colours."""
FLOOR = 0.5
"""Least confidence of a colour that is said."""
LEAST_SHARE = 0.35
"""Least share of the points; several colours of less are a pattern, and no one of them is said."""
_FULL_SHARE = 0.6
"""From this share on, size takes nothing from the confidence: folds and shadow take the rest."""
_LEAST_LOOKS = 2


def _zeros() -> NDArray[np.int64]:
    return np.zeros((2, COUNT), np.int64)


@dataclass(slots=True)
class TintSum:
    """Fed with looks; ``tint`` is what leaves the worker."""

    shares: NDArray[np.int64] = field(default_factory=_zeros)
    leads: NDArray[np.int64] = field(default_factory=_zeros)
    looks: NDArray[np.int64] = field(default_factory=lambda: np.zeros(2, np.int64))
    grey: int = 0

    def see(self, found: Detections, row: int) -> None:
        """Take in the colours of one box of a look, if it is sure enough and has any."""
        if found.conf[row] < SURE:
            return
        self.grey += found.grey
        if found.tint is None:
            return
        shares = found.tint[row]
        sampled = shares.any(1)
        self.shares += shares
        self.looks += sampled
        self.leads[np.flatnonzero(sampled), shares.argmax(1)[sampled]] += 1

    @property
    def tint(self) -> Tint | None:
        """What was gathered; None when no look could say anything of colours."""
        if not self.grey and not self.looks.any():
            return None
        return Tint(self.shares, self.leads, self.looks, self.grey)


def is_infrared(tint: Tint) -> bool:
    """Whether most looks saw pictures without colours."""
    return tint.grey > int(tint.looks.max())


def spoken(tint: Tint, part: int) -> Colour | None:
    """The colour of a part in words; None where nothing can be said.

    The confidence is the agreement of the looks × how much of the part bears the name (0.6 counts
    as all) × looks / (looks + 1). Below ``FLOOR`` nothing is said.

    Args:
        tint: of the appearance.
        part: 0 for trunk or body, 1 for legs.
    """
    looks = int(tint.looks[part])
    if looks < _LEAST_LOOKS or is_infrared(tint):
        return None
    name = int(tint.shares[part].argmax())
    share = min(1.0, float(tint.shares[part, name]) / (255.0 * looks))
    agreement = min(1.0, float(tint.leads[part, name]) / looks)
    confidence = agreement * min(1.0, share / _FULL_SHARE) * looks / (looks + 1)
    if confidence < FLOOR or share < LEAST_SHARE:
        return None
    return Colour(NAMES[name], round(confidence, 4), round(share, 4))
