from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nvr_desk.errors import IntegrityError
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.store import blob

COORD = st.floats(-20_000, 20_000, width=32)


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    n = draw(st.integers(1, 80))
    first = draw(st.integers(-(2**40), 2**40))
    steps = draw(arrays.arrays(np.int64, n - 1, elements=st.integers(1, 2**33)))
    return Track(
        number=draw(st.integers(1, 10**6)),
        cls=draw(st.sampled_from(ObjectClass)),
        pts=np.concatenate(([first], first + np.cumsum(steps))).astype(np.int64),
        box=draw(arrays.arrays(np.float32, (n, 4), elements=COORD)),
        conf=draw(arrays.arrays(np.float32, n, elements=st.floats(0, 1, width=32))),
        seen=draw(arrays.arrays(np.bool_, n)),
    )


@given(tracks())
@settings(max_examples=200, deadline=None)
def test_that_a_track_comes_back_within_its_steps(track: Track) -> None:
    back = blob.decode_track(track.number, track.cls, blob.encode_track(track))
    assert (back.number, back.cls) == (track.number, track.cls)
    assert np.array_equal(back.pts, track.pts)
    assert np.array_equal(back.seen, track.seen)
    assert np.abs(back.box - track.box).max() <= blob.BOX_STEP / 2 + 1e-2 * (
        np.abs(track.box).max() > 10_000
    )
    assert np.abs(back.conf - track.conf).max() <= blob.CONF_STEP / 2 + 1e-6
    assert [str(each.dtype) for each in (back.pts, back.box, back.seen)] == [
        "int64",
        "float32",
        "bool",
    ]


@given(arrays.arrays(np.int64, st.integers(0, 300), elements=st.integers(-(2**62), 2**61)))
@settings(max_examples=200, deadline=None)
def test_that_a_list_of_pts_comes_back_exactly(pts: np.ndarray) -> None:
    assert np.array_equal(blob.decode_pts(blob.encode_pts(np.sort(pts))), np.sort(pts))


@given(tracks())
@settings(max_examples=50, deadline=None)
def test_that_encoding_what_was_decoded_changes_nothing_more(track: Track) -> None:
    once = blob.decode_track(1, track.cls, blob.encode_track(track))
    assert blob.encode_track(blob.decode_track(1, track.cls, blob.encode_track(once))) == (
        blob.encode_track(once)
    )


@given(st.binary(max_size=300))
def test_that_foreign_bytes_are_called_damaged(data: bytes) -> None:
    for decode in (blob.decode_pts, lambda each: blob.decode_track(1, ObjectClass.CAR, each)):
        with pytest.raises(IntegrityError):
            decode(data)
        with pytest.raises(IntegrityError):
            decode(zlib.compress(data))


def _walk(n: int) -> Track:
    rng = np.random.default_rng(3)
    left = 400 + np.cumsum(rng.normal(1.5, 0.4, n))
    box = np.stack([left, left * 0.4, left + 60, left * 0.4 + 150], 1).astype(np.float32)
    pts = np.arange(n, dtype=np.int64) * 3003
    conf = rng.uniform(0.5, 0.9, n).astype(np.float32)
    return Track(1, ObjectClass.PERSON, pts, box, conf, np.arange(n) % 6 == 0)


def test_that_every_cut_of_a_track_is_called_damaged() -> None:
    data = blob.encode_track(_walk(40))
    for end in range(len(data)):
        with pytest.raises(IntegrityError):
            blob.decode_track(1, ObjectClass.PERSON, data[:end])


def test_that_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(blob._HEAD.pack(blob.VERSION, 1) + bytes(50_000_000), 9)
    with pytest.raises(IntegrityError):
        blob.decode_pts(bomb)


def test_that_a_walk_costs_few_bytes_a_picture() -> None:
    assert len(blob.encode_track(_walk(600))) / 600 < 9


def test_that_a_regular_clip_costs_next_to_nothing() -> None:
    assert len(blob.encode_pts(np.arange(100_000, dtype=np.int64) * 512)) < 2_000


def test_that_a_track_without_rows_or_with_a_box_that_is_none_is_refused() -> None:
    walk = _walk(3)
    empty = Track(1, walk.cls, walk.pts[:0], walk.box[:0], walk.conf[:0], walk.seen[:0])
    for bad in (empty, Track(1, walk.cls, walk.pts, walk.box * np.nan, walk.conf, walk.seen)):
        with pytest.raises(ValueError, match="no rows"):
            blob.encode_track(bad)
