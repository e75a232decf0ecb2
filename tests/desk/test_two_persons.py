"""Two persons: what waits for another one, and what a desk of one decides itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import sealing
from nvr_desk.errors import (
    ApprovalNeededError,
    ConfirmNeededError,
    DeniedError,
    NotMemberError,
    NotPermittedError,
    NotVisibleError,
    NvrDeskError,
    OwnApprovalError,
    UsageError,
)
from nvr_desk.records.approval import ApprovalKind, Waiting, Which
from nvr_desk.records.delivery import Consent, ConsentState, Visibility

from tests.fakes.office import WORDS, Office, cheap
from tests.fakes.two_cases import ACROSS, A, B, C, ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nvr_desk.desk import Desk
    from nvr_desk.desk.acts import OpenAct
    from nvr_desk.records.packet import Packet

PURPOSE = "the white van of that night"


def _packet(
    desk: Desk, target: Path | None = None, names: Sequence[str] | None = None, case: str = A
) -> Packet:
    """One try at a packet, by whoever is signed in."""
    desk.cases.use_purpose(case, PURPOSE)
    user = desk.actor.user
    desk.sign_in.confirm(WORDS[user])
    return desk.packets.new(case, target=target, names=names)


def _asks(desk: Desk, target: Path | None = None, names: Sequence[str] | None = None) -> int:
    with pytest.raises(ApprovalNeededError) as caught:
        _packet(desk, target, names)
    return caught.value.ask


def _asked(office: Office, target: Path | None = None, names: Sequence[str] | None = None) -> int:
    """Ask of maria for a packet of case A."""
    with office.window("maria") as desk:
        return _asks(desk, target, names)


def test_that_a_packet_waits_for_another_person_and_the_ask_outlives_the_denial(
    shared: Office, tmp_path: Path
) -> None:
    before = shared.last()
    ask = _asked(shared, tmp_path / "p")
    assert not (tmp_path / "p").exists()
    with shared.window("luis") as desk:
        (found,) = desk.approvals.listing()
        assert (found.id, found.kind, found.case) == (ask, ApprovalKind.EXPORT, A)
        assert (found.asked_by, found.words, found.waits) == ("maria", PURPOSE, True)
        assert sorted(found.detail["deliveries"]) == sorted(ids(desk, A).values())
        assert sorted(found.detail["names"]) == ["both.mp4", "front.mp4"]
        assert desk.approvals.waiting() == Waiting(to_decide=1)
    said = [b for b in shared.bodies(before) if b["verb"] == "packet.new"]
    assert [b["phase"] for b in said] == ["opened", "part", "closed"]
    assert said[1]["objects"] == [{"id": str(ask), "kind": "ask"}]
    assert said[2]["outcome"] == (
        f"denied: ask {ask} waits for another person: nvr-desk approvals grant {ask}"
    )


def test_that_a_granted_packet_goes_through_once_for_whoever_asked(
    shared: Office, tmp_path: Path
) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("luis") as desk:
        assert desk.approvals.grant(ask, "looked at both").decided_by == "luis"
        with pytest.raises(ApprovalNeededError) as caught:
            _packet(desk, tmp_path / "p")
        assert caught.value.ask != ask, "a grant is for whoever asked"
    with shared.window("maria") as desk:
        assert desk.approvals.waiting() == Waiting(to_decide=1, granted=1)
        made = _packet(desk, tmp_path / "p")
        assert desk.packets.verify(tmp_path / "p").ok
        assert made.deliveries == 2
        assert desk.approvals.waiting() == Waiting(to_decide=1)
        assert _asks(desk, tmp_path / "q") > ask, "other parameters are another packet"
        assert next(a for a in desk.approvals.listing(Which.MINE) if a.id == ask).used is not None
    again = _asked(shared, tmp_path / "p")
    assert again > ask, "a grant is good for once"


@pytest.mark.parametrize("other", ["names", "target", "more", "late", "set back"])
def test_that_a_grant_is_good_for_exactly_what_was_asked_and_for_some_days(
    shared: Office, tmp_path: Path, other: str
) -> None:
    with shared.window("maria") as desk:
        desk.consents.hold(A, "both.mp4", "whose camera?")
    ask = _asked(shared, tmp_path / "p")
    with shared.window("chief") as desk:
        desk.approvals.grant(ask)
        if other == "more":
            desk.sign_in.confirm(WORDS["chief"])
            desk.consents.hold(A, "both.mp4", "the neighbour's", release=True)
    if other == "late":
        shared.clock.advance(7 * 86_400 + 1)
    if other == "set back":
        shared.clock._now -= timedelta(hours=1)
    with shared.window("maria") as desk:
        target = tmp_path / ("q" if other == "target" else "p")
        anew = _asks(desk, target, ["front.mp4"] if other == "names" else None)
        assert anew > ask
        assert not target.exists()


def test_that_less_than_was_granted_may_leave(shared: Office, tmp_path: Path) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("chief") as desk:
        desk.approvals.grant(ask)
        desk.consents.withdraw(A, "both.mp4", "called back")
    with shared.window("maria") as desk:
        assert _packet(desk, tmp_path / "p").deliveries == 1


def test_that_the_same_line_again_leaves_no_second_ask(shared: Office, tmp_path: Path) -> None:
    first = _asked(shared, tmp_path / "p", ["front.mp4", "both.mp4"])
    assert _asked(shared, tmp_path / "p", ["both.mp4", "front.mp4"]) == first
    with shared.window("maria") as desk:
        assert [ask.id for ask in desk.approvals.listing(Which.MINE)] == [first]


def test_that_nobody_decides_their_own_ask(shared: Office, tmp_path: Path) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("maria") as desk:
        for decide in (desk.approvals.grant, desk.approvals.refuse):
            with pytest.raises(OwnApprovalError):
                decide(ask, "of course")
        assert desk.approvals.waiting() == Waiting(mine=1)
        assert _asks(desk, tmp_path / "p") == ask
    assert ("maria", f"denied: nobody decides their own ask: {ask} waits for another person") in (
        shared.outcomes("approval.grant")
    )


def test_that_a_supervisor_asks_as_everybody_does(shared: Office, tmp_path: Path) -> None:
    with shared.window("chief") as desk:
        with pytest.raises(ApprovalNeededError) as caught:
            _packet(desk, tmp_path / "p")
        with pytest.raises(OwnApprovalError):
            desk.approvals.grant(caught.value.ask)


def test_that_a_member_or_a_supervisor_decides_and_nobody_else(
    shared: Office, tmp_path: Path
) -> None:
    with shared.window("maria") as desk, pytest.raises(ApprovalNeededError) as caught:
        _packet(desk, tmp_path / "p", case=B)
    ask = caught.value.ask
    with shared.window("luis") as desk:
        assert desk.approvals.listing() == []
        assert desk.approvals.waiting() == Waiting()
        with pytest.raises(NotMemberError):
            desk.approvals.grant(ask)
    with shared.window("chief") as desk:
        desk.cases.member(B, "chief", present=False)
        (told,) = desk.approvals.listing()
        assert dict(told.detail) == {"count": 2}, "names are for members"
        desk.approvals.grant(ask)


def test_that_a_viewer_decides_nothing(shared: Office, tmp_path: Path) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("chief") as desk:
        desk.sign_in.confirm(WORDS["chief"])
        desk.users.role("luis", "viewer")
    with shared.window("luis") as desk:
        assert desk.approvals.waiting().to_decide == 0
        with pytest.raises(NotPermittedError):
            desk.approvals.grant(ask)


def test_that_a_refusal_says_why_and_an_ask_is_decided_once(shared: Office, tmp_path: Path) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("luis") as desk:
        with pytest.raises(UsageError, match="say why"):
            desk.approvals.refuse(ask, " ")
        refused = desk.approvals.refuse(ask, "front only")
        assert refused.state == "refused by luis"
        with pytest.raises(UsageError, match="decided"):
            desk.approvals.grant(ask)
    assert _asked(shared, tmp_path / "p") > ask


def test_that_a_packet_that_came_to_nothing_gives_its_grant_back(
    shared: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("chief") as desk:
        desk.approvals.grant(ask)
    with shared.window("maria") as desk:
        with monkeypatch.context() as broken:
            broken.setattr("nvr_desk.desk.packets.build", _disk_full)
            with pytest.raises(OSError, match="full"):
                _packet(desk, tmp_path / "p")
        assert desk.approvals.waiting().granted == 1
        _packet(desk, tmp_path / "p")


def _disk_full(*_: object, **__: object) -> None:
    raise OSError(28, "the disk is full")


def test_that_two_windows_use_one_grant_once(
    shared: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = _asked(shared)
    with shared.window("chief") as desk:
        desk.approvals.grant(ask)
    with shared.window("maria") as one, shared.window("maria") as other:

        def meanwhile(act: OpenAct) -> object:
            """Between the look at the grant and its use the other window makes its packet."""
            monkeypatch.setattr(sealing, "within", within)
            assert _packet(other).deliveries == 2
            return within(act)

        within = sealing.within
        monkeypatch.setattr(sealing, "within", meanwhile)
        with pytest.raises(DeniedError, match="used already"):
            _packet(one)
        assert len(one.packets.listing(A)) == 1


def test_that_a_withdrawal_holds_at_once_and_waits_to_be_confirmed(shared: Office) -> None:
    with shared.window("maria") as desk:
        hidden = desk.consents.withdraw(A, "front.mp4", "called back, no more")
        assert hidden.visibility is Visibility.WITHDRAWN
        desk.cases.use_purpose(A, PURPOSE)
        with pytest.raises(NotVisibleError):
            desk.view.open(A, [hidden.id])
        (ask,) = desk.approvals.listing(Which.MINE)
        assert (ask.kind, ask.object) == (ApprovalKind.WITHDRAWAL, hidden.id)
        with pytest.raises(OwnApprovalError):
            desk.approvals.grant(ask.id)
        desk.consents.withdraw(A, "front.mp4", "and again")
        assert len(desk.approvals.listing(Which.MINE)) == 1
    with shared.window("luis") as desk:
        assert desk.approvals.grant(ask.id, "heard the call").state == "confirmed by luis"


def test_that_a_contested_withdrawal_shows_nothing_without_a_new_consent(shared: Office) -> None:
    with shared.window("maria") as desk:
        hidden = desk.consents.withdraw(A, "front.mp4", "called back")
    with shared.window("luis") as desk:
        (ask,) = desk.approvals.listing()
        contested = desk.approvals.refuse(ask.id, "that was the neighbour")
        assert contested.state == "contested by luis"
        assert desk.clips.show(A, "front.mp4").delivery.visibility is Visibility.WITHDRAWN
        desk.cases.use_purpose(A, PURPOSE)
        with pytest.raises(NotVisibleError):
            desk.view.open(A, [hidden.id])
        desk.sign_in.confirm(WORDS["luis"])
        with pytest.raises(UsageError):
            desk.consents.record(A, "front.mp4", ACROSS)  # the reference that was withdrawn
        with pytest.raises(ConfirmNeededError):
            desk.consents.record(A, "front.mp4", _anew())
        desk.sign_in.confirm(WORDS["luis"])
        shown = desk.consents.record(A, "front.mp4", _anew())
        assert shown.visibility is Visibility.SHOWN


def _anew() -> Consent:
    return Consent(ConsentState.GIVEN, ref="C-9 of 2026-11-21")


def test_that_a_desk_of_one_asks_nobody_and_is_counted(alone: Office, tmp_path: Path) -> None:
    before = alone.last()
    with alone.window() as desk:
        desk.cases.use_purpose(A, PURPOSE)
        desk.packets.new(A, target=tmp_path / "p")
        desk.consents.withdraw(C, "alley.mp4", "called back")
        assert desk.approvals.waiting() == Waiting()
        own = desk.approvals.listing(Which.SELF)
        kinds = [(each.kind, each.itself, each.state) for each in own]
        assert kinds == [
            (ApprovalKind.WITHDRAWAL, True, "confirmed by themselves, used"),
            (ApprovalKind.EXPORT, True, "granted by themselves, used"),
        ]
    closed = [b for b in alone.bodies(before) if b["phase"] == "closed"]
    flagged = {b["verb"] for b in closed if b["detail"].get("self") is True}
    assert flagged == {"packet.new", "consent.withdraw"}


def test_that_what_a_desk_of_one_decided_lets_nobody_go_on_later(
    alone: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap(monkeypatch)
    with alone.window() as desk:
        desk.cases.use_purpose(A, PURPOSE)
        desk.packets.new(A, target=tmp_path / "p")
    alone.hire("maria", "detective")
    with alone.window("chief") as desk:
        _asks(desk, tmp_path / "p")


def test_that_an_empty_packet_asks_nobody(shared: Office, tmp_path: Path) -> None:
    with shared.window("maria") as desk:
        desk.consents.withdraw(A, "front.mp4", "no")
        desk.consents.hold(A, "both.mp4", "whose?")
        with pytest.raises(NvrDeskError, match="may be shown"):
            _packet(desk, tmp_path / "p")
        kinds = {ask.kind for ask in desk.approvals.listing(Which.ALL)}
        assert kinds == {ApprovalKind.WITHDRAWAL}


def test_that_nothing_leaves_that_came_to_be_shown_while_its_packet_was_made(
    shared: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shared.window("maria") as desk:
        desk.consents.withdraw(A, "both.mp4", reason="resident called us back")
    ask = _asked(shared, tmp_path / "p")
    real = sealing.within

    def meanwhile(act: OpenAct) -> object:
        with shared.window("chief") as desk:
            desk.sign_in.confirm(WORDS["chief"])
            desk.consents.record(A, "both.mp4", ACROSS)
        return real(act)

    with shared.window("chief") as desk:
        desk.approvals.grant(ask)
    monkeypatch.setattr(sealing, "within", meanwhile)
    with shared.window("maria") as desk, pytest.raises(NotVisibleError, match="since this was"):
        _packet(desk, tmp_path / "p")
    assert not (tmp_path / "p").exists()


def test_that_a_grant_ends_with_the_account_of_whoever_gave_it(
    shared: Office, tmp_path: Path
) -> None:
    ask = _asked(shared, tmp_path / "p")
    with shared.window("luis") as desk:
        desk.approvals.grant(ask)
    with shared.window("chief") as desk:
        desk.sign_in.confirm(WORDS["chief"])
        desk.users.disable("luis")
    assert _asked(shared, tmp_path / "p") > ask
    assert not (tmp_path / "p").exists()
