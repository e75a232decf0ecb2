from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import av
import pytest

from nvr_desk.digest import sha256_file
from nvr_desk.upkeep.bench.asked import Asked, asked
from nvr_desk.upkeep.bench.corpus import make_corpus, make_loop
from nvr_desk.upkeep.bench.machine import decode_ms, machine

if TYPE_CHECKING:
    from pathlib import Path

SMALL = (160, 96)


def _pictures(path: Path) -> tuple[list[float], list[float]]:
    """Seconds of all pictures, and of the key ones."""
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
    return [f.time or 0.0 for f in frames], [f.time or 0.0 for f in frames if f.key_frame]


def test_that_each_clip_has_bytes_of_its_own_and_decodes_whole(tmp_path: Path) -> None:
    clips = make_corpus(tmp_path, 34, size=SMALL, seconds=1.0)
    assert sorted(tmp_path.iterdir()) == sorted(clips)  # nothing else is left there
    assert len({sha256_file(clip) for clip in clips}) == 34
    assert [len(_pictures(clip)[0]) for clip in clips[:6]] == [15, 15, 15, 15, 14, 14]


def test_that_a_loop_has_a_key_picture_a_group_and_none_between(tmp_path: Path) -> None:
    clip = make_loop(tmp_path / "loop.mp4", 10, 3, size=SMALL, rate=10)
    seconds, keys = _pictures(clip)
    assert [path.name for path in tmp_path.iterdir()] == ["loop.mp4"]
    assert seconds == pytest.approx([k / 10 for k in range(30)], abs=1e-4)
    assert keys == pytest.approx([0.0, 1.0, 2.0], abs=1e-4)
    assert all(b > a for a, b in pairwise(seconds))


def test_that_the_machine_is_told_with_its_disk_and_a_decode(tmp_path: Path) -> None:
    clip = make_loop(tmp_path / "loop.mp4", 5, 1, size=SMALL, rate=5)
    assert decode_ms(clip) > 0
    told = machine(tmp_path)
    assert told["fsync_p95_ms"] > 0
    assert told["cores"] >= 1
    assert [path.name for path in tmp_path.iterdir()] == ["loop.mp4"]


def test_that_what_is_asked_for_reaches_another_process_whole(tmp_path: Path) -> None:
    wanted = Asked(tmp_path / "big", tmp_path, tries=7, play_s=1.5, clips=3)
    assert asked(wanted.text()) == wanted
