"""Appearances of persons and vehicles, and what was looked at to find them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.records.attributes import Attributes, Tint
    from nvr_desk.records.motion import MotionGrid


class ObjectClass(StrEnum):
    """All that ever leaves a detector."""

    PERSON = "person"
    BICYCLE = "bicycle"
    CAR = "car"
    MOTORCYCLE = "motorcycle"
    BUS = "bus"
    TRUCK = "truck"


VEHICLES = frozenset(ObjectClass) - {ObjectClass.PERSON}


@dataclass(frozen=True, slots=True)
class Track:
    """One appearance in one clip; *an appearance is no identity*.

    Rows are pictures: ``seen`` ones the detector looked at, the others interpolated.
    """

    number: int
    """1, 2, … in order of first sight within the clip's analysis."""
    cls: ObjectClass
    pts: NDArray[np.int64]
    """(n,) strictly increasing, in the clip's time base."""
    box: NDArray[np.float32]
    """(n, 4) x1 y1 x2 y2 in pixels of the upright source picture."""
    conf: NDArray[np.float32]
    """(n,) 0…1; interpolated rows carry the lesser of their neighbours."""
    seen: NDArray[np.bool_]
    """(n,) True where the detector looked."""
    tint: Tint | None = None
    """Colours as counted by the worker; not stored, ``attributes`` is made of it."""
    attributes: Attributes | None = None
    """None where nothing was measured (looks older than schema 0004)."""
    by_hand: bool = False
    """Whether a person made it of others (split, merge)."""

    def seconds(self, time_base: Fraction) -> NDArray[np.float64]:
        """(n,) container seconds, pts × time_base, not shifted."""
        return self.pts.astype("float64") * float(time_base)

    @property
    def best_row(self) -> int:
        """Index of the row of the best shot; of the highest seen confidence if none was chosen."""
        if self.attributes is not None:
            return min(int(self.pts.searchsorted(self.attributes.best_pts)), len(self.pts) - 1)
        # Rows that were not seen fall to −1, below every confidence. (No numpy import: see media.)
        return int((self.conf * self.seen - ~self.seen).argmax())


class CoverageKind(StrEnum):
    """What happened to a span of footage."""

    LOOKED = "looked"
    """Decoded, and the detector looked at ``looks_per_s``."""
    STILL = "still"
    """Decoded, nothing moved: the gate let the detector look thinly, at ``looks_per_s``.

    Never more thinly than once in 2 s.
    """
    DECODED = "decoded"
    """Decoded, no look."""
    FAILED = "failed"
    """Did not decode."""


LOOKED_AT = frozenset({CoverageKind.LOOKED, CoverageKind.STILL})
"""Kinds in which the detector was shown pictures."""


@dataclass(frozen=True, slots=True)
class CoverageSpan:
    """A stretch of a clip, in container seconds."""

    start_s: float
    end_s: float
    kind: CoverageKind
    looks_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which seconds were decoded, how densely the detector looked; the rest was not looked at."""

    spans: tuple[CoverageSpan, ...]
    classes: tuple[ObjectClass, ...]
    """Classes that were looked for; others are *not looked for*, which is not *absent*."""
    looks: int
    """Pictures the detector was shown."""

    @property
    def looked_s(self) -> float:
        """Seconds of footage that the detector looked at, thinly looked-at still ones included."""
        return sum(s.end_s - s.start_s for s in self.spans if s.kind in LOOKED_AT)


@dataclass(frozen=True, slots=True)
class ModelStamp:
    """Which detector made a result. ``sha256`` is of the weights (of the source for 'basic')."""

    name: str
    sha256: str
    engine: str
    """openvino-cpu, openvino-gpu, torch-cpu, torch-cuda, tensorrt, onnxruntime-cpu, basic."""
    classes: tuple[ObjectClass, ...]
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """A finished look at one clip with one model and one set of settings."""

    sha256: str
    """The clip."""
    model: ModelStamp
    settings: str
    """Canonical JSON of the settings that shape results."""
    settings_sha256: str
    tracks: tuple[Track, ...]
    coverage: Coverage
    seconds: float
    """Wall time it took."""
    motion: MotionGrid | None = None
    """Where something moved; None where it was not watched, as in a first pass, and when read."""


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track as lists and search answers show it; times are container seconds."""

    sha256: str
    number: int
    cls: ObjectClass
    start_s: float
    end_s: float
    best_s: float
    """The picture that shows it best."""
    best_pts: int
    best_conf: float
    """Highest confidence of any of its looks."""
    best_box: tuple[float, float, float, float]
    rows: int
    seen: int
    model: str
    model_sha256: str
    unverified: bool
    attributes: Attributes | None = None
    """None where nothing was measured."""
    by_hand: bool = False
    """Whether a person made it of others (split, merge)."""
