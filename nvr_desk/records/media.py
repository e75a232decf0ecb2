"""What a clip's bytes turned out to be, and how one picture of it is named.

Records never import numpy at run time: the command line must answer --help within 0.4 s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    import numpy as np
    from numpy.typing import NDArray


class MediaState(StrEnum):
    """Condition of a clip after probe and full decode. The bytes are kept in every case."""

    OK = "ok"
    PARTIAL = "partial"
    """Some pictures decode, some do not."""
    BAD = "bad"
    """No picture decodes, or the clip killed its worker twice while alone."""
    UNSUPPORTED = "unsupported"
    """Container or codec outside the allow-list."""


@dataclass(frozen=True, slots=True)
class FrameRef:
    """One picture: (clip, stream, pts, n-th with that pts). Never a counter, never fps × time."""

    sha256: str
    stream_index: int
    pts: int
    nth: int = 0


SOUND_RATE_HZ = 48_000
"""Samples a second of sound as it is played and written out."""
SOUND_CHANNELS = 2
"""Left and right, interleaved."""


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """The sound track beside the picture."""

    codec: str
    sample_rate_hz: int
    channels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a file was read whose container names no sound times, or that has no container."""

    demuxer: str
    """FFmpeg's name of what it was read as."""
    forced: bool = False
    """It was not recognised: what it holds was told by the marks inside."""
    skipped: int = 0
    """Bytes of a foreign header before the first mark."""
    counted_fps: float | None = None
    """Pictures carry no times and were counted, so many a second."""
    stated: bool = False
    """The pictures themselves state that rate; else it is assumed."""
    untimed: int = 0
    """Pictures without a time of their own, put behind the one before by the usual step."""
    breaks: int = 0
    """Times the clock inside the file was set anew; what lay between is unknown."""

    @property
    def own_times(self) -> bool:
        """Whether every picture carries its own time: else only a reading from the start tells."""
        return self.counted_fps is None and not self.untimed and not self.breaks

    def uncertain_s(self, duration_s: float) -> float:
        """Seconds by which a moment in the file may lie off, beside what the claim says."""
        if self.counted_fps is not None:
            return duration_s * (_STATED_SHARE if self.stated else _ASSUMED_SHARE)
        return max(_BREAK_S, duration_s) if self.breaks else 0.0

    @property
    def words(self) -> str:
        """The same for a person, one line."""
        parts = [f"read by force as {self.demuxer}" if self.forced else f"read as {self.demuxer}"]
        if self.skipped:
            parts.append(f"behind {self.skipped:,} bytes of a foreign header")
        if self.counted_fps is not None:
            whence = "as they state" if self.stated else "assumed, nothing states it"
            parts.append(f"times counted at {self.counted_fps:g} pictures a second ({whence})")
        elif self.untimed:
            parts.append(f"{self.untimed:,} pictures without a time follow by the usual step")
        if self.breaks:
            noun = "once" if self.breaks == 1 else f"{self.breaks:,} times"
            parts.append(f"its clock jumps {noun}; what lies behind follows on without a gap")
        return "; ".join(parts)


_STATED_SHARE = 0.05
"""Recorders state a rate and write fewer pictures when little moves."""
_ASSUMED_SHARE = 1.0
_BREAK_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """Facts read from container and stream; width and height are as coded, before rotation."""

    container: str
    codec: str
    pixel_format: str
    width: int
    height: int
    rotation: int
    """Degrees clockwise that bring the picture upright: 0, 90, 180 or 270."""
    stream_index: int
    """The stream FFmpeg calls best."""
    time_base: Fraction
    start_s: float
    """First pts × time_base; not shifted to zero."""
    duration_s: float
    """Last pts + its length − first pts, seconds."""
    frames: int
    """Pictures that decoded."""
    failed_frames: int = 0
    """Packets that gave no picture, and pictures that came damaged."""
    variable_rate: bool = False
    nominal_fps: float | None = None
    """For display only; nothing is computed from it."""
    sound: SoundFacts | None = None
    created: str | None = None
    """creation_time of the container as written, if any."""
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    """Container tags as written (bounded), e.g. make, model."""
    reading: Reading | None = None
    """How it was read where the container alone did not do; None as a rule."""
    pixel_aspect: Fraction | None = None
    """Width of a coded pixel over its height, before rotation; None where it is square."""

    @property
    def own_times(self) -> bool:
        """Whether every picture carries a time of its own, so that a seek finds it."""
        return self.reading is None or self.reading.own_times

    @property
    def upright_size(self) -> tuple[int, int]:
        """(width, height) in pixels of the picture as shown."""
        if self.rotation in (90, 270):
            return self.height, self.width
        return self.width, self.height

    @property
    def upright_aspect(self) -> float:
        """Width of a pixel of the upright picture over its height; 1 where it is square."""
        coded = 1.0 if self.pixel_aspect is None else float(self.pixel_aspect)
        return 1 / coded if self.rotation in (90, 270) else coded


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small JPEG of one picture."""

    pts: int
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Survey:
    """All that one full decode of a clip tells.

    ``pts`` is (n,) int64 in presentation order, repeats kept: picture k is ``pts[k]``,
    its ``nth`` is its rank among equal values. ``keys`` is (k,) int64, rising: which of them are
    key pictures; None where nobody noted them. ``places`` is (n,) int64: the bytes of the file at
    which they begin, of a file where no time leads to them; None of all others.
    """

    state: MediaState
    reason: str | None
    facts: MediaFacts | None
    pts: NDArray[np.int64]
    poster: Thumbnail | None = None
    strip: tuple[Thumbnail, ...] = ()
    keys: NDArray[np.int64] | None = None
    places: NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """One original file's bytes, named by SHA-256."""

    sha256: str
    bytes: int
    state: MediaState
    reason: str | None
    facts: MediaFacts | None


@dataclass(frozen=True, slots=True)
class Picture:
    """One decoded, upright picture. ``rgb`` is (height, width, 3) uint8, read-only."""

    ref: FrameRef
    rgb: NDArray[np.uint8]
    t_s: float
    """pts × time_base, seconds."""
    index: int
    """Position in the clip's pts list."""
