"""Roles × verbs through the facade: every act is tried as every role, signed in as that person."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.errors import (
    DeniedError,
    LockedError,
    NotPermittedError,
    NotVisibleError,
    NvrDeskError,
)
from nvr_desk.policy.accounts import operating_system_actor
from nvr_desk.policy.permissions import NOBODY, Role, permitted
from nvr_desk.records.person import SignInKind

from tests.desk import test_facade as facade
from tests.desk.conftest import CASE, House
from tests.fakes.clock import FakeClock
from tests.fakes.office import CHIEF, WORDS, Office, cheap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.desk import Desk

ENDS = {"sign_in.logout", "sign_in.lock"}
"""Tried last: after these nobody is there."""
GIVEN = [*(r.value for r in Role if r is not Role.SOLO), "viewer+auditor", NOBODY]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)
    monkeypatch.setattr("nvr_desk.desk.jobs.launch", lambda *_, **__: 1)
    # A case nobody knows: permission is judged first, so whoever passes fails early and changes
    # nothing.
    monkeypatch.setattr(facade, "CASE", "26-none")


def _denied(call: Callable[[], object]) -> bool:
    """Whether permission was refused; other refusals come after it."""
    try:
        call()
    except NotPermittedError:
        return True
    except NvrDeskError:
        pass
    return False


def _verb(desk: Desk, name: str) -> str:
    room, _, method = name.partition(".")
    return str(getattr(getattr(desk, room), method).__act__)


@pytest.mark.parametrize("roles", GIVEN)
def test_that_a_role_may_what_the_table_says_and_nothing_else(
    roles: str,
    stock: Path,
    shipment: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = Office(shutil.copytree(stock, tmp_path / "w"))
    office.clock.advance(3600)
    person = "robin"
    monkeypatch.setitem(WORDS, person, "brass kettle 9 moons")
    office.hire(person, "viewer" if roles == NOBODY else roles)
    acts: dict[str, Callable[[House, Path], Any]] = {
        **facade.ACTS,
        "view.open": lambda h, _: h.desk.view.open("26-none", []),
    }
    wrong: dict[str, str] = {}
    with office.window(None if roles == NOBODY else person) as desk:
        house = House(desk, office.root, shipment, FakeClock())
        for name in sorted(acts, key=lambda each: (each in ENDS, each)):
            verb = _verb(desk, name)
            denied = _denied(lambda n=name: acts[n](house, tmp_path))  # type: ignore[misc]
            if denied is permitted(roles, verb):
                wrong[name] = verb
    assert wrong == {}


@pytest.mark.parametrize("locked", [False, True])
def test_that_an_open_view_goes_dark_while_the_desk_is_locked_or_somebody_else_is_there(
    stock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, locked: bool
) -> None:
    monkeypatch.setattr(facade, "CASE", CASE)
    office = Office(shutil.copytree(stock, tmp_path / "w"))
    office.clock.advance(3600)
    with office.opened(SignInKind.WINDOW, os_account=operating_system_actor().user) as desk:
        desk.cases.member(CASE, "maria")
        desk.cases.member(CASE, "luis")
    office.hire("maria", "detective")
    office.hire("luis", "detective")
    with office.window("maria") as desk:
        desk.cases.use_purpose(CASE, "find the van that was seen")
        name = desk.clips.listing(CASE)[0].delivery.id
        ticket = desk.view.open(CASE, [name])
        desk.view.media(ticket, name)
        if locked:
            desk.sign_in.lock()
        else:
            desk.sign_in.login("luis", WORDS["luis"], accept_notice=True)
        for read in (desk.view.media, desk.view.poster, desk.view.strip, desk.view.analysis):
            with pytest.raises(LockedError if locked else NotVisibleError):
                read(ticket, name)
        desk.view.shown(ticket, name, 0.0, 1.0)  # what was painted before is told all the same
        desk.view.close(ticket)
        told = [b for b in office.bodies(ticket.seq) if b["parent"] == ticket.seq]
        assert [(b["user"], b["phase"]) for b in told] == [("maria", "part"), ("maria", "closed")]
        assert all(b["purpose"] for b in told), "whoever is there by now, and for whatever"
        if locked:
            desk.sign_in.unlock(WORDS["maria"])
            again = desk.view.open(CASE, [name])
            desk.view.media(again, name)


def test_that_the_last_administrator_stays_and_nobody_changes_themselves(tmp_path: Path) -> None:
    office = Office.made(tmp_path / "w")
    office.hire("maria", "detective")
    with office.window(CHIEF) as desk:
        for call in (
            lambda: desk.users.role(CHIEF, "administrator"),
            lambda: desk.users.role(CHIEF, "viewer"),
            lambda: desk.users.disable(CHIEF),
            lambda: desk.users.unlock(CHIEF),
            lambda: desk.users.reset_password(CHIEF),
            lambda: desk.users.reset_second_factor(CHIEF),
        ):
            desk.sign_in.confirm(WORDS[CHIEF])
            with pytest.raises(DeniedError):
                call()
        desk.sign_in.confirm(WORDS[CHIEF])
        desk.users.role("maria", "administrator")
        desk.sign_in.confirm(WORDS[CHIEF])
        assert not desk.users.disable(CHIEF).active
    with office.window("maria") as desk:
        desk.sign_in.confirm(WORDS["maria"])
        with pytest.raises(DeniedError, match="last administrator"):
            desk.users.disable("maria")
