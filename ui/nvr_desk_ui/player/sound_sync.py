"""Keeps what is heard with what is seen: when to begin, what to leave out, when to begin anew."""

from __future__ import annotations

from typing import Final

from nvr_desk.records.media import SOUND_RATE_HZ

AWAY_S: Final = 0.08
"""Further than this from the picture the sound begins anew."""
LEAD_S: Final = 0.15
"""Sound is asked for so far ahead: decoding it takes a while."""


class SoundSync:
    """One run of sound: from asking for it until it is stopped. Container seconds throughout."""

    def __init__(self) -> None:
        self._from_s: float | None = None
        self._first_s: float | None = None

    @property
    def running(self) -> bool:
        """Whether sound was asked for."""
        return self._from_s is not None

    @property
    def heard(self) -> bool:
        """Whether some of it went to the device."""
        return self._first_s is not None

    def begin(self, picture_s: float) -> float:
        """Where to fetch sound from, the picture being there."""
        self._from_s, self._first_s = picture_s + LEAD_S, None
        return self._from_s

    def stop(self) -> None:
        """No sound is wanted."""
        self._from_s = self._first_s = None

    def skip(self, picture_s: float) -> int | None:
        """Samples to leave out before the first one; None while it is too early for it."""
        if self._from_s is None or picture_s < self._from_s:
            return None
        self._first_s = picture_s
        return round((picture_s - self._from_s) * SOUND_RATE_HZ)

    def forget_first(self) -> None:
        """What was to be the first sample is not here yet."""
        self._first_s = None

    def away(self, picture_s: float, played_s: float) -> float:
        """Seconds that the sound is ahead of the picture, having played so long."""
        return 0.0 if self._first_s is None else self._first_s + played_s - picture_s
