"""Tracks as other programs read them: nothing lost in jsonl, honest rows in mot and coco."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import jsonschema
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.analysis.track_formats import coco, frame_indices, jsonl, mot
from nvr_desk.assets import resource
from nvr_desk.errors import IntegrityError
from nvr_desk.records.track import ObjectClass, Track

from tests.fakes.looks import look, track
from tests.fakes.stocked import facts

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHA = "ab" * 32
BASES = st.sampled_from([Fraction(1, 90000), Fraction(1, 12800), Fraction(1001, 30000)])


@st.composite
def clips(draw: st.DrawFn) -> tuple[NDArray[np.int64], list[Track]]:
    """A clip's pts list with repeats, and tracks over some of its pictures."""
    steps = draw(st.lists(st.integers(0, 4000), min_size=1, max_size=60))
    pts = np.cumsum(np.array([draw(st.integers(-(10**6), 10**9)), *steps])).astype(np.int64)
    unique = np.unique(pts)
    tracks: list[Track] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        picked = draw(st.sets(st.integers(0, len(unique) - 1), min_size=1))
        rows = len(picked)
        floats = st.floats(0, 1, width=32)
        numbers = np.array(draw(st.lists(floats, min_size=5 * rows, max_size=5 * rows)))
        low = (numbers[: 2 * rows] * 1000).reshape(rows, 2)
        size = (numbers[2 * rows : 4 * rows] * 800).reshape(rows, 2)
        tracks.append(
            Track(
                number=number,
                cls=draw(st.sampled_from(ObjectClass)),
                pts=unique[sorted(picked)],
                box=np.hstack([low, low + size]).astype(np.float32),
                conf=numbers[4 * rows :].astype(np.float32),
                seen=np.array(draw(st.lists(st.booleans(), min_size=rows, max_size=rows))),
            )
        )
    return pts, tracks


@settings(max_examples=40, deadline=None)
@given(clips(), BASES)
def test_that_jsonl_loses_nothing_and_fits_its_schema(
    clip: tuple[NDArray[np.int64], list[Track]], base: Fraction
) -> None:
    _, tracks = clip
    schema = json.loads(resource("schemas", "tracks.schema.json").read_text())
    lines = list(jsonl(look(SHA, tracks), base))
    assert len(lines) == len(tracks)
    for line, track_ in zip(lines, tracks, strict=True):
        row = json.loads(line)
        jsonschema.validate(row, schema)
        assert (row["track"], row["class"]) == (track_.number, track_.cls.value)
        assert row["t"] == [float(int(p) * base) for p in track_.pts]
        assert row["seen"] == track_.seen.tolist()
        assert np.abs(np.array(row["box"]) - track_.box).max() <= 0.0051
        assert np.abs(np.array(row["conf"]) - track_.conf).max() <= 0.000051


@settings(max_examples=40, deadline=None)
@given(clips())
def test_that_mot_counts_frames_from_one_and_marks_what_was_not_seen(
    clip: tuple[NDArray[np.int64], list[Track]],
) -> None:
    pts, tracks = clip
    rows = [[float(cell) for cell in line.split(",")] for line in mot(look(SHA, tracks), pts)]
    assert len(rows) == sum(len(t.pts) for t in tracks)
    assert [row[:2] for row in rows] == sorted(row[:2] for row in rows)
    found = {(int(row[0]), int(row[1])): row for row in rows}
    assert len(found) == len(rows)
    for track_ in tracks:
        for at in range(len(track_.pts)):
            frame = int(np.flatnonzero(pts == track_.pts[at])[0]) + 1
            row = found[frame, track_.number]
            x1, y1, x2, y2 = (float(side) for side in track_.box[at])
            assert row[2:6] == pytest.approx([x1, y1, x2 - x1, y2 - y1], abs=0.0051)
            assert row[6] == pytest.approx(
                float(track_.conf[at]) if track_.seen[at] else -1, abs=0.000051
            )
            assert row[7:] == [-1, -1, -1]


@settings(max_examples=40, deadline=None)
@given(clips())
def test_that_coco_holds_only_what_was_seen(
    clip: tuple[NDArray[np.int64], list[Track]],
) -> None:
    pts, tracks = clip
    known = facts(rotation=90)
    document = json.loads(json.dumps(coco(look(SHA, tracks), known, pts, "clip")))
    images = {image["id"]: image for image in document["images"]}
    names = {category["id"]: category["name"] for category in document["categories"]}
    assert len(document["annotations"]) == sum(int(t.seen.sum()) for t in tracks)
    assert len({a["id"] for a in document["annotations"]}) == len(document["annotations"])
    assert {a["image_id"] for a in document["annotations"]} == set(images)
    classes = {t.number: t.cls.value for t in tracks}
    for annotation in document["annotations"]:
        assert names[annotation["category_id"]] == classes[annotation["track_id"]]
        image = images[annotation["image_id"]]
        assert image["pts"] == pts[image["id"] - 1]
        assert (image["width"], image["height"]) == (360, 640)


def test_that_a_track_of_another_clip_is_refused() -> None:
    pts = np.array([0, 9000, 18000], np.int64)
    with pytest.raises(IntegrityError):
        frame_indices(track(1, rows=4), pts)
    with pytest.raises(IntegrityError):
        frame_indices(track(1, first=1, rows=2), pts)
    with pytest.raises(IntegrityError):
        list(mot(look(SHA, [track(1)]), pts[:0]))


def test_that_a_look_without_appearances_is_an_empty_file() -> None:
    pts = np.array([0], np.int64)
    assert list(jsonl(look(SHA), Fraction(1, 25))) == []
    assert list(mot(look(SHA), pts)) == []
    assert coco(look(SHA), facts(), pts, "x")["images"] == []
