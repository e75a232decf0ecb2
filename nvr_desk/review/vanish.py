"""When something vanished from a drawn box: the background in it, halved until two pictures remain.

Pure: pictures come from a function. Times are whatever clock the caller counts in.

A *probe* is the median of a few pictures around an instant, so that somebody who walks by does not
count. Its light is fitted to the first picture's by what lies around the box, so that a cloud does
not count either. A probe then says *there*, *gone* or *unsure*, by how far the inside of the box is
from the picture in which the thing is there. Even probes come first, so that a thing that returns
is noticed; then the stretch in which it went is halved, from both ends, down to single pictures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from nvr_desk.records.vanish import MOST_PROBES, Change, Surety, Vanished, WhyNot
from nvr_desk.review.patches import Frame, Scene, apart, blended, patch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from nvr_desk.review.patches import Box, Patch

ASIDE: Final = (-2.0, -1.0, 0.0, 1.0, 2.0)
"""Seconds beside an instant from which the pictures of a probe come."""
_WINDOW_S: Final = 3.0
"""A stretch that is no longer is read picture by picture."""
_MOST_SINGLES: Final = 120
_MOST_ALIKE: Final = 9
_FAR: Final = 40.0
"""Grey levels behind which two backgrounds are just different."""
_FEWEST_CLEAR: Final = 0.5
"""Of the even probes that must say something."""


class Says(StrEnum):
    """What a probe says."""

    THERE = "there"
    GONE = "gone"
    UNSURE = "unsure"


class Fetch(Protocol):
    """Pictures by their place in the list of all of them."""

    def __call__(self, index: int, *, exact: bool) -> tuple[int, NDArray[np.uint8]]:
        """(place of the picture given, (h, w, 3) RGB); an earlier key picture where not exact."""
        ...


@dataclass(slots=True)
class Film:
    """The pictures that can be asked, in order of time."""

    times: NDArray[np.float64]
    """(n,) seconds by one clock, not decreasing."""
    part: NDArray[np.int64]
    """(n,) which clip each belongs to; a probe stays within one."""
    fetch: Fetch
    check: Callable[[], None] = lambda: None
    """Called before each picture; raises where a person wished the work to end."""


@dataclass(slots=True)
class _Search:
    film: Film
    box: Box
    scene: Scene
    start: int
    threshold: float = 0.0
    gone: Patch | None = None
    from_: dict[int, int] = field(default_factory=dict[int, int])
    """Place of a probe → the first picture it was made of; key pictures lie before it."""
    looked: set[int] = field(default_factory=set[int])
    kept: dict[tuple[int, bool, bool], Says] = field(
        default_factory=dict[tuple[int, bool, bool], Says]
    )

    def frame(self, index: int, *, exact: bool = True) -> tuple[int, Frame]:
        self.film.check()
        at, rgb = self.film.fetch(index, exact=exact)
        self.looked.add(at)
        return at, Frame.of(rgb, self.box)

    def around(self, index: int) -> list[int]:
        """Pictures of a probe: of the same clip, each once."""
        times, part = self.film.times, self.film.part
        wanted = [_place(times, float(times[index]) + each) for each in ASIDE if each]
        near = [min(at, len(times) - 1) for at in wanted]
        return sorted({index, *(at for at in near if part[at] == part[index])})

    def probe(self, index: int, *, exact: bool = True) -> Patch | None:
        """The background at an instant; None where the pictures are of no use."""
        frames: dict[int, Frame] = {}
        for each in self.around(index):
            at, frame = self.frame(each, exact=exact)
            frames[at] = frame
        if len(frames) < 3 and not exact:
            return self.probe(index)
        self.from_[index] = min(frames)
        return blended([frame for _, frame in sorted(frames.items())], self.scene)

    def says(self, index: int, *, single: bool = False) -> Says:
        key = (index, single, self.gone is not None)
        if key not in self.kept:
            patch = patch_of(self.frame(index)[1], self.scene) if single else self.probe(index)
            self.kept[key] = self.judge(patch)
        return self.kept[key]

    def judge(self, patch: Patch | None) -> Says:
        if patch is None:
            return Says.UNSURE
        there = apart(patch, self.scene.there)
        if self.gone is None:
            if there < 0.5 * self.threshold:
                return Says.THERE
            return Says.GONE if there > self.threshold else Says.UNSURE
        gone = apart(patch, self.gone)
        between = apart(self.gone, self.scene.there)
        if there < 0.6 * gone and there < 0.6 * between:
            return Says.THERE
        return Says.GONE if gone < 0.6 * there and gone < 0.6 * between else Says.UNSURE


def find(film: Film, start: int, box: Box) -> Vanished | WhyNot:
    """When the thing that is in the box at picture ``start`` was gone.

    Args:
        film: The pictures; those before ``start`` are not asked.
        start: Place of a picture in which it is there.
        box: x1, y1, x2, y2 as shares of the picture, 0…1.

    Returns:
        The two pictures, or why nothing can be said.
    """
    if start >= len(film.times) - 1:
        return WhyNot("end", 0)
    search = _begin(film, start, box)
    if isinstance(search, WhyNot):
        return search
    places = _even(film, start)
    patches = [search.probe(at, exact=False) for at in places]
    told = [search.judge(patch) for patch in patches]
    if refusal := _refused(search, patches, told):
        return refusal
    first = _lasting(told)
    if first is None:
        return WhyNot("nothing_changed", len(search.looked))
    search.gone = _after(patches[first:], told[first:])
    told = [search.judge(patch) for patch in patches]
    first = _lasting(told)
    if first is None:
        return WhyNot("nothing_lasting", len(search.looked))
    before = max((at for at in range(first) if told[at] is Says.THERE), default=None)
    low = start if before is None else max(start, search.from_[places[before]])
    last, gone = _narrowed(search, low, places[first])
    return Vanished(
        last=last,
        gone=gone,
        looked=len(search.looked),
        sure=_surety(search, told, last, gone),
        changes=_changes(places, told, first),
        covered=_covered(told),
        probes=len(places),
    )


def _after(patches: Sequence[Patch | None], told: Sequence[Says]) -> Patch | None:
    """The background without the thing: of the first probes that show it the most usual one.

    Somebody may stand before it as it goes; that is not what is there afterwards.
    """
    run = [
        patch
        for patch, says in zip(patches, told, strict=True)
        if says is Says.GONE and patch is not None
    ]
    some = run[:_MOST_ALIKE]
    return min(some, key=lambda one: sum(min(apart(one, other), _FAR) for other in some))


def _begin(film: Film, start: int, box: Box) -> _Search | WhyNot:
    """The picture in which it is there, and how much pictures of it differ by themselves."""
    at, rgb = film.fetch(start, exact=True)
    first = Frame.of(rgb, box)
    scene = Scene.of(first)
    if isinstance(scene, str):
        return WhyNot(scene, 1)
    search = _Search(film, box, scene, start, looked={at})
    near = [search.frame(each)[1] for each in search.around(start)]
    patches = [patch for patch in (patch_of(each, scene) for each in near) if patch is not None]
    noise = sorted(apart(patch, scene.there) for patch in patches)
    # Half of them hold the thing still: what these differ by is the camera's own noise.
    usual = noise[(len(noise) - 1) // 2] if noise else 0.0
    search.threshold = max(9.0, 4.0 * usual)
    return search


def _even(film: Film, start: int) -> list[int]:
    """Places of the even probes; of each clip at least its last picture."""
    left = len(film.times) - 1 - start
    even = np.unique(np.linspace(start, start + left, min(MOST_PROBES, left + 1)).astype(np.int64))
    ends = np.flatnonzero(np.diff(film.part[start:])) + start
    return [int(at) for at in np.unique(np.concatenate([even, ends[:MOST_PROBES]]))]


def _refused(
    search: _Search, patches: Sequence[Patch | None], told: Sequence[Says]
) -> WhyNot | None:
    """Why nothing can be said of most of the footage; None where enough is clear."""
    clear = sum(patch is not None for patch in patches)
    if clear >= max(2, _FEWEST_CLEAR * len(patches)) or Says.GONE in told:
        return None
    return WhyNot(search.scene.complaint or "unclear", len(search.looked))


def _lasting(told: Sequence[Says]) -> int | None:
    """The first even probe of a change that the next clear one agrees with."""
    for at, says in enumerate(told):
        if says is Says.GONE:
            later = next((each for each in told[at + 1 :] if each is not Says.UNSURE), Says.GONE)
            if later is Says.GONE:
                return at
    return None


def _narrowed(search: _Search, low: int, high: int) -> tuple[int, int]:
    """(last picture it is there, first one it is gone), by halving from both ends."""
    times = search.film.times
    last, gone = low, high
    # Somebody may stand before it for long: then both ends are looked for apart.
    there, later = low, high
    while later - there > 1 and times[later] - times[there] > _WINDOW_S:
        middle = _middle(times, there, later)
        if search.says(middle) is Says.THERE:
            there = middle
        else:
            later = middle
    last = there
    sooner, there_after = last, high
    while there_after - sooner > 1 and times[there_after] - times[sooner] > _WINDOW_S:
        middle = _middle(times, sooner, there_after)
        if search.says(middle) is Says.GONE:
            there_after = middle
        else:
            sooner = middle
    gone = there_after
    return _by_picture(search, last, min(later, gone), max(sooner, last), gone)


def _place(times: NDArray[np.float64], seconds: float | np.float64) -> int:
    """The first picture at or behind an instant."""
    return int(np.searchsorted(times, float(seconds)))


def _middle(times: NDArray[np.float64], low: int, high: int) -> int:
    """The picture half way by time, at least one from both ends."""
    at = _place(times, (times[low] + times[high]) / 2)
    return min(max(at, low + 1), high - 1)


def _by_picture(search: _Search, low: int, later: int, sooner: int, high: int) -> tuple[int, int]:
    """Read the pictures around both ends one by one.

    The median of a probe is drawn over by what comes a second later, so both ends are read from a
    little before to a little behind.
    """
    times = search.film.times
    begin = max(search.start, _place(times, times[low] - 1.0))
    end = min(len(times) - 1, _place(times, times[high] + 1.0))
    first = _singles(begin, _place(times, times[later] + 1.0), end)
    second = _singles(max(begin, _place(times, times[sooner] - 1.0)), end, end)
    told = {at: search.says(at, single=True) for at in sorted({*first, *second})}
    cut = _best_cut(told)
    last = max((at for at, says in told.items() if at < cut and says is Says.THERE), default=low)
    gone = min((at for at, says in told.items() if at >= cut and says is Says.GONE), default=high)
    return last, max(gone, last + 1)


def _singles(first: int, last: int, end: int) -> list[int]:
    """All pictures of a stretch, or as many as may be read, evenly."""
    last = min(last, end)
    if last < first:
        return []
    count = min(_MOST_SINGLES, last - first + 1)
    return [int(at) for at in np.unique(np.linspace(first, last, count).astype(np.int64))]


def _best_cut(told: dict[int, Says]) -> int:
    """The picture before which most say there, and from which most say gone."""
    places = list(told)
    wrong = sum(says is Says.THERE for says in told.values())
    best, least = places[0] if places else 0, wrong
    for at in places:
        wrong += (told[at] is Says.GONE) - (told[at] is Says.THERE)
        if wrong < least:
            best, least = at + 1, wrong
    return best


def _surety(search: _Search, told: Sequence[Says], last: int, gone: int) -> Surety:
    between = 0.0 if search.gone is None else apart(search.gone, search.scene.there)
    apart_s = float(search.film.times[gone] - search.film.times[last])
    clear = sum(says is not Says.UNSURE for says in told) / len(told)
    if between >= 2 * search.threshold and apart_s <= 2 * _WINDOW_S and clear >= 0.8:
        return Surety.SURE
    return Surety.FAIR if between >= search.threshold and clear >= 0.5 else Surety.WEAK


def _changes(places: Sequence[int], told: Sequence[Says], first: int) -> tuple[Change, ...]:
    """Returns and other goings that the even probes show after the first."""
    found: list[Change] = []
    now = Says.GONE
    for at, says in zip(places[first + 1 :], told[first + 1 :], strict=True):
        if says not in (now, Says.UNSURE):
            found.append(Change(at, back=says is Says.THERE))
            now = says
    return tuple(found)


def _covered(told: Sequence[Says]) -> int:
    return sum(says is Says.UNSURE for says in told)
