"""Clips of one camera as the film in which a vanishing is looked for: pictures from a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from nvr_desk.errors import UsageError
from nvr_desk.media.session import PlayerSession
from nvr_desk.records.vanish import Moment, VanishAnswer, WhyNot
from nvr_desk.review.vanish import Film, find

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import Clip, MediaFacts
    from nvr_desk.review.patches import Box

WIDTH_PX: Final = 640
"""As wide as pictures are compared; they are shown as they are."""


@dataclass(frozen=True, slots=True)
class Source:
    """A clip that can be asked."""

    delivery: Delivery
    clip: Clip
    path: Path
    pts: NDArray[np.int64]
    keys: NDArray[np.int64] | None
    places: NDArray[np.int64] | None = None

    @property
    def facts(self) -> MediaFacts:
        """Of its pictures. Raises UsageError where it has none."""
        if self.clip.facts is None or len(self.pts) == 0:
            raise UsageError(f"{self.delivery.name} has no pictures")
        return self.clip.facts

    @property
    def seconds(self) -> NDArray[np.float64]:
        """(n,) container seconds of its pictures."""
        return np.asarray(self.pts * float(self.facts.time_base), np.float64)


class Reel:
    """All pictures of some clips in order of time, decoded by one worker.

    Args:
        sources: the clip in which the thing is seen comes first.
        check: called before each picture; raises where a person wished the work to end.
    """

    def __init__(self, sources: Sequence[Source], check: Callable[[], None]) -> None:
        self._sources = sources
        self._counts = np.cumsum([0, *(len(each.pts) for each in sources)])
        self._session = PlayerSession()
        self._open: int | None = None
        self.film = Film(self._times(), self._parts(), self.fetch, check)

    def __enter__(self) -> Self:
        """The reel itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the worker."""
        self._session.close()

    def fetch(self, index: int, *, exact: bool) -> tuple[int, NDArray[np.uint8]]:
        """A picture by its place in the film, for ``vanish.find``."""
        part, at = self.place(index)
        self._use(part)
        ask = self._session.picture if exact else self._session.key_picture
        found = ask(at, max_width=WIDTH_PX)
        return int(self._counts[part]) + found.index, found.rgb

    def whole(self, index: int) -> NDArray[np.uint8]:
        """A picture as large as it is."""
        part, at = self.place(index)
        self._use(part)
        return self._session.picture(at).rgb

    def place(self, index: int) -> tuple[int, int]:
        """(which clip, which of its pictures)."""
        part = int(np.searchsorted(self._counts, index, side="right")) - 1
        return part, index - int(self._counts[part])

    def moment(self, index: int) -> Moment:
        """What a picture is, for people."""
        part, at = self.place(index)
        source = self._sources[part]
        seconds = float(source.seconds[at])
        pts = int(source.pts[at])
        nth = at - int(np.searchsorted(source.pts, pts))
        instant = source.delivery.instant(seconds, source.facts.start_s)
        return Moment(source.delivery, seconds, pts, nth, instant)

    def _use(self, part: int) -> None:
        if self._open != part:
            source = self._sources[part]
            clip = source.clip
            self._open = None
            self._session.open(
                source.path, clip.sha256, source.facts, source.pts, source.keys, source.places
            )
            self._open = part

    def _times(self) -> NDArray[np.float64]:
        """Seconds since the first picture; where clips overlap the later one waits."""
        found: list[NDArray[np.float64]] = []
        last = 0.0
        first = self._sources[0].delivery.best_start
        for source in self._sources:
            own = source.seconds - source.facts.start_s
            start = source.delivery.best_start
            since = (start - first).total_seconds() if start and first else 0.0
            times = np.maximum.accumulate(np.maximum(own + since, last))
            found.append(times)
            last = float(times[-1])
        return np.concatenate(found)

    def _parts(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self._sources)), np.diff(self._counts)).astype(np.int64)


def look(
    sources: Sequence[Source],
    seconds: float,
    box: Box,
    check: Callable[[], None] = lambda: None,
    *,
    pictures: bool = False,
) -> VanishAnswer:
    """When the thing in a box was gone, over clips of one camera.

    Args:
        sources: in order of time; in the first one the thing is seen.
        seconds: container seconds of a picture in which it is there.
        box: x1, y1, x2, y2 as shares of the picture, 0…1.
        check: called before each picture; raises where a person wished the work to end.
        pictures: hand out the two pictures too; only within an open view.

    Raises:
        UsageError: a box or an instant that is none, or a clip without pictures.
        MediaError: a clip does not decode.
    """
    x1, y1, x2, y2 = box
    if not (0 <= x1 < x2 <= 1 and 0 <= y1 < y2 <= 1):
        raise UsageError("a box covers some of the picture: shares of its sides from 0 to 1")
    own = sources[0].seconds
    base = float(sources[0].facts.time_base)
    start = int(np.searchsorted(own, seconds + base / 2, side="right")) - 1
    if start < 0 or seconds > float(own[-1]) + 1.0:
        raise UsageError(f"{seconds:.3f} s is outside of the clip: {own[0]:.3f} to {own[-1]:.3f} s")
    with Reel(sources, check) as reel:
        found = find(reel.film, start, box)
        until = reel.moment(len(reel.film.times) - 1)
        if isinstance(found, WhyNot):
            return VanishAnswer(found.looked, len(sources), reel.moment(start), until, why=found)
        return VanishAnswer(
            looked=found.looked,
            clips=len(sources),
            start=reel.moment(start),
            until=until,
            last=reel.moment(found.last),
            gone=reel.moment(found.gone),
            apart_s=float(reel.film.times[found.gone] - reel.film.times[found.last]),
            sure=found.sure,
            changes=tuple((reel.moment(each.at), each.back) for each in found.changes),
            covered=found.covered,
            probes=found.probes,
            pictures=(reel.whole(found.last), reel.whole(found.gone)) if pictures else None,
        )
