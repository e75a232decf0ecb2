"""The sound device of this machine, if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from nvr_desk.records.media import SOUND_CHANNELS, SOUND_RATE_HZ
from nvr_desk_ui.player.sound_feed import FRAME_BYTES

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioSink

_BUFFER_S: Final = 0.2
"""Longer than any stall of the event loop that is allowed."""


class Sink(Protocol):
    """Where samples go: (n, 2) int16 at 48 kHz, interleaved."""

    def start(self) -> None:
        """Begin anew: nothing is played yet."""
        ...

    def stop(self) -> None:
        """Silence at once."""
        ...

    def room(self) -> int:
        """Bytes it takes now."""
        ...

    def write(self, pcm: bytes) -> None:
        """Take samples."""
        ...

    def played_s(self) -> float:
        """Seconds that left it since ``start``."""
        ...

    def set_volume(self, volume: float) -> None:
        """0…1."""
        ...


class DeviceSink:
    """Qt's sink."""

    def __init__(self, sink: QAudioSink) -> None:
        self._sink = sink
        self._sink.setBufferSize(round(_BUFFER_S * SOUND_RATE_HZ) * FRAME_BYTES)
        self._line: QIODevice | None = None
        self._written = 0

    def start(self) -> None:
        """See ``Sink``."""
        self.stop()
        self._written, self._line = 0, self._sink.start()

    def stop(self) -> None:
        """See ``Sink``."""
        self._sink.reset()
        self._line = None

    def room(self) -> int:
        """See ``Sink``."""
        return self._sink.bytesFree() if self._line is not None else 0

    def write(self, pcm: bytes) -> None:
        """See ``Sink``."""
        if self._line is not None and pcm:
            self._written += max(0, self._line.write(pcm))

    def played_s(self) -> float:
        """See ``Sink``."""
        waiting = self._sink.bufferSize() - self._sink.bytesFree()
        return max(0, self._written - waiting) / FRAME_BYTES / SOUND_RATE_HZ

    def set_volume(self, volume: float) -> None:
        """See ``Sink``."""
        self._sink.setVolume(volume)


def device_sink() -> Sink | None:
    """The device that people here listen to; None where there is none."""
    try:
        from PySide6.QtMultimedia import (  # noqa: PLC0415 - its libraries may be missing
            QAudioFormat,
            QAudioSink,
            QMediaDevices,
        )
    except ImportError:
        return None
    device = QMediaDevices.defaultAudioOutput()
    wanted = QAudioFormat()
    wanted.setSampleRate(SOUND_RATE_HZ)
    wanted.setChannelCount(SOUND_CHANNELS)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if device.isNull() or not device.isFormatSupported(wanted):
        return None
    return DeviceSink(QAudioSink(device, wanted))
