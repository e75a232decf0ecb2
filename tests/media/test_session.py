"""The picture that is asked for is the picture that comes, however the clip is made."""

from __future__ import annotations

import os
import random
import signal
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.errors import MediaError
from nvr_desk.media.pool import DecodePool
from nvr_desk.media.session import Glimpse, Manner, PlayerSession, tile_group

from tests.fakes.media_kinds import KINDS
from tests.footage_maker import Footage, make, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.media import Survey

SHA = "ab" * 32


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DecodePool, PlayerSession]]:
    """Both with their worker running, so that no test seems to leave it behind."""
    path = make(tmp_path_factory.mktemp("warm") / "clip.mp4", Footage(frames=2))
    with DecodePool(1) as pool, PlayerSession() as session:
        _open(session, pool, path)
        yield pool, session


@pytest.fixture
def pool(warm: tuple[DecodePool, PlayerSession]) -> DecodePool:
    return warm[0]


@pytest.fixture
def session(warm: tuple[DecodePool, PlayerSession]) -> PlayerSession:
    return warm[1]


def _open(session: PlayerSession, pool: DecodePool, path: Path) -> Survey:
    survey = pool.survey(path, name=path.name)
    assert survey.facts is not None, survey.reason
    session.open(path, SHA, survey.facts, survey.pts)
    return survey


@pytest.mark.parametrize("kind", KINDS)
def test_that_stepping_and_jumping_are_exact(
    session: PlayerSession, pool: DecodePool, tmp_path: Path, kind: str
) -> None:
    made = KINDS[kind]
    survey = _open(session, pool, make(tmp_path / kind, made))
    count = len(survey.pts)
    # An edit list hides what was recorded before zero.
    hidden = sum(tick < 0 for tick in made.ticks or ())
    rng = random.Random(3)
    jumps = [rng.randrange(count) for _ in range(40)]
    for index in [*jumps, *range(count), *reversed(range(count))]:
        picture = session.picture(index)
        assert read_number(picture.rgb) == index + hidden
        assert picture.index == index
        assert picture.ref.pts == survey.pts[index]
        assert picture.rgb.shape == (made.height, made.width, 3)


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_key_picture_is_exact_too_and_never_later(
    session: PlayerSession, pool: DecodePool, tmp_path: Path, kind: str
) -> None:
    made = KINDS[kind]
    survey = _open(session, pool, make(tmp_path / kind, made))
    hidden = sum(tick < 0 for tick in made.ticks or ())
    for index in (0, 5, 13, len(survey.pts) - 1, 20):
        picture = session.key_picture(index)
        assert picture.index <= index
        assert read_number(picture.rgb) == picture.index + hidden
        assert read_number(session.picture(index).rgb) == index + hidden


def test_that_a_picture_carries_its_name_and_time(
    session: PlayerSession, pool: DecodePool, tmp_path: Path
) -> None:
    survey = _open(session, pool, make(tmp_path / "clip.mp4", KINDS["late-start.mp4"]))
    picture = session.picture(3)
    assert survey.facts is not None
    assert (picture.ref.sha256, picture.ref.stream_index, picture.ref.nth) == (SHA, 0, 0)
    assert picture.t_s == pytest.approx(7.12)
    assert not picture.rgb.flags.writeable


def test_that_repeated_times_are_told_apart(
    session: PlayerSession, pool: DecodePool, tmp_path: Path
) -> None:
    path = make(tmp_path / "clip.avi", KINDS["mpeg4.avi"])
    survey = _open(session, pool, path)
    repeats = np.flatnonzero(np.diff(survey.pts) == 0)
    assert len(repeats) > 0, "this muxer no longer repeats a pts: find another clip"
    index = int(repeats[0]) + 1
    picture = session.picture(index)
    assert picture.ref.nth == 1
    assert picture.ref.pts == session.picture(index - 1).ref.pts
    assert read_number(picture.rgb) == index


def test_that_a_picture_can_be_asked_for_smaller(
    session: PlayerSession, pool: DecodePool, tmp_path: Path
) -> None:
    _open(session, pool, make(tmp_path / "clip.mp4", Footage(width=640, height=480, rotation=270)))
    assert session.picture(20, max_width=320).rgb.shape == (240, 320, 3)
    assert session.picture(20, max_width=3200).rgb.shape == (480, 640, 3)
    assert read_number(session.picture(20, max_width=320).rgb) == 20


def test_that_a_damaged_clip_shows_the_same_picture_from_either_side(
    session: PlayerSession, pool: DecodePool, tmp_path: Path
) -> None:
    path = make(tmp_path / "clip.mp4", Footage(frames=60, options={"bf": "2", "preset": "fast"}))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 200] = bytes(200)
    path.write_bytes(data)
    survey = _open(session, pool, path)
    forward = [session.picture(i).rgb.tobytes() for i in range(len(survey.pts))]
    _open(session, pool, path)
    backward = [session.picture(i).rgb.tobytes() for i in reversed(range(len(survey.pts)))]
    assert forward == backward[::-1]


@pytest.mark.parametrize("index", [-1, 48, 10**9])
def test_that_a_picture_outside_the_clip_is_refused(
    session: PlayerSession, pool: DecodePool, tmp_path: Path, index: int
) -> None:
    _open(session, pool, make(tmp_path / "clip.mp4", KINDS["plain.mp4"]))
    with pytest.raises(MediaError):
        session.picture(index)
    with pytest.raises(MediaError):
        session.key_picture(index)
    assert read_number(session.picture(1).rgb) == 1


def test_that_times_that_do_not_fit_the_clip_give_no_wrong_picture(
    session: PlayerSession, pool: DecodePool, tmp_path: Path
) -> None:
    path = make(tmp_path / "clip.mp4", KINDS["plain.mp4"])
    survey = pool.survey(path, name="clip.mp4")
    assert survey.facts is not None
    session.open(path, SHA, survey.facts, survey.pts + 1)
    with pytest.raises(MediaError):
        session.picture(20)


def test_that_a_session_lives_on_after_its_worker_died(pool: DecodePool, tmp_path: Path) -> None:
    with PlayerSession() as session:
        _open(session, pool, make(tmp_path / "clip.mp4", KINDS["plain.mp4"]))
        worker = session._worker.running()
        os.kill(worker.pid, signal.SIGKILL)
        worker._process.wait()
        assert read_number(session.picture(2).rgb) == 2
        assert session._worker.running() is not worker


def test_that_nothing_is_shown_before_something_is_open() -> None:
    with PlayerSession() as session, pytest.raises(MediaError, match="no clip is open"):
        session.picture(0)


def test_that_tiles_share_one_worker_and_each_shows_its_own_clip(
    pool: DecodePool, tmp_path: Path
) -> None:
    left, right = tile_group(2)
    _open(left, pool, make(tmp_path / "left.mp4", KINDS["plain.mp4"]))
    _open(right, pool, make(tmp_path / "right.webm", KINDS["vp9.webm"]))
    assert left._worker is right._worker
    for index in (5, 40, 6):
        assert read_number(left.picture(index).rgb) == index
        assert read_number(right.picture(47 - index).rgb) == 47 - index
    worker = left._worker.running()
    os.kill(worker.pid, signal.SIGKILL)
    worker._process.wait()
    assert read_number(left.picture(3).rgb) == 3
    assert read_number(right.picture(4).rgb) == 4
    left.close()
    assert read_number(right.picture(30).rgb) == 30
    with pytest.raises(MediaError, match="no clip is open"):
        left.picture(0)
    right.close()


def test_that_a_glimpse_shows_an_earlier_picture_until_the_wanted_one_is_there(
    session: PlayerSession, pool: DecodePool, tmp_path: Path
) -> None:
    options = {"g": "200", "preset": "fast", "sc_threshold": "0"}
    path = make(tmp_path / "clip.mp4", Footage(frames=90, options=options))
    survey = pool.survey(path, name=path.name)
    assert survey.facts is not None
    session.open(path, SHA, survey.facts, survey.pts, survey.keys)
    first = session.glimpse(80, 0.0, Manner(stand_in=True))
    assert first.picture is not None
    assert (first.exact, first.picture.index < 80) == (False, True)
    assert read_number(first.picture.rgb) == first.picture.index
    assert first.picture.ref.pts == survey.pts[first.picture.index]
    assert session.glimpse(80, 0.0, Manner()) == Glimpse(None, exact=False)
    while not (last := session.glimpse(80, 0.0, Manner())).exact:
        pass
    assert last.picture is not None
    assert read_number(last.picture.rgb) == 80
