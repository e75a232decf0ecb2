"""A bad clip costs itself: its worker is replaced, its neighbours are surveyed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media.pool import DecodePool, PoolLimits
from nvr_desk.records.media import MediaState

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

POISON = "tests.fakes.media_poison"
QUICK = PoolLimits(stall_s=0.4, base_s=0.8)
LIGHT = PoolLimits(rss_bytes=400 << 20)


def _clip(folder: Path, words: str) -> Path:
    path = folder / f"{words.replace(' ', '_')}.mp4"
    path.write_bytes(words.encode() + b"\0")
    return path


@pytest.mark.parametrize(
    ("words", "limits", "reason"),
    [
        ("segfault", LIGHT, "ended its isolated process twice: signal SIGSEGV"),
        ("leave", LIGHT, "ended its isolated process twice: it ended with status 3"),
        ("hang", QUICK, "took too long twice"),
        ("chatter", QUICK, "took too long twice"),
        ("eat", LIGHT, "MiB of memory"),
        ("garbage", LIGHT, "not JSON"),
        ("nonsense", LIGHT, "its report made no sense"),
    ],
)
def test_that_a_clip_that_ends_its_worker_twice_is_bad(
    tmp_path: Path, words: str, limits: PoolLimits, reason: str
) -> None:
    with DecodePool(1, module=POISON, limits=limits) as pool:
        survey = pool.survey(_clip(tmp_path, words), name=f"{words}.mp4")
        assert survey.state is MediaState.BAD
        assert reason in str(survey.reason)
        pool._limits = LIGHT  # the neighbour shall not depend on how busy this machine is
        good = pool.survey(_clip(tmp_path, "fine"), name="fine")
    assert str(good.reason).startswith("fine 1")


def test_that_a_clip_is_not_blamed_for_what_others_left_in_a_worker(tmp_path: Path) -> None:
    clip = _clip(tmp_path, "die when used")
    with DecodePool(1, module=POISON, limits=LIGHT) as pool:
        pool.survey(_clip(tmp_path, "fine"), name="fine")
        survey = pool.survey(clip, name="clip")
    assert survey.reason == "die when used 1"


def test_that_a_handler_that_raises_gives_a_bad_clip_and_keeps_its_worker(tmp_path: Path) -> None:
    with DecodePool(1, module=POISON, limits=LIGHT) as pool:
        assert pool.survey(_clip(tmp_path, "raise"), name="x").state is MediaState.BAD
        assert pool.survey(_clip(tmp_path, "fine"), name="x").reason == "fine 2"


def test_that_a_worker_is_replaced_after_its_share_of_clips(tmp_path: Path) -> None:
    limits = PoolLimits(recycle_after=2)
    with DecodePool(1, module=POISON, limits=limits) as pool:
        reasons = [pool.survey(_clip(tmp_path, "fine"), name="x").reason for _ in range(5)]
    assert reasons == ["fine 1", "fine 2", "fine 1", "fine 2", "fine 1"]


def test_that_every_one_of_many_comes_back_once(tmp_path: Path) -> None:
    words = ["fine", "segfault", "fine too", "leave", "nonsense", "last"]
    items = [(str(i), _clip(tmp_path, each), each) for i, each in enumerate(words)]
    items.append(("gone", tmp_path / "gone", "gone.mp4"))
    with DecodePool(2, module=POISON, limits=LIGHT) as pool:
        found = dict(pool.survey_many(items))
    assert sorted(found) == sorted(key for key, _, _ in items)
    assert all(survey.reason for survey in found.values())
    assert "cannot be opened" in str(found["gone"].reason)


def test_that_the_feed_is_read_only_a_little_ahead(tmp_path: Path) -> None:
    taken: list[int] = []

    def items() -> Generator[tuple[str, Path, str]]:
        for number in range(50):
            taken.append(number)
            yield str(number), clip, "x"

    clip = _clip(tmp_path, "fine")
    with DecodePool(2, module=POISON) as pool:
        stream = pool.survey_many(items())
        next(stream)
        assert len(taken) <= 8
        stream.close()


def test_that_a_missing_file_is_said_to_the_caller(tmp_path: Path) -> None:
    with DecodePool(1, module=POISON) as pool, pytest.raises(FileNotFoundError):
        pool.survey(tmp_path / "none.mp4", name="none.mp4")


def test_that_a_closed_pool_takes_nothing(tmp_path: Path) -> None:
    pool = DecodePool(1, module=POISON)
    pool.close()
    with pytest.raises(MediaError, match="closed"):
        pool.survey(_clip(tmp_path, "fine"), name="x")


def test_that_closing_ends_a_survey_under_way(tmp_path: Path) -> None:
    clip = _clip(tmp_path, "hang")
    ended: list[str] = []
    pool = DecodePool(1, module=POISON)

    def survey() -> None:
        with pytest.raises(WorkerDiedError):
            pool.survey(clip, name="hang")
        ended.append("ended")

    thread = threading.Thread(target=survey)
    thread.start()
    while not pool._busy:
        thread.join(0.01)
    pool.close()
    thread.join(60)
    assert ended == ["ended"]


def test_that_real_clips_go_through_real_workers(tmp_path: Path) -> None:
    wanted = Footage(frames=12)
    items = [(str(i), make(tmp_path / f"{i}.mp4", wanted), f"{i}.mp4") for i in range(4)]
    with DecodePool(2) as pool:
        found = dict(pool.survey_many(items))
    assert {survey.state for survey in found.values()} == {MediaState.OK}
    assert {len(survey.pts) for survey in found.values()} == {12}
