"""Which passwords are taken, which are not and why: table A6; and how they are kept."""

from __future__ import annotations

import pytest

from nvr_desk.errors import PasswordRefusedError
from nvr_desk.policy.passwords import Cost, Hasher, refusal, require_good, start_password

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
SHORT, NAMED, LISTED = "fewer than 8", "contains the name", "tried first"
FEW, PIECE, WALK = "same few", "short piece", "sequence or a walk"

A6 = [
    ("", SHORT),
    ("kJ8#pq2", SHORT),
    ("       ", SHORT),
    ("password", LISTED),
    ("Password1", LISTED),
    ("P@ssw0rd!", LISTED),
    ("passw0rd2026", LISTED),
    ("letmein1", LISTED),
    ("Welcome123!", LISTED),
    ("police911", LISTED),
    ("Sheriff2026", LISTED),
    ("Dragon99!!", LISTED),
    ("summer2026!", LISTED),
    ("12345678", LISTED),
    ("11111111", LISTED),
    ("1qaz2wsx", LISTED),
    ("trustno1", LISTED),
    ("correcthorsebatterystaple", LISTED),
    ("mlopez2026x", NAMED),
    ("zepolm-77-zq", NAMED),
    ("Station12-blue-kite", NAMED),
    ("ababababab", FEW),
    ("zzzzzzzzzz", FEW),
    ("xyz7xyz7xyz7", PIECE),
    ("fghijklmnop", WALK),
    ("98765432109", WALK),
    ("dfghjkl;dfg", WALK),
    ("aaaabbbbccccdddd", WALK),
    ("vier blaue Kähne", None),
    ("kJ8#pq2v", None),
    ("wet lantern over", None),
    ("three geese on a roof", None),
    ("Zürich-Ñandú-42", None),
    ("q" * 120 + "kJ8#pq2v", None),
    ("a" * 257, "more than 256"),
]
"""Password, and a part of the reason why it is refused; None where it is taken."""


@pytest.mark.parametrize(("password", "why"), A6)
def test_that_a_password_is_taken_or_refused_with_its_reason(
    password: str, why: str | None
) -> None:
    told = refusal(password, "mlopez", ("station12",))
    if why is None:
        assert told is None
    else:
        assert told is not None
        assert why in told


def test_that_the_table_holds_thirty_cases_and_each_reason() -> None:
    assert len(A6) >= 30
    assert {why for _, why in A6} >= {SHORT, NAMED, LISTED, FEW, PIECE, WALK, None}


def test_that_a_refusal_never_tells_the_password() -> None:
    with pytest.raises(PasswordRefusedError) as caught:
        require_good("P@ssw0rd!", "mlopez")
    assert "P@ssw0rd" not in f"{caught.value!r}{vars(caught.value)}"


def test_that_start_passwords_are_good_and_never_twice_the_same() -> None:
    made = {start_password() for _ in range(50)}
    assert len(made) == 50
    assert all(refusal(each, "mlopez") is None for each in made)


def test_that_a_hash_is_argon2id_with_a_fresh_salt_and_fits_its_password_only() -> None:
    hasher = Hasher(CHEAP)
    first, second = hasher.hash("wet lantern over"), hasher.hash("wet lantern over")
    assert first.startswith("$argon2id$")
    assert first != second
    assert hasher.fits(first, "wet lantern over")
    assert not hasher.fits(first, "wet lantern ovex")
    assert not hasher.fits(None, "wet lantern over")
    assert not hasher.fits("no hash at all", "wet lantern over")


def test_that_two_ways_of_typing_one_letter_are_one_password() -> None:
    hasher = Hasher(CHEAP)
    assert hasher.fits(hasher.hash("Za\u0308hne am Fluss"), "Z\u00e4hne am Fluss")


def test_that_a_hash_of_less_work_is_outdated() -> None:
    old = Hasher(CHEAP).hash("wet lantern over")
    assert Hasher(Cost(passes=2, memory_kib=8, lanes=1)).outdated(old)
    assert not Hasher(CHEAP).outdated(old)


def test_that_the_work_of_a_hash_is_what_rfc_9106_asks_at_least() -> None:
    """Its second recommended option: 64 MiB, three passes, four lanes."""
    assert (Cost().memory_kib, Cost().passes, Cost().lanes) >= (65_536, 3, 4)
