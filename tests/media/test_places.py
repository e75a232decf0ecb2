"""Files where no time leads to a picture are entered by the byte at which a key picture begins."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.media import report
from nvr_desk.media.frames import FrameReader, best_stream, open_container, upright
from nvr_desk.media.names import Names
from nvr_desk.media.reel import Reel
from nvr_desk.media.survey import survey
from nvr_desk.media.tape import Tape

from tests.fakes import recorders
from tests.footage_maker import Footage, make, read_number

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.media import Survey

FRAMES = 60
HEADER = bytes(range(1, 78)) * 9
_H264 = Footage(container="h264", frames=FRAMES, options={"bf": "2", "preset": "fast", "g": "12"})
BARE = {
    "h264": _H264,
    "h264, pyramid": replace(_H264, options={"bf": "3", "preset": "medium", "g": "20"}),
    "h264, open groups": replace(
        _H264, options={"bf": "2", "preset": "fast", "x264-params": "open-gop=1:keyint=12"}
    ),
    "hevc": Footage(
        container="hevc", codec="libx265", frames=FRAMES, options={"preset": "fast", "g": "12"}
    ),
    "mpeg4": Footage(container="m4v", codec="mpeg4", frames=FRAMES, options={"bf": "2", "g": "12"}),
    "mpeg2": Footage(
        container="mpeg2video", codec="mpeg2video", frames=FRAMES, options={"bf": "2", "g": "12"}
    ),
    "mjpeg": Footage(container="mjpeg", codec="mjpeg", pixels="yuvj420p", frames=FRAMES),
}
KINDS = [*BARE, *(f"{name} behind a header" for name in ("h264", "hevc")), "dav", "dav, header"]


def made(folder: Path, kind: str) -> Path:
    path = folder / "clip.bin"
    if kind.startswith("dav"):
        return recorders.dahua(path, FRAMES, header=HEADER if "header" in kind else b"")
    name = kind.removesuffix(" behind a header")
    make(path, BARE[name])
    if name != kind:
        path.write_bytes(HEADER + path.read_bytes())
    return path


def surveyed(path: Path) -> Survey:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return report.unpack(*report.pack(survey(descriptor, lambda done, promised: None)))
    finally:
        os.close(descriptor)


def numbers(path: Path) -> list[int]:
    """What is drawn into the pictures, read from the start."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with open_container(descriptor) as container:
            reader = FrameReader(container, best_stream(container))
            return [read_number(upright(stamped.frame, 0)) for stamped in reader]
    finally:
        os.close(descriptor)


def reel_of(path: Path, found: Survey, threads: int = 1) -> Reel:
    assert found.keys is not None
    names = Names(found.pts, found.keys, found.places)
    descriptor = os.open(path, os.O_RDONLY)
    return Reel(descriptor, names, lambda: None, seeks=False, threads=threads)


@pytest.fixture
def restarts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often a clip was read from its start again."""
    told: list[int] = []
    before = Tape.restart

    def restart(tape: Tape, names: Names | None = None) -> None:
        told.append(tape.next)
        before(tape, names)

    monkeypatch.setattr(Tape, "restart", restart)
    return told


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_that_jumps_by_byte_number_pictures_as_reading_from_the_start_does(
    tmp_path: Path, restarts: list[int], kind: str, threads: int
) -> None:
    path = made(tmp_path, kind)
    found, drawn = surveyed(path), numbers(path)
    assert found.places is not None
    assert found.keys is not None
    assert len(found.pts) == len(drawn) == FRAMES
    assert len(np.unique(found.places)) == FRAMES
    reel = reel_of(path, found, threads)
    rng = random.Random(kind)
    for _ in range(60):
        index = rng.randrange(int(found.keys[0]) + 1, FRAMES)
        reel.film.clear()
        frame = reel.frame(index, hasty=rng.random() < 0.5)
        assert frame is not None
        assert read_number(upright(frame, 0)) == drawn[index], index
        if rng.random() < 0.3 and index + 1 < FRAMES:
            after = reel.frame(index + 1, heading=1)
            assert after is not None
            assert read_number(upright(after, 0)) == drawn[index + 1]
        if rng.random() < 0.3:
            key, shown = reel.key_frame(index)
            assert key <= index
            assert read_number(upright(shown, 0)) == drawn[key]
    assert reel.hastens is kind.startswith(("h264", "dav")), "it gave up leaving pictures out"
    reel.close()
    assert restarts == [], "it was read from its start although bytes lead there"


@pytest.mark.parametrize("kind", ["h264", "dav"])
def test_that_places_that_do_not_fit_cost_time_and_no_picture(
    tmp_path: Path, restarts: list[int], kind: str
) -> None:
    path = made(tmp_path, kind)
    found, drawn = surveyed(path), numbers(path)
    assert found.places is not None
    wrong = replace(found, places=found.places + 1)
    reel = reel_of(path, wrong)
    for index in (50, 7, 33):
        frame = reel.frame(index, hasty=True)
        assert frame is not None
        assert read_number(upright(frame, 0)) == drawn[index]
    reel.close()
    assert restarts


def test_that_a_container_with_times_of_its_own_notes_no_places(tmp_path: Path) -> None:
    for container in ("mp4", "mpegts"):
        path = make(tmp_path / f"clip.{container}", Footage(container=container))
        assert surveyed(path).places is None


TWICE = {
    "transport": Footage(container="mpegts", options={"bf": "2", "preset": "fast", "g": "10"}),
    "transport, hevc": Footage(
        container="mpegts", codec="libx265", options={"preset": "fast", "g": "10"}
    ),
    "program": Footage(container="vob", codec="mpeg2video", options={"bf": "2", "g": "10"}),
    "program, h264": Footage(container="vob", options={"bf": "2", "preset": "fast", "g": "10"}),
}


@pytest.mark.parametrize("kind", TWICE)
def test_that_a_clock_that_begins_anew_is_entered_by_byte(
    tmp_path: Path, restarts: list[int], kind: str
) -> None:
    path = recorders.twice(tmp_path / "clip.bin", replace(TWICE[kind], frames=50))
    found, drawn = surveyed(path), numbers(path)
    assert found.facts is not None
    assert not found.facts.own_times
    assert found.places is not None
    reel = reel_of(path, found)
    rng = random.Random(4)
    for _ in range(60):
        index = rng.randrange(1, len(drawn))
        reel.film.clear()
        frame = reel.frame(index, hasty=rng.random() < 0.5)
        assert frame is not None
        assert read_number(upright(frame, 0)) == drawn[index], index
    reel.close()
    assert restarts == []


def test_that_a_file_of_more_pictures_than_a_message_takes_is_read_from_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path, "h264")
    monkeypatch.setattr("nvr_desk.media.survey.MOST_PLACES", FRAMES - 1)
    found, drawn = surveyed(path), numbers(path)
    assert found.places is None
    reel = reel_of(path, found)
    for index in (50, 7):
        frame = reel.frame(index, hasty=True)
        assert frame is not None
        assert read_number(upright(frame, 0)) == drawn[index]
    reel.close()
