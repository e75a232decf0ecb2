"""When it will be ready: from the pace of this machine, and from what earlier looks cost.

A clip costs its looks and the decoding of its pictures. Looks are counted as earlier clips of the
same profile needed them; the engine's pace was measured on this machine; decoding is scaled from
figures of a known core by how fast this one converts a picture. What earlier looks really took
then corrects the whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nvr_desk.records.estimate import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.estimate import PastLook

_LOOKS_PER_S = {"fast": 3.0, "far": 4.0}
"""Looks a second of footage that a profile needs, before anything was learnt."""
_KEY_GAP_S = 4.0
"""Triage looks at one key picture in so many seconds."""
_LEARN_OVER_S = 60.0
"""Footage after which what was learnt counts more than what was assumed."""
_LEARN_FROM = 3
"""Finished clips from which on an estimate speaks of experience."""
_FARTHEST = 4.0
"""Earlier looks correct an estimate by this factor at most."""

_MEGAPIXEL_S = {
    "h264": 0.0017, "hevc": 0.0020, "vp9": 0.0018, "av1": 0.0024, "vp8": 0.0014, "mpeg4": 0.0010,
    "mpeg2video": 0.0009, "mjpeg": 0.0035,
}  # fmt: skip
"""Seconds a core takes to decode a million pixels (docs/benchmarks.md)."""
_ANY_MEGAPIXEL_S = 0.0020
_KEY_MEGAPIXEL_S = 0.008
"""The same for a key picture alone, with the way to it."""
_CONVERT_S = 0.0011
"""Seconds that same core takes to scale a 1280×720 picture."""
_CLOSER = 4.0
"""Looks at parts of a picture beside each look of profile far, where pictures are large."""
_LARGE_PIXELS = 600_000
_CLIP_S = 0.04
"""Proving, opening and storing a clip."""
_GUESSED_LOOKS_PER_S = {"cpu": 25.0, "gpu": 120.0, "cuda": 300.0, "basic": 8.0}
"""By what an engine's name ends in; small weights at 384×640 on two cores, or a small card."""


class Footage(Protocol):
    """What of a clip's facts matters here."""

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        ...

    @property
    def frames(self) -> int:
        """Pictures in it."""
        ...

    @property
    def width(self) -> int:
        """Pixels as coded."""
        ...

    @property
    def height(self) -> int:
        """Pixels as coded."""
        ...

    @property
    def codec(self) -> str:
        """Name of the picture codec."""
        ...


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of the machine and the engine on it."""

    engine: str
    cores: int
    slots: int
    """Clips that are looked at beside each other."""
    looks_per_s: float | None = None
    """Measured; None guesses by the engine's name."""
    convert_s: float | None = None
    """Seconds a core takes to scale a 1280×720 picture; None takes the known core's."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How long something will take, and why we think so."""

    seconds: float
    basis: Basis


def outlook(
    clips: Sequence[Footage], profile: str, machine: Machine, past: Sequence[PastLook]
) -> Outlook:
    """Wall time for clips that are still to be looked at.

    Args:
        clips: what is to be done.
        profile: exact, fast, triage or far.
        machine: as far as it is known.
        past: finished looks of the same model and settings on this machine, if any.
    """
    rate = _rate(profile, past)
    seconds = sum(_cost(each, profile, _looks(each, profile, rate), machine) for each in clips)
    basis = Basis.GUESSED if machine.looks_per_s is None else Basis.MEASURED
    if len(past) >= _LEARN_FROM:
        basis = Basis.LEARNT
    return Outlook(seconds * _experience(profile, machine, past), basis)


def _rate(profile: str, past: Sequence[PastLook]) -> float:
    """Looks a second of footage; what was assumed yields to what was learnt."""
    assumed = _LOOKS_PER_S.get(profile, 0.0)
    looks, footage = sum(p.looks for p in past), sum(p.duration_s for p in past)
    return (looks + assumed * _LEARN_OVER_S) / (footage + _LEARN_OVER_S)


def _looks(clip: Footage, profile: str, rate: float) -> float:
    if profile == "exact":
        return float(clip.frames)
    if profile == "triage":
        return min(float(clip.frames), math.ceil(clip.duration_s / _KEY_GAP_S) or 1.0)
    return min(float(clip.frames), rate * clip.duration_s + 2)


def _cost(clip: Footage, profile: str, looks: float, machine: Machine) -> float:
    """Seconds of the whole machine. A processor looks and decodes by turns, a card beside it."""
    megapixels = clip.width * clip.height / 1e6
    speed = (machine.convert_s or _CONVERT_S) / _CONVERT_S
    if profile == "triage":
        media = looks * megapixels * _KEY_MEGAPIXEL_S
    else:
        media = clip.frames * megapixels * _MEGAPIXEL_S.get(clip.codec, _ANY_MEGAPIXEL_S)
    decoding = (media * speed + _CLIP_S) / max(1, min(machine.cores, machine.slots))
    closer = profile == "far" and clip.width * clip.height >= _LARGE_PIXELS
    looking = looks * (1 + _CLOSER * closer) / (machine.looks_per_s or _guess(machine))
    if machine.engine.endswith(("cuda", "gpu", "tensorrt")):
        return max(decoding, looking)
    return decoding + looking


def _guess(machine: Machine) -> float:
    kind = machine.engine.rpartition("-")[2]
    looks = _GUESSED_LOOKS_PER_S.get(kind, _GUESSED_LOOKS_PER_S["cpu"])
    return looks if kind in ("gpu", "cuda") else looks * max(1, machine.cores) / 2


def _experience(profile: str, machine: Machine, past: Sequence[PastLook]) -> float:
    """What earlier looks took, over what we would have said; a few of them say little."""
    told = sum(_cost(each, profile, float(each.looks), machine) for each in past)
    took = sum(each.seconds for each in past) / max(1, machine.slots)
    if not told or not took:
        return 1.0
    ratio = min(_FARTHEST, max(1 / _FARTHEST, took / told))
    return float(ratio ** (len(past) / (len(past) + 1)))
