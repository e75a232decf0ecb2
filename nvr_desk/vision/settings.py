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

ALGORITHM = 1
"""Raised whenever sampler, tracker or decoding of heads changes what comes out."""


class Profile(StrEnum):
    """How densely the detector looks."""

    EXACT = "exact"
    """Every picture."""
    FAST = "fast"
    """A base rate that rises where things move fast."""
    TRIAGE = "triage"
    """Key pictures only: a first idea, not a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectSettings:
    """Rates in looks a second, lengths of time in seconds, confidences 0…1."""

    profile: Profile = Profile.FAST
    algorithm: int = ALGORITHM
    base_rate: float = 5.0
    """Looks a second where nothing moves fast (profile fast)."""
    overlap: float = 0.55
    """A box must overlap its next one by this IoU, else the gap between is looked into."""
    appear_gap_s: float = 0.1
    """Where a box appears or ends, gaps are looked into down to this length."""
    conf_floor: float = 0.10
    """Weakest box that may carry on a track that exists."""
    conf_strong: float = 0.25
    """Weakest box of the first association stage."""
    conf_start: float = 0.35
    """Weakest box that may start a track."""
    conf_keep: float = 0.45
    """A track whose best box is weaker is dropped."""
    lost_s: float = 1.2
    """How long an unseen track waits to be found again."""
    interpolate_s: float = 1.0
    """Longest gap between looks that carries interpolated rows."""
    min_looks: int = 2
    """A track seen in fewer looks is a ghost, unless the clip is shorter than two looks."""
    min_seconds: float = 0.15
    """A track shorter than this is a ghost."""
    nms_iou: float = 0.7
    """Heads with suppression outside: boxes of one class that overlap more are one."""

    def __post_init__(self) -> None:
        """Refuse numbers that make no sense."""
        rising = 0.0 < self.conf_floor <= self.conf_strong <= self.conf_start <= 1.0
        if not rising or self.base_rate <= 0 or not 0.0 <= self.overlap < 1.0:
            message = "detection settings contradict each other"
            raise UsageError(message)

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
        message = f"no profile named {profile!r}: exact, fast or triage"
        raise UsageError(message) from None
    return DetectSettings(profile=chosen)


def settings_from(raw: dict[str, Any]) -> DetectSettings:
    """Settings from the values of their canonical form. Raises UsageError or TypeError."""
    values: dict[str, Any] = {**raw, "profile": Profile(raw["profile"])}
    return DetectSettings(**values)
