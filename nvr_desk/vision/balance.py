"""Which decoder takes the next clip, so that the card and the cores are busy to the end.

Each clip goes where it would be through first, by the rates measured so far: HEVC mostly to the
card, which is nearly twice as fast at it, H.264 to whoever is free. Nothing here knows of clocks or
threads; the worker tells when a clip begins and how long its decoding took.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CPU = "cpu"
DECODERS_VARIABLE = "NVR_DESK_WORKER_DECODERS"
"""Hardware decoders a worker tries, comma separated; 'cpu' for none; unset: by its engine."""
_MEGA = 1e6
_FRESH = 0.3
"""How much of a rate the last clip decides."""
_FALLBACK_RATE = 400.0
_RECENT = 16
"""So many clips tell which codecs are about."""
_KEPT_FREE = 0.5
"""How strongly the card is kept free for the codec it is best at; 0 would be not at all."""

# Megapixels a second of one core or one engine, before anything was measured: 1080p at 2.55 and
# 3.03 ms on a core, 640 and 1093 pictures a second on an engine of Hopper (see docs/gpu.md).
PRIORS = {
    (CPU, "h264"): 810.0,
    (CPU, "hevc"): 680.0,
    ("card", "h264"): 1330.0,
    ("card", "hevc"): 2270.0,
}


@dataclass(frozen=True, slots=True)
class Load:
    """How much decoding a clip is."""

    codec: str
    width: int
    height: int
    pictures: int

    @property
    def megapixels(self) -> float:
        """Of the whole clip."""
        return max(1, self.pictures) * self.width * self.height / _MEGA


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of decoder."""

    engines: int
    """That work at once: cores, or engines of a card."""
    sessions: int
    """Clips it takes at once."""


class Balance:
    """Clips in hand by kind of decoder, and what was learnt of their speed. Thread-safe.

    Args:
        places: kind of decoder → how much of it there is; 'cpu' is always among them.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = dict(places)
        self._busy = dict.fromkeys(places, 0)
        self._rates: dict[tuple[str, str], float] = {}
        self._recent: deque[str] = deque(maxlen=_RECENT)
        self._lock = threading.Lock()

    def take(self, load: Load, fit: Collection[str]) -> str:
        """The decoder of a clip that begins now; to be told of its end by ``done``.

        Args:
            load: the clip.
            fit: kinds that may have it. 'cpu' always may.
        """
        with self._lock:
            free = [
                kind
                for kind, place in self._places.items()
                if kind != CPU and kind in fit and self._busy[kind] < place.sessions
            ]
            self._recent.append(load.codec)
            best = min((*free, CPU), key=lambda kind: self._price(kind, load.codec, load))
            self._busy[best] += 1
            return best

    def done(self, kind: str, load: Load, seconds: float | None) -> None:
        """A clip has ended.

        Args:
            kind: as ``take`` said.
            load: the clip.
            seconds: its decoder worked for; None where it did not come to its end.
        """
        with self._lock:
            if seconds is not None and seconds > 0:
                crowd = max(1.0, self._busy[kind] / self._places[kind].engines)
                seen = load.megapixels / seconds * crowd
                known = self._rate(kind, load.codec)
                self._rates[kind, load.codec] = known + _FRESH * (seen - known)
            self._busy[kind] -= 1

    def rate(self, kind: str, codec: str) -> float:
        """Megapixels a second of one core or engine, as known now."""
        with self._lock:
            return self._rate(kind, codec)

    def _rate(self, kind: str, codec: str) -> float:
        prior = PRIORS.get((kind if kind == CPU else "card", codec), _FALLBACK_RATE)
        return self._rates.get((kind, codec), prior)

    def _price(self, kind: str, codec: str, load: Load) -> float:
        """Seconds until it would be through, dearer where another codec gains more by the card."""
        if kind == CPU:
            return self._through(kind, load)
        gain = self._gain(kind, codec)
        best = max(self._gain(kind, other) for other in set(self._recent))
        return float(self._through(kind, load) * (best / gain) ** _KEPT_FREE)

    def _gain(self, kind: str, codec: str) -> float:
        return self._rate(kind, codec) / self._rate(CPU, codec)

    def _through(self, kind: str, load: Load) -> float:
        """Seconds until it would be through, all clips of a kind sharing its engines."""
        crowd = max(1.0, (self._busy[kind] + 1) / self._places[kind].engines)
        return load.megapixels / self._rate(kind, load.codec) * crowd
