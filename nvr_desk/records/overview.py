"""A case at a glance: what timeline and map draw.

A case may hold 40,000 deliveries and 1,000,000 appearances: the timeline gets them as columns, and
makes a record of one delivery when somebody asks for that one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, overload

from nvr_desk.records.attributes import ColourName, Direction
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import CoverageKind, CoverageSpan, ObjectClass
from nvr_desk.timecode import from_micros

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

CLASSES: Final = tuple(ObjectClass)
VISIBILITIES: Final = tuple(Visibility)
STATES: Final = tuple(MediaState)
KINDS: Final = tuple(CoverageKind)
COLOURS: Final = (None, *ColourName)
DIRECTIONS: Final = (None, *Direction)
"""Codes of columns: a word's place in these."""


@dataclass(frozen=True, slots=True)
class TrackSpan:
    """When one appearance is in the picture; seconds from the clip's first picture."""

    number: int
    cls: ObjectClass
    start_s: float
    end_s: float
    conf: float


@dataclass(frozen=True, slots=True)
class LaneClip:
    """One delivery as a bar on its camera's lane."""

    delivery_id: str
    name: str
    item: str | None
    camera: str
    start: datetime | None
    """Best start, UTC; None when unknown (drawn in the *time unknown* tray)."""
    duration_s: float
    uncertainty_s: float | None
    corrected: bool
    visibility: Visibility
    state: MediaState
    tracks: tuple[TrackSpan, ...]
    coverage: tuple[CoverageSpan, ...]
    """Seconds from the clip's first picture."""
    analysed: bool
    told: bool = True
    """Whether tracks and coverage were read at all; else their absence says nothing."""
    first_pass: bool = False
    """Key pictures only were looked at: a first idea, not a search."""
    batch: str = ""
    """Label of its shipment."""
    request: str = ""
    """The request it answers; empty where none was named."""


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One word a row, each word kept once."""

    names: tuple[str, ...]
    of: NDArray[np.int32]
    """(rows,) places in ``names``."""

    def __getitem__(self, row: int) -> str:
        """The word of a row."""
        return self.names[int(self.of[row])]


@dataclass(frozen=True, slots=True, eq=False)
class ClipColumns:
    """Deliveries in order of arrival, one entry each. NaN where something is unknown."""

    delivery_id: tuple[str, ...]
    name: tuple[str, ...]
    item: tuple[str | None, ...]
    camera: Labels
    batch: Labels
    request: Labels
    start: NDArray[np.float64]
    """Best start, seconds since 1970 UTC."""
    first_s: NDArray[np.float64]
    """First picture, container seconds."""
    duration_s: NDArray[np.float64]
    uncertainty_s: NDArray[np.float64]
    rate: NDArray[np.float64]
    """Seconds in the world to one in the clip: 1 but for a clock that drifts."""
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    visibility: NDArray[np.uint8]
    """Place in ``VISIBILITIES``."""
    state: NDArray[np.uint8]
    """Place in ``STATES``."""
    corrected: NDArray[np.bool_]
    analysed: NDArray[np.bool_]
    first_pass: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class TrackColumns:
    """Appearances, sorted by delivery; a hidden delivery has none."""

    first: NDArray[np.int64]
    """(clips + 1,) where each delivery's appearances begin."""
    number: NDArray[np.int32]
    cls: NDArray[np.uint8]
    """Place in ``CLASSES``."""
    start_s: NDArray[np.float64]
    """Seconds from the clip's first picture, as ``end_s``."""
    end_s: NDArray[np.float64]
    conf: NDArray[np.float32]
    height: NDArray[np.float32]
    """Median height as a share of the picture's; NaN where nothing was measured."""
    upper: NDArray[np.uint8]
    """Place in ``COLOURS``, as ``lower``; 0 is unknown."""
    lower: NDArray[np.uint8]
    direction: NDArray[np.uint8]
    """Place in ``DIRECTIONS``; 0 where nothing was measured."""


@dataclass(frozen=True, slots=True, eq=False)
class CoverColumns:
    """What was looked at, sorted by delivery, then time."""

    first: NDArray[np.int64]
    """(clips + 1,)"""
    start_s: NDArray[np.float64]
    end_s: NDArray[np.float64]
    kind: NDArray[np.uint8]
    """Place in ``KINDS``."""
    rate: NDArray[np.float32]
    """Looks a second."""


def _nothing() -> dict[str, Sequence[tuple[float, float]]]:
    return {}


@dataclass(frozen=True, slots=True, eq=False)
class TimelineData:
    """All bars of a case, as columns."""

    case: str
    zone: str | None
    rows: ClipColumns
    tracks: TrackColumns
    coverage: CoverColumns
    told: bool = True
    """Whether tracks and coverage were read at all; else their absence says nothing."""
    unreached: int = 0
    """Of a series: deliveries of its member cases that their consent keeps out of it."""
    mark: int = 0
    """The entry that named its deliveries: what a later reading says only what changed since."""
    watched: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=_nothing)
    """Delivery → what this person has had on screen of it, container seconds."""

    @property
    def clips(self) -> LaneClips:
        """The deliveries one by one: a record is made when it is asked for."""
        return LaneClips(self)

    def clip(self, row: int) -> LaneClip:
        """One delivery with its appearances and coverage."""
        rows = self.rows
        start, doubt = float(rows.start[row]), float(rows.uncertainty_s[row])
        return LaneClip(
            delivery_id=rows.delivery_id[row],
            name=rows.name[row],
            item=rows.item[row],
            camera=rows.camera[row],
            batch=rows.batch[row],
            request=rows.request[row],
            start=None if math.isnan(start) else from_micros(round(start * 1e6)),
            duration_s=float(rows.duration_s[row]),
            uncertainty_s=None if math.isnan(doubt) else doubt,
            corrected=bool(rows.corrected[row]),
            visibility=VISIBILITIES[int(rows.visibility[row])],
            state=STATES[int(rows.state[row])],
            tracks=tuple(self._spans(row)),
            coverage=tuple(self._covered(row)),
            analysed=bool(rows.analysed[row]),
            told=self.told,
            first_pass=bool(rows.first_pass[row]),
        )

    def _spans(self, row: int) -> list[TrackSpan]:
        found, part = (
            self.tracks,
            slice(int(self.tracks.first[row]), int(self.tracks.first[row + 1])),
        )
        numbers: list[int] = found.number[part].tolist()
        classes: list[int] = found.cls[part].tolist()
        times = zip(found.start_s[part].tolist(), found.end_s[part].tolist(), strict=True)
        rows = zip(numbers, classes, times, found.conf[part].tolist(), strict=True)
        return [TrackSpan(n, CLASSES[cls], *span, conf) for n, cls, span, conf in rows]

    def _covered(self, row: int) -> list[CoverageSpan]:
        found = self.coverage
        part = slice(int(found.first[row]), int(found.first[row + 1]))
        kinds: list[int] = found.kind[part].tolist()
        times = zip(found.start_s[part].tolist(), found.end_s[part].tolist(), strict=True)
        rows = zip(times, kinds, found.rate[part].tolist(), strict=True)
        return [CoverageSpan(*span, KINDS[kind], rate) for span, kind, rate in rows]


class LaneClips(Sequence[LaneClip]):
    """Records of a timeline's deliveries, each made when it is asked for."""

    def __init__(self, data: TimelineData) -> None:
        self._data = data

    def __len__(self) -> int:
        """How many deliveries."""
        return len(self._data.rows.delivery_id)

    @overload
    def __getitem__(self, index: int) -> LaneClip: ...
    @overload
    def __getitem__(self, index: slice) -> list[LaneClip]: ...
    def __getitem__(self, index: int | slice) -> LaneClip | list[LaneClip]:
        """One record, or some."""
        if isinstance(index, slice):
            return [self._data.clip(row) for row in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._data.clip(index % len(self))


@dataclass(frozen=True, slots=True)
class MapCamera:
    """One place with what was delivered from it. Degrees WGS 84."""

    alias: str
    lat: float
    lon: float
    accuracy_m: float | None
    heading_deg: float | None
    fov_deg: float | None
    delivery_ids: tuple[str, ...]
    shown: int
    """Deliveries that may be opened."""
    counts: dict[str, int]
    """Class → appearances."""
    names: tuple[str, ...] = ()
    """Of the deliveries, in their order: item number and name."""
    starts_us: tuple[int | None, ...] = ()
    """When each begins, microseconds UTC; None where nobody knows."""
    ends_us: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class MapData:
    """All places of a case, and how many deliveries have none."""

    case: str
    cameras: tuple[MapCamera, ...]
    unplaced: int
    unreached: int = 0
    """As of the timeline."""
    mark: int = 0
    """As of the timeline."""
