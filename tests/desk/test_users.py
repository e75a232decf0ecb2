"""Accounts, the way back in, and tickets of jobs that a signed-in person launched."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import jobs as desk_jobs
from nvr_desk.errors import (
    AlreadyExistsError,
    DeniedError,
    LockedError,
    NotFoundError,
    NotPermittedError,
    NvrDeskError,
    PasswordRefusedError,
    SignInNeededError,
    SignInRefusedError,
    UsageError,
)
from nvr_desk.records.person import TICKET_VARIABLE, SignInKind

from tests.fakes.keyholder import MemoryKeyholder
from tests.fakes.office import CHIEF, WORDS, Office, cheap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CASE = "26-7"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office.made(tmp_path / "w")
    made.hire("maria", "detective")
    return made


# --- accounts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "  ", "nobody", "NOBODY", "a\nb", "a|b", "x" * 65, "unknown"])
def test_that_some_names_are_nobodys(office: Office, name: str) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        with pytest.raises(UsageError):
            desk.users.add(name, "viewer")


@pytest.mark.parametrize("name", ["maria", "MARIA", " Maria ", CHIEF])
def test_that_a_name_is_given_once_in_whatever_capitals(office: Office, name: str) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        with pytest.raises(AlreadyExistsError):
            desk.users.add(name, "viewer")


@pytest.mark.parametrize("roles", ["", "solo", "nobody", "boss", "viewer+solo", "viewer++", "+"])
def test_that_some_words_are_no_role(office: Office, roles: str) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        with pytest.raises(UsageError):
            desk.users.role("maria", roles)


def test_that_the_first_person_stays_an_administrator_with_a_good_password(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as desk:
        with pytest.raises(UsageError, match="administrator"):
            desk.users.add("maria", "viewer", own_password=WORDS[CHIEF], own_roles="detective")
        with pytest.raises(PasswordRefusedError):
            desk.users.add("maria", "viewer", own_password=CHIEF * 3)
        with pytest.raises(AlreadyExistsError):
            desk.users.add(CHIEF, "viewer", own_password=WORDS[CHIEF])
        assert desk.users.listing() == []
        desk.users.add("maria", "viewer", own_password=WORDS[CHIEF])
    with office.window(CHIEF) as desk:
        told = {each.user: each.roles for each in desk.users.listing()}
    assert told == {CHIEF: "administrator+supervisor", "maria": "viewer"}


def test_that_a_person_changes_their_own_password_by_the_old_one(office: Office) -> None:
    new = "brass kettle 9 moons"
    with office.window("maria") as desk:
        with pytest.raises(SignInRefusedError):
            desk.users.password("not it at all", new)
        with pytest.raises(PasswordRefusedError):
            desk.users.password(WORDS["maria"], "maria2026")
        desk.users.password(WORDS["maria"], new)
        desk.sign_in.logout()
        desk.sign_in.login("maria", new, accept_notice=True)


def test_that_a_closed_account_opens_again(office: Office) -> None:
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        assert not desk.users.disable("maria").active
        desk.sign_in.confirm(WORDS[CHIEF])
        assert desk.users.disable("maria", again=True).active
    with office.window("maria"):
        pass


def test_that_unlocking_a_name_that_never_failed_says_so(office: Office) -> None:
    with office.window(CHIEF) as desk, pytest.raises(NotFoundError):
        desk.users.unlock("nosuchname")


# --- the way back in ------------------------------------------------------------------------------


def _shut_out(office: Office, user: str) -> None:
    with office.window() as desk:
        for _ in range(5):
            with pytest.raises(SignInRefusedError):
                desk.sign_in.login(user, "not it at all", accept_notice=True)


def test_that_no_way_back_is_given_while_an_administrator_can_sign_in(office: Office) -> None:
    with office.window() as desk, pytest.raises(DeniedError, match="can still sign in"):
        desk.users.recover(CHIEF)


def test_that_the_owner_of_the_folder_brings_an_administrator_back(office: Office) -> None:
    _shut_out(office, CHIEF)
    with office.window() as desk:
        with pytest.raises(UsageError, match="no administrator"):
            desk.users.recover("maria")
        start = desk.users.recover(CHIEF).start_password
        desk.sign_in.login(CHIEF, start, accept_notice=True, new_password=f"{start}-3 hats")
        assert desk.actor.user == CHIEF
    assert office.outcomes("user.recover")[-1] == ("nobody", "ok")


def test_that_nobody_but_the_owner_of_the_folder_does(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shut_out(office, CHIEF)
    monkeypatch.setattr("os.getuid", lambda: office.root.stat().st_uid + 1)
    with office.window() as desk, pytest.raises(DeniedError, match="owner"):
        desk.users.recover(CHIEF)


def test_that_an_administrator_whose_seed_is_gone_counts_as_shut_out(office: Office) -> None:
    from nvr_desk.policy.second_factor import STEP_S, code_for

    with office.window(CHIEF) as desk:
        begun = desk.users.enrol(WORDS[CHIEF])
        step = int(office.clock.now().timestamp()) // STEP_S
        desk.users.enrolled(code_for(begun.seed, step))
    office.keys = MemoryKeyholder()
    with office.window() as desk:
        assert desk.users.recover(CHIEF).account.second.value == "none"


# --- tickets --------------------------------------------------------------------------------------


class Launched:
    """Takes the place of a new process: keeps its words and its environment."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.ticket = ""

    def __call__(self, words: Sequence[str], env: Mapping[str, str], **_: object) -> int:
        self.words, self.ticket = list(words), env.get(TICKET_VARIABLE, "")
        return 1


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> Launched:
    made = Launched()
    monkeypatch.setattr(desk_jobs, "launch", made)
    return made


def test_that_a_launched_job_acts_once_in_the_name_of_who_launched_it(
    office: Office, launched: Launched, shipment: Path
) -> None:
    with office.window("maria") as desk:
        desk.cases.new(CASE)
        desk.jobs.launch_ingest(shipment, CASE)
        desk.sign_in.lock()
        with office.opened(SignInKind.JOB, ticket=launched.ticket, terminal="9:9") as job:
            assert job.actor.user == "maria"
            with pytest.raises(NotPermittedError):
                job.clips.listing(CASE)
            job.intake.ingest(shipment, CASE)
            office.clock.advance(86_400)
            job.intake.ingest(shipment, CASE)  # the process goes on for as long as it works
    with (
        office.opened(SignInKind.JOB, ticket=launched.ticket) as again,
        pytest.raises(SignInNeededError),
    ):
        again.intake.ingest(shipment, CASE)
    done = office.outcomes("ingest")
    assert done[:2] == [("maria", "ok")] * 2
    assert done[2][0] == "nobody"


@pytest.mark.parametrize("wrong", ["late", "other account", "other boot", "other verb", "made up"])
def test_that_a_ticket_is_of_no_use_otherwise(
    office: Office, launched: Launched, shipment: Path, wrong: str
) -> None:
    with office.window("maria") as desk:
        desk.cases.new(CASE)
        if wrong == "other verb":
            desk.jobs.launch_detect(CASE)
        else:
            desk.jobs.launch_ingest(shipment, CASE)
    office.clock.advance(121 if wrong == "late" else 1)
    seat = {"other account": {"os_account": "thief"}, "other boot": {"boot": "b2"}}.get(wrong, {})
    token = "made up" if wrong == "made up" else launched.ticket
    with (
        office.opened(SignInKind.JOB, ticket=token, **seat) as job,
        pytest.raises(NotPermittedError),
    ):
        job.intake.ingest(shipment, CASE)


def test_that_a_watched_folder_goes_on_while_nobody_is_at_the_terminal(
    office: Office, shipment: Path, tmp_path: Path
) -> None:
    shutil.copytree(shipment, tmp_path / "in" / "first")
    with office.terminal() as desk:
        desk.sign_in.login("maria", WORDS["maria"], accept_notice=True)
        desk.cases.new(CASE)
    with office.terminal() as desk:

        def take(_: object) -> None:
            office.clock.advance(901)
            desk.intake.ingest(shipment, CASE)
            with pytest.raises(LockedError):
                desk.cases.show(CASE)
            with office.terminal() as other:
                other.sign_in.login(CHIEF, WORDS[CHIEF], accept_notice=True)
            with pytest.raises(SignInNeededError):
                desk.intake.ingest(shipment, CASE)

        desk.inbox.watch(tmp_path / "in", CASE, take, lambda: False, once=True)
    assert [user for user, _ in office.outcomes("ingest")] == ["maria", "nobody"]


def test_that_a_closed_account_ends_what_its_jobs_may_begin(
    office: Office, launched: Launched, shipment: Path
) -> None:
    with office.window("maria") as desk:
        desk.cases.new(CASE)
        desk.jobs.launch_ingest(shipment, CASE)
    with office.window(CHIEF) as desk:
        desk.sign_in.confirm(WORDS[CHIEF])
        desk.users.disable("maria")
    with (
        office.opened(SignInKind.JOB, ticket=launched.ticket) as job,
        pytest.raises(SignInNeededError),
    ):
        job.intake.ingest(shipment, CASE)


def test_that_the_token_itself_stands_nowhere(
    office: Office, launched: Launched, shipment: Path
) -> None:
    with office.window("maria") as desk:
        desk.cases.new(CASE)
        desk.jobs.launch_ingest(shipment, CASE)
    assert launched.ticket
    assert launched.ticket not in " ".join(launched.words) + str(office.bodies())
    files = [each.read_bytes() for each in office.root.rglob("*") if each.is_file()]
    assert not any(launched.ticket.encode() in each for each in files)


def test_that_a_desk_of_one_needs_no_tickets(tmp_path: Path, launched: Launched) -> None:
    office = Office.made(tmp_path / "w")
    with office.window() as desk:
        desk.cases.new(CASE)
        with pytest.raises(NvrDeskError):
            desk.jobs.launch_retry(99)
        desk.jobs.launch_detect(CASE)
    assert launched.words
    assert launched.ticket == ""
