"""The one table: every verb of the facade in it, nothing else, and its page is true."""

from __future__ import annotations

import inspect
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

import pytest

from nvr_desk import desk
from nvr_desk.desk.acts import secret
from nvr_desk.desk.cases import CaseService
from nvr_desk.desk.core import Service
from nvr_desk.errors import NotPermittedError, SignInNeededError
from nvr_desk.policy.permissions import (
    NOBODY,
    NOBODYS_VERBS,
    VERBS_OF,
    Role,
    permitted,
    require_permission,
)
from nvr_desk.policy.reauth import ALWAYS, SOMETIMES

from tests.permissions_page import PAGE, page

EVIDENCE = {
    *(
        "view",
        "search",
        "timeline",
        "map",
        "tracks.list",
        "tracks.export",
        "clip.show",
        "clip.list",
    ),
    *("case.show", "packet.new", "ingest", "detect", "consent.record", "consent.withdraw"),
}


def _acts() -> dict[str, object]:
    for room in iter_modules(desk.__path__):  # a room is read only once it is asked for
        import_module(f"{desk.__name__}.{room.name}")
    found: dict[str, object] = {}
    for service in Service.__subclasses__():
        for name, method in inspect.getmembers(service, callable):
            if hasattr(method, "__act__"):
                found[f"{service.__name__}.{name}"] = method
    return found


def test_that_the_table_holds_the_verbs_of_the_facade_and_no_other() -> None:
    assert issubclass(CaseService, Service)
    verbs = {getattr(method, "__act__") for method in _acts().values()}  # noqa: B009
    assert set().union(NOBODYS_VERBS, *VERBS_OF.values()) == verbs


def test_that_whoever_does_everything_alone_holds_every_verb() -> None:
    assert VERBS_OF[Role.SOLO] == set().union(NOBODYS_VERBS, *VERBS_OF.values())


def test_that_an_administrator_and_an_auditor_see_no_evidence() -> None:
    assert not EVIDENCE & VERBS_OF[Role.ADMINISTRATOR]
    assert not EVIDENCE & VERBS_OF[Role.AUDITOR]
    assert VERBS_OF[Role.SUPERVISOR] >= EVIDENCE


def test_that_only_an_administrator_administers_people_and_settings() -> None:
    verbs = {v for v in VERBS_OF[Role.SOLO] if v.startswith(("user.", "settings."))}
    everybodys = {"user.password", "user.second-factor"}
    for role in set(Role) - {Role.SOLO, Role.ADMINISTRATOR}:
        assert VERBS_OF[role] & verbs <= everybodys | {"user.list"}


def test_that_two_roles_may_what_either_may_and_no_more() -> None:
    every = VERBS_OF[Role.SOLO]
    for one, other in combinations(Role, 2):
        held = {verb for verb in every if permitted(f"{one}+{other}", verb)}
        assert held == VERBS_OF[one] | VERBS_OF[other]


@pytest.mark.parametrize("role", ["", "chief", "Viewer", "viewer,analyst", "+"])
def test_that_a_word_that_is_no_role_may_nothing(role: str) -> None:
    with pytest.raises(NotPermittedError):
        require_permission(role, "session.login")


def test_that_nobody_may_only_sign_in_or_find_a_way_back() -> None:
    for verb in VERBS_OF[Role.SOLO] - NOBODYS_VERBS:
        with pytest.raises(SignInNeededError):
            require_permission(NOBODY, verb)


def test_that_what_is_confirmed_is_in_the_table() -> None:
    assert set(ALWAYS) | set(SOMETIMES) <= VERBS_OF[Role.SOLO]


def test_that_the_page_of_permissions_is_the_table() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tests.permissions_page"


def test_that_no_act_takes_a_secret_under_a_name_that_would_be_written_down() -> None:
    hints = ("password", "phrase", "code", "token", "secret", "seed", "pin", "key_")
    told = [
        f"{where}({name})"
        for where, method in _acts().items()
        for name in inspect.signature(method).parameters  # type: ignore[arg-type]
        if any(hint in name for hint in hints) and not secret(name)
    ]
    assert told == []
