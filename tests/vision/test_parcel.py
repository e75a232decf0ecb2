"""Tracks as bytes: what goes in comes out, and nothing else does."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import MediaError
from nvr_desk.records.track import CoverageKind, ObjectClass, Track
from nvr_desk.vision import parcel
from nvr_desk.vision.looked import spans


def track(rows: int, number: int = 1) -> Track:
    rng = np.random.default_rng(rows)
    seen = np.zeros(rows, bool)
    seen[0] = True
    return Track(
        number=number,
        cls=ObjectClass.BUS,
        pts=np.cumsum(rng.integers(1, 5000, rows)).astype(np.int64),
        box=rng.random((rows, 4), np.float32) * 4000,
        conf=rng.random(rows, np.float32),
        seen=seen,
    )


@given(st.lists(st.integers(1, 40), max_size=8), st.integers(1, 3000))
def test_that_tracks_come_back_as_they_went(sizes: list[int], most: int) -> None:
    sent = [track(rows, number) for number, rows in enumerate(sizes, 1)]
    got = [
        t for heads, body in parcel.batches(sent, most) for t in parcel.unpack_tracks(heads, body)
    ]
    assert [t.number for t in got] == [t.number for t in sent]
    for a, b in zip(sent, got, strict=True):
        assert a.cls is b.cls
        for left, right in ((a.pts, b.pts), (a.box, b.box), (a.conf, b.conf), (a.seen, b.seen)):
            assert np.array_equal(left, right)


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)


@given(json, st.binary(max_size=200))
def test_that_a_lying_worker_gets_a_media_error_and_nothing_else(
    heads: object, body: bytes
) -> None:
    with contextlib.suppress(MediaError):
        for got in parcel.unpack_tracks(heads, body):
            assert len(got.pts) == len(got.box)
    with contextlib.suppress(MediaError):
        parcel.unpack_spans(heads)


def test_that_times_running_backwards_are_no_track() -> None:
    heads, body = parcel.batches([track(5)], 1 << 20)[0]
    backwards = bytearray(body)
    backwards[0:8], backwards[8:16] = body[8:16], body[0:8]
    with pytest.raises(MediaError):
        parcel.unpack_tracks(heads, bytes(backwards))


def test_that_what_did_not_decode_is_no_looked_at_span() -> None:
    looks = np.concatenate((np.arange(0, 5, 0.2), np.arange(8, 10, 0.2)))
    found = spans(looks, 10.0, [(5.0, 8.0)])
    failed = [s for s in found if s.kind is CoverageKind.FAILED]
    looked = [s for s in found if s.kind is CoverageKind.LOOKED]
    assert [(s.start_s, s.end_s) for s in failed] == [(5.0, 8.0)]
    assert all(s.end_s <= 5.0 + 1e-6 or s.start_s >= 8.0 - 1e-6 for s in looked)
    assert sum(s.end_s - s.start_s for s in looked) == pytest.approx(7.0)
    assert all(s.looks_per_s == pytest.approx(5, abs=0.6) for s in looked)


def test_that_an_even_rate_is_one_span() -> None:
    found = spans(np.arange(0, 60, 0.2), 60.0, [])
    assert len(found) == 1
    assert found[0].looks_per_s == pytest.approx(5.0, abs=0.1)
