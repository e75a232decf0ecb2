from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import CaseClosedError
from nvr_desk.records.case import Case, Incident
from nvr_desk_ui.cases.incident import IncidentForm
from nvr_desk_ui.presenters.fields import wall, wall_text

from tests.fakes.desk import CASE, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme

CENTRE = (40.7605211, -111.8911)
DENVER = "America/Denver"
BEFORE = Incident("a burglary", datetime(2026, 11, 20, 5, 14, tzinfo=UTC), None, 40.5, -111.5, 300)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def told() -> list[Case]:
    return []


@pytest.fixture
def form(
    qtbot: QtBot,
    themed: Theme,
    desk: FakeDesk,
    bridge_to: Callable[[FakeDesk], Bridge],
    told: list[Case],
) -> Callable[[], IncidentForm]:
    parent = QWidget()
    qtbot.addWidget(parent)
    bridge = bridge_to(desk)

    def make() -> IncidentForm:
        case = desk.cases.show(CASE)
        made = IncidentForm(parent, bridge, case, lambda: CENTRE, told.append)
        made.open()
        return made

    return make


def test_that_an_incident_is_told_in_wall_time_of_the_case_at_the_centre_of_the_map(
    qtbot: QtBot, form: Callable[[], IncidentForm], desk: FakeDesk, told: list[Case]
) -> None:
    page = form()
    page.words.setPlainText(" a man was struck\nat the stop ")
    page.start.setText("2026-11-19 22:14")
    page.end.setText("2026-11-19 22:40")
    page.use_map.click()
    page.button.click()
    qtbot.waitUntil(lambda: bool(told))
    start, end = (datetime(2026, 11, 20, 5, m, tzinfo=UTC) for m in (14, 40))
    words = "a man was struck at the stop"
    assert desk.cases.told == Incident(words, start, end, 40.760521, -111.8911, 200.0)
    assert told[0].incident == desk.cases.told


def test_that_what_was_told_before_stands_in_the_form_and_can_be_told_anew(
    qtbot: QtBot, form: Callable[[], IncidentForm], desk: FakeDesk, told: list[Case]
) -> None:
    desk.cases.told = BEFORE
    page = form()
    assert page.words.toPlainText() == "a burglary"
    assert (page.start.text(), page.end.text()) == ("2026-11-19 22:14", "")
    page.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert desk.cases.told == BEFORE


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("start", "yesterday", "From: write it like 2026-11-19 22:14"),
        ("lat", "north", "Latitude: is no number"),
        ("lon", "181", "Longitude: lies between -180 and 180"),
        ("radius", "0", "Radius: lies between 1 and 1e+06"),
    ],
)
def test_that_a_field_that_makes_no_sense_is_a_row_and_nothing_is_asked(
    form: Callable[[], IncidentForm], desk: FakeDesk, field: str, typed: str, said: str
) -> None:
    page = form()
    page.use_map.click()
    getattr(page, field).setText(typed)
    page.button.click()
    assert page.problem.text() == said
    assert desk.wishes == []


def test_that_what_the_desk_refuses_is_a_row_and_the_form_stays(
    qtbot: QtBot, form: Callable[[], IncidentForm], desk: FakeDesk, told: list[Case]
) -> None:
    desk.refuse["case.incident"] = CaseClosedError(CASE)
    page = form()
    page.words.setPlainText("a burglary")
    page.button.click()
    qtbot.waitUntil(page.problem.isVisible)
    assert (page.isVisible(), page.button.isEnabled(), told) == (True, True, [])


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 11, 20, 5, 14, tzinfo=UTC),
        datetime(2026, 11, 20, 5, 14, 3, tzinfo=UTC),
        datetime(2026, 11, 1, 7, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
    ],
)
@pytest.mark.parametrize("zone", [DENVER, None])
def test_that_a_written_time_is_read_as_the_same_instant(
    instant: datetime, zone: str | None
) -> None:
    """Also in the hour that comes twice."""
    assert wall("From", wall_text(instant, zone), zone) == instant
