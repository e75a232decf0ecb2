"""Whatever a person does in whatever order: the picture on screen is the one that is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.media.pool import DecodePool

from tests.fakes.media_kinds import KINDS
from tests.fakes.player_stage import PlayerStage, StagedClip
from tests.fakes.player_walk import Walker
from tests.footage_maker import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk_ui.theme import Theme

MOVES = 24
WALKED = ("uneven.mp4", "b-frames.mp4", "three-quarters.mp4", "hevc.mp4", "vp9.webm", "mpeg4.avi")


@pytest.fixture
def stage(themed: Theme, tmp_path: Path) -> Iterator[tuple[PlayerStage, list[StagedClip]]]:
    clips: list[StagedClip] = []
    with DecodePool(1) as pool:
        for name in WALKED:
            path = make(tmp_path / name, replace(KINDS[name], width=320, height=240))
            clips.append(StagedClip(path, pool.survey(path, name=name)))
    one = PlayerStage(clips)
    yield one, clips
    one.close()


@pytest.mark.slow
def test_that_every_picture_on_screen_is_the_one_that_is_named(
    stage: tuple[PlayerStage, list[StagedClip]],
) -> None:
    player, clips = stage
    for number, clip in enumerate(clips):
        player.choose(number)
        told = Walker(player, clip, 0, seed=number).run(MOVES)
        assert told.wrong == [], WALKED[number]
        assert told.painted >= MOVES // 2
