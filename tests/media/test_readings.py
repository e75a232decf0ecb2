"""Recorders' exports that no container opens: read by their marks, and what is said of them."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.media import frames, readings, report
from nvr_desk.media.readings import Marks
from nvr_desk.media.survey import survey
from nvr_desk.records.media import MediaState, Reading, Survey
from nvr_desk.vision.key_shots import KeyShots

from tests.fakes import recorders
from tests.footage_maker import Footage, make, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAKERS_HEADER = bytes(range(1, 78)) * 9
"""Whatever a recorder's maker writes before the pictures."""
BARE = {
    "h264": Footage(container="h264", options={"bf": "2"}),
    "hevc": Footage(container="hevc", codec="libx265", options={"preset": "fast"}),
    "m4v": Footage(container="m4v", codec="mpeg4"),
    "mpegvideo": Footage(container="mpeg2video", codec="mpeg2video"),
    "mjpeg": Footage(container="mjpeg", codec="mjpeg", pixels="yuvj420p"),
}
PACKED = {
    "mpeg": Footage(container="vob", codec="mpeg2video"),
    "mpegts": Footage(container="mpegts"),
}
ENDLESS = Footage(container="vob", codec="mpeg2video", frames=50)


def surveyed(path: Path) -> Survey:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        found = survey(descriptor, lambda done, promised: None)
    finally:
        os.close(descriptor)
    return report.unpack(*report.pack(found))


def numbers(path: Path) -> Iterator[int]:
    """What is drawn into the pictures, in the order they are given out."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with frames.open_container(descriptor) as container:
            stream = frames.best_stream(container)
            for stamped in frames.FrameReader(container, stream):
                yield read_number(frames.upright(stamped.frame, 0))
    finally:
        os.close(descriptor)


def key_numbers(path: Path, seconds: float) -> list[tuple[int, int]]:
    """(pts, number drawn) of a first pass over a file whose pictures have no times."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with frames.open_container(descriptor) as container:
            shots = KeyShots(container, 0, seconds, own_times=False)
            return [(shot.pts, read_number(shot.upright((144, 192)))) for shot in shots]
    finally:
        os.close(descriptor)


def reading(found: Survey) -> Reading:
    assert found.facts is not None
    assert found.facts.reading is not None
    return found.facts.reading


@pytest.mark.parametrize("demuxer", BARE)
def test_that_pictures_without_a_container_are_all_read_and_their_counted_times_are_stated(
    demuxer: str, tmp_path: Path
) -> None:
    path = make(tmp_path / "export.bin", BARE[demuxer])
    found = surveyed(path)
    said = reading(found)
    assert (found.state, len(found.pts)) == (MediaState.OK, 48)
    assert (said.demuxer, said.forced, said.counted_fps) == (demuxer, True, 25.0)
    assert not said.own_times
    assert "times counted at 25 pictures a second" in said.words
    assert list(numbers(path)) == list(range(48))


@pytest.mark.parametrize("demuxer", [*BARE, *PACKED])
def test_that_a_foreign_header_before_the_pictures_costs_none_of_them(
    demuxer: str, tmp_path: Path
) -> None:
    path = make(tmp_path / "plain.bin", (BARE | PACKED)[demuxer])
    path.write_bytes(MAKERS_HEADER + path.read_bytes())
    assert list(numbers(path)) == list(range(48))


@pytest.mark.parametrize("header", [b"", b"DAHUA".ljust(1024, b"\0"), MAKERS_HEADER])
def test_that_frames_of_a_recorder_keep_its_clock_behind_any_header(
    header: bytes, tmp_path: Path
) -> None:
    path = recorders.dahua(tmp_path / "export.dav", header=header)
    found = surveyed(path)
    assert found.facts is not None
    assert (found.state, found.facts.container) == (MediaState.OK, "dhav")
    assert found.facts.start_s == (recorders.WALL - recorders.WALL.min).total_seconds() - (
        62_135_596_800
    )
    assert list(numbers(path)) == list(range(45))


def test_that_a_stream_whose_rate_nothing_states_says_that_it_is_assumed(tmp_path: Path) -> None:
    stated = reading(surveyed(make(tmp_path / "a", BARE["h264"])))
    assumed = reading(surveyed(make(tmp_path / "b", BARE["mjpeg"])))
    assert (stated.stated, assumed.stated) == (True, False)
    assert "as they state" in stated.words
    assert "assumed, nothing states it" in assumed.words
    assert assumed.uncertain_s(100.0) > stated.uncertain_s(100.0) > 0


def test_that_a_clock_that_begins_anew_makes_no_pictures_of_one_moment(tmp_path: Path) -> None:
    found = surveyed(recorders.twice(tmp_path / "twice.mpg", ENDLESS))
    said = reading(found)
    assert (said.breaks, said.forced, said.own_times) == (1, False, False)
    assert found.state is MediaState.OK
    assert "its clock jumps once" in said.words
    steps = np.diff(found.pts)
    assert len(found.pts) == 100
    assert set(steps.tolist()) == {3600}


def test_that_a_first_pass_over_counted_pictures_names_them_as_the_survey_did(
    tmp_path: Path,
) -> None:
    wanted = Footage(container="h264", frames=250, options={"g": "30", "bf": "2"})
    path = make(tmp_path / "long.264", wanted)
    pts = surveyed(path).pts
    shots = key_numbers(path, 10.0)
    assert len(shots) == 3
    assert [int(np.searchsorted(pts, at)) for at, _ in shots] == [number for _, number in shots]


def test_that_what_holds_no_pictures_is_refused_as_before(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Dear officer, " * 4000)
    found = surveyed(letter)
    assert (found.state, found.facts) == (MediaState.BAD, None)
    assert found.reason == (
        "no readable video container: its beginning or its index is damaged or missing"
    )


def test_that_an_mp4_whose_index_was_lost_is_no_stream_of_pictures(tmp_path: Path) -> None:
    data = make(tmp_path / "whole.mp4", Footage(frames=200)).read_bytes()
    assert readings.find_in(data[: data.rindex(b"moov") - 4]) is None


def test_that_a_photograph_is_no_film(tmp_path: Path) -> None:
    one = make(tmp_path / "one.mjpeg", replace(BARE["mjpeg"], frames=1))
    assert readings.find_in(one.read_bytes()) is None


def test_that_containers_behind_a_header_are_found_where_they_begin(tmp_path: Path) -> None:
    for name, container in (("mov", "mp4"), ("matroska", "matroska"), ("avi", "avi")):
        data = make(tmp_path / name, Footage(container=container)).read_bytes()
        assert readings.find_in(b"\x01" * 600 + data) == Marks(name, 600)


@given(
    st.binary(max_size=400), st.sampled_from([b"DHAV\xfd", b"\0\0\x01\xba\x44", b"\0\0\x01\x67"])
)
def test_that_marks_in_hostile_bytes_never_raise_and_never_lie_outside(
    data: bytes, mark: bytes
) -> None:
    found = readings.find_in(data + mark + data)
    assert found is None or 0 <= found.skip < len(data + mark + data)
