"""The picture of the lanes as palette codes, (height, width) uint8; pure numpy.

Patterns, not colour alone, tell states apart: bars that may not be opened are hatched one way,
broken ones the other, seconds that nobody looked at are hatched in the coverage strip, and each
class has its own pattern in its own sub-row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk_ui.timeline import bins
from nvr_desk_ui.timeline.lod import (
    BROKEN,
    CLASS_ORDER,
    DECODED,
    FAILED,
    FOOTAGE,
    HIDDEN,
    LOOKED,
    SHOWN,
    STILL,
    THIN,
)  # fmt: skip
from nvr_desk_ui.timeline.overlay import Overlay

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.track import ObjectClass
    from nvr_desk_ui.timeline.layout import LaneLayout
    from nvr_desk_ui.timeline.lod import LaneModel, Presence
    from nvr_desk_ui.timeline.view import TimeView

LEVELS = 8
"""Steps of certainty of a bar."""
PAPER, PAPER_ODD, RULE, GAP = 0, 1, 2, 3
COVER_LOOKED, COVER_DECODED, COVER_FAILED, COVER_NOT, COVER_STILL, COVER_THIN = range(4, 10)
BAR = {SHOWN: 10, HIDDEN: 10 + LEVELS, BROKEN: 10 + 2 * LEVELS}
"""First code of a state's bars; ``LEVELS`` of them follow, faint to sure."""
TRACK = 10 + 3 * LEVELS
TRACK_LEVELS = 4
"""Only such that the filter leaves out; one, a few, many appearances in a column."""
WATCHED = TRACK + TRACK_LEVELS * len(CLASS_ORDER)
STRIP_FOOTAGE, STRIP_ALL, STRIP_FIT = WATCHED + 1, WATCHED + 2, WATCHED + 3
CODES = WATCHED + 4
WHOLE = 0.98
"""Share of a bar's column from which it counts as looked at: spans end on pictures, not pixels."""
_GAP_DASH = 6
_MANY = (1, 2, 5)
"""Appearances in a column from which it counts as one, a few, many."""
_KEPT = 64
"""Patterns that are kept: those of some heights at one width."""
_FAR_S = 0.5
"""Seconds a pixel from which sums of seconds are exact enough, see `covered`."""
_WATCHED_PX = 2
_QUIETEST = 8
"""So many appearances a column fill the strip at least, so that a lone one stays small."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw: lanes from ``first`` on, shifted up by ``offset`` px."""

    view: TimeView
    first: int
    offset: int
    height: int


def compose(
    model: LaneModel, what: Picture, layout: LaneLayout, over: Overlay | None = None
) -> NDArray[np.uint8]:
    """Codes of every pixel."""
    over = over or Overlay()
    last = min(len(model.lanes), what.first + -(-(what.height + what.offset) // layout.height))
    lanes = max(0, last - what.first)
    width = what.view.width
    strip = np.zeros((lanes * layout.height, width), np.uint8)
    if lanes:
        bands = strip.reshape(lanes, layout.height, width)
        bands[(np.arange(lanes) + what.first) % 2 == 1] = PAPER_ODD
        bands[:, -1] = RULE
        _bars(bands, model, what, layout)
        _watched(bands, over, what, layout)
        _tracks(bands, model, what, layout, over)
    picture = np.zeros((what.height, width), np.uint8)
    shown = strip[what.offset : what.offset + what.height]
    picture[: len(shown)] = shown
    return picture


def density(
    model: LaneModel, view: TimeView, height: int, over: Overlay | None = None
) -> NDArray[np.uint8]:
    """Codes of the strip above the lanes: all cameras at once, however far out. (height, width).

    Columns rise with the logarithm of how many appearances touch them: what is under the filter
    stands out of what it leaves out. The line below says where any footage is at all.
    """
    fit = over.fit if over else None
    edges = _edges(view)
    every = model.presence.anywhere(edges)
    chosen = every if fit is None else fit.anywhere(edges)
    top = np.log1p(max(int(every.max(initial=0)), _QUIETEST))
    room = height - 2
    strip = np.full((height, view.width), PAPER, np.uint8)
    y = np.arange(room, 0, -1)[:, None]
    for many, code in ((every, STRIP_ALL if fit else STRIP_FIT), (chosen, STRIP_FIT)):
        rise = np.ceil(np.log1p(many) / top * room)
        np.copyto(strip[:room], np.uint8(code), where=y <= rise[None])
    starts, ends = model.footage
    there = starts.searchsorted(edges[1:]) > ends.searchsorted(edges[:-1], side="right")
    strip[-1, there] = STRIP_FOOTAGE
    return strip


@lru_cache(_KEPT)
def hatch(height: int, width: int, *, falling: bool = False, period: int = 6) -> NDArray[np.bool_]:
    """Diagonal stripes, a third of them inked. (height, width)."""
    y, x = np.arange(height)[:, None], np.arange(width)[None]
    return _kept((x - y if falling else x + y) % period < max(1, period // 3))


def _kept(pattern: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The same, for everybody: nobody may write into it."""
    pattern.flags.writeable = False
    return pattern


@lru_cache(_KEPT)
def class_pattern(cls: ObjectClass, height: int, width: int) -> NDArray[np.bool_]:
    """The ink of a class's sub-row, told apart without colour. (height, width)."""
    y, x = np.arange(height)[:, None], np.arange(width)[None]
    everywhere = np.ones((height, width), np.bool_)
    patterns = (
        everywhere,  # person: solid
        (y < max(1, height // 3)) | (y >= height - max(1, height // 3)) & everywhere,  # bicycle
        (y >= height // 3) & everywhere,  # car: the lower two thirds
        (x % 4 < 2) & everywhere,  # motorcycle: dashes
        (x % 8 < 6) & everywhere,  # bus: long blocks, like windows
        hatch(height, width, period=4) | (y == height - 1),  # truck: hatched on a base line
    )
    return _kept(patterns[CLASS_ORDER.index(cls)] & everywhere)


@lru_cache(_KEPT)
def bar_pattern(state: int, height: int, width: int) -> NDArray[np.bool_]:
    """The ink of a bar: solid when it may be opened. (height, width)."""
    if state == SHOWN:
        return _kept(np.ones((height, width), np.bool_))
    return hatch(height, width, falling=state == BROKEN)


@lru_cache(_KEPT)
def cover_pattern(code: int, height: int, width: int) -> NDArray[np.bool_]:
    """The ink of the coverage strip, told apart without colour. (height, width).

    Solid: looked at densely. Dashes: thinly. Dots on a line: still. A line: decoded only. Stripes
    rising: not looked at. Broad stripes falling: no picture.
    """
    y, x = np.arange(height)[:, None], np.arange(width)[None]
    ink = np.ones((height, width), np.bool_)
    if code == COVER_NOT:
        ink &= hatch(height, width, period=4)
    elif code == COVER_FAILED:
        ink &= (x - y) % 4 < 2
    elif code == COVER_THIN:
        ink &= x % 6 < 3
    elif code == COVER_STILL:
        ink &= (y == height - 1) | (x % 4 == 0)
    elif code == COVER_DECODED:
        ink &= y == height // 2
    return _kept(ink)


def _bars(bands: NDArray[np.uint8], model: LaneModel, what: Picture, layout: LaneLayout) -> None:
    lanes, _, width = bands.shape
    view = what.view
    longest_doubt = float(model.doubt.max(initial=0.0)) / view.seconds_a_pixel
    found = bins.cut(model.bars, what.first, what.first + lanes, view, longest_doubt)
    doubt = model.doubt[found.clip] / view.seconds_a_pixel
    area = bands[:, layout.pad : layout.pad + layout.bar]
    _gap_line(area, model, what)
    open_ = None
    for state in (BROKEN, HIDDEN, SHOWN):
        mine = found.code == state
        if not mine.any():
            continue
        x0, x1, row, vague = found.x0[mine], found.x1[mine], found.row[mine], doubt[mine]
        claimed = bins.counts(x0, x1, row, lanes, width) > 0
        level = _sureness(x0, x1, vague, row, claimed)
        ink = (level > 0)[:, None, :] & bar_pattern(state, layout.bar, width)
        _paint(area, (level + np.uint8(BAR[state]))[:, None, :], ink)
        if state is SHOWN:
            open_ = claimed
        else:
            _frame(area, BAR[state] + LEVELS - 1, claimed)
    if open_ is not None and model.told.any():
        _coverage(bands, model, what, layout, found, open_)


def _sureness(
    x0: NDArray[np.float64], x1: NDArray[np.float64], doubt: NDArray[np.float64],
    row: NDArray[np.int64], claimed: NDArray[np.bool_],
) -> NDArray[np.uint8]:  # fmt: skip
    """(lanes, width) level of bars in each column."""
    if not (doubt >= bins.SHARP_PX).any():
        return claimed * np.uint8(LEVELS - 1)
    sure = bins.certainty(x0, x1, doubt, row, *claimed.shape)
    level = np.ceil(sure * (LEVELS - 1) - 1e-9).astype(np.uint8)
    # However vague the claim, the very stretch that was claimed stays visible.
    np.maximum(level, 2, out=level, where=claimed)
    return level


def _watched(bands: NDArray[np.uint8], over: Overlay, what: Picture, layout: LaneLayout) -> None:
    """A line along the foot of the bar where this person has had it on screen."""
    if over.watched is None:
        return
    lanes, _, width = bands.shape
    found = bins.cut(over.watched, what.first, what.first + lanes, what.view)
    seen = bins.counts(found.x0, found.x1, found.row, lanes, width) > 0
    foot = layout.pad + layout.bar
    area = bands[:, foot - min(_WATCHED_PX, layout.bar) : foot]
    np.copyto(area, np.uint8(WATCHED), where=seen[:, None, :])


def _frame(area: NDArray[np.uint8], code: int, claimed: NDArray[np.bool_]) -> None:
    """Top and bottom line of hatched bars: a hatch alone has no edge."""
    for y in (0, -1):
        np.copyto(area[:, y], np.uint8(code), where=claimed)


def _gap_line(area: NDArray[np.uint8], model: LaneModel, what: Picture) -> None:
    """Dashes from a lane's first to its last bar: between them no footage was shared."""
    lanes, height, width = area.shape
    columns = np.arange(width, dtype=np.int64)
    dash = columns % _GAP_DASH < _GAP_DASH // 2
    for lane in range(lanes):
        part = model.bars.of_lanes(what.first + lane, what.first + lane + 1)
        if part.start == part.stop:
            continue
        x0 = what.view.x_of(float(model.bars.start[part.start]))
        x1 = what.view.x_of(float(model.bars.end[part].max()))
        area[lane, height // 2, dash & (columns >= x0) & (columns < x1)] = GAP


def _coverage(
    bands: NDArray[np.uint8], model: LaneModel, what: Picture, layout: LaneLayout, bars: bins.Cut,
    touched: NDArray[np.bool_],
) -> None:  # fmt: skip
    lanes, _, width = bands.shape
    top = layout.coverage_top
    area = bands[:, top : top + layout.coverage]
    if what.view.seconds_a_pixel >= _FAR_S:
        share = _far_shares(model, what, lanes)
    else:
        share = _near_shares(model, what, lanes)
        mine = bars.code == SHOWN
        share[FOOTAGE] = bins.shares(bars.x0[mine], bars.x1[mine], bars.row[mine], lanes, width)
    footage = share[FOOTAGE]
    looked, least = share[LOOKED] + share[STILL] + share[THIN], (1 - WHOLE) * footage
    code = np.full((lanes, width), COVER_NOT, np.uint8)
    # A column says the least of what is in it: whoever looks for more zooms in.
    code[looked + share[DECODED] >= WHOLE * footage] = COVER_DECODED
    code[looked >= WHOLE * footage] = COVER_LOOKED
    whole = code == COVER_LOOKED
    code[whole & (share[STILL] > least)] = COVER_STILL
    code[whole & (share[THIN] > least)] = COVER_THIN
    code[share[FAILED] > least] = COVER_FAILED
    for kind in range(COVER_LOOKED, COVER_THIN + 1):
        mine = touched & (code == kind)
        if mine.any():
            ink = mine[:, None, :] & cover_pattern(kind, layout.coverage, width)
            _paint(area, np.uint8(kind), ink)


def _near_shares(model: LaneModel, what: Picture, lanes: int) -> dict[int, NDArray[np.float64]]:
    """Kind → (lanes, width) pixels' worth of each column; walks the stretches in view."""
    found = bins.cut(model.coverage, what.first, what.first + lanes, what.view)
    width = what.view.width
    share: dict[int, NDArray[np.float64]] = {}
    for kind in (LOOKED, DECODED, FAILED, STILL, THIN):
        mine = found.code == kind
        share[kind] = bins.shares(found.x0[mine], found.x1[mine], found.row[mine], lanes, width)
    return share


def _far_shares(model: LaneModel, what: Picture, lanes: int) -> dict[int, NDArray[np.float64]]:
    """The same from sums of seconds, and of the footage; walks nothing."""
    edges, scale = _edges(what.view), 1.0 / what.view.seconds_a_pixel
    return {
        kind: scale * model.covered.shares(what.first, lanes, kind, edges)
        for kind in (LOOKED, DECODED, FAILED, STILL, THIN, FOOTAGE)
    }


def _edges(view: TimeView) -> NDArray[np.float64]:
    """(width + 1,) instants between columns."""
    return view.left + np.arange(view.width + 1, dtype=np.float64) * view.seconds_a_pixel


def _tracks(
    bands: NDArray[np.uint8], model: LaneModel, what: Picture, layout: LaneLayout, over: Overlay
) -> None:
    lanes, _, width = bands.shape
    rows = len(model.classes)
    if not rows:
        return
    edges = _edges(what.view)
    for at, cls in enumerate(model.classes):
        shade = level = _level(model.presence, cls, what.first, lanes, edges)
        if over.fit is not None:
            shade = _level(over.fit, cls, what.first, lanes, edges)
        first = TRACK + CLASS_ORDER.index(cls) * TRACK_LEVELS
        code = shade + np.uint8(first)
        top = layout.row_top(at)
        area = bands[:, top : top + layout.row]
        ink = (level > 0)[:, None, :] & class_pattern(cls, layout.row, width)
        _paint(area, code[:, None, :], ink)


def _level(
    presence: Presence, cls: ObjectClass, first: int, lanes: int, edges: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """(lanes, width) how many steps of ``_MANY`` the appearances in each column reach."""
    place, step = CLASS_ORDER.index(cls), len(CLASS_ORDER)
    number = presence.touching([(first + lane) * step + place for lane in range(lanes)], edges)
    level = np.zeros(number.shape, np.uint8)
    for least in _MANY:
        level += number >= least
    return level


def _paint(
    area: NDArray[np.uint8], code: NDArray[np.uint8] | np.uint8, ink: NDArray[np.bool_]
) -> None:
    """As ``np.copyto(area, code, where=ink)``: by bits, in a fifth of the time.

    Args:
        area: Where to.
        code: Fits it by repetition.
        ink: Of the same shape as ``area``.
    """
    mask = np.negative(ink.view(np.uint8))
    mask &= area ^ code
    area ^= mask
