"""What an appearance says of itself: colours, direction, size, time. Nothing about who it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ColourName(StrEnum):
    """Words for colours; see ``vision/colours.py`` for where one ends."""

    BLACK = "black"
    GREY = "grey"
    WHITE = "white"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"
    BROWN = "brown"
    BEIGE = "beige"


class Part(StrEnum):
    """Where a colour is asked for."""

    UPPER = "upper"
    """A person's trunk, or a vehicle's body."""
    LOWER = "lower"
    """A person's legs."""
    ANY = "any"


class Direction(StrEnum):
    """Which way something moved *in the picture*: no compass, and no place on the ground."""

    STILL = "still"
    TO_AND_FRO = "to-and-fro"
    """It moved, and ended near where it began."""
    UNCLEAR = "unclear"
    """In sight for less than a second, and hardly moved."""
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    """Towards the upper edge: in most views away from the camera."""
    DOWN = "down"
    """Towards the lower edge: in most views towards the camera."""
    UP_LEFT = "up-left"
    UP_RIGHT = "up-right"
    DOWN_LEFT = "down-left"
    DOWN_RIGHT = "down-right"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour, and why it is believed."""

    name: ColourName
    confidence: float
    """0…1: agreement of the looks, how much of the part it fills, and how many looks there were."""
    share: float
    """0…1 of the sampled points bear this name, over all looks."""


@dataclass(frozen=True, slots=True)
class Tint:
    """Colours of an appearance as counted, look by look; names are made of it later."""

    shares: NDArray[np.int64]
    """(2, colours) sum over the looks, 255 a look in all."""
    leads: NDArray[np.int64]
    """(2, colours) looks in which the colour had the largest share."""
    looks: NDArray[np.int64]
    """(2,) looks in which the part was sampled."""
    grey: int
    """Looks at pictures without colours."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """Measured, explainable, and unsure where it says so."""

    upper: Colour | None
    """A person's trunk, or a vehicle's body; None where it is unknown."""
    lower: Colour | None
    """A person's legs; None where it is unknown, and of every vehicle."""
    colour_looks: int
    """Looks in which colours were taken."""
    infrared: bool
    """Seen on pictures without colours: nothing is said of colours."""
    direction: Direction
    travelled: float
    """From first to last place, in sizes of its own box."""
    height_px: float
    """Median height of its boxes, pixels of the upright picture."""
    height_share: float
    """The same as a share of the picture's height, 0…1."""
    still_s: float
    """Seconds of its span in which it stood still."""
    best_pts: int
    """The picture that shows it best: see ``vision/attributes.py``."""
    best_score: float
    """0…1: how good that picture is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an appearance must say of itself to fit a question; empty means any."""

    colours: tuple[ColourName, ...] = ()
    """One of these."""
    part: Part = Part.ANY
    directions: tuple[Direction, ...] = ()
    """One of these."""
    min_dwell_s: float = 0.0
    """Least seconds from first to last sight."""
    min_height: float = 0.0
    """Least median height, as a share of the picture's, 0…1."""
    unknown: bool = False
    """Let those fit too that say nothing of what is asked."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Words for what an appearance may say nothing of: colour, direction, size."""
        told = (
            (bool(self.colours), "colour"),
            (bool(self.directions), "direction"),
            (self.min_height > 0, "size"),
        )
        return tuple(word for wanted, word in told if wanted)
