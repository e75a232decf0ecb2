"""The pictures of a clip as the pipeline takes them: from the one decoder, scaled when wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.media import frames
from nvr_desk.media.luma import thinned, turned

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

_FAR_STEPS = 30.0
"""A hole between pictures of so many usual steps, beside damage, counts as not decoded."""


@dataclass(frozen=True, slots=True)
class DecodedShot:
    """One decoded picture, not yet converted."""

    pts: int
    key: bool
    size_bytes: int
    frame: VideoFrame
    rotation: int

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """See ``shot.Shot``."""
        height, width = inner
        lying = self.rotation in (90, 270)
        size = (height, width) if lying else (width, height)
        return frames.upright(self.frame, self.rotation, size)

    def luma(self, step: int) -> NDArray[np.uint8]:
        """See ``shot.Shot``."""
        return turned(thinned(self.frame, step), self.rotation)


class Shots:
    """All pictures of an open clip in presentation order, and the holes between them.

    Args:
        container: open, at its beginning.
        rotation: degrees clockwise, as the survey found it.
        key_only: decode key pictures alone.
    """

    def __init__(self, container: InputContainer, rotation: int, *, key_only: bool) -> None:
        self._stream = frames.best_stream(container)
        if key_only:
            self._stream.codec_context.skip_frame = "NONKEY"
        self._reader = frames.FrameReader(container, self._stream)
        self._rotation = rotation
        self._time_base = float(frames.time_base(self._stream))
        self._last_s: float | None = None
        self._step_s = 0.0
        self._holes: list[tuple[float, float]] = []
        self._key_only = key_only

    def __iter__(self) -> Iterator[DecodedShot]:
        """The pictures."""
        bad = 0
        for stamped in self._reader:
            seconds = stamped.pts * self._time_base
            if self._reader.failed > bad:
                bad = self._reader.failed
                self._hole(seconds)
            self._advance(seconds)
            frame = stamped.frame
            size = sum(plane.buffer_size for plane in frame.planes)
            yield DecodedShot(stamped.pts, bool(frame.key_frame), size, frame, self._rotation)

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        """Spans in container seconds that did not decode, up to where the clip should end."""
        last = self._last_s
        if last is None:
            return []
        rest = last + max(2 * self._step_s, 0.5)
        ended_early = self._reader.broken is not None or self._reader.failed > 0
        tail = [(last + self._step_s, end_s)] if ended_early and rest < end_s else []
        return self._holes + tail

    def _hole(self, seconds: float) -> None:
        """Packets failed since the picture before: the time between did not decode."""
        last = self._last_s
        if last is not None and seconds - last > 1.5 * self._step_s > 0 and not self._key_only:
            self._holes.append((last + self._step_s, seconds))

    def _advance(self, seconds: float) -> None:
        if self._last_s is not None and seconds > self._last_s:
            step = seconds - self._last_s
            usual = self._step_s
            self._step_s = step if not usual or step < usual * _FAR_STEPS else usual
        if self._last_s is None or seconds > self._last_s:
            self._last_s = seconds
