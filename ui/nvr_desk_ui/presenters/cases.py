"""Words of a case, its incident, and series; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.records.case import CaseState, Incident
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters.facts import NONE, Fact, Section
from nvr_desk_ui.presenters.fields import near, wall, wall_text
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.approval import Approval
    from nvr_desk.records.case import Case, Series

SERIES_TITLES = ("Series", "State", "Deliveries", later("Joins"))
FEWEST = 2
"""Cases that a series joins at least."""


@dataclass(frozen=True, slots=True)
class IncidentTexts:
    """What stands in the form of an incident."""

    words: str = ""
    start: str = ""
    end: str = ""
    lat: str = ""
    lon: str = ""
    radius_m: str = ""


def incident_of(texts: IncidentTexts, zone: str | None) -> Incident:
    """The incident of a form.

    Raises:
        FormError: a field that cannot be read.
    """
    place = near(texts.lat, texts.lon, texts.radius_m)
    return Incident(
        " ".join(texts.words.split()),
        wall("From", texts.start, zone),
        wall("To", texts.end, zone),
        place.lat if place else None,
        place.lon if place else None,
        place.radius_m if place else None,
    )


def incident_texts(told: Incident | None, zone: str | None) -> IncidentTexts:
    """The form of an incident that was told before."""
    if told is None:
        return IncidentTexts()
    lat, lon = ("" if part is None else f"{part:.6f}" for part in (told.lat, told.lon))
    radius = "" if told.radius_m is None else f"{told.radius_m:g}"
    start, end = wall_text(told.start, zone), wall_text(told.end, zone)
    return IncidentTexts(told.words, start, end, lat, lon, radius)


_STATES = {CaseState.OPEN: later("open"), CaseState.CLOSED: later("closed")}


def case_section(case: Case) -> Section:
    """A case in lines."""
    closed = local_text(case.closed, case.zone) if case.closed else NONE
    return Section(
        "On record",
        (
            Fact("State", tr(_STATES[case.state]), "" if case.state is CaseState.OPEN else "bad"),
            *((Fact("Joins cases", ", ".join(case.cases)),) if case.is_series else ()),
            Fact("Offence code", case.offence or tr("none")),
            Fact("Lead", case.lead or tr("nobody")),
            Fact("Opened", local_text(case.opened, case.zone)),
            Fact("Closed", closed),
            Fact("Outcome", case.outcome or NONE),
            Fact("Deliveries", str(case.deliveries)),
            Fact("Time zone", case.zone or tr("none: times are shown in UTC")),
        ),
    )


def incident_section(told: Incident | None, zone: str | None) -> Section:
    """What a case is about, when and where."""
    if told is None:
        said = tr("Not told: no search can lie far from it, so none is looked over for that")
        return Section("Incident", (Fact("What happened", said),))
    begin = local_text(told.start, zone) if told.start else NONE
    when = (
        tr("{begin} to {local}", begin=begin, local=local_text(told.end, zone))
        if told.end
        else begin
    )
    place = NONE
    if told.lat is not None and told.lon is not None:
        around = (
            tr(", within {radius_m:g} m", radius_m=told.radius_m)
            if told.radius_m is not None
            else ""
        )
        place = f"{told.lat:.5f}, {told.lon:.5f}{around}"
    return Section(
        "Incident", (Fact("What happened", told.words), Fact("When", when), Fact("Where", place))
    )


def case_line(case: Case) -> str:
    """A case in a line: number, offence, deliveries, state."""
    parts = [case.number]
    if case.is_series:
        parts.append(
            tr("series over {cases}", cases=", ".join(case.cases)) if case.cases else tr("series")
        )
    parts.append(
        tr("offence {offence}", offence=case.offence) if case.offence else tr("no offence code")
    )
    parts.append(tr("{n:,} delivery|{n:,} deliveries", case.deliveries))
    if case.state is CaseState.CLOSED:
        parts.append(tr("closed: {outcome}", outcome=case.outcome or tr("no outcome")))
    return "   ·   ".join(parts)


def joinable(cases: Sequence[Case], user: str) -> list[Case]:
    """Cases that a person may join in a series: open ones that they belong to."""
    return [
        each
        for each in cases
        if user in each.members and not each.is_series and each.state is CaseState.OPEN
    ]


def too_few(count: int) -> str:
    """Why nobody can ask for a series; empty where they can."""
    if count >= FEWEST:
        return ""
    return tr(
        "You belong to {n} open case; a series joins two or more, and only whoever belongs to all"
        " of them asks for it."
        "|You belong to {n} open cases; a series joins two or more, and only whoever belongs to all"
        " of them asks for it.",
        count,
    )


def asked(ask: Approval) -> str:
    """What came of asking for a series."""
    if ask.waits:
        return tr(
            "Ask {id} waits for another member of all its cases, who finds it under "
            "Approvals (Ctrl+J). The series opens when they grant it.",
            id=ask.id,
        )
    return tr(
        "Series {object} is open; you were alone here, and that is counted.", object=ask.object
    )


def series_cells(series: Case, user: str) -> tuple[str, ...]:
    """A row of the list of series; which cases it joins is for its members."""
    joins = ", ".join(series.cases) if user in series.members else tr("for its members only")
    return (series.number, tr(_STATES[series.state]), str(series.deliveries), joins)


def series_sections(series: Series) -> list[Section]:
    """A series in lines: who opened it, why, how far it reaches."""
    case = series.case
    reach = tr("{n:,} delivery|{n:,} deliveries", series.reached)
    facts = (
        Fact("Joins cases", ", ".join(case.cases)),
        Fact("Why", series.words or NONE),
        Fact("Asked for by", series.asked_by or NONE),
        Fact("Granted by", series.granted_by or NONE),
        Fact("Opened", local_text(case.opened, case.zone)),
        Fact("Members", ", ".join(case.members)),
        Fact("Reaches", f"{reach}. {core(series.sentence)}." if series.sentence else reach),
        Fact("Offence code", case.offence or tr("none: each purpose names its own")),
    )
    end: tuple[Fact, ...] = ()
    if case.closed:
        end = (Fact("Closed", f"{local_text(case.closed, case.zone)}: {case.outcome}"),)
    return [Section(tr("Series {number}", number=case.number), (*facts, *end))]
