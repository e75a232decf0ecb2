"""Heights of a lane's parts; without Qt. All in pixels, y from the lane's top."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Where bar, coverage and the classes' sub-rows lie within a lane."""

    pad: int
    bar: int
    coverage: int
    row: int
    rows: int
    """Number of classes that have a track in this case."""
    gap: int

    @property
    def coverage_top(self) -> int:
        """Top of the coverage strip."""
        return self.pad + self.bar + self.gap

    @property
    def rows_top(self) -> int:
        """Top of the first sub-row."""
        return self.coverage_top + self.coverage + 2 * self.gap

    @property
    def height(self) -> int:
        """Of the whole lane with its dividing line."""
        return self.rows_top + self.rows * (self.row + self.gap) + self.pad + 1

    def row_top(self, index: int) -> int:
        """Top of a class's sub-row."""
        return self.rows_top + index * (self.row + self.gap)

    def row_at(self, y: float) -> int | None:
        """The sub-row at a height, or None."""
        index = int((y - self.rows_top) // (self.row + self.gap))
        return index if y >= self.rows_top and index < self.rows else None

    def scaled(self, ratio: float) -> LaneLayout:
        """The same in device pixels."""

        def px(value: int) -> int:
            return max(1, round(value * ratio))

        return LaneLayout(
            px(self.pad), px(self.bar), px(self.coverage), px(self.row), self.rows, px(self.gap)
        )


STRIP_H = 24
"""Of the strip that says how much there is over all lanes."""
DENSITIES = (
    (4, 18, 5, 9, 1),
    (3, 14, 4, 5, 1),
    (2, 6, 3, 3, 1),
)
"""Tall, middle, low: pad, bar, coverage, row, gap."""


def layout(density: int, rows: int) -> LaneLayout:
    """The layout of a density (index into ``DENSITIES``) with that many classes."""
    pad, bar, coverage, row, gap = DENSITIES[density]
    return LaneLayout(pad, bar, coverage, row, rows, gap)


def best_density(lanes: int, rows: int, height: int) -> int:
    """The tallest density at which all lanes fit into the height; else the lowest but one."""
    for density in range(len(DENSITIES)):
        if layout(density, rows).height * lanes <= height:
            return density
    return 1
