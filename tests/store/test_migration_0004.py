"""A workspace of schema 0003 with tracks in it, opened by the program of today."""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.audit.log import AuditLog
from nvr_desk.errors import WorkspaceNewerError
from nvr_desk.records.attributes import ColourName, Traits
from nvr_desk.records.search import Query
from nvr_desk.store import check, schema, tables, tracks, workspace
from nvr_desk.store.blob import encode_track
from nvr_desk.store.unit import Store

from tests.fakes.older import put_back
from tests.fakes.stocked import CASE, SteppedClock, Stocked
from tests.fakes.tracked import track

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.workspace import WorkspacePaths


def old_workspace(root: Path) -> tuple[WorkspacePaths, list[int]]:
    """A database of schema 0003 with a case, a clip and tracks as that program wrote them."""
    stocked = Stocked(root, SteppedClock())
    made = stocked.deliver("a.mp4", b"clip")
    paths = stocked.store.paths
    stocked.store.close()
    kept = ("case_file", "case_member", "workspace", "batch", "clip", "clip_pts", "delivery")
    old = put_back(paths, "0003", (*kept, "consent", "audit_entry"))
    old.execute(
        "INSERT INTO analysis VALUES (1, 1, 'm', ?, 'basic', '[\"person\"]', 0, '{}', ?,"
        " '[\"person\"]', 9, 4.0, 3, 0.1, 0, 1)",
        ("e" * 64, "f" * 64),
    )
    rng, numbers = random.Random(3), [1, 2, 3]
    for number in numbers:
        found = track(rng, number)
        start, end = (float(found.pts[at]) / 90000 for at in (0, -1))
        old.execute(
            "INSERT INTO track VALUES (?, 1, ?, 'person', ?, ?, ?, ?, 0.5, 1, 2, 3, 4, ?, ?, ?)",
            (number, number, start, end, start, int(found.pts[0]), len(found.pts),
             int(found.seen.sum()), encode_track(found)),
        )  # fmt: skip
        old.execute("INSERT INTO track_index VALUES (?, 1, 1, 0, 4000, 0, 9, 0, 9)", (number,))
    old.execute("INSERT INTO clip_summary VALUES (1, 'person', 3, 0.0, 4.0, 0.5)")
    old.close()
    assert made.case == CASE
    return paths, numbers


def opened(paths: WorkspacePaths) -> Store:
    clock = SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def test_that_old_tracks_stay_and_say_that_nothing_was_measured(tmp_path: Path) -> None:
    paths, numbers = old_workspace(tmp_path / "w")
    store = opened(paths)
    with store.read() as db:
        hits, total, _ = tracks.search(db, Query(case=CASE))
        red = Query(case=CASE, traits=Traits(colours=(ColourName.RED,)))
        _, none, coverage = tracks.search(db, red)
        found = tracks.of_clip(db, hits[0].track.sha256)
    assert total == 3
    assert sorted(hit.track.number for hit in hits) == numbers
    assert {hit.track.attributes for hit in hits} == {None}
    assert (none, coverage.unsaid) == (0, 3)
    assert found is not None
    again = track(random.Random(3), 1)
    assert np.array_equal(found.tracks[0].pts, again.pts)
    assert np.array_equal(found.tracks[0].box, again.box)
    store.close()


def test_that_the_upgraded_database_is_one_of_today_to_the_letter(tmp_path: Path) -> None:
    paths, _ = old_workspace(tmp_path / "w")
    store = opened(paths)
    report = check.check(store, deep=False)
    store.close()
    assert report.findings == ()
    assert schema.found_schema(paths) == tables.SCHEMA
    (copy,) = paths.backups.iterdir()
    assert copy.name.startswith("index-0003-")
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT sum(newest) FROM analysis").fetchone() == (1,)
    kept.close()


def test_that_the_program_of_before_refuses_it_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, _ = old_workspace(tmp_path / "w")
    opened(paths).close()
    monkeypatch.setattr(schema, "SCHEMA", "0003")
    with pytest.raises(WorkspaceNewerError):
        opened(paths)


def test_that_tables_that_do_not_fit_their_new_words_stay_as_they_were(tmp_path: Path) -> None:
    paths, _ = old_workspace(tmp_path / "w")
    driver = sqlite3.connect(paths.database)
    driver.execute("PRAGMA ignore_check_constraints = ON")
    driver.execute("UPDATE track SET best_conf = 7.0 WHERE number = 2")
    driver.commit()
    driver.close()
    with pytest.raises(RuntimeError, match="do not fit"):
        opened(paths)
    assert schema.found_schema(paths) == "0003"
