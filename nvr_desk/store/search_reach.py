"""Which deliveries a question reaches, and which of their seconds count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.geometry import EARTH_RADIUS_M, within_area
from nvr_desk.store import day_hours
from nvr_desk.store.delivery_columns import NEVER, distinct
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.search import Near, Query
    from nvr_desk.store.day_hours import Hours
    from nvr_desk.store.delivery_columns import DeliveryColumns

_ALL_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """Deliveries that can answer, and the stretches of them that count.

    A delivery that lies within the question's times as a whole is one stretch without ends.
    """

    columns: DeliveryColumns
    rows: NDArray[np.intp]
    """Rows of ``columns``, in their order."""
    cut: NDArray[np.bool_]
    """Of each of these whether the question's times cut through it."""
    owner: NDArray[np.intp]
    """Of each stretch the row of its delivery, in the same order."""
    low_s: NDArray[np.float64]
    """First container second that counts, of each stretch."""
    high_s: NDArray[np.float64]
    hidden: int
    undated: int
    unplaced: int

    @property
    def looks(self) -> NDArray[np.int64]:
        """Looks that answer for these deliveries, each once."""
        found = np.unique(self.columns.look[self.rows])
        return found[found > 0]


@dataclass(frozen=True, slots=True)
class _Times:
    low: int
    high: int
    hours: Hours | None
    asked: bool


def reached(columns: DeliveryColumns, query: Query) -> Reach:
    """Cut deliveries by name, time, place and consent."""
    times = _times(query)
    keep = _named(columns, query)
    whole = np.ones_like(keep)
    if times.asked:
        keep, whole = _in_time(columns, keep, times)
    placed = ~(np.isnan(columns.lat) | np.isnan(columns.lon))
    somewhere = query.near is not None or bool(query.area)
    if somewhere:
        keep &= ~placed | _there(columns, query)
    hidden = int(np.count_nonzero(keep & ~columns.shown))
    keep &= columns.shown
    undated = int(np.count_nonzero(keep & ~columns.dated)) if times.asked else 0
    keep &= columns.dated | ~np.bool_(times.asked)
    unplaced = int(np.count_nonzero(keep & ~placed)) if somewhere else 0
    keep &= placed | ~np.bool_(somewhere)
    rows = np.flatnonzero(keep)
    if whole[rows].all():
        ends = np.full(len(rows), np.inf)
        return Reach(columns, rows, ~whole[rows], rows, -ends, ends, hidden, undated, unplaced)
    owner, low_s, high_s = _stretches(columns, rows, whole, times)
    rows = np.unique(owner)
    return Reach(columns, rows, ~whole[rows], owner, low_s, high_s, hidden, undated, unplaced)


def _times(query: Query) -> _Times:
    low = -NEVER if query.start is None else to_micros(query.start)
    high = NEVER if query.end is None else to_micros(query.end)
    hours = query.hours
    if hours is not None and (hours[1] - hours[0]) % _ALL_DAY == 0:
        hours = None
    asked = query.start is not None or query.end is not None or hours is not None
    return _Times(low, high, hours, asked)


def _named(columns: DeliveryColumns, query: Query) -> NDArray[np.bool_]:
    if not query.deliveries:
        return np.ones(len(columns.key), np.bool_)
    keep = np.zeros(len(columns.key), np.bool_)
    keep[[columns.place[name] for name in query.deliveries if name in columns.place]] = True
    return keep


def _in_time(
    columns: DeliveryColumns, keep: NDArray[np.bool_], times: _Times
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(deliveries that touch the times or have none, those that lie inside as a whole)."""
    start, end = columns.start_us, columns.end_us
    touching = (start <= times.high) & (end >= times.low)
    whole = (start >= times.low) & (end <= times.high)
    if times.hours is not None:
        asked = np.flatnonzero(keep & touching & columns.dated)
        inside = _by_hours(columns, asked, times.hours)
        touching[asked] = inside >= 0
        whole[asked] &= inside > 0
    return keep & (touching | ~columns.dated), whole


def _by_hours(columns: DeliveryColumns, rows: NDArray[np.intp], hours: Hours) -> NDArray[np.int8]:
    """Of each delivery: 1 inside the hours, 0 cut by them or unsure, -1 outside."""
    start, end = columns.start_us[rows], columns.end_us[rows]
    zones = columns.zone[rows]
    told = np.zeros(len(rows), np.int8)
    for number in distinct(zones):
        mine = zones == number
        zone = columns.zones[number]
        first, last = day_hours.offsets_us(zone, start[mine]), day_hours.offsets_us(zone, end[mine])
        inside, touching = day_hours.touches(hours, start[mine] + first, end[mine] - start[mine])
        # Where clocks change within the clip only the walk along it can tell.
        told[mine] = np.where(first != last, 0, np.where(inside, 1, np.where(touching, 0, -1)))
    return told


def _there(columns: DeliveryColumns, query: Query) -> NDArray[np.bool_]:
    there = np.ones(len(columns.key), np.bool_)
    if query.near is not None:
        there &= _distances_m(query.near, columns.lat, columns.lon) <= query.near.radius_m
    if query.area:
        there &= within_area(columns.lat, columns.lon, query.area)
    return there


def _distances_m(
    near: Near, lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> NDArray[np.float64]:
    """As `geometry.distance_m`, of many points; NaN where there is no place."""
    p1, p2 = np.radians(near.lat), np.radians(lat)
    across = np.sin(np.radians(lon - near.lon) / 2) ** 2
    h = np.sin((p2 - p1) / 2) ** 2 + np.cos(p1) * np.cos(p2) * across
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(h, 1.0))), np.float64)


def _stretches(
    columns: DeliveryColumns, rows: NDArray[np.intp], whole: NDArray[np.bool_], times: _Times
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
    """(delivery, first, last container second) of what counts, in order of arrival."""
    entire = rows[whole[rows]]
    owners = [entire]
    lows, highs = [np.full(len(entire), -np.inf)], [np.full(len(entire), np.inf)]
    for row in rows[~whole[rows]].tolist():
        start, end = int(columns.start_us[row]), int(columns.end_us[row])
        first, last = max(times.low, start), min(times.high, end)
        parts = [(first, last)]
        if times.hours is not None:
            parts = day_hours.spans(times.hours, columns.zones[columns.zone[row]], first, last)
        base, micros = float(columns.clip_start_s[row]), 1e6 * float(columns.rate[row])
        owners.append(np.full(len(parts), row, np.intp))
        lows.append(np.array([base + (low - start) / micros for low, _ in parts]))
        highs.append(np.array([base + (high - start) / micros for _, high in parts]))
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    return owner[order], np.concatenate(lows)[order], np.concatenate(highs)[order]
