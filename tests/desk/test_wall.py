"""The case is the wall: nobody from outside passes, and nothing of another case is told inside."""

from __future__ import annotations

import inspect
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.cli.output import plain
from nvr_desk.errors import (
    DeniedError,
    NotFoundError,
    NotKeeperError,
    NotMemberError,
    NotPermittedError,
    NvrDeskError,
    SignInNeededError,
    UsageError,
)
from nvr_desk.records.region import box_region
from nvr_desk.records.search import Query

from tests.desk import test_facade
from tests.desk.conftest import House
from tests.fakes.office import WORDS, Office
from tests.fakes.two_cases import ACROSS, NARROW, SERIES, A, B, C, ids, open_series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nvr_desk.desk import Desk
    from nvr_desk.desk.core import Service

EVERY_ROLE = "viewer+analyst+detective+supervisor+administrator+auditor"
PURPOSE = "the white van of that night"
WHOLE_LOG = {"audit", "logbook"}
"""Rooms that read the log, whose lines are of all cases; by role."""
OWN = {"purposes.forget", "purposes.remembered", "purposes.use", "cases.purpose"}
"""A person's own words, told to them alone."""
BOX = (0.1, 0.1, 0.5, 0.5)
NO_CASE_YET = {"cases.new", "series.new"}
COUNTS = {"jobs.listing"}
"""Lists that go on without what is about the case."""


def _takes_case(room: Service, name: str) -> bool:
    return not {"case", "query"}.isdisjoint(inspect.signature(getattr(room, name)).parameters)


def _walled(desk: Desk) -> Iterator[str]:
    """Every act and peek of the facade that takes a case and is not exempt by name."""
    for room, service in desk.rooms().items():
        if room in WHOLE_LOG:
            continue
        for name, method in inspect.getmembers(type(service), callable):
            marked = hasattr(method, "__act__") or hasattr(method, "__peek__")
            if marked and _takes_case(service, name):
                yield f"{room}.{name}"


def _promote(office: Office, user: str, roles: str) -> None:
    with office.window("chief") as desk:
        desk.sign_in.confirm(WORDS["chief"])
        desk.users.role(user, roles)


def _calls(case: str) -> dict[str, Callable[[House, Path], object]]:
    """How the walk over the facade calls each method, and what stays open besides."""
    return {
        **test_facade.ACTS,
        **test_facade.PEEKS,
        "view.open": lambda h, _: h.desk.view.open(case, ["0" * 20]),
        "gallery.page": lambda h, _: h.desk.gallery.page(case, ["0" * 20], [1]),
        "search.begin_vanish": lambda h, _: h.desk.search.begin_vanish(case, "0" * 20, 0.0, BOX),
    }


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nvr_desk.desk.jobs.launch", lambda *_, **__: 1)


@pytest.mark.parametrize("case", [B, SERIES])
def test_that_no_role_takes_somebody_into_a_case_of_others(
    shared: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    open_series(shared)
    _promote(shared, "luis", EVERY_ROLE)
    monkeypatch.setattr(test_facade, "CASE", case)
    with shared.window("luis") as desk:
        house = House(desk, shared.root, tmp_path, shared.clock)
        walked = set(_walled(desk)) - OWN - NO_CASE_YET - COUNTS
        assert {"clips.listing", "search.ask", "view.open", "packets.new"} < walked
        for name in sorted(walked):
            desk.sign_in.confirm(WORDS["luis"])
            before = house.last()
            with pytest.raises(NotMemberError) as caught:
                _calls(case)[name](house, tmp_path)
            assert str(caught.value) == f"luis is no member of case {case}", name
            told = [b for b in house.bodies(before) if b["phase"] == "closed"]
            if name in test_facade.ACTS:
                assert [b["outcome"] for b in told] == [f"denied: {caught.value}"], name


def test_that_what_a_stranger_is_told_without_an_entry_says_nothing(shared: Office) -> None:
    with shared.window("luis") as desk:
        assert desk.purposes.remembered(B) is None
        assert desk.purposes.use(B) is None
        assert desk.cases.purpose(B) is None
        assert {(tuple(job.params), job.message) for job in desk.jobs.listing(B)} == {((), "")}
        told = {each.number: each for each in desk.cases.listing()}
        hidden = told[B]
        assert (hidden.offence, hidden.lead, hidden.members, hidden.cases) == (None, None, (), ())


BY_NAME: dict[str, Callable[[Desk, str], Any]] = {
    "clips.show": lambda d, n: d.clips.show(A, n),
    "clips.offset": lambda d, n: d.clips.offset(A, n, 1.0, "clock"),
    "consents.show": lambda d, n: d.consents.show(A, n),
    "consents.record": lambda d, n: d.consents.record(A, n, ACROSS),
    "consents.withdraw": lambda d, n: d.consents.withdraw(A, n, "no"),
    "consents.hold": lambda d, n: d.consents.hold(A, n, "whose?"),
    "tracks.export": lambda d, n: d.tracks.export(A, n),
    "tracks.listing": lambda d, n: d.tracks.listing(A, n),
    "tracks.edits": lambda d, n: d.tracks.edits(A, n),
    "gallery.find": lambda d, n: d.gallery.find(A, n, [1]),
    "gallery.page": lambda d, n: d.gallery.page(A, [n], [1]),
    "tracks.split": lambda d, n: d.tracks.split(A, n, 1, 0.1, "two"),
    "tracks.merge": lambda d, n: d.tracks.merge(A, n, [1, 2], "one"),
    "tracks.undo": lambda d, n: d.tracks.undo(A, n, 1, "wrong"),
    "detection.coverage_of": lambda d, n: d.detection.coverage_of(A, n),
    "packets.new": lambda d, n: d.packets.new(A, names=[n]),
    "clock.by_overlay": lambda d, n: d.clock.by_overlay(A, n, 0.0, "2026-11-19 22:14:07", "UTC"),
    "clock.by_zone": lambda d, n: d.clock.by_zone(A, n, "UTC", "it ran on UTC"),
    "clock.take_back": lambda d, n: d.clock.take_back(A, n, "wrong clip"),
    "clock.standing": lambda d, n: d.clock.standing(A, [n]),
    "clock.pin": lambda d, n: d.clock.pin(A, n, 0.0, wall="2026-11-19 22:14:07"),
    "marks.add": lambda d, n: d.marks.add(A, n, 0.0),
    "stills.new": lambda d, n: d.stills.new(A, n, 0.0),
    "sound.unmute": lambda d, n: d.sound.unmute(A, n),
    "sound.write": lambda d, n: d.sound.write(A, n, 0.0, 0.1, Path("none.wav")),
    "search.region": lambda d, n: d.search.region(A, box_region("", 0, 0, 1, 1), names=[n]),
    "search.begin_vanish": lambda d, n: d.search.begin_vanish(A, n, 0.0, BOX),
    "view.open": lambda d, n: d.view.open(A, [n]),
}
NAMES = {"name", "names", "delivery_ids"}
OTHER_NAMES = {"search.save", "search.rename", "search.forget", "maps.bring"}
"""Names of kept searches and of layers."""
OWN_NAMES = {"clock.accept"}
"""Chooses among what was proposed for the case itself."""


def test_that_this_walk_knows_every_method_that_takes_a_delivery(shared: Office) -> None:
    with shared.window() as desk:
        takes = {
            name
            for name in _walled(desk)
            if not NAMES.isdisjoint(
                inspect.signature(
                    getattr(desk.rooms()[name.split(".")[0]], name.split(".")[1])
                ).parameters
            )
        }
    assert takes == set(BY_NAME) | OTHER_NAMES | OWN_NAMES


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_that_footage_of_another_case_looks_as_if_it_were_nowhere(
    shared: Office, name: str
) -> None:
    with shared.window("maria") as desk:  # a member of both
        row = next(r for r in desk.clips.listing(B) if r.delivery.name == "back.mp4")
        desk.cases.use_purpose(A, PURPOSE)
        desk.cases.use_purpose(B, PURPOSE)

        def answer(called: str) -> str:
            desk.sign_in.confirm(WORDS["maria"])
            with pytest.raises(NotFoundError) as caught:
                BY_NAME[name](desk, called)
            return str(caught.value).replace(called, "…")

        nowhere = {answer(each) for each in ("0" * 20, "nothing.mp4")}
        foreign = (row.delivery.id, "back.mp4", row.clip.sha256, row.clip.sha256[:12])
        assert {answer(each) for each in foreign} == nowhere


def test_that_jobs_of_another_case_answer_nobody_from_outside(shared: Office) -> None:
    with shared.window("luis") as desk:
        jobs = desk.jobs
        job = jobs.listing(B)[0].id
        for call in (jobs.get, jobs.pause, jobs.resume, jobs.cancel, jobs.launch_retry):
            with pytest.raises(NotMemberError):
                call(job)


def test_that_a_view_of_one_case_shows_nothing_of_another(shared: Office) -> None:
    with shared.window("maria") as desk:
        desk.cases.use_purpose(A, PURPOSE)
        mine, others = ids(desk, A)["front.mp4"], ids(desk, B)["back.mp4"]
        ticket = desk.view.open(A, [mine])
        for read in (desk.view.media, desk.view.poster, desk.view.strip, desk.view.analysis):
            with pytest.raises(DeniedError):
                read(ticket, others)


def test_that_an_open_view_goes_dark_for_whoever_leaves_the_case(shared: Office) -> None:
    with shared.window("luis") as desk:
        desk.cases.use_purpose(A, PURPOSE)
        name = ids(desk, A)["front.mp4"]
        ticket = desk.view.open(A, [name])
        desk.view.media(ticket, name)
        with shared.window("chief") as other:
            other.cases.member(A, "luis", present=False)
        for read in (desk.view.media, desk.view.poster, desk.view.strip, desk.view.analysis):
            with pytest.raises(NotMemberError):
                read(ticket, name)


def _told(desk: Desk) -> str:
    """All that case A tells one of its members."""
    name = ids(desk, A)["both.mp4"]
    ticket = desk.view.open(A, [name])
    shown = (desk.view.poster(ticket, name), desk.view.strip(ticket, name))
    desk.view.close(ticket)
    assert shown[0] is not None
    lists: list[Any] = [
        desk.cases.show(A),
        desk.clips.listing(A),
        desk.clips.show(A, "both.mp4"),
        desk.clips.batches(A),
        desk.clips.refusals(A),
        desk.consents.show(A, "both.mp4"),
        list(desk.overview.timeline(A).clips),
        replace(desk.overview.map(A), mark=0),
        desk.search.ask(Query(case=A)).hits,
        desk.search.ask(Query(case=A)).coverage,
        desk.detection.coverage(A),
        desk.tracks.listing(A, "both.mp4"),
        desk.tracks.export(A, "both.mp4"),
        desk.tracks.edits(A, "both.mp4"),
        desk.approvals.listing(),
        [shown[0].hex(), [(each.pts, each.jpeg.hex()) for each in shown[1]]],
    ]
    return json.dumps(plain(lists), default=str)


def test_that_nothing_told_in_a_case_says_that_another_has_the_same_clip(
    shared: Office, tmp_path: Path
) -> None:
    with shared.window("luis") as desk:
        desk.cases.use_purpose(A, PURPOSE)
        before = _told(desk)
        with shared.window("chief") as other:
            clip = other.clips.show(B, "both.mp4").clip.sha256
            assert clip in before, "it is the same clip"
            other.cases.use_purpose(B, "another matter altogether")
            other.clock.by_overlay(B, "both.mp4", 0.0, "2026-11-19 22:14:07", "America/Denver")
            other.consents.hold(B, "both.mp4", "whose?")
            other.consents.withdraw(B, "both.mp4", "called back")
            other.cases.new("26-D", offence="THEFT")
            shipment = tmp_path / "26-D"
            shipment.mkdir()
            shutil.copy(shared.root / "vault" / clip[:2] / clip, shipment / "again.mp4")
            other.intake.ingest(shipment, "26-D", statement="agreed at the door")
            other.cases.close(B, outcome="solved")
        assert _told(desk) == before
        assert B not in before
        assert C not in before


def test_that_the_lead_and_supervisors_say_who_belongs_to_a_case(shared: Office) -> None:
    with shared.window("luis") as desk:
        with pytest.raises(NotKeeperError):
            desk.cases.member(A, "maria", present=False)
        desk.cases.new("26-L")
        assert desk.cases.member("26-L", "MARIA").members == ("luis", "maria")
        with pytest.raises(NotFoundError):
            desk.cases.member("26-L", "nora")
    _promote(shared, "luis", "supervisor")
    with shared.window("luis") as desk:
        assert "maria" not in desk.cases.member(A, "maria", present=False).members
        with pytest.raises(NotMemberError):
            desk.cases.member(B, "luis")


def test_that_everybody_may_leave_but_the_last(shared: Office) -> None:
    with shared.window("maria") as desk:
        assert desk.cases.member(A, "maria", present=False).members == ("chief", "luis")
        desk.cases.new("26-M")
        with pytest.raises(UsageError, match="last member"):
            desk.cases.member("26-M", "maria", present=False)


def _close_account(office: Office, user: str) -> None:
    with office.window("chief") as desk:
        desk.sign_in.confirm(WORDS["chief"])
        desk.users.disable(user)


def test_that_a_closed_account_is_no_member_of_anything(
    shared: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(test_facade, "CASE", A)
    with shared.window("luis") as desk:
        desk.cases.use_purpose(A, PURPOSE)
        name = ids(desk, A)["front.mp4"]
        ticket = desk.view.open(A, [name])
        _close_account(shared, "luis")
        house = House(desk, shared.root, tmp_path, shared.clock)
        for called in sorted(set(_walled(desk)) & (set(test_facade.ACTS) | {"view.open"})):
            with pytest.raises(SignInNeededError):
                _calls(A)[called](house, tmp_path)
        with pytest.raises(NvrDeskError):
            desk.view.media(ticket, name)
    with shared.window("chief") as desk:
        desk.cases.member(A, "luis", present=False)
        with pytest.raises(UsageError, match="closed"):
            desk.cases.member(A, "luis")


def test_that_a_member_whose_account_is_closed_is_nobody_who_stays(shared: Office) -> None:
    with shared.window("luis") as desk:
        desk.cases.new("26-L")
        desk.cases.member("26-L", "maria")
    _close_account(shared, "maria")
    with shared.window("luis") as desk, pytest.raises(UsageError, match="last member"):
        desk.cases.member("26-L", "luis", present=False)


def test_that_a_supervisor_takes_over_a_case_that_nobody_keeps(shared: Office) -> None:
    with shared.window("luis") as desk:
        desk.cases.new("26-L")
        desk.cases.member("26-L", "maria")
    with shared.window("chief") as desk, pytest.raises(NotMemberError):
        desk.cases.member("26-L", "chief")
    _close_account(shared, "luis")
    before = shared.last()
    with shared.window("maria") as desk, pytest.raises(NotKeeperError):
        desk.cases.member("26-L", "chief")
    with shared.window("chief") as desk:
        taken = desk.cases.member("26-L", "chief")
        assert taken.members == ("chief", "luis", "maria")
    told = [b["detail"] for b in shared.bodies(before) if b["verb"] == "case.member"]
    assert told[-1] == {"without_keeper": True}


def test_that_a_consent_for_one_case_says_nothing_in_another(shared: Office) -> None:
    with shared.window("maria") as desk:
        desk.consents.record(B, "both.mp4", NARROW)
        assert len(desk.consents.show(A, "both.mp4")) == 2
        assert len(desk.consents.show(B, "both.mp4")) == 3


def test_that_a_view_goes_dark_when_its_person_may_look_no_more(shared: Office) -> None:
    with shared.window("maria") as desk:
        desk.cases.use_purpose(A, "the white van of that night")
        front = ids(desk, A)["front.mp4"]
        ticket = desk.view.open(A, [front])
        assert desk.view.media(ticket, front).path.exists()
        with shared.window("chief") as chief:
            chief.sign_in.confirm(WORDS["chief"])
            chief.users.role("maria", "auditor")
        for read in (desk.view.media, desk.view.analysis, desk.view.poster, desk.view.strip):
            with pytest.raises(NotPermittedError):
                read(ticket, front)
