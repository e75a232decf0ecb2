"""Where a moment in UTC lies in a clip, and what a tile says when it lies outside. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery
    from nvr_desk_ui.player.course import Course

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_GAP_S: Final = 2.0
"""Pictures less far apart than this are no gap in the recording."""
_GAP_STEPS: Final = 10.0
"""Nor are those of a clip that has so few pictures all along."""
_STEP_S: Final = 1.0
"""How long the last picture of a clip stays, at most."""


def utc_seconds(instant: datetime) -> float:
    """Seconds since 1970 in UTC."""
    return (instant - _EPOCH).total_seconds()


def instant_of(utc_s: float) -> datetime:
    """The other way round."""
    return _EPOCH + timedelta(seconds=utc_s)


@dataclass(frozen=True, slots=True)
class Moments:
    """The time of one clip on the one clock, as well as it is known.

    Attributes:
        start_s: its first picture, seconds since 1970 in UTC without drift.
        first_s: its first picture, container seconds.
        rate: drift of the camera's clock, seconds a second.
        anchor_s: where the drift is nought, container seconds.
        timed: whether anybody knows when it was recorded; else it plays by its own.
    """

    start_s: float
    first_s: float = 0.0
    rate: float = 0.0
    anchor_s: float = 0.0
    timed: bool = True

    def utc(self, seconds: float) -> float:
        """When a picture was recorded; seconds from the first picture."""
        return self.start_s + seconds + (self.first_s + seconds - self.anchor_s) * self.rate

    def seconds(self, utc_s: float) -> float:
        """Seconds from the first picture at a moment; outside the clip below 0 or past its end."""
        drifted = self.start_s + (self.first_s - self.anchor_s) * self.rate
        return (utc_s - drifted) / (1.0 + self.rate)

    def moved(self, seconds: float, utc_s: float) -> Moments:
        """The same clip, lying so that a place in it falls on a moment: for clips without time."""
        return replace(self, start_s=self.start_s + utc_s - self.utc(seconds))


def moments_of(delivery: Delivery, first_s: float) -> Moments | None:
    """By the correction where there is one, else by the claim; None where neither is known."""
    start = delivery.best_start
    if start is None:
        return None
    drifts = delivery.offset_s is not None and delivery.anchor_s is not None
    rate = (delivery.rate_ppm or 0.0) * 1e-6 if drifts else 0.0
    return Moments(utc_seconds(start), first_s, rate, delivery.anchor_s or 0.0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a clip has for a moment: a picture, or words in its place.

    Attributes:
        index: the picture; None outside the clip and in its gaps.
        word: 'before', 'after' or 'gap'; empty where there is a picture.
        wait_s: until it begins or goes on; since it ended.
    """

    index: int | None
    word: str = ""
    wait_s: float = 0.0

    @property
    def text(self) -> str:
        """What the tile says in place of a picture."""
        span = long_clock(self.wait_s)
        if self.word == "before":
            return tr("begins in {span}", span=span)
        if self.word == "after":
            return tr("ended {span} ago", span=span)
        return tr("gap, goes on in {span}", span=span) if self.word else ""


class Lie:
    """How a clip lies in time: its pictures, its end and the gaps between them.

    Args:
        course: times of its pictures.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        steps = np.diff(course.seconds)
        usual = float(np.median(steps)) if len(steps) else 0.0
        self._gap_s = max(_GAP_S, _GAP_STEPS * usual)
        self._last_s = min(usual, _STEP_S) if usual > 0 else _STEP_S

    @property
    def end_s(self) -> float:
        """When its last picture is over, seconds from the first."""
        return self._course.length_s + self._last_s

    def at(self, seconds: float) -> Standing:
        """What there is at so many seconds from the first picture; never a picture that is over."""
        if seconds < -1e-6:
            return Standing(None, "before", -seconds)
        if seconds >= self.end_s:
            return Standing(None, "after", seconds - self._course.length_s)
        index = self._course.index_at(seconds)
        begun, over = self._course.at(index), self._course.end_of(index)
        if over - begun > self._gap_s and seconds - begun > self._last_s:
            return Standing(None, "gap", over - seconds)
        return Standing(index)


def long_clock(seconds: float) -> str:
    """'00:03:12', of days '26 h 03 min' would be no help: hours go on counting."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
