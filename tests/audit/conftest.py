"""A log with a past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.records.audit import Phase
from nvr_desk.store import entries

from tests.fakes.stocked import SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.audit import Entry


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


@pytest.fixture
def log(stocked: Stocked) -> list[Entry]:
    """200 entries of many kinds."""
    with stocked.store.unit() as tx:
        for number in range(197):
            stocked.clock.pass_by(0.25)
            tx.enter(
                draft(
                    ("search", "view", "packet.new")[number % 3],
                    (Phase.OPENED, Phase.PART, Phase.CLOSED)[number % 3],
                    parent=number + 1 if number % 3 else None,
                    purpose={"offence": "211", "words": f"looking for car {number} über"},
                    objects=[{"kind": "delivery", "id": f"{number:020x}"}],
                    detail={"n": number, "spans": [[0.5, number / 3]]},
                    outcome="ok" if number % 3 == 2 else None,
                )
            )
    found = list(entries.every(stocked.store))
    assert len(found) == 200
    return found
