"""Locking, terminals and confirmations: what holds while somebody is signed in, and until when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import (
    ConfirmNeededError,
    LockedError,
    LockedOutError,
    NotConfirmedError,
    NotFoundError,
    NotPermittedError,
    SignInNeededError,
    SignInRefusedError,
    UsageError,
)
from nvr_desk.records.person import SignInKind

from tests.fakes.office import CHIEF, WORDS, Office, cheap

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-7"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The chief, who administers, and maria, a detective."""
    made = Office.made(tmp_path / "w")
    made.hire("maria", "detective")
    return made


# --- locking --------------------------------------------------------------------------------------


def test_that_a_window_nobody_touches_locks_and_its_acts_are_denied_on_record(
    office: Office,
) -> None:
    with office.window("maria") as desk:
        desk.cases.new(CASE)
        office.clock.advance(899)
        desk.sign_in.touched()
        office.clock.advance(900)
        assert not desk.sign_in.state().locked
        office.clock.advance(1)
        assert desk.sign_in.state().locked
        desk.sign_in.touched()
        before = office.last()
        with pytest.raises(LockedError):
            desk.cases.show(CASE)
        assert office.outcomes("case.show", before)[0][0] == "maria"
        with pytest.raises(SignInRefusedError):
            desk.sign_in.unlock("not it at all")
        desk.sign_in.unlock(WORDS["maria"])
        assert desk.cases.show(CASE).number == CASE


@pytest.mark.parametrize("wall", [-7_200, 7_200])
def test_that_a_set_clock_does_not_keep_a_window_awake(office: Office, wall: int) -> None:
    with office.window("maria") as desk:
        office.clock.advance(901)
        office.clock._now += timedelta(seconds=wall)
        assert desk.sign_in.state().locked


def test_that_locking_by_hand_holds_until_the_person_unlocks(office: Office) -> None:
    with office.window("maria") as desk:
        desk.sign_in.lock()
        assert desk.sign_in.state().locked
        with pytest.raises(LockedError):
            desk.cases.new(CASE)
        with pytest.raises(LockedError):
            desk.sign_in.confirm(WORDS["maria"])
        desk.sign_in.unlock(WORDS["maria"])
        desk.cases.new(CASE)


def test_that_five_wrong_unlocks_lock_the_account(office: Office) -> None:
    with office.window("maria") as desk:
        desk.sign_in.lock()
        for _ in range(5):
            with pytest.raises(SignInRefusedError):
                desk.sign_in.unlock("not it at all")
        with pytest.raises(LockedOutError):
            desk.sign_in.unlock(WORDS["maria"])


def test_that_a_desk_of_one_locks_by_hand_only_and_opens_without_a_password(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as desk:
        office.clock.advance(10_000)
        assert not desk.sign_in.state().locked
        desk.sign_in.lock()
        with pytest.raises(LockedError):
            desk.cases.new(CASE)
        desk.sign_in.unlock()
        desk.cases.new(CASE)


def test_that_an_idle_limit_that_is_set_holds(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.settings.set("lock.idle_minutes", "2")
        office.clock.advance(121)
        assert desk.sign_in.state().locked


# --- terminals ------------------------------------------------------------------------------------


def test_that_a_terminals_sign_in_holds_for_the_next_line_until_quarter_of_an_hour_after_use(
    office: Office,
) -> None:
    with office.terminal() as desk:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
    for _ in range(3):
        office.clock.advance(899)
        with office.terminal() as desk:
            assert desk.actor.user == "maria"
            desk.users.password  # noqa: B018 - no act: peeks do not keep it alive
            desk.cases.new(f"26-{office.last()}")
    office.clock.advance(901)
    with office.terminal() as desk:
        with pytest.raises(LockedError):
            desk.cases.new(CASE)
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
        desk.cases.new(CASE)


@pytest.mark.parametrize(
    "seat",
    [{"os_account": "thief"}, {"terminal": "101:7"}, {"terminal": "100:2"}, {"boot": "boot-2"}],
    ids=["other account", "other terminal", "number given again", "after a restart"],
)
def test_that_a_terminals_sign_in_is_of_no_use_elsewhere(
    office: Office, seat: dict[str, str]
) -> None:
    with office.terminal() as desk:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
    with office.terminal(**seat) as desk, pytest.raises(SignInNeededError):
        desk.cases.new(CASE)
    with office.window() as desk:
        assert desk.sign_in.state().needed, "and not in a window"


def test_that_a_terminal_signs_out(office: Office) -> None:
    with office.terminal() as desk:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
    with office.terminal() as desk:
        desk.sign_in.logout()
    with office.terminal() as desk, pytest.raises(SignInNeededError):
        desk.cases.new(CASE)


def test_that_a_terminal_that_was_locked_says_so_until_its_person_signs_in(office: Office) -> None:
    with office.terminal() as desk:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
    with office.terminal() as desk:
        desk.sign_in.lock()
        with pytest.raises(LockedError):
            desk.cases.new(CASE)
    for jump in (0, 3600, -7200):  # by no clock it opens again
        office.clock.advance(jump)
        with office.terminal() as desk:
            assert desk.sign_in.state().locked
            with pytest.raises(LockedError):
                desk.cases.new(CASE)
    with office.terminal() as desk:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
        desk.cases.new(CASE)


@pytest.mark.parametrize("kind", [SignInKind.WINDOW, SignInKind.TERMINAL])
def test_that_closing_an_account_or_giving_it_a_start_password_ends_what_it_began(
    office: Office, kind: SignInKind
) -> None:
    with office.opened(kind) as desk, office.window(CHIEF) as chief:
        for end in (chief.users.reset_password, chief.users.disable):
            if end == chief.users.disable:
                office.hire("luis", "viewer")
            user = "maria" if end == chief.users.reset_password else "luis"
            desk.sign_in.login(user, WORDS[user], accept_notice=True)
            chief.sign_in.confirm(WORDS[CHIEF])
            end(user)
            with pytest.raises(SignInNeededError):
                desk.cases.new(CASE)


def test_that_a_role_that_is_taken_away_is_gone_at_the_next_act(office: Office) -> None:
    with office.window("maria") as desk, office.window(CHIEF) as chief:
        desk.cases.new(CASE)
        chief.sign_in.confirm(WORDS[CHIEF])
        chief.users.role("maria", "viewer")
        with pytest.raises(NotPermittedError):
            desk.cases.new("26-8")


# --- confirmations --------------------------------------------------------------------------------


def test_that_a_wrong_confirmation_says_so_and_an_empty_one_is_no_attempt(office: Office) -> None:
    with office.window("maria") as desk:
        for _ in range(6):
            with pytest.raises(UsageError, match="nothing was confirmed"):
                desk.sign_in.confirm("")
        with pytest.raises(NotConfirmedError, match="not confirmed: the password is wrong"):
            desk.sign_in.confirm("not it at all")
        desk.sign_in.confirm(WORDS["maria"])


def test_that_a_confirmation_is_good_for_one_act_within_two_minutes(office: Office) -> None:
    with office.window(CHIEF) as desk:
        assert desk.sign_in.asks("user.role")
        with pytest.raises(ConfirmNeededError, match="password again"):
            desk.users.role("maria", "analyst")
        desk.sign_in.confirm(WORDS[CHIEF])
        assert not desk.sign_in.asks("user.role")
        desk.users.role("maria", "analyst")
        with pytest.raises(ConfirmNeededError):
            desk.users.role("maria", "detective")
        desk.sign_in.confirm(WORDS[CHIEF])
        office.clock.advance(121)
        with pytest.raises(ConfirmNeededError):
            desk.users.role("maria", "detective")
        with pytest.raises(SignInRefusedError):
            desk.sign_in.confirm(WORDS["maria"])
    told = [
        b["detail"] for b in office.bodies() if b["verb"] == "user.role" and b["outcome"] == "ok"
    ]
    assert told == [{"after": "analyst", "before": "detective", "confirmed": True}]


def test_that_nobody_is_asked_for_a_password_for_what_their_role_may_not(office: Office) -> None:
    with office.window("maria") as desk:
        assert desk.sign_in.asks("packet.new")
        assert not desk.sign_in.asks("user.add")
        with pytest.raises(NotPermittedError):
            desk.users.role(CHIEF, "viewer")


def test_that_a_desk_of_one_without_a_password_is_flagged_instead(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as desk:
        desk.cases.new(CASE, offence="BURG")
        desk.cases.use_purpose(CASE, "find the van that was seen")
        with pytest.raises(NotFoundError):
            desk.packets.new(CASE, target=tmp_path / "packet")
        desk.settings.set("lock.idle_minutes", "30")
        assert not desk.sign_in.asks("packet.new")
        desk.users.password(None, WORDS[CHIEF])
        assert desk.sign_in.asks("packet.new")
    closed = {b["verb"]: b["detail"] for b in office.bodies() if b["phase"] == "closed"}
    assert closed["packet.new"]["self"] is True
    assert closed["settings.set"]["self"] is True


def test_that_only_what_weakens_a_setting_takes_a_confirmation(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.settings.set("lock.idle_minutes", "10")
        desk.settings.set("review.share_percent", "8")
        for key, value in (("lock.idle_minutes", "11"), ("review.share_percent", "7")):
            with pytest.raises(ConfirmNeededError):
                desk.settings.set(key, value)
        with pytest.raises(ConfirmNeededError):
            desk.settings.reset("lock.idle_minutes")
        desk.sign_in.confirm(WORDS[CHIEF])
        assert desk.settings.set("lock.idle_minutes", "30").value == 30
        assert desk.settings.show("lock.idle_minutes").set_by == CHIEF
        with pytest.raises(UsageError, match="1 to 30"):
            desk.settings.set("lock.idle_minutes", "31")


def test_that_a_file_of_weights_nobody_added_takes_the_password(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "found-somewhere.pt").write_bytes(b"weights of somebody")
    with office.window(CHIEF) as desk:
        desk.cases.new(CASE)
        for _ in range(2):
            with pytest.raises(ConfirmNeededError, match="on no list"):
                desk.detection.detect(CASE, weights=tmp_path / "found-somewhere.pt")
            desk.sign_in.confirm(WORDS[CHIEF])
            desk.detection.detect(CASE, weights=tmp_path / "found-somewhere.pt")
