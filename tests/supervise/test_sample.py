"""The lot is the same for everybody, and nobody can choose."""

from __future__ import annotations

import hashlib

import pytest

from nvr_desk.supervise.sample import drawn, how_many, in_order

LOOKS = range(1, 1001)


def test_that_the_same_seed_draws_the_same_acts_and_another_draws_others() -> None:
    once, again, other = (drawn(seed, LOOKS, 0.05) for seed in ("s1", "s1", "s2"))
    assert once == again
    assert len(once) == len(other) == 50
    assert in_order(once) != in_order(other)


def test_that_anybody_can_draw_with_ten_lines_of_their_own() -> None:
    def lot(seq: int) -> str:
        return hashlib.sha256(b"seed" + str(seq).encode()).hexdigest()

    assert drawn("seed", LOOKS, 0.05) == [(seq, lot(seq)) for seq in sorted(LOOKS, key=lot)[:50]]


def test_that_every_act_has_the_same_chance() -> None:
    counts = dict.fromkeys(LOOKS, 0)
    for seed in range(400):
        for seq, _ in drawn(f"seed {seed}", LOOKS, 0.05):
            counts[seq] += 1
    # 20 expected each, deviation √19; 6 of them reach from −6 to 46.
    assert max(counts.values()) < 47
    assert sum(counts.values()) == 400 * 50


@pytest.mark.parametrize(
    ("looks", "share", "many"),
    [(0, 0.05, 0), (1, 0.05, 1), (20, 0.05, 1), (21, 0.05, 2), (7, 1.0, 7), (100, 0.07, 7)],
)
def test_that_the_share_is_rounded_up(looks: int, share: float, many: int) -> None:
    assert how_many(looks, share) == many
