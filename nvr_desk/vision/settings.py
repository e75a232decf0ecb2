"""All that shapes a detection result, frozen and hashed.

Two runs with the same clip, weights and settings give the same tracks; the hash of the settings
stands on every result, so that finished work is never done twice and never mistaken for other work.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from nvr_desk.digest import canonical_json, sha256_bytes
from nvr_desk.errors import UsageError

ALGORITHM = 4
"""Raised whenever what looks, tracks or decodes heads changes what comes out."""


class Profile(StrEnum):
    """How densely the detector looks."""

    EXACT = "exact"
    """Every picture."""
    FAST = "fast"
    """As densely as what moves calls for: see ``sampler`` and ``refine``."""
    FAR = "far"
    """As fast, and at each look closer ones at parts of the picture: see ``far``."""
    TRIAGE = "triage"
    """A few key pictures only: a first idea, not a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectSettings:
    """Rates in looks a second, lengths of time in seconds, confidences 0…1."""

    profile: Profile = Profile.FAST
    algorithm: int = ALGORITHM
    slowest_s: float = 2.0
    """Never longer without a look: parked cars and people who stand still are not lost."""
    moving_s: float = 1.0
    """The same where something moves."""
    fastest_s: float = 0.15
    """Shortest step of the base rate; refinement goes on from there."""
    key_gap_s: float = 4.0
    """Key pictures nearer to the last one are passed over (profile triage)."""
    conf_floor: float = 0.10
    """Weakest box that may carry on a track that exists."""
    conf_strong: float = 0.25
    """Weakest box of the first association stage."""
    conf_start: float = 0.35
    """Weakest box that may start a track."""
    conf_keep: float = 0.45
    """A track whose best box is weaker is dropped."""
    conf_keep_thin: float = 0.40
    """The same for one seen in three looks and more, where most pictures were passed over."""
    lost_s: float = 1.2
    """How long an unseen track waits to be found again."""
    interpolate_s: float = 1.0
    """Longest gap between looks that carries interpolated rows."""
    still_iou: float = 0.9
    """A box that overlaps its next one by this much stood still."""
    interpolate_still_s: float = 2.5
    """Longest gap that carries interpolated rows of something that stood still."""
    min_looks: int = 2
    """A track seen in fewer looks is a ghost, unless the clip is shorter than two looks."""
    min_seconds: float = 0.15
    """A track shorter than this is a ghost."""
    nms_iou: float = 0.7
    """Heads with suppression outside: boxes of one class that overlap more are one."""

    def __post_init__(self) -> None:
        """Refuse numbers that make no sense."""
        rising = 0.0 < self.conf_floor <= self.conf_strong <= self.conf_start <= 1.0
        steps = 0.0 < self.fastest_s <= self.moving_s <= self.slowest_s <= self.interpolate_still_s
        if not rising or not steps or self.moving_s > self.interpolate_s:
            message = "detection settings contradict each other"
            raise UsageError(message)

    @property
    def adapts(self) -> bool:
        """Whether the rate of looks follows what is found and what moves."""
        return self.profile not in (Profile.EXACT, Profile.TRIAGE)

    @property
    def watches(self) -> bool:
        """Whether all pictures are decoded, so that it can be told where something moves."""
        return self.profile is not Profile.TRIAGE

    def canonical(self) -> str:
        """The settings as RFC 8785 JSON."""
        return canonical_json(asdict(self)).decode()

    @property
    def sha256(self) -> str:
        """Hash of the canonical form, lower-case hex."""
        return sha256_bytes(self.canonical().encode())


def settings_for(profile: str) -> DetectSettings:
    """Default settings of a profile by its word. Raises UsageError on an unknown one."""
    try:
        chosen = Profile(profile)
    except ValueError:
        message = f"no profile named {profile!r}: exact, fast, far or triage"
        raise UsageError(message) from None
    return DetectSettings(profile=chosen)


def settings_from(raw: dict[str, Any]) -> DetectSettings:
    """Settings from the values of their canonical form. Raises UsageError or TypeError."""
    values: dict[str, Any] = {**raw, "profile": Profile(raw["profile"])}
    return DetectSettings(**values)
