"""The big case in a small form: whatever is measured on it stands on a sound workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.desk import open_desk
from nvr_desk.desk.bench.bigcase import make_big_case
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.upkeep.bench.big_rows import CASE

if TYPE_CHECKING:
    from pathlib import Path

DELIVERIES, TRACKS, CAMERAS, BATCHES = 60, 900, 9, 4


def _make(root: Path) -> Path:
    return make_big_case(
        root, deliveries=DELIVERIES, tracks=TRACKS, cameras=CAMERAS, batches=BATCHES
    )


def _told(root: Path) -> list[object]:
    with open_desk(root) as desk:
        rows = desk.clips.listing(CASE)
    return [(row.delivery.id, row.counts, row.delivery.claim) for row in rows]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("big") / "w"
    return _make(root)


def test_that_a_made_case_passes_every_proof_of_rows_and_log(made: Path) -> None:
    with open_desk(made) as desk:
        report = desk.workspace.check(deep=True)
        assert report.findings == ()
        assert report.checked > TRACKS
        assert desk.audit.verify().findings == ()


def test_that_a_made_case_holds_what_was_asked_for(made: Path) -> None:
    with open_desk(made) as desk:
        rows = desk.clips.listing(CASE)
        assert len(rows) == DELIVERIES
        assert len(desk.clips.batches(CASE)) == BATCHES
        assert len({row.delivery.camera.alias for row in rows}) <= CAMERAS
        assert 0.9 * TRACKS <= sum(sum(row.counts.values()) for row in rows) <= TRACKS
        desk.purposes.use(CASE)
        answer = desk.search.ask(Query(case=CASE, classes=(ObjectClass.PERSON,)))
        assert 0 < answer.total < TRACKS


def test_that_the_same_seed_makes_the_same_clips(made: Path, tmp_path: Path) -> None:
    assert _told(made) == _told(_make(tmp_path / "again"))
