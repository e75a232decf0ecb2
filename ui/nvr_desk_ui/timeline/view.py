"""Which stretch of time the timeline shows; without Qt. Pixels are relative to the lanes' left."""

from __future__ import annotations

from dataclasses import dataclass, replace

SHORTEST_S = 0.05
"""The view is never narrower: about three frames at 60 a second fill it."""
LONGEST_S = 60 * 366 * 86_400.0
"""Sixty years; older claims are a camera that lost its clock, and are still reached by panning."""
EARLIEST, LATEST = -2_208_988_800.0, 4_102_444_800.0
"""1900 and 2100: further out nothing was recorded, and calendars end."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """A window on time: ``left`` in seconds since 1970 UTC, ``span`` in s, ``width`` in px."""

    left: float
    span: float
    width: int

    @property
    def right(self) -> float:
        """Instant at the right edge."""
        return self.left + self.span

    @property
    def seconds_a_pixel(self) -> float:
        """Seconds that one pixel stands for."""
        return self.span / self.width

    def x_of(self, instant: float) -> float:
        """Pixel of an instant."""
        return (instant - self.left) / self.seconds_a_pixel

    def instant_at(self, x: float) -> float:
        """Instant of a pixel."""
        return self.left + x * self.seconds_a_pixel

    def zoomed(self, factor: float, x: float) -> TimeView:
        """Closer by ``factor`` (> 1) with the instant under ``x`` staying where it is."""
        span = min(max(self.span / factor, SHORTEST_S), LONGEST_S)
        anchor = self.instant_at(x)
        return replace(self, left=anchor - span * x / self.width, span=span).bounded()

    def panned(self, pixels: float) -> TimeView:
        """The view ``pixels`` further right."""
        return replace(self, left=self.left + pixels * self.seconds_a_pixel).bounded()

    def resized(self, width: int) -> TimeView:
        """The same left edge and scale in another width."""
        width = max(width, 1)
        span = min(max(self.seconds_a_pixel * width, SHORTEST_S), LONGEST_S)
        return TimeView(self.left, span, width)

    def rescaled(self, width: int) -> TimeView:
        """The same stretch of time on another number of pixels."""
        return replace(self, width=max(width, 1))

    def centred(self, instant: float) -> TimeView:
        """The same scale around an instant."""
        return replace(self, left=instant - self.span / 2).bounded()

    def showing(self, instant: float, margin: float = 0.05) -> TimeView:
        """This view when the instant is in it, else the one centred on it."""
        slack = self.span * margin
        inside = self.left + slack <= instant <= self.right - slack
        return self if inside else self.centred(instant)

    def bounded(self) -> TimeView:
        """The nearest view within ``EARLIEST`` and ``LATEST``."""
        left = min(max(self.left, EARLIEST), LATEST - self.span)
        return self if left == self.left else replace(self, left=left)


def fitting(start: float, end: float, width: int, margin: float = 0.03) -> TimeView:
    """The view that shows start … end with a little air on both sides."""
    span = min(max((end - start) * (1 + 2 * margin), SHORTEST_S, 1.0), LONGEST_S)
    return TimeView((start + end - span) / 2, span, max(width, 1))
