"""Every appearance of a case in time order, each by its best shot, and what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.records.search import Query, SearchCoverage
    from nvr_desk.records.track import TrackRow

STATES: Final = (None, *ReviewState)
"""A state in a column is its place here; 0 is unseen."""
KINDS: Final = tuple(ObjectClass)
"""A class in a column is its place here."""


@dataclass(frozen=True, slots=True)
class ShotKey:
    """One appearance in one delivery."""

    delivery: str
    """Id."""
    track: int
    """Its name inside this database; two deliveries of the same bytes share it."""


@dataclass(frozen=True, slots=True, eq=False)
class Gallery:
    """Appearances as columns, (n,) each, the earliest first, undated ones last."""

    query: Query
    deliveries: tuple[str, ...]
    """Ids of the deliveries that ``owner`` tells."""
    owner: NDArray[np.int32]
    """Place in ``deliveries``."""
    track: NDArray[np.int64]
    """As in ``ShotKey``."""
    kind: NDArray[np.int8]
    """Place in ``KINDS``."""
    start_us: NDArray[np.int64]
    """First sight, claim plus correction, UTC."""
    dated: NDArray[np.bool_]
    """False where the time of the clip is unknown, and ``start_us`` says nothing."""
    state: NDArray[np.int8]
    """Place in ``STATES``."""
    carried: NDArray[np.bool_]
    """Where the state was said of an earlier look at the same clip."""
    lost: int
    """States said of an earlier look whose appearance was not found again."""
    coverage: SearchCoverage

    def __len__(self) -> int:
        return len(self.owner)

    def tells_as(self, other: Gallery) -> bool:
        """Whether another listing has the same appearances with the same states."""
        if (self.query, self.deliveries, len(self)) != (other.query, other.deliveries, len(other)):
            return False
        columns = ("owner", "track", "kind", "start_us", "dated", "state", "carried")
        return all(bool((getattr(self, n) == getattr(other, n)).all()) for n in columns)

    def key(self, place: int) -> ShotKey:
        """The appearance at a place."""
        return ShotKey(self.deliveries[int(self.owner[place])], int(self.track[place]))


@dataclass(frozen=True, slots=True)
class Shot:
    """An appearance whose picture is asked for, with what a caption tells of it."""

    key: ShotKey
    track: TrackRow
    small: bytes | None
    """JPEG around the box, where it was cut before."""
    large: bytes | None
    """JPEG of the whole picture, likewise."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person has come through what they asked for."""

    states: Mapping[ReviewState | None, int]
    """None is unseen."""

    @property
    def total(self) -> int:
        """Appearances."""
        return sum(self.states.values())

    @property
    def seen(self) -> int:
        """Of them those with any state."""
        return self.total - self.states.get(None, 0)
