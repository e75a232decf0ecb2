"""How a shown copy is made clearer for the eye; the original is never touched. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS: Final = 100
"""Brightness, contrast and gamma run from −100 to +100, 0 being neutral."""


@dataclass(frozen=True, slots=True)
class Look:
    """Settings of the picture tools.

    Attributes:
        brightness: −100…100; ±100 shifts by half the range.
        contrast: −100…100; ±100 is four times or a quarter, around the middle.
        gamma: −100…100; ±100 is gamma 4 (dark parts brighter) or a quarter.
        deinterlace: one field of two, so that what moves does not comb.
    """

    brightness: int = 0
    contrast: int = 0
    gamma: int = 0
    deinterlace: bool = False

    @property
    def neutral(self) -> bool:
        """Whether the picture is shown as it was decoded."""
        return self == PLAIN

    @property
    def words(self) -> list[str]:
        """What is not neutral, e.g. 'brightness +20', 'gamma 1.4', 'one field of two'."""
        found = [tr("brightness {by:+d}", by=self.brightness)] if self.brightness else []
        found += [tr("contrast {by:+d}", by=self.contrast)] if self.contrast else []
        found += [tr("gamma {value:.2f}", value=self.gamma_value)] if self.gamma else []
        found += [tr("one field of two")] if self.deinterlace else []
        return found

    @property
    def gamma_value(self) -> float:
        """The exponent's inverse: above 1 brightens dark parts."""
        return float(4.0 ** (self.gamma / STEPS))

    def table(self) -> NDArray[np.uint8] | None:
        """(256,) uint8: what each level becomes; None where levels stay."""
        if not (self.brightness or self.contrast or self.gamma):
            return None
        level: NDArray[np.float64] = np.arange(256) / 255
        gain = 4.0 ** (self.contrast / STEPS)
        level = (level - 0.5) * gain + 0.5 + self.brightness / (2 * STEPS)
        level = np.clip(level, 0, 1) ** (1 / self.gamma_value)
        return np.asarray(np.rint(level * 255), np.uint8)

    def applied(self, rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """A copy with other levels; the same array where levels stay.

        Args:
            rgb: (height, width, 3) uint8.
        """
        table = self.table()
        return rgb if table is None else np.take(table, rgb)


PLAIN: Final = Look()
"""The picture as it was decoded."""
