"""Which look answers."""

from __future__ import annotations

import pytest

from nvr_desk.records.strength import LookKind, is_weaker, outranks
from nvr_desk.records.words import counted

ALL, PERSONS = frozenset({"person", "car"}), frozenset({"person"})


def kind(profile: str | None, looked_for: frozenset[str] = ALL, model: str = "a") -> LookKind:
    return LookKind(model, profile, looked_for)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [("triage", "fast"), ("triage", "exact"), ("fast", "far"), ("fast", "exact")],
)
def test_that_a_weaker_profile_of_the_same_weights_does_not_answer(
    weaker: str, stronger: str
) -> None:
    assert is_weaker(kind(weaker), kind(stronger))
    assert not is_weaker(kind(stronger), kind(weaker))


def test_that_neither_of_exact_and_far_is_the_weaker_one() -> None:
    assert not outranks("exact", "far")
    assert not outranks("far", "exact")


def test_that_profiles_of_other_weights_are_not_compared() -> None:
    assert not is_weaker(kind("fast"), kind("exact", model="b"))
    assert is_weaker(kind("triage"), kind("fast", model="b")), "a first pass is no search"


def test_that_a_wish_lifts_the_rule_of_profiles_and_no_other() -> None:
    assert not is_weaker(kind("fast"), kind("exact"), wished=True)
    assert is_weaker(kind("triage"), kind("exact"), wished=True)
    assert is_weaker(kind("exact", PERSONS, "basic"), kind("fast"), wished=True)


def test_that_a_profile_nobody_named_has_no_rank() -> None:
    assert not is_weaker(kind(None), kind("exact"))
    assert not is_weaker(kind("fast"), kind(None))


def test_that_one_thing_is_told_in_the_singular() -> None:
    assert [counted(n, "delivery", "deliveries") for n in (0, 1, 2)] == [
        "0 deliveries",
        "1 delivery",
        "2 deliveries",
    ]
    assert counted(1, "clip") == "1 clip"
