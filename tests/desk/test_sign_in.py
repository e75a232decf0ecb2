"""Signing in: who gets in, what locks, and what holds over restarts, clients and set clocks."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk.proof import seed_of
from nvr_desk.errors import (
    DeniedError,
    LockedOutError,
    NoticeNotAcceptedError,
    NvrDeskError,
    PasswordChangeNeededError,
    PasswordRefusedError,
    SeedMissingError,
    SignInNeededError,
    SignInRefusedError,
    UsageError,
)
from nvr_desk.policy.passwords import Hasher
from nvr_desk.policy.second_factor import STEP_S, code_for, new_seed, seed_name
from nvr_desk.store import workspace

from tests.fakes.keyholder import LostKeyholder, MemoryKeyholder
from tests.fakes.office import CHIEF, WORDS, Office, cheap

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.desk import Desk

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


def _fail(desk: Desk, times: int, user: str = "maria") -> None:
    for _ in range(times):
        with pytest.raises(SignInRefusedError) as caught:
            desk.sign_in.login(user, "not it at all", accept_notice=True)
        assert type(caught.value) is SignInRefusedError


def _locked_out(desk: Desk, user: str = "maria") -> None:
    with pytest.raises(LockedOutError):
        desk.sign_in.login(user, WORDS.get(user, ""), accept_notice=True)


# --- a desk of one, and how it becomes one of several ---------------------------------------------


def test_that_a_desk_of_one_needs_no_password(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as desk:
        state = desk.sign_in.state()
        assert (state.needed, state.on, state.user, state.roles) == (False, False, CHIEF, ("solo",))
        assert state.lock_after_s is None
        desk.cases.new(CASE)
        with pytest.raises(UsageError):
            desk.sign_in.login(CHIEF, "anything", accept_notice=True)
        with pytest.raises(UsageError, match="password of your own first"):
            desk.users.add("maria", "detective")
        assert not desk.sign_in.state().on


def test_that_a_second_account_turns_sign_in_on_in_windows_that_are_open(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as open_before:
        open_before.cases.new(CASE)
        office.hire("maria", "detective")
        with pytest.raises(SignInNeededError):
            open_before.cases.show(CASE)
        assert open_before.sign_in.state().needed
        assert open_before.actor.role == "nobody"


def test_that_nobody_is_told_no_case_and_every_act_is_denied_and_on_record(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.cases.new(CASE)
    before = office.last()
    with office.window() as desk:
        assert desk.cases.listing() == []
        assert desk.jobs.listing() == []
        with pytest.raises(SignInNeededError):
            desk.cases.show(CASE)
    opened, closed = office.bodies(before)
    assert (opened["user"], opened["role"]) == ("nobody", "nobody")
    assert opened["detail"] == {"os_account": CHIEF}
    assert closed["outcome"].startswith("denied: ")


def test_that_closing_accounts_again_gives_nobody_every_role(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        desk.users.disable("maria")
    with office.window() as desk:
        assert desk.sign_in.state().needed


def test_that_the_one_account_of_a_desk_is_no_other_os_accounts(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as desk:
        desk.users.password(None, WORDS[CHIEF])
        assert not desk.sign_in.state().needed
    with office.window(os_account="stranger") as desk:
        assert desk.sign_in.state().needed


# --- signing in -----------------------------------------------------------------------------------


def test_that_an_act_after_a_sign_in_bears_name_and_roles(office: Office) -> None:
    before = office.last()
    with office.window("maria") as desk:
        state = desk.sign_in.state()
        assert (state.user, state.roles, state.needed) == ("maria", ("detective",), False)
        desk.cases.new(CASE)
    acts = [(b["user"], b["role"]) for b in office.bodies(before) if b["verb"] == "case.new"]
    assert acts == [("maria", "detective")] * 2


def test_that_a_name_in_other_capitals_is_the_same_person(office: Office) -> None:
    with office.window() as desk:
        desk.sign_in.login("MARIA ", WORDS["maria"], accept_notice=True)
        assert desk.actor.user == "maria"
    assert office.outcomes("session.login")[-1] == ("maria", "ok")


def test_that_whoever_does_not_accept_the_notice_does_not_get_in(office: Office) -> None:
    with office.window() as desk:
        for _ in range(6):
            with pytest.raises(NoticeNotAcceptedError):
                desk.sign_in.login("maria", WORDS["maria"])
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)


def test_that_the_accepted_notice_is_on_record_by_its_hash(office: Office) -> None:
    with office.window("maria"):
        pass
    parts = [b for b in office.bodies() if b["verb"] == "session.login" and b["phase"] == "part"]
    assert len(parts[-1]["detail"]["notice_sha256"]) == 64


def test_that_a_start_password_only_lets_choose_ones_own(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        start = desk.users.reset_password("maria").start_password
    with office.window() as desk:
        login = desk.sign_in.login
        for _ in range(6):  # a right start password is no failure, whatever is chosen
            with pytest.raises(PasswordChangeNeededError):
                login("maria", start, accept_notice=True)
            with pytest.raises(PasswordRefusedError):
                login("maria", start, accept_notice=True, new_password=WORDS["maria"][:7])
            with pytest.raises(PasswordRefusedError):
                login("maria", start, accept_notice=True, new_password=start)
        login("maria", start, accept_notice=True, new_password=f"{WORDS['maria']} again")
        assert desk.actor.user == "maria"
    with office.window() as desk, pytest.raises(SignInRefusedError):
        desk.sign_in.login("maria", start, accept_notice=True)


def test_that_signing_out_takes_the_stated_purposes_along(office: Office) -> None:
    with office.window("maria") as desk:
        desk.cases.new(CASE, offence="BURG")
        desk.cases.use_purpose(CASE, "find the van that was seen")
        desk.sign_in.logout()
        assert desk.actor.user == "nobody"
        assert desk.cases.listing() == []
        assert desk.cases.purpose(CASE) is None
        with pytest.raises(SignInNeededError):
            desk.cases.show(CASE)


def test_that_a_stronger_cost_takes_hold_at_the_next_sign_in(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nvr_desk.policy import passwords

    more = type(passwords.Cost())(passes=2, memory_kib=16, lanes=1)
    monkeypatch.setattr(passwords, "Cost", lambda: more)
    with office.window("maria") as desk, desk._core.store.read() as db:
        (stored,) = db.exec_driver_sql("SELECT password FROM account WHERE user='maria'").one()
        assert "m=16,t=2,p=1" in stored
    with office.window("maria"):
        pass


# --- lock-out -------------------------------------------------------------------------------------


def test_that_five_failures_lock_until_an_administrator_releases(office: Office) -> None:
    with office.window() as desk:
        _fail(desk, 5)
        _locked_out(desk)
        office.clock.advance(30 * 86_400)
        _locked_out(desk)
    with office.window(CHIEF) as desk:
        (maria,) = [each for each in desk.users.listing() if each.user == "maria"]
        assert maria.locked is not None
        desk.users.unlock("maria")
    with office.window("maria") as desk:
        assert desk.actor.user == "maria"


def test_that_four_failures_and_a_success_begin_anew(office: Office) -> None:
    with office.window() as desk:
        _fail(desk, 4)
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
        _fail(desk, 4)
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)


@pytest.mark.parametrize(
    "move",
    [
        {"wall": -86_400.0},
        {"wall": 86_400.0},
        {"wall": -86_400.0, "boot": "boot-2"},
        {"terminal": "200:9"},
        {"os_account": "other", "station": "desk-2", "boot": "other-machine"},
    ],
    ids=["set back", "set forward", "restart and set back", "second client", "second station"],
)
def test_that_nothing_done_in_between_gives_more_than_five_tries(
    office: Office, move: dict[str, object]
) -> None:
    with office.window() as desk:
        _fail(desk, 4)
    office.clock._now += timedelta(seconds=float(str(move.pop("wall", 0.0))))
    seat = {key: str(value) for key, value in move.items()}
    with office.window(**seat) as desk:
        _fail(desk, 1)
        _locked_out(desk)
    with office.window() as desk:
        _locked_out(desk)


def test_that_failures_further_apart_than_a_quarter_of_an_hour_lock_nothing(office: Office) -> None:
    with office.window() as desk:
        for _ in range(8):
            _fail(desk, 1)
            office.clock.advance(226)
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)


def test_that_a_name_nobody_has_looks_the_same_in_words_and_work(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str | None] = []
    fits = Hasher.fits

    def counted(self: Hasher, stored: str | None, password: str) -> bool:
        calls.append(stored)
        return fits(self, stored, password)

    monkeypatch.setattr(Hasher, "fits", counted)

    def story(user: str) -> list[str]:
        said: list[str] = []
        with office.window() as desk:
            for _ in range(7):
                with pytest.raises(DeniedError) as caught:
                    desk.sign_in.login(user, "not it at all", accept_notice=True)
                said.append(f"{type(caught.value).__name__} {caught.value} {len(calls)}")
                calls.clear()
        return said

    assert story("maria") == story("nosuchname")
    with office.window(CHIEF) as desk:
        assert desk.users.unlock("nosuchname") == 5
    with office.window() as desk:
        _fail(desk, 1, "nosuchname")


def test_that_a_closed_account_looks_like_a_wrong_password(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        desk.users.disable("maria")
    with office.window() as desk, pytest.raises(SignInRefusedError) as caught:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
    assert type(caught.value) is SignInRefusedError


def test_that_tries_at_once_are_counted_before_they_are_judged(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the fifth is still being judged, a sixth is not judged at all."""
    with office.window() as desk, office.window() as other:
        _fail(desk, 4)
        fits = Hasher.fits

        def slow(self: Hasher, stored: str | None, password: str) -> bool:
            monkeypatch.setattr(Hasher, "fits", fits)
            _locked_out(other)
            return fits(self, stored, password)

        monkeypatch.setattr(Hasher, "fits", slow)
        _fail(desk, 1)


def test_that_an_attempt_whose_process_dies_counts(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> bool:
        raise SystemExit

    with monkeypatch.context() as patch, office.window() as desk:
        patch.setattr(Hasher, "fits", killed)
        for _ in range(5):
            with pytest.raises(SystemExit):
                desk.sign_in.login("maria", "guess", accept_notice=True)
    with office.window() as desk:
        _locked_out(desk)


def test_that_denials_and_sign_ins_are_entries_in_the_name_that_was_tried(office: Office) -> None:
    before = office.last()
    with office.window(os_account="thief") as desk:
        _fail(desk, 1)
        _fail(desk, 1, "nosuchname")
    told = office.bodies(before)
    assert {b["user"] for b in told} == {"maria", "nosuchname"}
    assert {b["detail"]["os_account"] for b in told} == {"thief"}
    assert all(out.startswith("denied") for _, out in office.outcomes("session.login", before))


# --- the second factor ----------------------------------------------------------------------------


def _code(office: Office, desk: Desk, late_steps: int = 0) -> str:
    seed = seed_of(desk._core, "maria")
    assert seed is not None
    return code_for(seed, int(office.clock.now().timestamp()) // STEP_S + late_steps)


@pytest.fixture
def coded(office: Office) -> Office:
    """Maria's account asks for a code; the one of her enrolment is used up."""
    with office.window("maria") as desk:
        begun = desk.users.enrol(WORDS["maria"])
        step = int(office.clock.now().timestamp()) // STEP_S
        with pytest.raises(NvrDeskError, match="does not fit"):
            desk.users.enrolled("000000")
        desk.users.enrolled(code_for(begun.seed, step))
        assert begun.seed in begun.address
    office.clock.advance(STEP_S * 3)
    return office


def test_that_an_enrolled_account_needs_its_code_and_each_code_once(coded: Office) -> None:
    with coded.window() as desk:
        assert desk.sign_in.state().codes_in_use
        code = _code(coded, desk)
        login = desk.sign_in.login
        for wrong in (None, "", "123456", "12345\uff16", code[::-1] + "0"):
            with pytest.raises(SignInRefusedError):
                login("maria", WORDS["maria"], wrong, accept_notice=True)
            with coded.window(CHIEF) as chief:
                chief.users.unlock("maria")
        login("maria", WORDS["maria"], f" {code[:3]} {code[3:]} ", accept_notice=True)
        assert desk.sign_in.state().second_factor
        with pytest.raises(SignInRefusedError):
            login("maria", WORDS["maria"], code, accept_notice=True)


def test_that_a_code_may_be_a_step_early_or_late_and_never_older_than_the_last(
    coded: Office,
) -> None:
    with coded.window() as desk:
        login = desk.sign_in.login
        for steps in (-2, 2):
            with pytest.raises(SignInRefusedError):
                login("maria", WORDS["maria"], _code(coded, desk, steps), accept_notice=True)
        login("maria", WORDS["maria"], _code(coded, desk, 1), accept_notice=True)
        for steps in (-1, 0, 1):
            with pytest.raises(SignInRefusedError):
                login("maria", WORDS["maria"], _code(coded, desk, steps), accept_notice=True)


def test_that_wrong_codes_lock_as_wrong_passwords_do(coded: Office) -> None:
    with coded.window() as desk:
        for _ in range(5):
            with pytest.raises(SignInRefusedError):
                desk.sign_in.login("maria", WORDS["maria"], "000000", accept_notice=True)
        with pytest.raises(LockedOutError):
            desk.sign_in.login("maria", WORDS["maria"], _code(coded, desk), accept_notice=True)


@pytest.mark.parametrize("keys", [MemoryKeyholder(), LostKeyholder()])
def test_that_a_missing_seed_keeps_the_person_out_and_says_so(
    coded: Office, keys: MemoryKeyholder
) -> None:
    coded.keys = keys
    with coded.window() as desk:
        for _ in range(6):
            with pytest.raises(SeedMissingError, match=r"not on this machine|keyring is locked"):
                desk.sign_in.login("maria", WORDS["maria"], "000000", accept_notice=True)
    with coded.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        desk.users.reset_second_factor("maria")
    with coded.window("maria") as desk:
        assert desk.actor.user == "maria"


def test_that_a_seed_that_was_never_enrolled_is_none_whoever_keeps_it(coded: Office) -> None:
    with coded.window() as desk:
        core = desk._core
        name = seed_name(workspace.identity(core.store.paths).uuid, "maria")
    coded.keys = MemoryKeyholder()
    coded.keys.set(name, (mine := new_seed()).encode("ascii"))
    code = code_for(mine, int(coded.clock.now().timestamp()) // STEP_S)
    with coded.window() as desk, pytest.raises(SeedMissingError, match="another one than was"):
        desk.sign_in.login("maria", WORDS["maria"], code, accept_notice=True)


def test_that_an_enrolment_without_a_place_for_the_seed_changes_nothing(office: Office) -> None:
    lost, office.keys = LostKeyholder(), MemoryKeyholder()
    with office.window("maria") as desk:
        begun = desk.users.enrol(WORDS["maria"])
        desk._core.keyholder = lost  # locked since the seed was shown
        step = int(office.clock.now().timestamp()) // STEP_S
        with pytest.raises(NvrDeskError, match="locked"):
            desk.users.enrolled(code_for(begun.seed, step))
        with pytest.raises(NvrDeskError, match="locked"):
            desk.users.enrol(WORDS["maria"])  # and no other seed is shown
    with office.window("maria") as desk:
        assert not desk.sign_in.state().second_factor


# --- no secret is written down --------------------------------------------------------------------


def test_that_no_secret_is_in_database_entries_files_or_program_log(
    coded: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    wrong = "a wrong word nobody has"
    with coded.window() as desk:
        seed = seed_of(desk._core, "maria") or ""
        code = _code(coded, desk)
        with pytest.raises(SignInRefusedError):
            desk.sign_in.login("maria", wrong, "918273", accept_notice=True)
        desk.sign_in.login("maria", WORDS["maria"], code, accept_notice=True)
        desk.sign_in.confirm(WORDS["maria"])
        changed = "brass kettle 9 moons"
        desk.users.password(WORDS["maria"], changed)
    with coded.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        start = desk.users.reset_password("maria").start_password
    told = caplog.text + json.dumps(coded.bodies())
    found = {
        secret
        for secret in (*WORDS.values(), wrong, changed, start, seed, "918273")
        for place in (
            told.encode(),
            *(p.read_bytes() for p in coded.root.rglob("*") if p.is_file()),
        )
        if secret.encode() in place
    }
    assert seed
    assert found == set()
    assert code not in told
