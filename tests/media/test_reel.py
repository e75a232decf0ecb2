"""Going back and coming back later: what is decoded, when, and how large it is kept."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.media.film import weight
from nvr_desk.media.frames import FrameReader, best_stream, open_container, upright
from nvr_desk.media.lines import one_field
from nvr_desk.media.names import Names
from nvr_desk.media.reel import Reel

from tests.footage_maker import Footage, draw, make, read_number

if TYPE_CHECKING:
    from pathlib import Path

    from av.video.frame import VideoFrame

FRAMES, GROUP = 96, 48
PAST = 0.0
"""A moment that is over: one picture is decoded, then time is up."""


def reel_of(path: Path, **more: int) -> Reel:
    descriptor = os.open(path, os.O_RDONLY)
    container = open_container(descriptor)
    pts: list[int] = []
    keys: list[int] = []
    for stamped in FrameReader(container, best_stream(container)):
        if stamped.frame.key_frame:
            keys.append(len(pts))
        pts.append(stamped.pts)
    container.close()
    return Reel(descriptor, Names(np.array(pts), np.array(keys)), lambda: None, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    options = {"g": str(GROUP), "bf": "2", "preset": "fast", "sc_threshold": "0"}
    return make(
        tmp_path_factory.mktemp("reel") / "clip.mp4",
        Footage(frames=FRAMES, width=256, options=options),
    )


def number(frame: VideoFrame | None) -> int:
    assert frame is not None
    return read_number(upright(frame, 0))


def test_that_a_picture_far_off_comes_in_pieces_and_is_the_right_one(path: Path) -> None:
    reel = reel_of(path)
    tries = 0
    while (frame := reel.frame(GROUP + 40, until=PAST)) is None:
        tries += 1
        near = reel.stand_in(GROUP + 40)
        assert near is not None
        assert GROUP <= near[0] < GROUP + 40
        assert number(near[1]) == near[0]
    assert number(frame) == GROUP + 40
    assert tries == 39, "each time one picture more, none of them twice"
    reel.close()


def test_that_a_picture_of_a_clip_that_cannot_be_entered_comes_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk.media.tape.Tape.land", lambda *_args, **_more: None)
    reel = reel_of(path)
    for _ in range(2 * FRAMES):
        frame = reel.frame(GROUP + 40, until=PAST, key_at_once=True)
        if frame is not None:
            break
    assert number(frame) == GROUP + 40
    reel.close()


def test_that_going_back_the_group_before_is_ready_when_it_is_due(path: Path) -> None:
    reel = reel_of(path)
    assert number(reel.frame(GROUP + 5, heading=-1, rough=True)) == GROUP + 5
    while reel.prepare(GROUP + 5, time.monotonic() + 0.01, rough=True):
        pass
    for index in range(GROUP + 5, -1, -1):
        assert number(reel.frame(index, until=PAST, heading=-1, rough=True)) == index
    reel.close()


def test_that_a_group_without_room_goes_back_smaller_and_stands_still_at_full_size(
    path: Path,
) -> None:
    of_one = 256 * 144 * 3 // 2
    reel = reel_of(path, room=of_one * 24)
    for index in range(FRAMES - 1, -1, -1):
        while (frame := reel.frame(index, until=PAST, heading=-1, rough=True)) is None:
            pass
        assert number(frame) == index
        assert reel.film.bytes <= of_one * 24
        while reel.prepare(index, PAST, rough=True):
            pass
    assert frame is not None
    assert weight(frame) < of_one
    whole = reel.frame(10)
    assert whole is not None
    assert (weight(whole), number(whole)) == (of_one, 10)
    reel.close()


def test_that_stepping_back_makes_whole_pictures_ready(path: Path) -> None:
    of_one = 256 * 144 * 3 // 2
    reel = reel_of(path, room=of_one * 24)
    for index in range(FRAMES - 1, FRAMES - 30, -1):
        frame = reel.frame(index, heading=-1)
        assert number(frame) == index
        assert frame is not None
        assert weight(frame) == of_one
        while reel.prepare(index, PAST, rough=False):
            pass
    reel.close()


def test_that_a_clip_without_times_of_its_own_is_never_sought(path: Path) -> None:
    reel = reel_of(path, seeks=False)
    assert number(reel.frame(70)) == 70
    assert not reel.prepare(70, PAST, rough=True)
    assert reel.key_frame(GROUP + 9)[0] == GROUP + 9 or number(reel.key_frame(GROUP + 9)[1]) > 0
    assert number(reel.frame(3)) == 3
    reel.close()


def test_that_two_threads_decode_the_same_pictures_as_one(path: Path) -> None:
    alone, beside = reel_of(path), reel_of(path, threads=2)
    for index in (0, 60, 95, 30, 31, 50):
        one, two = alone.frame(index), beside.frame(index)
        assert one is not None
        assert two is not None
        assert np.array_equal(upright(one, 0), upright(two, 0))
    alone.close()
    beside.close()


def test_that_one_field_of_two_shows_every_second_line_alone() -> None:
    from av.video.frame import VideoFrame

    combed = draw(5, 192, 144)
    combed[1::2] = draw(9, 192, 144)[1::2]
    frame = VideoFrame.from_ndarray(combed, "rgb24").reformat(format="yuv444p")
    frame.pts = 0
    half = one_field(frame)
    assert (half.width, half.height) == (192, 72)
    assert read_number(upright(half, 0, (192, 144))) == 5


HASTY = {
    "b-frames": {"g": "24", "bf": "2", "preset": "fast"},
    "pyramid": {"g": "48", "bf": "4", "preset": "medium"},
    "open groups": {"preset": "fast", "x264-params": "open-gop=1:keyint=16:bframes=3"},
    "interlaced": {"flags": "+ildct+ilme", "x264-params": "interlaced=1", "bf": "2", "g": "24"},
    "references alone": {"g": "24", "bf": "0", "preset": "fast"},
    "temporal direct": {"g": "24", "bf": "3", "x264-params": "direct=temporal:weightb=1"},
}


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("kind", HASTY)
def test_that_whatever_was_left_out_before_every_picture_has_its_pixels(
    tmp_path: Path, kind: str, threads: int
) -> None:
    path = make(tmp_path / "clip.mp4", Footage(frames=FRAMES, height=160, options=HASTY[kind]))
    reel = reel_of(path, threads=threads)
    descriptor = os.open(path, os.O_RDONLY)
    container = open_container(descriptor)
    whole = [upright(one.frame, 0) for one in FrameReader(container, best_stream(container))]
    container.close()
    rng = random.Random(kind)
    for _ in range(120):
        index, turn = rng.randrange(FRAMES), rng.random()
        if turn < 0.2:
            reel.film.clear()
        if turn < 0.5:  # begun, and left for another wish
            reel.frame(index, until=PAST, hasty=True, key_at_once=rng.random() < 0.3)
        elif turn < 0.6:
            reel.prepare(index, PAST, rough=False)
        elif turn < 0.65:
            key, shown = reel.key_frame(index)
            assert np.array_equal(upright(shown, 0), whole[key])
        else:
            heading = rng.choice((-1, 0, 1))
            frame = reel.frame(index, heading=heading, hasty=heading == 0)
            assert frame is not None
            assert np.array_equal(upright(frame, 0), whole[index]), index
    assert reel.hastens, "it gave up leaving pictures out"
    reel.close()
    os.close(descriptor)


def test_that_a_jump_decodes_no_picture_that_nobody_leans_on(path: Path) -> None:
    hasty, whole = reel_of(path), reel_of(path)
    for reel, way in ((hasty, True), (whole, False)):
        assert number(reel.frame(GROUP + 40, hasty=way)) == GROUP + 40
    assert len(kept(whole)) == 41
    assert kept(hasty) == [GROUP, GROUP + 40], "its key picture and itself"
    assert number(hasty.frame(GROUP + 41, heading=1)) == GROUP + 41
    for reel in (hasty, whole):
        reel.close()


def test_that_what_lies_before_a_jump_is_made_ready_afterwards(path: Path) -> None:
    reel = reel_of(path)
    assert number(reel.frame(GROUP + 30, hasty=True)) == GROUP + 30
    while reel.prepare(GROUP + 30, PAST, rough=False):
        pass
    for index in range(GROUP + 30, 0, -1):
        assert number(reel.frame(index, until=PAST, heading=-1)) == index
    reel.close()


def test_that_far_from_its_key_picture_that_one_comes_at_once(tmp_path: Path) -> None:
    options = {"g": "100", "bf": "2", "preset": "fast", "sc_threshold": "0"}
    reel = reel_of(make(tmp_path / "clip.mp4", Footage(frames=180, options=options)))
    for index, far in ((95, True), (130, False)):
        reel.film.clear()
        frame = reel.frame(index, hasty=True, key_at_once=True)
        assert (frame is None) is far
        near = reel.stand_in(index)
        assert near is not None
        assert near[0] == (index // 100 * 100 if far else index)
        assert number(reel.frame(index, hasty=True)) == index
    reel.close()


def kept(reel: Reel) -> list[int]:
    return [index for index in range(len(reel)) if reel.film.get(index) is not None]


def test_that_a_jump_keeps_nothing_on_the_way_where_nothing_can_be_left_out(tmp_path: Path) -> None:
    options = {"preset": "fast", "g": str(GROUP)}
    path = make(tmp_path / "clip.mp4", Footage(codec="libx265", frames=FRAMES, options=options))
    for seeks, many in ((True, 2), (False, 41)):
        reel = reel_of(path, seeks=seeks)
        assert not reel.hastens
        assert number(reel.frame(GROUP + 40, hasty=True)) == GROUP + 40
        assert len([index for index in kept(reel) if index >= GROUP]) == many
        assert number(reel.frame(GROUP + 39, heading=-1)) == GROUP + 39
        reel.close()


def test_that_a_far_jump_keeps_what_steps_back_need_and_the_decoder_stays(tmp_path: Path) -> None:
    options = {"g": "120", "bf": "2", "preset": "fast", "sc_threshold": "0"}
    reel = reel_of(make(tmp_path / "clip.mp4", Footage(frames=140, options=options)))
    assert number(reel.frame(100, hasty=True)) == 100
    assert kept(reel) == [*range(76, 101)]
    assert not reel.prepare(100, PAST, rough=False), "playing on must not wait for it"
    assert number(reel.frame(101, until=PAST, heading=1)) == 101
    assert number(reel.frame(77, until=PAST, heading=-1)) == 77
    reel.close()
