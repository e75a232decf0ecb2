"""The whole facade is walked: every method has its mark, and its mark holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.errors import NvrDeskError
from nvr_desk.policy.permissions import VERBS_OF
from nvr_desk.records.case import Incident
from nvr_desk.records.delivery import Consent, ConsentState
from nvr_desk.records.layer import LayerKind
from nvr_desk.records.region import box_region
from nvr_desk.records.search import Query
from nvr_desk.records.supervise import Outcome

from tests.desk.conftest import CASE, PURPOSE, House

if TYPE_CHECKING:
    from nvr_desk.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[[House, Path], object]


def _methods(desk: Desk) -> dict[str, Any]:
    return {
        f"{room}.{name}": getattr(type(service), name)
        for room, service in desk.rooms().items()
        for name in dir(service)
        if not name.startswith("_") and callable(getattr(service, name))
    }


def _item(house: House) -> str:
    return house.desk.clips.listing(CASE)[0].delivery.id


def _ticket(house: House) -> tuple[Any, str]:
    name = _item(house)
    return house.desk.view.open(CASE, [name]), name


ACTS: dict[str, Call] = {
    "workspace.begin": lambda h, _: h.desk.workspace.begin(),
    "workspace.restored": lambda h, _: h.desk.workspace.restored("0" * 64),
    "workspace.check": lambda h, _: h.desk.workspace.check(),
    "workspace.backup": lambda h, tmp: h.desk.workspace.backup(tmp / "backup"),
    "cases.new": lambda h, _: h.desk.cases.new("26-1"),
    "cases.show": lambda h, _: h.desk.cases.show(CASE),
    "cases.close": lambda h, _: h.desk.cases.close(CASE, outcome="solved"),
    "cases.member": lambda h, _: h.desk.cases.member(CASE, "mlopez"),
    "intake.ingest": lambda h, _: h.desk.intake.ingest(h.batch, CASE),
    "clips.listing": lambda h, _: h.desk.clips.listing(CASE),
    "clips.changes": lambda h, _: h.desk.clips.changes(CASE),
    "clips.show": lambda h, _: h.desk.clips.show(CASE, "yard.mp4"),
    "clips.offset": lambda h, _: h.desk.clips.offset(CASE, "yard.mp4", -60.0, "wall clock"),
    "clips.batches": lambda h, _: h.desk.clips.batches(CASE),
    "clips.refusals": lambda h, _: h.desk.clips.refusals(CASE),
    "consents.show": lambda h, _: h.desk.consents.show(CASE, "yard.mp4"),
    "consents.record": lambda h, _: h.desk.consents.record(
        CASE, "yard.mp4", Consent(ConsentState.GIVEN, ref="C-1")
    ),
    "consents.withdraw": lambda h, _: h.desk.consents.withdraw(CASE, "yard.mp4", "by phone"),
    "consents.hold": lambda h, _: h.desk.consents.hold(CASE, "yard.mp4", "whose camera?"),
    "models.verify": lambda h, _: h.desk.models.verify("yolo26n"),
    "models.add": lambda h, tmp: h.desk.models.add(tmp / "nothing.pt"),
    "models.pull": lambda h, _: h.desk.models.pull("no such card"),
    "jobs.pause": lambda h, _: h.desk.jobs.pause(1),
    "jobs.resume": lambda h, _: h.desk.jobs.resume(1),
    "jobs.cancel": lambda h, _: h.desk.jobs.cancel(1),
    "detection.detect": lambda h, _: h.desk.detection.detect(CASE, engine="basic"),
    "detection.coverage": lambda h, _: h.desk.detection.coverage(CASE),
    "detection.coverage_of": lambda h, _: h.desk.detection.coverage_of(CASE, "yard.mp4"),
    "search.ask": lambda h, _: h.desk.search.ask(Query(case=CASE)),
    "search.region": lambda h, _: h.desk.search.region(CASE, box_region("", 0, 0, 1, 1)),
    "search.save": lambda h, _: h.desk.search.save("vans", Query(case=CASE)),
    "search.rename": lambda h, _: h.desk.search.rename(CASE, "vans", "lorries"),
    "search.saved": lambda h, _: h.desk.search.saved(CASE),
    "search.forget": lambda h, _: h.desk.search.forget(CASE, "vans"),
    "gallery.listing": lambda h, _: h.desk.gallery.listing(Query(case=CASE)),
    "gallery.state": lambda h, _: h.desk.gallery.state(CASE, [], None),
    "gallery.find": lambda h, _: h.desk.gallery.find(CASE, "yard.mp4", [1]),
    "gallery.watched": lambda h, _: h.desk.gallery.watched(CASE),
    "tracks.export": lambda h, _: h.desk.tracks.export(CASE, "yard.mp4"),
    "tracks.listing": lambda h, _: h.desk.tracks.listing(CASE, "yard.mp4"),
    "tracks.edits": lambda h, _: h.desk.tracks.edits(CASE, "yard.mp4"),
    "tracks.split": lambda h, _: h.desk.tracks.split(CASE, "yard.mp4", 1, 2.0, "two persons"),
    "tracks.merge": lambda h, _: h.desk.tracks.merge(CASE, "yard.mp4", [1, 2], "one person"),
    "tracks.undo": lambda h, _: h.desk.tracks.undo(CASE, "yard.mp4", 1, "was right before"),
    "overview.timeline": lambda h, _: h.desk.overview.timeline(CASE),
    "overview.map": lambda h, _: h.desk.overview.map(CASE),
    "maps.layers": lambda h, _: h.desk.maps.layers(CASE),
    "maps.bring": lambda h, tmp: h.desk.maps.bring(tmp / "a.kml", LayerKind.OTHER, CASE),
    "maps.remove": lambda h, _: h.desk.maps.remove(1, CASE),
    "maps.export": lambda h, _: h.desk.maps.export(CASE, "geojson"),
    "maps.picture": lambda h, _: h.desk.maps.picture(CASE, "0" * 64, ["0" * 20], []),
    "packets.new": lambda h, tmp: h.desk.packets.new(CASE, target=tmp / "packet"),
    "packets.verify": lambda h, tmp: h.desk.packets.verify(tmp),
    "packets.listing": lambda h, _: h.desk.packets.listing(CASE),
    "marks.add": lambda h, _: h.desk.marks.add(CASE, "yard.mp4", 0.1, note="a bag"),
    "marks.change": lambda h, _: h.desk.marks.change(CASE, "0" * 32, note="two bags"),
    "marks.remove": lambda h, _: h.desk.marks.remove(CASE, "0" * 32),
    "marks.restore": lambda h, _: h.desk.marks.restore(CASE, "0" * 32),
    "marks.listing": lambda h, _: h.desk.marks.listing(CASE),
    "clock.by_overlay": lambda h, _: h.desk.clock.by_overlay(
        CASE, "Ring_FrontDoor_20261119_2214.mp4", 0.1, "2026-11-19 22:14:07", "America/Denver"
    ),
    "clock.by_zone": lambda h, _: h.desk.clock.by_zone(
        CASE, "Ring_FrontDoor_20261119_2214.mp4", "UTC", "the recorder ran on UTC"
    ),
    "clock.take_back": lambda h, _: h.desk.clock.take_back(CASE, "yard.mp4", "wrong clip"),
    "clock.put_back": lambda h, _: h.desk.clock.put_back(CASE, {"0" * 20: 0}, over={"0" * 20: 1}),
    "clock.pin": lambda h, _: h.desk.clock.pin(
        CASE, "Ring_FrontDoor_20261119_2214.mp4", 0.1, wall="2026-11-19 22:14:07", zone="UTC"
    ),
    "clock.unpin": lambda h, _: h.desk.clock.unpin(CASE, 9),
    "clock.pin_again": lambda h, _: h.desk.clock.pin_again(CASE, 9),
    "clock.listing": lambda h, _: h.desk.clock.listing(CASE),
    "clock.solve": lambda h, _: h.desk.clock.solve(CASE),
    "clock.accept": lambda h, _: h.desk.clock.accept(CASE, "0" * 64),
    "stills.new": lambda h, tmp: h.desk.stills.new(CASE, "yard.mp4", 0.1, folder=tmp),
    "sound.unmute": lambda h, _: h.desk.sound.unmute(CASE, "yard.mp4"),
    "sound.write": lambda h, tmp: h.desk.sound.write(CASE, "yard.mp4", 0.0, 1.0, tmp / "a.wav"),
    "stills.listing": lambda h, _: h.desk.stills.listing(CASE),
    "cases.incident": lambda h, _: h.desk.cases.incident(CASE, Incident("a burglary")),
    "series.new": lambda h, _: h.desk.series.new("S-1", [CASE, "26-1"], "one van"),
    "series.show": lambda h, _: h.desk.series.show(CASE),
    "series.close": lambda h, _: h.desk.series.close(CASE, outcome="nothing in common"),
    "approvals.listing": lambda h, _: h.desk.approvals.listing(),
    "approvals.grant": lambda h, _: h.desk.approvals.grant(1),
    "approvals.refuse": lambda h, _: h.desk.approvals.refuse(1, "too much"),
    "purposes.remember": lambda h, _: h.desk.purposes.remember(CASE, PURPOSE),
    "purposes.forget": lambda h, _: h.desk.purposes.forget(CASE),
    "supervise.queue": lambda h, _: h.desk.supervise.queue(),
    "supervise.open": lambda h, _: h.desk.supervise.open(1),
    "supervise.decide": lambda h, _: h.desk.supervise.decide(1, Outcome.FINE),
    "supervise.answer": lambda h, _: h.desk.supervise.answer(1, "for the van"),
    "supervise.sign_off": lambda h, _: h.desk.supervise.sign_off(1, "looked over"),
    "supervise.charts": lambda h, _: h.desk.supervise.charts(),
    "supervise.report": lambda h, _: h.desk.supervise.report(),
    "supervise.prove": lambda h, _: h.desk.supervise.prove(),
    "audit.show": lambda h, _: h.desk.audit.show(),
    "audit.verify": lambda h, _: h.desk.audit.verify(),
    "logbook.save_line": lambda h, tmp: h.desk.logbook.save_line(1, tmp / "line"),
    "audit.export": lambda h, _: h.desk.audit.export(),
    "audit.export_to": lambda h, tmp: h.desk.audit.export_to(tmp / "log.jsonl"),
    "audit.cosign": lambda h, tmp: h.desk.audit.cosign(tmp / "request"),
    "audit.accept_cosigned": lambda h, tmp: h.desk.audit.accept_cosigned(tmp / "note", "key"),
    "audit.stamp_request": lambda h, tmp: h.desk.audit.stamp_request(tmp / "request.tsq"),
    "audit.stamp": lambda h, tmp: h.desk.audit.stamp(tmp / "roots.pem"),
    "audit.make_key": lambda h, _: h.desk.audit.make_key(),
    "audit.checkpoint": lambda h, _: h.desk.audit.checkpoint(),
    "sign_in.login": lambda h, _: h.desk.sign_in.login("mlopez", "no such word"),
    "sign_in.logout": lambda h, _: h.desk.sign_in.logout(),
    "sign_in.lock": lambda h, _: h.desk.sign_in.lock(),
    "sign_in.unlock": lambda h, _: h.desk.sign_in.unlock(),
    "sign_in.confirm": lambda h, _: h.desk.sign_in.confirm("no such word"),
    "users.listing": lambda h, _: h.desk.users.listing(),
    "users.show": lambda h, _: h.desk.users.show("mlopez"),
    "users.add": lambda h, _: h.desk.users.add("mlopez", "detective"),
    "users.role": lambda h, _: h.desk.users.role("mlopez", "viewer"),
    "users.disable": lambda h, _: h.desk.users.disable("mlopez"),
    "users.unlock": lambda h, _: h.desk.users.unlock("mlopez"),
    "users.password": lambda h, _: h.desk.users.password(None, "short"),
    "users.reset_password": lambda h, _: h.desk.users.reset_password("mlopez"),
    "users.enrol": lambda h, _: h.desk.users.enrol("no such word"),
    "users.enrolled": lambda h, _: h.desk.users.enrolled("000000"),
    "users.reset_second_factor": lambda h, _: h.desk.users.reset_second_factor("mlopez"),
    "users.recover": lambda h, _: h.desk.users.recover("mlopez"),
    "settings.set": lambda h, _: h.desk.settings.set("review.days", "5"),
    "settings.reset": lambda h, _: h.desk.settings.reset("review.days"),
    "jobs.launch_ingest": lambda h, _: h.desk.jobs.launch_ingest(h.batch, CASE),
    "jobs.launch_detect": lambda h, _: h.desk.jobs.launch_detect(CASE),
    "jobs.launch_retry": lambda h, _: h.desk.jobs.launch_retry(1),
}
"""How each act is called once. Some fail here (no such card, job over): that is an outcome too."""


def _refused(call: Callable[[], object]) -> None:
    with pytest.raises(NvrDeskError):
        call()


STAYS_OPEN = {"search.begin_vanish", "view.open", "gallery.page", "logbook.open"}
"""Acts whose closing entry is written by whoever holds the ticket."""

PEEKS: dict[str, Call] = {
    "clips.stamp": lambda h, _: h.desk.clips.stamp(),
    "audit.state": lambda h, _: h.desk.audit.state(),
    "audit.witnessed": lambda h, _: h.desk.audit.witnessed(),
    "audit.cosign_request": lambda h, _: _refused(lambda: h.desk.audit.cosign_request(0)),
    "audit.checkpoint_if_due": lambda h, _: h.desk.audit.checkpoint_if_due(),
    "detection.estimate": lambda h, _: h.desk.detection.estimate(CASE, engine="basic"),
    "workspace.status": lambda h, _: h.desk.workspace.status(),
    "workspace.log_state": lambda h, _: h.desk.workspace.log_state(),
    "cases.listing": lambda h, _: h.desk.cases.listing(),
    "cases.use_purpose": lambda h, _: h.desk.cases.use_purpose(CASE, PURPOSE),
    "cases.purpose": lambda h, _: h.desk.cases.purpose(CASE),
    "search.prepare": lambda h, _: h.desk.search.prepare(CASE),
    "series.listing": lambda h, _: h.desk.series.listing(),
    "series.unreached": lambda h, _: h.desk.series.unreached(CASE),
    "approvals.waiting": lambda h, _: h.desk.approvals.waiting(),
    "purposes.remembered": lambda h, _: h.desk.purposes.remembered(CASE),
    "purposes.use": lambda h, _: h.desk.purposes.use(CASE),
    "supervise.asks": lambda h, _: h.desk.supervise.asks(),
    "supervise.due": lambda h, _: h.desk.supervise.due(),
    "jobs.listing": lambda h, _: h.desk.jobs.listing(),
    "inbox.watch": lambda h, tmp: h.desk.inbox.watch(tmp, CASE, print, lambda: True),
    "jobs.get": lambda h, _: h.desk.jobs.get(1),
    "clock.standing": lambda h, _: h.desk.clock.standing(CASE, ["yard.mp4"]),
    "maps.tiles": lambda h, _: h.desk.maps.tiles(),
    "maps.incident": lambda h, _: h.desk.maps.incident(CASE),
    "maps.describe": lambda h, tmp: _refused(lambda: h.desk.maps.describe(tmp / "none")),
    "models.listing": lambda h, _: h.desk.models.listing(),
    "models.default": lambda h, _: h.desk.models.default(),
    "models.limits": lambda h, _: h.desk.models.limits("basic", "", unverified=False),
    "sign_in.state": lambda h, _: h.desk.sign_in.state(),
    "sign_in.touched": lambda h, _: h.desk.sign_in.touched(),
    "sign_in.asks": lambda h, _: h.desk.sign_in.asks("packet.new"),
    "sign_in.os_account": lambda h, _: h.desk.sign_in.os_account(),
    "settings.listing": lambda h, _: h.desk.settings.listing(),
    "settings.show": lambda h, _: h.desk.settings.show("review.days"),
}


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A launched process writes an act of its own; see tests/jobs."""
    monkeypatch.setattr("nvr_desk.desk.jobs.launch", lambda *_, **__: 1)


def _outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except NvrDeskError as error:
        return str(error)
    return "ok"


def _outermost(bodies: list[dict[str, Any]], phase: str) -> list[dict[str, Any]]:
    opened = {b["seq"] for b in bodies if b["phase"] == "opened" and b["parent"] is None}
    if phase == "opened":
        return [b for b in bodies if b["seq"] in opened]
    return [b for b in bodies if b["phase"] == "closed" and b["parent"] in opened]


def test_that_every_method_of_the_facade_is_an_act_a_peek_or_under_a_ticket(house: House) -> None:
    for name, method in _methods(house.desk).items():
        marks = [mark for mark in ("__act__", "__peek__", "__within__") if hasattr(method, mark)]
        assert len(marks) == 1, f"{name} has the marks {marks}"


def test_that_this_walk_knows_every_act_and_peek(house: House) -> None:
    methods = _methods(house.desk)
    acts = {name for name, method in methods.items() if hasattr(method, "__act__")}
    peeks = {name for name, method in methods.items() if hasattr(method, "__peek__")}
    assert acts == set(ACTS) | STAYS_OPEN
    assert peeks == set(PEEKS)


def test_that_every_verb_has_somebody_who_may_use_it(house: House) -> None:
    verbs = {m.__act__ for m in _methods(house.desk).values() if hasattr(m, "__act__")}
    assert verbs <= set().union(*VERBS_OF.values())


def test_that_the_list_of_peeks_in_the_architecture_is_true(house: House) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = text.split("<!-- peeks:begin -->")[1].split("<!-- peeks:end -->")[0]
    peeks = {name for name, m in _methods(house.desk).items() if hasattr(m, "__peek__")}
    assert set(re.findall(r"`([a-z_]+\.[a-z_]+)`", listed)) == peeks


@pytest.mark.parametrize("name", sorted(ACTS))
def test_that_an_act_leaves_one_outermost_entry_and_its_outcome(
    name: str, stocked: House, tmp_path: Path
) -> None:
    before = stocked.last()
    try:
        ACTS[name](stocked, tmp_path)
        fine = True
    except NvrDeskError:
        fine = False
    bodies = stocked.bodies(before)
    opened, closed = _outermost(bodies, "opened"), _outermost(bodies, "closed")
    assert [b["seq"] for b in opened] == [before + 1]
    assert len(closed) == 1
    assert (closed[0]["outcome"] == "ok") is fine


@pytest.mark.parametrize("name", sorted(set(ACTS) - {"cases.new"}))
def test_that_an_act_on_an_unknown_case_is_on_record_with_its_failure(
    name: str, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.desk.test_facade.CASE", "26-none")
    before = house.last()
    outcome = _outcome(lambda: ACTS[name](house, tmp_path))
    bodies = house.bodies(before)
    assert len(_outermost(bodies, "opened")) == 1
    told = [b["outcome"].removeprefix("denied: ") for b in _outermost(bodies, "closed")]
    assert [each.removeprefix("failed: ") for each in told] == [outcome]


@pytest.mark.parametrize("name", sorted(PEEKS))
def test_that_a_peek_leaves_no_entry(name: str, stocked: House, tmp_path: Path) -> None:
    before = stocked.last()
    PEEKS[name](stocked, tmp_path)
    assert stocked.last() == before


def test_that_a_view_is_open_until_it_is_closed_and_tells_what_was_shown(stocked: House) -> None:
    name = _item(stocked)
    before = stocked.last()
    ticket = stocked.desk.view.open(CASE, [name])
    assert [b["phase"] for b in stocked.bodies(before)] == ["opened"]
    assert stocked.bodies(before)[0]["objects"] == [{"id": name, "kind": "delivery"}]
    stocked.desk.view.shown(ticket, name, 0.0, 1.5)
    stocked.desk.view.close(ticket)
    stocked.desk.view.close(ticket)
    phases = [(b["phase"], b["parent"]) for b in stocked.bodies(before)]
    assert phases == [("opened", None), ("part", ticket.seq), ("closed", ticket.seq)]


def test_that_nothing_is_read_under_a_closed_ticket(stocked: House) -> None:
    ticket, name = _ticket(stocked)
    stocked.desk.view.close(ticket)
    for read in (stocked.desk.view.media, stocked.desk.view.poster, stocked.desk.view.analysis):
        with pytest.raises(NvrDeskError, match="closed"):
            read(ticket, name)


def test_that_a_crash_inside_a_changing_act_undoes_it_and_still_stands_in_the_log(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("nvr_desk.store.cases.set_member", broken)
    before = house.last()
    with pytest.raises(ZeroDivisionError):
        house.desk.cases.new("26-2")
    assert "26-2" not in [case.number for case in house.desk.cases.listing()]
    assert house.bodies(before)[-1]["outcome"] == "failed: ZeroDivisionError: "
