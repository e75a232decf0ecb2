"""Sound of one open clip, the worker's half: PCM of a span, at the time it has in the file.

A second of the clip is a second of PCM: where the file has no sound, or none decodes, there is
silence of that length, so that sound and picture keep one clock.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# PyAV's stubs leave the kind of a packet open.

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream

from nvr_desk.errors import MediaError
from nvr_desk.media.frames import CAUGHT, SOUND_CODECS, open_container
from nvr_desk.records.media import SOUND_CHANNELS, SOUND_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.audio.frame import AudioFrame
    from av.container import InputContainer
    from numpy.typing import NDArray

    from nvr_desk.media.wire import Message

LONGEST_S: Final = 30.0
"""Most seconds of one answer: 5.8 MB."""
_RUN_UP_S: Final = 0.5
"""Coded sound leans on what came before: decoding begins so much earlier."""
_NEAR_S: Final = 30.0
"""A seek that lands farther ahead of what is wanted is not believed."""


class Listener:
    """Handlers of a worker for the sound of one open clip."""

    def __init__(self) -> None:
        self._descriptor: int | None = None
        self._container: InputContainer | None = None

    def open(self, message: Message) -> dict[str, Any]:
        """Open another clip by its descriptor.

        Raises:
            MediaError: no sound in it, or one of a kind that is not decoded here.
        """
        self.close()
        self._descriptor = os.dup(message.descriptors[0])
        self._container = open_container(self._descriptor)
        stream = _stream(self._container)
        return {"codec": stream.codec_context.codec.canonical_name}

    def span(self, message: Message) -> tuple[dict[str, Any], bytes]:
        """PCM from ``from_s`` on, ``seconds`` long: 16 bit, two channels, interleaved."""
        container = self._container
        if container is None:
            raise MediaError("no clip is open")
        from_s, seconds = float(message.body["from_s"]), float(message.body["seconds"])
        if not 0.0 < seconds <= LONGEST_S:
            raise MediaError("sound is given in pieces of up to half a minute")
        pcm = pcm_of(container, from_s, seconds)
        return {"samples": len(pcm)}, pcm.astype("<i2").tobytes()

    def close(self) -> None:
        """Let the clip go."""
        if self._container is not None:
            with contextlib.suppress(*CAUGHT):
                self._container.close()
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._container = self._descriptor = None


def pcm_of(container: InputContainer, from_s: float, seconds: float) -> NDArray[np.int16]:
    """(samples, 2) int16 at `SOUND_RATE_HZ`, container seconds from ``from_s``; silence in gaps.

    Raises:
        MediaError: no sound that is decoded here.
    """
    stream = _stream(container)
    wanted = round(seconds * SOUND_RATE_HZ)
    out = np.zeros((wanted, SOUND_CHANNELS), np.int16)
    for at_s, piece in _pieces(container, stream, from_s, from_s + seconds):
        begin = round((at_s - from_s) * SOUND_RATE_HZ)
        skip = max(0, -begin)
        room = out[max(0, begin) : begin + len(piece)]
        room[:] = piece[skip : skip + len(room)]
    return out


def _pieces(
    container: InputContainer, stream: AudioStream, from_s: float, to_s: float
) -> Iterator[tuple[float, NDArray[np.int16]]]:
    """(container second, (samples, 2) int16) of decoded sound that touches a span."""
    resampler = AudioResampler(format="s16", layout="stereo", rate=SOUND_RATE_HZ)
    base = float(stream.time_base or 0)
    _go_to(container, stream, max(0.0, from_s - _RUN_UP_S))
    clock: float | None = None
    for frame in _frames(container, stream):
        written = None if frame.pts is None else frame.pts * base
        if written is not None and (clock is None or abs(written - clock) > _RUN_UP_S / 4):
            clock = written
        if clock is None:
            continue
        if clock >= to_s:
            return
        frame.pts = None  # the resampler would fill gaps by itself
        for made in resampler.resample(frame):
            piece = np.asarray(made.to_ndarray(), np.int16).reshape(-1, SOUND_CHANNELS)
            if clock + len(piece) / SOUND_RATE_HZ > from_s:
                yield clock, piece
            clock += len(piece) / SOUND_RATE_HZ


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """Decoded sound from where the container stands; what does not decode is left out."""
    with contextlib.suppress(*CAUGHT):
        for packet in container.demux(stream):
            with contextlib.suppress(*CAUGHT):
                yield from packet.decode()


def _go_to(container: InputContainer, stream: AudioStream, at_s: float) -> None:
    base = stream.time_base
    with contextlib.suppress(*CAUGHT, ZeroDivisionError):
        if base:
            container.seek(int(at_s / base), stream=stream, backward=True)


def _stream(container: InputContainer) -> AudioStream:
    try:
        stream = container.streams.best("audio")
    except CAUGHT as error:
        raise MediaError("the streams of the container cannot be read") from error
    if not isinstance(stream, AudioStream):
        raise MediaError("the file holds no sound")
    codec = str(stream.codec_context.codec.name)
    if codec not in SOUND_CODECS:
        raise MediaError(f"sound coded as {codec} is not read by this program")
    return stream
