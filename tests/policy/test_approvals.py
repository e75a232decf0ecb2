"""Who may decide what, and for how long a grant is good."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nvr_desk.errors import NotMemberError, OwnApprovalError, UsageError
from nvr_desk.policy.approvals import (
    MOST_WORDS,
    asked_packet,
    is_good,
    may_decide,
    may_see,
    require_decider,
    said,
)
from nvr_desk.records.approval import Approval, ApprovalKind, Decision
from nvr_desk.records.case import Actor

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ASK = Approval(
    id=3,
    kind=ApprovalKind.EXPORT,
    case="26-A",
    object="hash",
    detail={"deliveries": ["d1", "d2"], "count": 2},
    asked_by="maria",
    asked=AT,
    words="for court",
)
GRANTED = replace(ASK, decision=Decision.GRANTED, decided_by="luis", decided=AT)
MEMBERS = {"maria", "luis"}


def _actor(user: str, role: str = "detective") -> Actor:
    return Actor(user, role, "desk-1")


@pytest.mark.parametrize(
    "name", ["maria", "MARIA", " Maria", "\N{FULLWIDTH LATIN SMALL LETTER M}aria"]
)
def test_that_nobody_decides_their_own_in_whatever_letters(name: str) -> None:
    with pytest.raises(OwnApprovalError):
        require_decider(ASK, _actor(name, "supervisor"), MEMBERS | {name})


def test_that_members_and_supervisors_decide() -> None:
    require_decider(ASK, _actor("luis"), MEMBERS)
    require_decider(ASK, _actor("chief", "administrator+supervisor"), MEMBERS)
    for role in ("detective", "administrator", "auditor", "super", ""):
        with pytest.raises(NotMemberError):
            require_decider(ASK, _actor("nora", role), MEMBERS)


def test_that_across_cases_only_members_of_all_decide() -> None:
    ask = replace(ASK, kind=ApprovalKind.SERIES, case=None)
    with pytest.raises(NotMemberError):
        require_decider(ask, _actor("chief", "supervisor"), MEMBERS)
    require_decider(ask, _actor("luis"), MEMBERS)


def test_that_what_is_decided_is_no_longer_to_decide() -> None:
    assert may_decide(ASK, _actor("luis"), MEMBERS)
    assert not may_decide(GRANTED, _actor("luis"), MEMBERS)


def test_that_an_ask_is_seen_by_its_case_and_by_supervisors() -> None:
    assert may_see(ASK, _actor("maria"), set())
    assert may_see(ASK, _actor("luis"), MEMBERS)
    assert may_see(ASK, _actor("chief", "supervisor"), set())
    assert not may_see(ASK, _actor("nora"), MEMBERS)


def test_that_a_grant_is_good_for_what_was_asked_and_less() -> None:
    assert is_good(GRANTED, "maria", AT, 7, ["d1", "d2"])
    assert is_good(GRANTED, "maria", AT, 7, ["d2"])
    assert not is_good(GRANTED, "maria", AT, 7, ["d1", "d2", "d3"])


@pytest.mark.parametrize(
    "ask",
    [
        ASK,
        replace(GRANTED, decision=Decision.REFUSED),
        replace(GRANTED, used=AT),
        replace(GRANTED, asked_by="luis", decided_by="maria"),
        replace(GRANTED, itself=True, decided_by="maria"),
    ],
)
def test_that_anything_else_is_no_grant(ask: Approval) -> None:
    assert not is_good(ask, "maria", AT, 7, ["d1"])


@pytest.mark.parametrize(
    ("after", "good"),
    [
        (timedelta(days=7), True),
        (timedelta(days=7, seconds=1), False),
        (timedelta(seconds=-5), True),
        (timedelta(seconds=-6), False),
    ],
)
def test_that_a_grant_ages_and_a_clock_that_was_set_back_ends_it(
    after: timedelta,
    good: bool,  # noqa: FBT001
) -> None:
    assert is_good(GRANTED, "maria", AT + after, 7) is good


def test_that_the_same_command_has_the_same_hash_and_no_other_has() -> None:
    same = asked_packet(["b", "a"], Path("/out/p"))
    assert asked_packet(["a", "b"], Path("/out/p")) == same
    out = Path("/out/p")
    others = {asked_packet(["a"], out), asked_packet(None, out), asked_packet(["a", "b"], None)}
    assert len(others | {same, asked_packet([], None)}) == 5


def test_that_words_are_one_line_and_there_where_they_are_needed() -> None:
    assert said(" two\n words ", needed=True) == "two words"
    assert said("", needed=False) == ""
    for words in ("", " \n"):
        with pytest.raises(UsageError):
            said(words, needed=True)
    with pytest.raises(UsageError):
        said("a" * (MOST_WORDS + 1), needed=False)


def test_that_a_withdrawal_is_confirmed_or_contested() -> None:
    ask = replace(GRANTED, kind=ApprovalKind.WITHDRAWAL, detail={"name": "yard.mp4"})
    assert (ask.subject, ask.state) == ("withdrawal of yard.mp4", "confirmed by luis")
    assert replace(ask, decision=Decision.REFUSED).state == "contested by luis"
