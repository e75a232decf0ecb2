"""Lines of the audit log."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Phase(StrEnum):
    """Where in an act an entry stands."""

    GENESIS = "genesis"
    OPENED = "opened"
    PART = "part"
    """A child entry: one delivery, one span of footage."""
    CLOSED = "closed"
    NOTE = "note"
    """Of the log itself, between acts: its clock jumped, it was full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry before the log gives it its number, time and place in the chain."""

    verb: str
    phase: Phase
    user: str
    role: str
    station: str
    parent: int | None = None
    case: str | None = None
    purpose: Mapping[str, str] | None = None
    """{"offence", "words"}."""
    objects: Sequence[Mapping[str, str]] = ()
    """What it touches: {"kind": "delivery", "id": …}."""
    detail: Mapping[str, Any] = field(default_factory=dict[str, Any])
    outcome: str | None = None
    """ok, or 'failed: reason', 'denied: reason', 'cancelled'."""
    process: str | None = None
    """Of an act that is open for a while: who carries it, so that others see when it died."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log, as stored."""

    seq: int
    body: str
    """RFC 8785 canonical JSON."""
    prev: str
    """leaf-chain hash of the entry before."""
    leaf: str
    """SHA-256(0x00 ‖ body)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its number and time; its bytes are final once the next one comes."""

    seq: int
    said: Mapping[str, Any]
    """Its body so far: the last one of a transaction gets ``rows`` besides."""


KEYS: Final = frozenset(
    (
        *("v", "time", "mono", "user", "role", "station", "verb", "phase", "parent"),
        *("case", "purpose", "objects", "detail", "outcome"),
    )
)
"""Every body has these; later versions add and never take away."""


def told_by(text: str) -> dict[str, Any]:
    """What a list shows of a body: all keys that every entry has, each of its kind.

    What somebody damaged is empty: ``audit verify`` names the entry, and no list stops at it.
    """
    try:
        said: Any = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    body = cast("dict[str, Any]", said) if isinstance(said, dict) else {}
    made: dict[str, Any] = dict.fromkeys(KEYS) | body
    made["detail"] = _object(made["detail"]) or {}
    made["purpose"] = _object(made["purpose"])
    listed: list[Any] = [*made["objects"]] if isinstance(made["objects"], list) else []
    made["objects"] = [each for each in map(_object, listed) if each is not None]
    for key in ("time", "user", "role", "station", "verb", "phase"):
        made[key] = made[key] if isinstance(made[key], str) else ""
    for key in ("case", "outcome"):
        made[key] = made[key] if isinstance(made[key], str) else None
    return made


def _object(value: Any) -> dict[str, Any] | None:  # noqa: ANN401 - any JSON value
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None
