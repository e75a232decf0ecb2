"""The decode room on real footage."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.media.frames import FrameReader, best_stream, open_container, rotation_of, upright
from nvr_desk.media.pool import DecodePool
from nvr_desk.media.session import PlayerSession
from nvr_desk.records.media import MediaState

if TYPE_CHECKING:
    from pathlib import Path

CLIPS = {
    "bottle-detection.mp4": (1189, 640, 360),
    "car-detection.mp4": (377, 768, 432),
    "one-by-one-person-detection.mp4": (1394, 768, 432),
    "people.mp4": (302, 1920, 1080),
}


@pytest.mark.parametrize("name", CLIPS)
def test_that_pictures_by_jump_are_those_of_one_straight_decode(
    shared_data: Path, name: str
) -> None:
    path = shared_data / "clips" / name
    count, width, height = CLIPS[name]
    with DecodePool(1) as pool, PlayerSession() as session:
        survey = pool.survey(path, name=name)
        assert (survey.state, len(survey.pts)) == (MediaState.OK, count)
        assert survey.facts is not None
        assert survey.facts.upright_size == (width, height)
        assert len(survey.strip) == 12
        session.open(path, "00" * 32, survey.facts, survey.pts)
        wanted = sorted(random.Random(4).sample(range(count), 12))
        straight = _straight(path, wanted)
        for index in random.Random(5).sample(wanted, len(wanted)):
            assert np.array_equal(session.picture(index).rgb, straight[index])


def _straight(
    path: Path, wanted: list[int]
) -> dict[int, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    descriptor = os.open(path, os.O_RDONLY)
    container = open_container(descriptor)
    found = {
        index: upright(stamped.frame, rotation_of(stamped.frame))
        for index, stamped in enumerate(FrameReader(container, best_stream(container)))
        if index in wanted
    }
    container.close()
    os.close(descriptor)
    return found
