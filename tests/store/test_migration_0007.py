"""A workspace of schema 0006 opened by the program of today."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify
from nvr_desk.store import blob, check, clips, entries, schema, tables, tracks, workspace
from nvr_desk.store.unit import Store

from tests.fakes.older import put_back
from tests.fakes.stocked import SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.store.workspace import WorkspacePaths

_OLD = (
    *("case_file", "case_member", "workspace", "batch", "clip", "clip_pts", "delivery", "consent"),
    *("time_correction", "analysis", "coverage_span", "clip_summary", "track", "audit_index"),
    *("audit_tile", "audit_entry"),
)
_HASH = "SELECT sha256 FROM clip ORDER BY id LIMIT 1"


@pytest.fixture
def paths(tmp_path: Path) -> WorkspacePaths:
    stocked = Stocked(tmp_path / "w", SteppedClock())
    made = stocked.deliver("a.mp4", b"clip")
    with stocked.store.unit() as tx:
        tracks.add(tx, look(random.Random(1), made.sha256), Fraction(1, 90000))
        tx.enter(draft("detect"))
    stocked.store.close()
    with closing(sqlite3.connect(stocked.store.paths.database)) as now:
        index = now.execute("SELECT * FROM track_index").fetchall()
    old = put_back(stocked.store.paths, "0006", _OLD)
    old.executemany("INSERT INTO track_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", index)
    old.close()
    return stocked.store.paths


def _opened(paths: WorkspacePaths) -> Store:
    clock = SteppedClock()
    return Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)


def test_that_the_upgraded_database_is_one_of_today_to_the_letter(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    report = check.check(store)
    assert report.findings == ()
    assert verify(entries.every(store)).ok
    store.close()
    assert schema.found_schema(paths) == tables.SCHEMA
    (copy,) = paths.backups.iterdir()
    assert copy.name.startswith("index-0006-")


def test_that_clips_of_before_say_neither_places_nor_shape(paths: WorkspacePaths) -> None:
    store = _opened(paths)
    with store.read() as db:
        sha256 = db.exec_driver_sql(_HASH).scalar_one()
        clip = clips.get(db, sha256)
        assert clips.places(db, sha256) is None
        assert len(clips.pts(db, sha256))
    store.close()
    assert clip.facts is not None
    assert clip.facts.pixel_aspect is None
    assert clip.facts.upright_aspect == 1.0


def test_that_a_list_of_places_of_another_length_is_found(stocked: Stocked) -> None:
    made = stocked.deliver("a.mp4", b"clip")
    with stocked.store.read() as db:
        count = len(clips.pts(db, made.sha256))
    for length, finds in ((count, 0), (count + 1, 1)):
        with stocked.store.unit() as tx:
            data = blob.encode_pts(np.arange(length))
            tx.connection.exec_driver_sql("UPDATE clip_pts SET places = ?", (data,))
            tx.enter(draft("test"))
        assert len(check.check(stocked.store).findings) == finds
