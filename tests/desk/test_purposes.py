"""Why somebody looks is kept per person and case, and is always on record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nvr_desk.desk import open_desk
from nvr_desk.errors import CaseClosedError, NotMemberError, PurposeMissingError, UsageError
from nvr_desk.records.case import Actor, Incident
from nvr_desk.records.search import Query

from tests.desk.conftest import CASE, House
from tests.fakes.clock import START

RAY = Actor("ray", "detective", "desk-1")
VAN = "find the grey van"


def test_that_what_was_said_holds_for_the_next_session_of_the_same_person(house: House) -> None:
    house.desk.purposes.remember(CASE, f"  {VAN} ")
    with open_desk(house.root, clock=house.clock) as later:
        assert later.cases.purpose(CASE) is None
        kept = later.purposes.use(CASE)
        assert kept is not None
        assert (kept.words, kept.offence) == (VAN, "BURG")
        before = house.last()
        later.search.ask(Query(case=CASE))
        assert house.bodies(before)[0]["purpose"] == {"offence": "BURG", "words": VAN}
    house.desk.cases.member(CASE, RAY.user)
    with open_desk(house.root, clock=house.clock, actor=RAY) as rays:
        assert rays.purposes.use(CASE) is None


def test_that_what_was_stated_in_a_session_goes_before_what_is_remembered(house: House) -> None:
    house.desk.purposes.remember(CASE, VAN)
    house.desk.cases.use_purpose(CASE, "who left by the gate")
    found = house.desk.purposes.use(CASE)
    assert found is not None
    assert found.words == "who left by the gate"


def test_that_one_changes_and_forgets_it(house: House) -> None:
    house.desk.purposes.remember(CASE, VAN)
    house.desk.purposes.remember(CASE, "who left by the gate", "THEFT")
    kept = house.desk.purposes.remembered(CASE)
    assert kept is not None
    assert (kept.words, kept.offence) == ("who left by the gate", "THEFT")
    assert house.desk.purposes.forget(CASE)
    assert not house.desk.purposes.forget(CASE)
    assert house.desk.cases.purpose(CASE) is None


def test_that_words_that_say_nothing_are_not_kept(house: House) -> None:
    with pytest.raises(PurposeMissingError):
        house.desk.purposes.remember(CASE, f"case {CASE}")
    assert house.desk.purposes.remembered(CASE) is None


def test_that_only_members_of_an_open_case_state_a_purpose(house: House) -> None:
    with (
        open_desk(house.root, clock=house.clock, actor=RAY) as rays,
        pytest.raises(NotMemberError),
    ):
        rays.purposes.remember(CASE, VAN)
    house.desk.cases.close(CASE, outcome="solved")
    with pytest.raises(CaseClosedError):
        house.desk.purposes.remember(CASE, VAN)


def test_that_a_case_shows_its_incident(house: House) -> None:
    told = Incident(" a  burglary ", START, START + timedelta(hours=1), 40.76, -111.89, 300.0)
    house.desk.cases.incident(CASE, told)
    shown = house.desk.cases.show(CASE).incident
    assert shown == Incident("a burglary", told.start, told.end, 40.76, -111.89, 300.0)
    house.desk.cases.incident(CASE, Incident("two burglaries"))
    assert house.desk.cases.show(CASE).incident == Incident("two burglaries")


@pytest.mark.parametrize(
    "wrong",
    [
        Incident("  "),
        Incident("x" * 501),
        Incident("x", None, START),
        Incident("x", START, START - timedelta(seconds=1)),
        Incident("x", lat=40.0),
        Incident("x", radius_m=9.0),
        Incident("x", lat=91.0, lon=0.0),
        Incident("x", lat=float("nan"), lon=0.0),
        Incident("x", lat=0.0, lon=0.0, radius_m=-1.0),
    ],
)
def test_that_an_incident_that_makes_no_sense_is_refused(house: House, wrong: Incident) -> None:
    with pytest.raises(UsageError):
        house.desk.cases.incident(CASE, wrong)
    assert house.desk.cases.show(CASE).incident is None
