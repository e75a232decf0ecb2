"""Large cases are read in pages, and the pages are the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.analysis import paging
from nvr_desk.store import deliveries

from tests.fakes.stocked import CASE, SteppedClock, Stocked

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_that_pages_make_the_whole_also_while_somebody_adds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stocked = Stocked(tmp_path / "w", SteppedClock())
    made = [stocked.deliver(f"{n}.mp4", bytes([n])).id for n in range(4)]
    for size in (1, 2, 3, 4, 5):
        monkeypatch.setattr(paging, "ROWS", size)
        assert [r.delivery.id for r in paging.delivery_rows(stocked.store, CASE)] == made
    monkeypatch.setattr(paging, "ROWS", 2)
    rows = paging.delivery_rows(stocked.store, CASE)
    seen = [next(rows).delivery.id]
    made.append(stocked.deliver("late.mp4", b"late").id)
    seen += [row.delivery.id for row in rows]
    assert seen == made
    monkeypatch.setattr(paging, "LOOKUPS", 2)
    found = dict(paging.look_up(stocked.store, made, deliveries.get))
    assert [found[name].id for name in made] == made
    stocked.store.close()
