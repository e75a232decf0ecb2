"""What is known of when something vanished from a picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.records.delivery import Delivery

MOST_PROBES: Final = 24
"""Instants that are looked at evenly, before anything is halved."""

_WHY_NOT: Final = {
    "nothing_changed": "nothing in the box changed in what was looked at",
    "nothing_lasting": "the box was covered now and then, but nothing in it changed for good",
    "dark": "the picture is too dark there to tell",
    "flat": "the box looks the same all over; draw it a little larger, around the thing's edges",
    "moved": "the camera looks elsewhere in most of what was looked at",
    "infrared": "the camera turned to infrared, or back, in most of what was looked at",
    "unclear": "most of what was looked at is too unclear to tell",
    "end": "there is nothing after that picture",
}


class Surety(StrEnum):
    """How sure an answer is."""

    SURE = "sure"
    FAIR = "fairly sure"
    WEAK = "unsure"


@dataclass(frozen=True, slots=True)
class Change:
    """A later change that the even looks show; when exactly was not looked for."""

    at: int
    """Place of the picture."""
    back: bool
    """Whether it was there again; else gone again."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Nothing can be said."""

    code: str
    looked: int
    """Pictures that were looked at."""

    @property
    def words(self) -> str:
        """The reason, for a person."""
        return _WHY_NOT.get(self.code, self.code)


@dataclass(frozen=True, slots=True)
class Vanished:
    """Two pictures between which it went, by their places in the list of all pictures."""

    last: int
    """Last picture in which it is seen there."""
    gone: int
    """First picture in which it is seen gone."""
    looked: int
    """Pictures that were looked at."""
    sure: Surety
    changes: tuple[Change, ...]
    covered: int
    """Even looks that said nothing: covered, dark, or the camera moved."""
    probes: int
    """Even looks in all."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One picture of a delivery."""

    delivery: Delivery
    seconds: float
    """Container seconds."""
    pts: int
    nth: int
    instant: datetime | None
    """UTC, corrected where it was; None where the clip's time is unknown."""


@dataclass(frozen=True, slots=True)
class VanishAnswer:
    """When something vanished, or why that cannot be said."""

    looked: int
    """Pictures that were looked at."""
    clips: int
    start: Moment
    until: Moment
    """The last picture that could be asked."""
    why: WhyNot | None = None
    last: Moment | None = None
    """Last seen there."""
    gone: Moment | None = None
    """First seen gone."""
    apart_s: float = 0.0
    """Seconds between the two, by the cameras' clocks."""
    sure: Surety | None = None
    changes: tuple[tuple[Moment, bool], ...] = ()
    """(about when, whether it was there again) after that."""
    covered: int = 0
    probes: int = 0
    pictures: tuple[NDArray[np.uint8], NDArray[np.uint8]] | None = field(
        default=None, compare=False, repr=False
    )
    """RGB of both moments, under a view; else None."""

    @property
    def firm(self) -> bool:
        """Whether there is an answer, and a better one than *unsure*."""
        return self.why is None and self.sure in (Surety.SURE, Surety.FAIR)

    @property
    def sentence(self) -> str:
        """The answer's honest line, for a person."""
        looked = f"{counted(self.looked, 'picture')} of {counted(self.clips, 'clip')} looked at"
        if self.why is not None or self.last is None or self.gone is None:
            words = self.why.words if self.why is not None else "nothing was found"
            return f"No answer: {words}; {looked}."
        sure = f"{self.apart_s:.2f} s apart, {self.sure or Surety.WEAK}"
        found = f"Last seen there at {_at(self.last)}, first seen gone at {_at(self.gone)}"
        parts = [f"{found} ({sure})"]
        for moment, back in self.changes:
            parts.append(f"{'there again' if back else 'gone again'} about {_at(moment)}")
        if self.covered:
            parts.append(f"{self.covered} of {self.probes} even looks said nothing")
        return "; ".join([*parts, looked]) + "."


def _at(moment: Moment) -> str:
    name = moment.delivery.item or moment.delivery.name
    if moment.instant is None:
        return f"{moment.seconds:.3f} s of {name}, time unknown"
    said = "corrected" if moment.delivery.corrected_start else "claim"
    when = local_text(moment.instant, moment.delivery.claim.zone)
    return f"{when} {said} ({moment.seconds:.3f} s of {name})"
