"""Series: opened by two persons, reaching what consents let them, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.errors import (
    AlreadyExistsError,
    CaseClosedError,
    DeniedError,
    NotFoundError,
    NotMemberError,
    NotVisibleError,
    OwnApprovalError,
    PurposeMissingError,
    SeriesReachError,
    UsageError,
)
from nvr_desk.records.approval import Which
from nvr_desk.records.delivery import Consent, ConsentState
from nvr_desk.records.search import Query

from tests.fakes.office import WORDS, Office
from tests.fakes.two_cases import ACROSS, NARROW, SERIES, WHY, A, B, C, ids, open_series

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.desk import Desk

PURPOSE = "the white van of both nights"


def _names(desk: Desk) -> dict[str, set[str]]:
    """Deliveries that each list of the series names."""
    return {
        "clips": {row.delivery.id for row in desk.clips.listing(SERIES)},
        "timeline": {each.delivery_id for each in desk.overview.timeline(SERIES).clips},
        "map": {n for each in desk.overview.map(SERIES).cameras for n in each.delivery_ids},
        "search": {h.delivery.id for h in desk.search.ask(Query(case=SERIES)).hits},
        "coverage": {each.delivery for each in desk.detection.coverage(SERIES).each},
    }


@pytest.fixture
def across(shared: Office) -> Office:
    """The office with its series open."""
    open_series(shared)
    return shared


def test_that_a_series_is_open_once_another_member_of_all_cases_granted_it(shared: Office) -> None:
    with shared.window("maria") as desk:
        ask = desk.series.new(SERIES, [B, A, A], WHY)
        assert (ask.waits, ask.detail["cases"]) == (True, [A, B])
        with pytest.raises(NotFoundError):
            desk.clips.listing(SERIES)
        with pytest.raises(OwnApprovalError):
            desk.approvals.grant(ask.id)
    with shared.window("luis") as desk:
        with pytest.raises(NotMemberError):
            desk.approvals.grant(ask.id)
        assert desk.approvals.listing(Which.ALL) == []
    with shared.window("chief") as desk:
        assert desk.approvals.waiting().to_decide == 1
        assert desk.approvals.grant(ask.id).used is not None
        told = desk.series.show(SERIES)
        assert (told.asked_by, told.granted_by, told.words) == ("maria", "chief", WHY)
        assert told.case.members == ("chief", "maria")
        assert desk.approvals.waiting().to_decide == 0


@pytest.mark.parametrize("end", ["member", "closed", "taken", "account"])
def test_that_what_changed_since_the_ask_keeps_a_series_shut(shared: Office, end: str) -> None:
    with shared.window("maria") as desk:
        ask = desk.series.new(SERIES, [A, B], WHY)
    with shared.window("chief") as desk:
        if end == "member":
            desk.cases.member(B, "maria", present=False)
        elif end == "closed":
            desk.cases.close(B, outcome="solved")
        elif end == "taken":
            desk.cases.new(SERIES)
        else:
            desk.sign_in.confirm(WORDS["chief"])
            desk.users.disable("maria")
        with pytest.raises((DeniedError, UsageError)):
            desk.approvals.grant(ask.id)
        assert [each.id for each in desk.approvals.listing()] == [ask.id]
        assert [each.number for each in desk.series.listing()] == []


@pytest.mark.parametrize(
    ("cases", "error"),
    [
        ([A], UsageError),
        ([A, A], UsageError),
        ([A, C], NotMemberError),
        ([A, "26-none"], NotFoundError),
    ],
)
def test_that_a_series_joins_two_cases_of_whoever_asks(
    shared: Office, cases: list[str], error: type[Exception]
) -> None:
    with shared.window("maria") as desk:
        with pytest.raises(error):
            desk.series.new(SERIES, cases, WHY)
        with pytest.raises(UsageError, match="say why"):
            desk.series.new(SERIES, [A, B], "  ")
        desk.series.new(SERIES, [A, B], WHY)
        with pytest.raises(AlreadyExistsError):
            desk.series.new(SERIES, [A, B], WHY)


def test_that_a_series_has_the_offence_of_its_cases_where_they_share_one(shared: Office) -> None:
    with shared.window("chief") as desk:
        desk.cases.new("26-D", offence="THEFT")
        assert desk.series.new("S-1", [A, B], WHY).detail["offence"] == "BURG"
        assert desk.series.new("S-2", [A, B], WHY, offence="ROBB").detail["offence"] == "ROBB"
        assert desk.series.new("S-3", [A, "26-D"], WHY).detail["offence"] is None


def test_that_no_series_joins_a_series(across: Office) -> None:
    with across.window("maria") as desk, pytest.raises(UsageError, match="series itself"):
        desk.series.new("S-2", [SERIES, A], WHY)


def test_that_a_series_names_only_what_consent_lets_it_reach(across: Office) -> None:
    with across.window("maria") as desk:
        desk.cases.use_purpose(SERIES, PURPOSE)
        wanted = {ids(desk, A)["front.mp4"], ids(desk, B)["back.mp4"]}
        told = _names(desk)
        assert told["clips"] == told["timeline"] == told["coverage"] == wanted
        assert told["search"] == wanted
        answer = desk.search.ask(Query(case=SERIES))
        assert (answer.coverage.deliveries, answer.coverage.hidden) == (2, 0)
        assert answer.total == 4
        assert "2 deliveries of member cases are not reached" in answer.coverage.sentence
        assert not answer.coverage.whole
        assert desk.overview.timeline(SERIES).unreached == 2
        assert desk.overview.map(SERIES).unreached == desk.series.unreached(SERIES) == 2
        case = next(each for each in desk.cases.listing() if each.number == SERIES)
        assert (case.is_series, case.deliveries) == (True, 2)


def _withdraw(desk: Desk) -> None:
    desk.consents.withdraw(B, "back.mp4", "called back")


def _hold(desk: Desk) -> None:
    desk.consents.hold(B, "back.mp4", "whose camera?")


def _narrow(desk: Desk) -> None:
    desk.consents.record(B, "back.mp4", NARROW)


def _close(desk: Desk) -> None:
    desk.cases.close(B, outcome="solved")


@pytest.mark.parametrize("end", [_withdraw, _hold, _narrow, _close])
def test_that_what_consent_no_longer_reaches_leaves_a_series_and_its_open_views_at_once(
    across: Office, end: Callable[[Desk], object]
) -> None:
    with across.window("maria") as desk:
        desk.cases.use_purpose(SERIES, PURPOSE)
        gone, kept = ids(desk, B)["back.mp4"], ids(desk, A)["front.mp4"]
        ticket = desk.view.open(SERIES, [gone, kept])
        desk.view.media(ticket, gone)
        end(desk)
        for name, found in _names(desk).items():
            assert gone not in found, name
        assert desk.series.unreached(SERIES) == 3
        for read in (desk.view.media, desk.view.poster, desk.view.strip, desk.view.analysis):
            with pytest.raises(NotVisibleError):
                read(ticket, gone)
        desk.view.media(ticket, kept)
        with pytest.raises(NotFoundError):
            desk.view.open(SERIES, [gone])


@pytest.mark.parametrize(
    ("consent", "reaches"),
    [
        (Consent(ConsentState.POSTED, ref="link", scope=ACROSS.scope), True),
        (Consent(ConsentState.COMPELLED, ref="order", scope=ACROSS.scope), True),
        (Consent(ConsentState.POSTED, ref="link"), False),
        (Consent(ConsentState.COMPELLED, ref="order", scope=NARROW.scope), False),
    ],
)
def test_that_posted_and_compelled_footage_is_reached_where_its_scope_says_so(
    across: Office,
    consent: Consent,
    reaches: bool,  # noqa: FBT001
) -> None:
    with across.window("maria") as desk:
        desk.consents.record(B, "both.mp4", consent)
        there = ids(desk, B)["both.mp4"] in {r.delivery.id for r in desk.clips.listing(SERIES)}
    assert there is reaches


def test_that_a_purpose_is_stated_for_the_series_itself(across: Office) -> None:
    with across.window("maria") as desk:
        desk.cases.use_purpose(A, PURPOSE)
        desk.cases.use_purpose(B, PURPOSE)
        with pytest.raises(PurposeMissingError):
            desk.search.ask(Query(case=SERIES))
        desk.cases.use_purpose(SERIES, PURPOSE)
        desk.search.ask(Query(case=SERIES))
    told = [b["purpose"] for b in across.bodies() if b["verb"] == "search"]
    assert told[-1] == {"offence": "BURG", "words": PURPOSE}


def test_that_tracks_of_a_reached_delivery_are_listed_in_the_series(across: Office) -> None:
    with across.window("maria") as desk:
        desk.cases.use_purpose(SERIES, PURPOSE)
        desk.cases.use_purpose(A, PURPOSE)
        found = desk.tracks.listing(SERIES, "front.mp4")
        assert len(found) == 2
        assert found == desk.tracks.listing(A, "front.mp4")
        with pytest.raises(NotFoundError):
            desk.tracks.listing(SERIES, "both.mp4")


BY_SINGLE_CASES: dict[str, Callable[[Desk, Path], Any]] = {
    "packets.new": lambda d, t: d.packets.new(SERIES, target=t / "p"),
    "packets.listing": lambda d, _: d.packets.listing(SERIES),
    "tracks.export": lambda d, _: d.tracks.export(SERIES, "front.mp4"),
    "tracks.edits": lambda d, _: d.tracks.edits(SERIES, "front.mp4"),
    "tracks.split": lambda d, _: d.tracks.split(SERIES, "front.mp4", 1, 0.1, "two"),
    "tracks.merge": lambda d, _: d.tracks.merge(SERIES, "front.mp4", [1, 2], "one"),
    "tracks.undo": lambda d, _: d.tracks.undo(SERIES, "front.mp4", 1, "wrong"),
    "consents.show": lambda d, _: d.consents.show(SERIES, "front.mp4"),
    "consents.record": lambda d, _: d.consents.record(SERIES, "front.mp4", ACROSS),
    "consents.withdraw": lambda d, _: d.consents.withdraw(SERIES, "front.mp4", "no"),
    "consents.hold": lambda d, _: d.consents.hold(SERIES, "front.mp4", "whose?"),
    "clips.offset": lambda d, _: d.clips.offset(SERIES, "front.mp4", 1.0, "clock"),
    "clips.batches": lambda d, _: d.clips.batches(SERIES),
    "clips.refusals": lambda d, _: d.clips.refusals(SERIES),
    "detection.detect": lambda d, _: d.detection.detect(SERIES, engine="basic"),
    "detection.estimate": lambda d, _: d.detection.estimate(SERIES, engine="basic"),
    "intake.ingest": lambda d, t: d.intake.ingest(t, SERIES),
    "jobs.launch_detect": lambda d, _: d.jobs.launch_detect(SERIES),
    "jobs.launch_ingest": lambda d, t: d.jobs.launch_ingest(t, SERIES),
    "inbox.watch": lambda d, t: d.inbox.watch(t, SERIES, print, lambda: True),
}


@pytest.mark.parametrize("name", sorted(BY_SINGLE_CASES))
def test_that_a_series_changes_and_hands_out_nothing(
    across: Office, tmp_path: Path, name: str
) -> None:
    with across.window("maria") as desk:
        desk.cases.use_purpose(SERIES, PURPOSE)
        desk.sign_in.confirm(WORDS["maria"])
        with pytest.raises(SeriesReachError, match=f"{A} or {B}"):
            BY_SINGLE_CASES[name](desk, tmp_path)


OF_ONE: dict[str, Callable[[Desk, str], object]] = {
    "clips.show": lambda d, n: d.clips.show(SERIES, n),
    "tracks.listing": lambda d, n: d.tracks.listing(SERIES, n),
    "detection.coverage_of": lambda d, n: d.detection.coverage_of(SERIES, n),
    "view.open": lambda d, n: d.view.open(SERIES, [n]),
}


@pytest.mark.parametrize("name", sorted(OF_ONE))
def test_that_footage_out_of_reach_looks_as_if_it_were_nowhere(across: Office, name: str) -> None:
    with across.window("chief") as desk:
        desk.cases.use_purpose(SERIES, PURPOSE)
        clip = desk.clips.show(A, "both.mp4").delivery
        out = (clip.id, ids(desk, B)["both.mp4"], ids(desk, C)["alley.mp4"], clip.sha256)
        for called in (*out, "both.mp4", "alley.mp4", "0" * 20):
            with pytest.raises(NotFoundError) as caught:
                OF_ONE[name](desk, called)
            assert str(caught.value) == f"no delivery named {called!r}"


def test_that_an_officers_statement_reaches_no_further_than_its_case(across: Office) -> None:
    said = Consent(ConsentState.GIVEN, statement="both agreed", scope=ACROSS.scope)
    with across.window("maria") as desk:
        with pytest.raises(UsageError, match="across cases"):
            desk.consents.record(A, "both.mp4", said)
        assert desk.series.unreached(SERIES) == 2


def test_that_a_purpose_of_a_series_is_remembered(across: Office) -> None:
    with across.window("maria") as desk:
        desk.purposes.remember(SERIES, PURPOSE)
        kept = desk.purposes.remembered(SERIES)
        assert kept is not None
        assert (kept.case, kept.words, kept.offence) == (SERIES, PURPOSE, "BURG")


def test_that_whoever_leaves_a_member_case_leaves_the_series(across: Office) -> None:
    with across.window("chief") as desk:
        desk.cases.member(B, "maria", present=False)
        assert desk.series.show(SERIES).case.members == ("chief",)
    with across.window("maria") as desk:
        with pytest.raises(NotMemberError):
            desk.clips.listing(SERIES)
        assert [each.cases for each in desk.series.listing()] == [()]


def test_that_only_a_member_of_all_cases_comes_into_a_series(across: Office) -> None:
    with across.window("chief") as desk:
        with pytest.raises(NotMemberError, match=B):
            desk.cases.member(SERIES, "luis")
        desk.cases.member(B, "luis")
        assert "luis" in desk.cases.member(SERIES, "luis").members


def test_that_nothing_is_looked_at_in_a_series_that_is_closed(across: Office) -> None:
    with across.window("maria") as desk:
        desk.cases.use_purpose(SERIES, PURPOSE)
        name = ids(desk, A)["front.mp4"]
        ticket = desk.view.open(SERIES, [name])
        with pytest.raises(NotFoundError):
            desk.series.close(A, outcome="over")
        desk.series.close(SERIES, outcome="two vans")
        with pytest.raises(CaseClosedError):
            desk.search.ask(Query(case=SERIES))
        with pytest.raises(CaseClosedError):
            desk.view.media(ticket, name)


def test_that_a_desk_of_one_opens_a_series_itself_and_is_counted(alone: Office) -> None:
    before = alone.last()
    with alone.window() as desk:
        assert desk.series.new(SERIES, [A, C], WHY).itself
        assert [each.object for each in desk.approvals.listing(Which.SELF)] == [SERIES]
        assert len(desk.clips.listing(SERIES)) == 2
    told = [b for b in alone.bodies(before) if b["verb"] == "series.new"]
    assert told[-1]["detail"]["self"] is True
