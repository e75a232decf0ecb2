"""Timeline and map rows: seconds from the first picture, nothing of hidden footage."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.records.delivery import Camera, ConsentState, TimeClaim
from nvr_desk.records.media import MediaState, Survey
from nvr_desk.records.track import CoverageKind, CoverageSpan, ObjectClass
from nvr_desk.review.places import NO_CAMERA, read_map
from nvr_desk.review.timeline import read_timeline
from nvr_desk.review.tracks import export
from nvr_desk.store import cases, tracks

from tests.fakes.looks import look, track
from tests.fakes.stocked import CASE, START, SteppedClock, Stocked, draft, facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.overview import MapData, TimelineData


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Stocked]:
    made = Stocked(tmp_path / "w", SteppedClock())
    yield made
    made.store.close()


def seen(stocked: Stocked, delivery: Delivery) -> None:
    with stocked.store.unit() as tx:
        found = [track(1, first=90000), track(2, ObjectClass.BUS)]
        tracks.add(tx, look(delivery.sha256, found), Fraction(1, 90000))
        tx.enter(draft("detect"))


def timeline(stocked: Stocked) -> TimelineData:
    with stocked.store.read() as db:
        case = cases.get(db, CASE)
    return read_timeline(stocked.store, case).data


def places(stocked: Stocked) -> MapData:
    with stocked.store.read() as db:
        case = cases.get(db, CASE)
    return read_map(stocked.store, case)[0]


def test_that_every_delivery_is_a_bar_with_its_appearances(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one", item="26-1")
    seen(stocked, one)
    data = timeline(stocked)
    (bar,) = data.clips
    assert (bar.delivery_id, bar.camera, bar.item, bar.start) == (one.id, "C-1", "26-1", START)
    assert (bar.duration_s, bar.uncertainty_s, bar.corrected) == (4.0, 2.0, False)
    assert [t.cls for t in bar.tracks] == [ObjectClass.PERSON, ObjectClass.BUS]
    spans = [at for t in bar.tracks for at in (t.start_s, t.end_s)]
    assert spans == pytest.approx([1.0, 1.4, 0.0, 0.4])
    assert [(s.start_s, s.end_s) for s in bar.coverage] == [(0.0, 4.0)]
    assert bar.analysed
    assert data.zone == "America/Denver"


def test_that_a_container_that_does_not_begin_at_zero_is_drawn_from_its_first_picture(
    stocked: Stocked,
) -> None:
    pts = 126000 + np.arange(40, dtype=np.int64) * 9000
    survey = Survey(MediaState.OK, None, facts(start_s=1.4), pts)
    one = stocked.deliver("a.mp4", b"one", survey=survey)
    made = look(one.sha256, [track(1, first=126000 + 90000)])
    spans = (CoverageSpan(1.4, 5.4, CoverageKind.LOOKED, 5.0),)
    made = replace(made, coverage=replace(made.coverage, spans=spans))
    with stocked.store.unit() as tx:
        tracks.add(tx, made, Fraction(1, 90000))
        tx.enter(draft("detect"))
    (bar,) = timeline(stocked).clips
    assert (bar.tracks[0].start_s, bar.tracks[0].end_s) == pytest.approx((1.0, 1.4))
    assert (bar.coverage[0].start_s, bar.coverage[0].end_s) == pytest.approx((0.0, 4.0))
    with stocked.store.read() as db:
        (line,) = export(db, one.sha256, "jsonl").splitlines()
    assert json.loads(line)["t"][0] == pytest.approx(2.4)


def test_that_hidden_footage_shows_neither_appearances_nor_looks(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    seen(stocked, one)
    stocked.withdraw(one.id)
    (bar,) = timeline(stocked).clips
    assert (bar.tracks, bar.coverage) == ((), ())
    (camera,) = places(stocked).cameras
    assert (camera.shown, camera.counts, camera.delivery_ids) == (0, {}, (one.id,))


def test_that_a_clip_without_pictures_or_time_has_a_row(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one", state=MediaState.BAD, claim=TimeClaim(None), camera=Camera(""))
    data = timeline(stocked)
    (bar,) = data.clips
    assert (bar.start, bar.duration_s, bar.state) == (None, 0.0, MediaState.BAD)
    assert bar.camera == NO_CAMERA
    assert data.zone is None
    assert places(stocked).unplaced == 1


def test_that_a_lane_without_a_camera_bears_the_residents_name(stocked: Stocked) -> None:
    stocked.deliver("a.mp4", b"one", camera=Camera(""), submitter="R-7")
    assert timeline(stocked).clips[0].camera == "R-7"


def test_that_the_map_groups_by_place_and_counts_what_may_be_opened(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    two = stocked.deliver("b.mp4", b"two", camera=Camera("C-1", 40.76, -111.89, 25.0, 90.0))
    stocked.deliver("c.mp4", b"three", consent=ConsentState.NONE)
    stocked.deliver("d.mp4", b"four", camera=Camera("C-2", 41.0, -112.0))
    seen(stocked, one)
    seen(stocked, two)
    data = places(stocked)
    first, second = data.cameras
    assert (first.alias, len(first.delivery_ids), first.shown) == ("C-1", 3, 2)
    assert first.counts == {"bus": 2, "person": 2}
    assert (first.accuracy_m, first.heading_deg, first.fov_deg) == (25.0, 90.0, None)
    assert (second.alias, second.shown, data.unplaced) == ("C-2", 1, 0)


def test_that_tracks_are_exported_in_the_three_formats(stocked: Stocked) -> None:
    one = stocked.deliver("a.mp4", b"one")
    with stocked.store.read() as db, pytest.raises(NotFoundError, match="analysis"):
        export(db, one.sha256, "jsonl")
    seen(stocked, one)
    with stocked.store.read() as db:
        assert export(db, one.sha256, "jsonl").count("\n") == 2
        first = export(db, one.sha256, "mot").splitlines()[0]
        assert first == "1,2,10.00,20.00,50.00,100.00,0.8000,-1,-1,-1"
        assert '"track_id": 2' in export(db, one.sha256, "coco")
        with pytest.raises(UsageError, match="mot"):
            export(db, one.sha256, "xml")


def test_that_a_bar_knows_whether_its_appearances_were_told(stocked: Stocked) -> None:
    seen(stocked, stocked.deliver("a.mp4", b"one"))
    with stocked.store.read() as db:
        case = cases.get(db, CASE)
    (told,) = read_timeline(stocked.store, case).data.clips
    (untold,) = read_timeline(stocked.store, case, tell=False).data.clips
    assert (told.told, bool(told.tracks), bool(told.coverage)) == (True, True, True)
    assert (untold.told, untold.tracks, untold.coverage) == (False, (), ())
