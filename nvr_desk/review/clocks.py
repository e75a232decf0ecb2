"""Clocks of cameras from pinned events: weighted least squares over all pins of a case. No I/O.

A clip's clock is its claim plus an offset, and a drift where enough pins tell one::

    utc(t) = claim + (t − first) + offset + rate · 1e-6 · (t − first)

A pin says that two clips saw one event, or that a clip saw an event of a known time. Pins tell
differences only; somewhere the true time has to come in: by an event of a known time, or by a clip
whose time is trusted, as surely as its own doubt. Clips that are tied to neither are left out and
named. Pins are weighed by their doubts (a standard deviation each); a drift is only told where a
clip has three pins over ten minutes, and where it is larger than twice its own doubt.

Outliers are named by Baarda's w-test: a residual over its own standard deviation, which counts how
far other pins check it (W. Baarda, *A testing procedure for use in geodetic networks*, 1968; 3.29
is the bound for one false alarm in a thousand).
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from nvr_desk.digest import canonical_json
from nvr_desk.errors import UsageError
from nvr_desk.records.clock_pin import (
    ClockProposal,
    Held,
    PinLoop,
    PinResidual,
    SolvedClock,
    Unsolved,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

LEAST_PINS_FOR_RATE: Final = 3
LEAST_SPREAD_S: Final = 600.0
LEAST_DOUBT_S: Final = 1e-3
"""Nobody pins better than this; a pin without doubt would outweigh everything."""
W_BOUND: Final = 3.29
_CHECKED: Final = 1e-6
"""Share of a pin that others check; below this none does."""
_SIGNIFICANT: Final = 2.0
_TRUTH: Final = ""
"""Name of the true time among the deliveries."""

_NO_ANCHOR: Final = (
    "nothing here tells the true time: pin an event of a known time, or trust one of these clips"
)


@dataclass(frozen=True, slots=True)
class Clip:
    """What is known of a delivery's clock before."""

    delivery: str
    claim_s: float
    """Its claim, seconds since 1970-01-01 UTC: of the first picture."""
    first_s: float
    """First picture, container seconds."""
    length_s: float
    offset_s: float | None
    """The correction that stands now."""
    trusted_s: float | None
    """Doubt of the time it has now, where that is taken as known; None where it is to be found."""
    held: Held = Held.NO
    """Why it is taken as known."""


@dataclass(frozen=True, slots=True)
class Pin:
    """An event of one clip, and the same in another one or its own time."""

    id: int
    a: str
    a_s: float
    b: str | None
    b_s: float
    """Container seconds in ``b``; where there is none, seconds since 1970-01-01 UTC."""
    uncertainty_s: float


@dataclass(frozen=True, slots=True)
class _Row:
    """One equation: ends (delivery, seconds since its first picture), and what they differ by."""

    pin: int | None
    """None for the trust in a clip."""
    plus: tuple[str, float]
    minus: tuple[str, float]
    value_s: float
    sigma_s: float


def solve(case: str, clips: Iterable[Clip], pins: Iterable[Pin]) -> ClockProposal:
    """What the pins say together; the same whatever order they come in.

    Args:
        case: Number of the case.
        clips: Those that pins name, each with a claim.
        pins: Those that stand.

    Raises:
        UsageError: a number is none.
    """
    known = {clip.delivery: clip for clip in sorted(clips, key=lambda each: each.delivery)}
    ordered = sorted(pins, key=lambda pin: pin.id)
    rows = [_row(pin, known) for pin in ordered] + [
        _Row(None, (clip.delivery, 0.0), (_TRUTH, 0.0), clip.offset_s or 0.0,
             max(clip.trusted_s, LEAST_DOUBT_S))
        for clip in known.values()
        if clip.trusted_s is not None
    ]  # fmt: skip
    solved: list[SolvedClock] = []
    residuals: list[PinResidual] = []
    left: list[Unsolved] = []
    groups = _groups(rows)
    for names in groups:
        mine = [row for row in rows if row.plus[0] in names]
        if not any(_TRUTH in (row.plus[0], row.minus[0]) for row in mine):
            left.append(Unsolved(tuple(sorted(names)), _NO_ANCHOR))
            continue
        fit = _fit(mine, [known[name] for name in sorted(names)])
        solved += fit.clocks()
        residuals += fit.residuals()
    residuals.sort(key=lambda each: each.pin)
    bad = [each for each in residuals if each.checked and abs(each.weight) > W_BOUND]
    return ClockProposal(
        case=case,
        solved=tuple(sorted(solved, key=lambda each: each.delivery)),
        residuals=tuple(residuals),
        loops=tuple(_loops([row for row in rows if row.plus[0] not in _names_left(left)])),
        outliers=tuple(
            each.pin for each in sorted(bad, key=lambda each: (-abs(each.weight), each.pin))
        ),
        left=tuple(left),
        token=_token(case, known.values(), ordered),
    )


def _row(pin: Pin, known: Mapping[str, Clip]) -> _Row:
    a = known[pin.a]
    sigma = max(pin.uncertainty_s, LEAST_DOUBT_S)
    if pin.b is None:
        value = pin.b_s - (a.claim_s + pin.a_s - a.first_s)
        return _Row(pin.id, (pin.a, pin.a_s - a.first_s), (_TRUTH, 0.0), value, sigma)
    b = known[pin.b]
    value = (b.claim_s - a.claim_s) + (pin.b_s - b.first_s) - (pin.a_s - a.first_s)
    ends = (pin.a, pin.a_s - a.first_s), (pin.b, pin.b_s - b.first_s)
    return _Row(pin.id, ends[0], ends[1], value, sigma)


def _groups(rows: Sequence[_Row]) -> list[set[str]]:
    """Deliveries that pins tie together; the true time ties nothing together by itself."""
    near: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        a, b = row.plus[0], row.minus[0]
        near[a].add(a)
        if b != _TRUTH:
            near[a].add(b)
            near[b].add(a)
    groups: list[set[str]] = []
    todo = set(near)
    for name in sorted(near):
        if name not in todo:
            continue
        group: set[str] = set()
        reach = [name]
        while reach:
            here = reach.pop()
            if here not in group:
                group.add(here)
                reach += near[here]
        todo -= group
        groups.append(group)
    return groups


@dataclass(frozen=True, slots=True)
class _Fit:
    """A solved group: parameters, their covariance, and how the rows lie off."""

    rows: Sequence[_Row]
    clips: Sequence[Clip]
    drifting: Sequence[str]
    """Clips with a drift, in the order of their parameters."""
    values: NDArray[np.float64]
    covariance: NDArray[np.float64]
    off: NDArray[np.float64]
    """Standardised: rows less fit, over their sigma."""
    redundancy: NDArray[np.float64]
    """Share of each row that the others check, 0…1."""

    def clocks(self) -> list[SolvedClock]:
        """Offset, doubt and drift of each clip."""
        scale = self._scale()
        out: list[SolvedClock] = []
        for place, clip in enumerate(self.clips):
            rate = self._rate_of(clip.delivery)
            named = {row.pin for row in self.rows if clip.delivery in (row.plus[0], row.minus[0])}
            doubt = scale * self._doubt(place, clip)
            out.append(
                SolvedClock(
                    delivery=clip.delivery,
                    offset_s=float(self.values[place]),
                    uncertainty_s=doubt,
                    rate_ppm=None if rate is None else float(self.values[rate]),
                    before_s=clip.offset_s,
                    pins=tuple(sorted(each for each in named if each is not None)),
                    trusted=clip.trusted_s is not None,
                    held=clip.held,
                )
            )
        return out

    def residuals(self) -> list[PinResidual]:
        """How each pin lies off."""
        out: list[PinResidual] = []
        fixed = {clip.delivery for clip in self.clips if clip.trusted_s is not None}
        for row, off, checked in zip(self.rows, self.off, self.redundancy, strict=True):
            if row.pin is None:
                continue
            is_checked = bool(checked > _CHECKED)
            w = -float(off) / math.sqrt(float(checked)) if is_checked else 0.0
            held = tuple(name for name, _ in (row.plus, row.minus) if name in fixed)
            out.append(PinResidual(row.pin, -float(off) * row.sigma_s, w, is_checked, held))
        return out

    def rate_doubt(self, name: str) -> tuple[float, float]:
        """A drift and its doubt, millionths."""
        at = self._rate_of(name)
        if at is None:
            return 0.0, 0.0
        return float(self.values[at]), self._scale() * math.sqrt(float(self.covariance[at, at]))

    def _rate_of(self, name: str) -> int | None:
        if name not in self.drifting:
            return None
        return len(self.clips) + list(self.drifting).index(name)

    def _doubt(self, place: int, clip: Clip) -> float:
        """At whichever end of the clip it is larger."""
        rate = self._rate_of(clip.delivery)
        variance = float(self.covariance[place, place])
        if rate is not None:
            span = clip.length_s * 1e-6
            cross, own = self.covariance[place, rate], self.covariance[rate, rate]
            variance = max(variance, float(variance + 2 * span * cross + span * span * own))
        return math.sqrt(max(0.0, variance))

    def _scale(self) -> float:
        """Doubts grow where the pins lie further off than they say; they never shrink."""
        freedom = len(self.rows) - len(self.values)
        if freedom <= 0:
            return 1.0
        return max(1.0, math.sqrt(float(self.off @ self.off) / freedom))


def _fit(rows: Sequence[_Row], clips: Sequence[Clip]) -> _Fit:
    """With as many drifts as can be told; each is dropped that is not there, or not told."""
    drifting = _candidates(rows, clips)
    while True:
        fit = _adjusted(rows, clips, drifting)
        if fit is None:  # drifts that only differ from each other cannot be told
            if not drifting:
                raise UsageError("these pins cannot be solved: a time or a doubt is no number")
            drifting = drifting[:-1]
            continue
        weak = [name for name in drifting if not _stands_out(*fit.rate_doubt(name))]
        if not weak:
            return fit
        drifting = [name for name in drifting if name not in weak]


def _stands_out(rate: float, doubt: float) -> bool:
    return abs(rate) > _SIGNIFICANT * doubt


def _candidates(rows: Sequence[_Row], clips: Sequence[Clip]) -> list[str]:
    """Clips with enough pins over enough time, the best founded first."""
    found: list[tuple[float, str]] = []
    for clip in clips:
        if clip.trusted_s is not None:
            continue
        times = sorted(
            {end[1] for row in rows if row.pin is not None for end in (row.plus, row.minus)
             if end[0] == clip.delivery}
        )  # fmt: skip
        if len(times) >= LEAST_PINS_FOR_RATE and times[-1] - times[0] >= LEAST_SPREAD_S:
            found.append((times[0] - times[-1], clip.delivery))
    return [name for _, name in sorted(found)]


def _adjusted(rows: Sequence[_Row], clips: Sequence[Clip], drifting: Sequence[str]) -> _Fit | None:
    """Least squares; None where the drifts make it singular.

    ``matrix`` is (rows, clips + drifts), each row over its sigma.
    """
    offsets = {clip.delivery: place for place, clip in enumerate(clips)}
    rates = {name: len(clips) + place for place, name in enumerate(drifting)}
    matrix = np.zeros((len(rows), len(clips) + len(drifting)))
    for at, row in enumerate(rows):
        for (name, seconds), sign in ((row.plus, 1.0), (row.minus, -1.0)):
            if name in offsets:
                matrix[at, offsets[name]] += sign / row.sigma_s
            if name in rates:
                matrix[at, rates[name]] += sign * seconds * 1e-6 / row.sigma_s
    wanted = np.array([row.value_s / row.sigma_s for row in rows])
    size = np.linalg.norm(matrix, axis=0)
    if not size.all():
        return None
    left, singular, right = np.linalg.svd(matrix / size, full_matrices=False)
    if singular[-1] < 1e-9 * singular[0]:
        return None
    values = (right.T @ ((left.T @ wanted) / singular)) / size
    inverse = (right.T / singular**2) @ right
    covariance = inverse / np.outer(size, size)
    off = wanted - matrix @ values
    redundancy = np.clip(1.0 - np.sum(left**2, axis=1), 0.0, 1.0)
    return _Fit(rows, clips, drifting, values, covariance, off, redundancy)


def _loops(rows: Sequence[_Row]) -> list[PinLoop]:
    """A round for each pin beyond those that tie everything together once, the surest first.

    Trusts count as ways to the true time like pins of a known time. Drifts are left out: what a
    round leaves over is what the plain clocks say.
    """
    ways: dict[str, list[tuple[str, _Row, float]]] = defaultdict(list)
    root: dict[str, str] = {}

    def top(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    found: list[PinLoop] = []
    for row in sorted(rows, key=lambda each: (each.sigma_s, each.pin or 0)):
        a, b = row.plus[0], row.minus[0]
        if top(a) == top(b):
            way = _way(ways, b, a)
            error = row.value_s + sum(sign * each.value_s for each, sign in way)
            around = [row, *(each for each, _ in way)]
            doubt = math.sqrt(sum(each.sigma_s**2 for each in around))
            named = tuple(each.pin for each in around if each.pin is not None)
            if named:
                found.append(PinLoop(named, error, doubt))
            continue
        root[top(a)] = top(b)
        ways[a].append((b, row, 1.0))
        ways[b].append((a, row, -1.0))
    return found


def _way(
    ways: Mapping[str, list[tuple[str, _Row, float]]], start: str, end: str
) -> list[tuple[_Row, float]]:
    """The only way through the tree, each row with the sense in which it is walked."""
    came: dict[str, tuple[str, _Row, float]] = {}
    reach, seen = [start], {start}
    while reach:
        here = reach.pop()
        for there, row, sign in ways[here]:
            if there not in seen:
                seen.add(there)
                came[there] = (here, row, sign)
                reach.append(there)
    out: list[tuple[_Row, float]] = []
    here = end
    while here != start:
        here, row, sign = came[here]
        out.append((row, sign))
    return out[::-1]


def _names_left(left: Iterable[Unsolved]) -> set[str]:
    return {name for each in left for name in each.deliveries}


def _token(case: str, clips: Iterable[Clip], pins: Iterable[Pin]) -> str:
    told = {
        "case": case,
        "clips": [[each.delivery, each.claim_s, each.offset_s, each.trusted_s] for each in clips],
        "pins": [
            [each.id, each.a, each.a_s, each.b, each.b_s, each.uncertainty_s] for each in pins
        ],
    }
    return hashlib.sha256(canonical_json(told)).hexdigest()
