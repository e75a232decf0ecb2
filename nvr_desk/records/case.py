"""The unit of work and the wall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from datetime import datetime


class CaseState(StrEnum):
    """Open cases are worked on; closed ones are neither searched nor viewed."""

    OPEN = "open"
    CLOSED = "closed"


class CaseKind(StrEnum):
    """A case is the wall; a series is the only way across, opened by two persons."""

    CASE = "case"
    SERIES = "series"


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
    kind: CaseKind = CaseKind.CASE
    cases: tuple[str, ...] = ()
    """Of a series: the cases it joins. Its members are those who belong to all of them."""

    @property
    def is_series(self) -> bool:
        """Whether it joins cases and holds no footage itself."""
        return self.kind is CaseKind.SERIES


@dataclass(frozen=True, slots=True)
class Series:
    """A series, and how far it reaches."""

    case: Case
    reached: int
    """Deliveries of member cases that it reaches: shown, and with a consent for the series."""
    unreached: int
    """Deliveries of member cases that it does not; nothing else is told of them."""
    asked_by: str | None = None
    granted_by: str | None = None
    words: str = ""
    """Why the cases are looked at together."""

    @property
    def sentence(self) -> str:
        """The honest line below every list of a series."""
        return unreached_sentence(self.unreached)


def unreached_sentence(count: int) -> str:
    """What a series says of footage that it may not name; empty where it reaches all."""
    if not count:
        return ""
    what = counted(count, "delivery", "deliveries")
    verb = "is" if count == 1 else "are"
    return f"{what} of member cases {verb} not reached by their consent"


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
