"""Rules of the house that hold across rooms."""

from __future__ import annotations

import pytest

from nvr_desk.desk import open_desk
from nvr_desk.errors import CaseClosedError, NotMemberError, NotVisibleError, UsageError
from nvr_desk.policy.accounts import operating_system_actor
from nvr_desk.records.case import Actor
from nvr_desk.records.delivery import Consent, ConsentState, Visibility

from tests.desk.conftest import CASE, House

NAME = "yard.mp4"
ANEW = Consent(ConsentState.GIVEN, ref="C-2 of 2026-11-20", statement="asked again")


def test_that_a_statement_does_not_overturn_a_withdrawal(stocked: House) -> None:
    stocked.desk.consents.withdraw(CASE, NAME, "called back")
    said = Consent(ConsentState.GIVEN, statement="he said ok")
    with pytest.raises(UsageError, match="withdrawn"):
        stocked.desk.consents.record(CASE, NAME, said)
    assert stocked.desk.clips.show(CASE, NAME).delivery.visibility is Visibility.WITHDRAWN
    again = stocked.desk.consents.record(CASE, NAME, ANEW)
    assert again.visibility is Visibility.SHOWN


def test_that_a_consent_does_not_lift_a_hold(stocked: House) -> None:
    stocked.desk.consents.hold(CASE, NAME, "whose camera?")
    assert stocked.desk.consents.record(CASE, NAME, ANEW).visibility is Visibility.HELD
    released = stocked.desk.consents.hold(CASE, NAME, "the neighbour's", release=True)
    assert released.visibility is Visibility.SHOWN


def test_that_no_consent_is_recorded_in_a_closed_case(stocked: House) -> None:
    stocked.desk.cases.close(CASE, outcome="solved")
    with pytest.raises(CaseClosedError):
        stocked.desk.consents.record(CASE, NAME, ANEW)


@pytest.mark.parametrize("end", ["withdraw", "close"])
def test_that_an_open_view_goes_dark_when_its_right_ends(stocked: House, end: str) -> None:
    name = stocked.desk.clips.show(CASE, NAME).delivery.id
    ticket = stocked.desk.view.open(CASE, [name])
    stocked.desk.view.media(ticket, name)
    if end == "withdraw":
        stocked.desk.consents.withdraw(CASE, NAME, "called back")
    else:
        stocked.desk.cases.close(CASE, outcome="solved")
    for read in (stocked.desk.view.media, stocked.desk.view.poster, stocked.desk.view.analysis):
        with pytest.raises((NotVisibleError, CaseClosedError)):
            read(ticket, name)


def test_that_a_name_in_the_environment_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    before = operating_system_actor().user
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "mallory")
    assert operating_system_actor().user == before != "mallory"


def test_that_a_stranger_to_a_case_learns_its_number_and_counts_only(stocked: House) -> None:
    stranger = Actor(user="mallory", role="solo", station="elsewhere")
    with open_desk(stocked.root, actor=stranger) as desk:
        (case,) = desk.cases.listing()
        assert (case.number, case.deliveries) == (CASE, 2)
        assert (case.offence, case.lead, case.members) == (None, None, ())
        assert {(job.message, tuple(job.params)) for job in desk.jobs.listing()} == {("", ())}
        with pytest.raises(NotMemberError):
            desk.clips.listing(CASE)


def test_that_the_timeline_tells_what_was_found_only_with_a_purpose(stocked: House) -> None:
    told = stocked.desk.overview.timeline(CASE)
    assert any(clip.coverage for clip in told.clips)
    with open_desk(stocked.root) as desk:
        silent = desk.overview.timeline(CASE)
    assert [clip.name for clip in silent.clips] == [clip.name for clip in told.clips]
    assert not any(clip.coverage or clip.tracks for clip in silent.clips)


def test_that_a_weaker_look_does_not_take_the_place_of_a_stronger_one(stocked: House) -> None:
    detect = stocked.desk.detection.detect
    report = detect(CASE, profile="triage", engine="basic")
    assert (report.done, report.behind, report.better) == (0, 0, {"fast": 2})
    wished = detect(CASE, profile="triage", engine="basic", again=True)
    assert (wished.done, wished.behind) == (2, 2), "a first pass is no search, asked for or not"
    stronger = detect(CASE, profile="exact", engine="basic")
    assert (stronger.done, stronger.behind) == (2, 0)
    weaker = detect(CASE, profile="fast", engine="basic")
    assert (weaker.done, weaker.better) == (0, {"exact": 2})
    ahead = stocked.desk.detection.estimate(CASE, profile="fast", engine="basic")
    assert ahead.sentence == "nothing left to look at: 2 clips stand with exact"
