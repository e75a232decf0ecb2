"""A workspace at which several people worked, up to and beyond a period of review that is over.

For pictures and for looking at the window by hand: everything was done by the product's own desk,
whose clock stood in the past.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from nvr_desk.desk import create_workspace
from nvr_desk.errors import NvrDeskError
from nvr_desk.records.case import Incident
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.upkeep.demo_batch import CASE_NUMBER, OFFENCE, ZONE, make_demo_batch

from tests.fakes.clock import FakeClock
from tests.fakes.office import CHIEF, WORDS, Office

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.desk import Desk

DAYS = 9
"""So long ago it began: the first week is over, the second goes on."""
HOUR_S = 3600.0
PURPOSE = "who passed the stop between 22:00 and 22:30"
OTHER = "26-004502"


def build(folder: Path, now: datetime | None = None) -> Office:
    """The demo case, three people, a week of looks and what a supervisor should ask about."""
    folder.mkdir(parents=True, exist_ok=True)
    batch = make_demo_batch(folder / "batch")
    start = (now or datetime.now(UTC)).replace(minute=4, second=11, microsecond=0)
    office = Office(folder / "workspace", FakeClock(start - timedelta(days=DAYS)))
    create_workspace(office.root, clock=office.clock)
    with office.window() as desk:
        _open_cases(desk, batch)
    office.hire("maria", "detective")
    office.hire("luis", "detective+supervisor")
    with office.window(CHIEF) as desk:
        for user in ("maria", "luis"):
            desk.cases.member(CASE_NUMBER, user)
            desk.cases.member(OTHER, user)
    _work(office)
    office.clock.advance(7 * 24 * HOUR_S)
    with office.window("luis") as desk:
        desk.cases.use_purpose(CASE_NUMBER, PURPOSE)
        desk.search.ask(Query(case=CASE_NUMBER))
    return office


def _open_cases(desk: Desk, batch: Path) -> None:
    desk.cases.new(CASE_NUMBER, offence=OFFENCE, zone=ZONE)
    desk.cases.new(OTHER, offence=OFFENCE, zone=ZONE)
    desk.cases.use_purpose(CASE_NUMBER, PURPOSE)
    desk.intake.ingest(batch, CASE_NUMBER)
    desk.detection.detect(CASE_NUMBER, engine="basic")
    camera = desk.clips.listing(CASE_NUMBER)[0].delivery.camera
    told = Incident(
        "a man was struck at the stop",
        datetime(2025, 11, 15, 5, 10, tzinfo=UTC),
        datetime(2025, 11, 15, 5, 40, tzinfo=UTC),
        camera.lat,
        camera.lon,
        400.0,
    )
    desk.cases.incident(CASE_NUMBER, told)
    desk.settings.set("review.share_percent", "25")


def _work(office: Office) -> None:
    """Searches and views of an ordinary day, of a night, and far from the incident."""
    clock = office.clock
    for user, hours in (("maria", 20.0), ("luis", 3.0), ("maria", 9.0)):
        clock.advance(hours * HOUR_S)
        with office.window(user) as desk:
            desk.cases.use_purpose(CASE_NUMBER, PURPOSE)
            desk.search.ask(Query(case=CASE_NUMBER, classes=(ObjectClass.PERSON,)))
            clock.advance(120)
            desk.search.ask(Query(case=CASE_NUMBER, near=Near(41.2, -111.9, 500.0)))
            for row in desk.clips.listing(CASE_NUMBER)[:4]:
                _watch(desk, row.delivery.id, clock)
            for _ in range(4):
                _try(desk)
    clock.advance(11 * HOUR_S)
    with office.window("maria") as desk:
        desk.cases.use_purpose(CASE_NUMBER, PURPOSE)
        _pack(desk)


def _watch(desk: Desk, delivery: str, clock: FakeClock) -> None:
    """Look at a clip in two goes; of a clip that is not shown nothing is seen."""
    with suppress(NvrDeskError):
        ticket = desk.view.open(CASE_NUMBER, [delivery])
        desk.view.shown(ticket, delivery, 0.0, 4.5)
        clock.advance(30)
        desk.view.shown(ticket, delivery, 6.0, 9.0)
        desk.view.close(ticket)


def _try(desk: Desk) -> None:
    """A door that stays shut: no purpose was said."""
    with suppress(NvrDeskError):
        desk.search.ask(Query(case=OTHER))


def _pack(desk: Desk) -> None:
    """A packet, for which a second person is asked first."""
    desk.sign_in.confirm(WORDS["maria"])
    with suppress(NvrDeskError):
        desk.packets.new(CASE_NUMBER)
