"""Facts that container and stream state about a clip, bounded and made printable."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np
from av.audio.stream import AudioStream

from nvr_desk.media.frames import CAUGHT, codec_name, time_base
from nvr_desk.records.media import MediaFacts, SoundFacts

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

MAX_TAGS: Final = 48
"""Most container tags kept."""
MOST_ASPECT: Final = 4
"""A pixel more than so many times as wide as high, or as high as wide, is a broken header."""
_FINE: Final = 10_000
_KEY_CHARACTERS: Final = 64
_VALUE_CHARACTERS: Final = 256
_UNEVEN_SHARE: Final = 0.05
"""A step differs when it is this far from the usual one…"""
_UNEVEN_COUNT: Final = 0.005
"""…and the rate varies when more than this share of steps differ."""


def expected_frames(container: InputContainer, stream: VideoStream) -> int:
    """How many pictures the container promises; 0 when it says nothing believable."""
    with contextlib.suppress(*CAUGHT, ZeroDivisionError):
        if stream.frames > 0:
            return min(int(stream.frames), 100_000_000)
        rate = stream.average_rate or stream.guessed_rate
        if container.duration and rate:
            return max(0, min(int(container.duration / 1_000_000 * rate), 100_000_000))
    return 0


def promised_packets(container: InputContainer, stream: VideoStream) -> int:
    """How many packets the index lists, for containers whose index is whole; else 0."""
    with contextlib.suppress(*CAUGHT):
        if container.format.name.startswith("mov"):
            return len(stream.index_entries)
    return 0


def facts(
    container: InputContainer,
    stream: VideoStream,
    pts: NDArray[np.int64],
    *,
    rotation: int,
    size: tuple[int, int],
    pixel_format: str,
    last_ticks: int,
    failed: int,
) -> MediaFacts:
    """Facts of a decoded clip.

    Args:
        container: still open.
        stream: its best stream.
        pts: (n,) of all pictures, n ≥ 1.
        rotation: degrees clockwise to upright.
        size: (width, height) of the first picture, as coded.
        pixel_format: FFmpeg's name of it.
        last_ticks: how long the last picture stands, in ticks.
        failed: packets without a picture and pictures that came damaged.
    """
    base = time_base(stream)
    span = int(pts[-1]) - int(pts[0])
    return MediaFacts(
        container=_text(container.format.name, _KEY_CHARACTERS),
        codec=codec_name(stream),
        pixel_format=pixel_format,
        width=size[0],
        height=size[1],
        rotation=rotation,
        stream_index=stream.index,
        time_base=base,
        start_s=float(int(pts[0]) * base),
        duration_s=float((span + last_ticks) * base),
        frames=len(pts),
        failed_frames=failed,
        variable_rate=varies(pts),
        nominal_fps=float((len(pts) - 1) / (span * base)) if span > 0 else None,
        sound=_sound(container),
        created=_created(container, stream),
        tags=_tags(container),
        pixel_aspect=_pixel_aspect(stream),
    )


def _pixel_aspect(stream: VideoStream) -> Fraction | None:
    """What container or stream say of a pixel's shape; None where it is square, or past belief."""
    with contextlib.suppress(*CAUGHT, AttributeError, ZeroDivisionError):
        stated = stream.sample_aspect_ratio
        if stated is not None and stated != 1 and 1 / MOST_ASPECT <= stated <= MOST_ASPECT:
            return Fraction(stated).limit_denominator(_FINE)
    return None


def varies(pts: NDArray[np.int64]) -> bool:
    """Whether the steps between pictures differ by more than rounding."""
    steps = np.diff(pts)
    if len(steps) < 3:
        return False
    usual = float(np.median(steps))
    uneven = np.abs(steps - usual) > max(1.5, usual * _UNEVEN_SHARE)
    return int(uneven.sum()) > max(1.0, _UNEVEN_COUNT * len(steps))


def _sound(container: InputContainer) -> SoundFacts | None:
    with contextlib.suppress(*CAUGHT, AttributeError):
        stream = container.streams.best("audio")
        if isinstance(stream, AudioStream):
            context = stream.codec_context
            return SoundFacts(
                _text(context.codec.canonical_name, _KEY_CHARACTERS),
                int(context.sample_rate),
                int(context.channels),
            )
    return None


def _created(container: InputContainer, stream: VideoStream) -> str | None:
    for tags in (container.metadata, stream.metadata):
        if written := tags.get("creation_time"):
            return _text(written, _KEY_CHARACTERS)
    return None


def _tags(container: InputContainer) -> dict[str, str]:
    pairs = sorted(container.metadata.items())[:MAX_TAGS]
    return {_text(key, _KEY_CHARACTERS): _text(value, _VALUE_CHARACTERS) for key, value in pairs}


def _text(value: str, longest: int) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in str(value)[:longest])
