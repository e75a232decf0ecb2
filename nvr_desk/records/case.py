"""The unit of work and the wall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class CaseState(StrEnum):
    """Open cases are worked on; closed ones are neither searched nor viewed."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Incident:
    """What a case is about: when and where it happened, in words."""

    words: str
    start: datetime | None = None
    end: datetime | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: float | None = None
    """How far around the place looking is expected."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case by its number."""

    number: str
    offence: str | None
    lead: str | None
    state: CaseState
    opened: datetime
    closed: datetime | None
    outcome: str | None
    members: tuple[str, ...] = ()
    deliveries: int = 0
    zone: str | None = None
    """IANA zone the case's times are shown in."""
    incident: Incident | None = None
    """Told by ``case show``; lists leave it out."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why somebody looks: case, offence code, words."""

    case: str
    offence: str
    words: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which role, at which station."""

    user: str
    role: str
    station: str
