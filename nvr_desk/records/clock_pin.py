"""Clocks of cameras: where corrections come from, and the pins they are solved from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class CorrectionSource(StrEnum):
    """How a correction of a time was found."""

    FORM = "form"
    """A person wrote the offset."""
    OVERLAY = "overlay"
    """A person read the time that is drawn into a picture."""
    PINS = "pins"
    """Solved from events that are seen in several clips."""


class Held(StrEnum):
    """Why a clock is held fixed while the others are solved."""

    NO = ""
    """It is solved."""
    FORM = "form"
    """A person corrected it by form; who wants it solved says so."""
    OVERLAY = "overlay"
    """A person read its own clock off a picture; likewise."""
    CHOSEN = "chosen"
    """Somebody says now that its time is right."""


@dataclass(frozen=True, slots=True)
class ClockPin:
    """One event: seen in two clips, or in one at a time that is known otherwise."""

    id: int
    case: str
    a_delivery: str
    """Id of the delivery."""
    a_s: float
    """When in its clip, container seconds."""
    b_delivery: str | None
    b_s: float | None
    instant: datetime | None
    """The event's own time, UTC, instead of a second clip."""
    uncertainty_s: float
    """Doubt of the pin either way."""
    note: str
    author: str
    made: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class SolvedClock:
    """What the pins say of one delivery's clock."""

    delivery: str
    offset_s: float
    """Seconds to add to the claim, at the clip's first picture."""
    uncertainty_s: float
    """Doubt either way, the largest within the clip."""
    rate_ppm: float | None
    """Drift from the first picture on, millionths; None where none can be told."""
    before_s: float | None
    """The correction that stands now."""
    pins: tuple[int, ...]
    trusted: bool
    """Whether its time was taken as known: it is not corrected."""
    held: Held = Held.NO
    """Why it was."""


@dataclass(frozen=True, slots=True)
class PinResidual:
    """How far a pin lies off what all pins say together."""

    pin: int
    residual_s: float
    """How much later the first clip's clock puts the event than the other side does."""
    weight: float
    """The same in its own doubt, as far as other pins check it; above 3.29 it is named."""
    checked: bool
    """Whether any other pin checks it; else its residual is nought by itself."""
    held: tuple[str, ...] = ()
    """Those of its clips whose clock was held fixed: the others were fitted to them."""


@dataclass(frozen=True, slots=True)
class PinLoop:
    """Pins that lead around and back: what is left over tells that one of them is off."""

    pins: tuple[int, ...]
    error_s: float
    expected_s: float
    """Doubt of the whole round, from those of its pins."""


@dataclass(frozen=True, slots=True)
class Unsolved:
    """Deliveries of which the pins say nothing that can be used, and why."""

    deliveries: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ClockProposal:
    """What the pins of a case say together; nothing is changed until a person accepts it."""

    case: str
    solved: tuple[SolvedClock, ...]
    residuals: tuple[PinResidual, ...]
    loops: tuple[PinLoop, ...]
    outliers: tuple[int, ...]
    """Pins that do not fit the others, the worst first."""
    left: tuple[Unsolved, ...]
    token: str
    """Hash of all it rests on: accepting names it, so that what was seen is what is taken."""
