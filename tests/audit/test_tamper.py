"""The campaign of tests/campaigns/tamper.py in small: nothing may be missed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from nvr_desk.store import log_pages

from tests.campaigns import tamper

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.audit import Entry

    from tests.fakes.stocked import Stocked


def test_that_every_byte_of_every_stored_field_of_200_entries_counts(
    log: list[Entry], stocked: Stocked
) -> None:
    with stocked.store.read() as db:
        rows = log_pages.page(db, 0, 1 << 62)
    assert len(rows) == len(log) == 200
    tally = tamper.every_byte(rows, random.Random(20261121))
    assert tally.tried > 98_000
    assert tally.missed == []


def test_that_500_flips_in_the_file_of_10000_entries_are_found_and_named(tmp_path: Path) -> None:
    sealed = tamper.build(tmp_path, 10_000)
    tally = tamper.random_flips(sealed, 500, random.Random(1))
    assert tally.tried > 450
    assert tally.whole >= 2
    assert tally.missed == []
    assert sealed.check().ok  # all were put back
    with sealed.store.read() as db:
        rows = log_pages.page(db, 0, 1 << 62, 1 << 62)
    assert tamper.structural(rows, random.Random(2), 60).missed == []
    assert tamper.forged_proofs(rows, random.Random(3), 60).missed == []
    sealed.store.close()


def test_that_the_campaign_sees_what_is_missed(log: list[Entry], stocked: Stocked) -> None:
    """A judge that never finds anything must not pass."""
    with stocked.store.read() as db:
        rows = log_pages.page(db, 0, 1 << 62)
    tally = tamper.Tally()
    tally.note("unchanged", tamper.Places(rows).named_by(5, lambda first: rows[first:]), 6)
    assert tally.missed == ["unchanged: named None, should be 6"]
