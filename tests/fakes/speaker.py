"""A sound device and a sound worker that a test can look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.records.media import SOUND_CHANNELS, SOUND_RATE_HZ
from nvr_desk_ui.player.sound_feed import FRAME_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


class FakeSink:
    """Plays what it was given when a test says so; never by itself."""

    def __init__(self, room_s: float = 0.2) -> None:
        self._most = round(room_s * SOUND_RATE_HZ) * FRAME_BYTES
        self.written = bytearray()
        self.played = 0
        self.starts = 0
        self.volume = 0.0
        self.sounding = False

    def start(self) -> None:
        self.written.clear()
        self.played, self.sounding = 0, True
        self.starts += 1

    def stop(self) -> None:
        self.sounding = False

    def room(self) -> int:
        return self._most - (len(self.written) - self.played) if self.sounding else 0

    def write(self, pcm: bytes) -> None:
        self.written += pcm

    def played_s(self) -> float:
        return self.played / FRAME_BYTES / SOUND_RATE_HZ

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def play(self, seconds: float) -> None:
        """So much more left the device, if it had it."""
        wanted = self.played + round(seconds * SOUND_RATE_HZ) * FRAME_BYTES
        self.played = min(len(self.written), wanted)

    @property
    def first_ms(self) -> int:
        """Container millisecond that the first sample names."""
        left = np.frombuffer(bytes(self.written[:FRAME_BYTES]), "<i2")
        return int(left[0])


class FakeSounds:
    """Every sample says its container millisecond."""

    def __init__(self, refuse: str = "") -> None:
        self.refuse = refuse
        self.closed = False

    def open(self, path: Path) -> None:
        if self.refuse:
            raise MediaError(self.refuse)

    def span(self, from_s: float, seconds: float) -> NDArray[np.int16]:
        at = from_s + np.arange(round(seconds * SOUND_RATE_HZ)) / SOUND_RATE_HZ
        left = np.rint(at * 1000).astype(np.int16)
        return np.repeat(left[:, None], SOUND_CHANNELS, axis=1)

    def close(self) -> None:
        self.closed = True
