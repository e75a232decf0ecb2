"""Whatever the size of a tile: what has to be said over a picture stands inside it, and apart."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from nvr_desk_ui.player import headup, paint
from nvr_desk_ui.player.paint import Lines
from nvr_desk_ui.player.transport import Transport

from tests.fakes.desk import delivery_row

if TYPE_CHECKING:
    from nvr_desk_ui.theme import Theme

LONG = "enhanced view: 3.1× enlarged, brightness +30, contrast +10, gamma 1.41, one field of two"


def said(width: int, height: int, lines: Lines) -> list[QRectF]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    taken = paint.headup(painter, QRectF(0, 0, width, height), lines)
    painter.end()
    return taken


@pytest.mark.parametrize("width", [240, 388, 560, 900, 1600])
def test_that_badges_stand_inside_the_tile_and_nothing_covers_another(
    themed: Theme, width: int
) -> None:
    row, clip = delivery_row(1), Transport(np.arange(50.0))
    motion = headup.motion_lines(clip, exact=True, smaller=False)
    left = headup.time_lines(row, 3.0, "America/Denver")
    right = headup.brief_lines(row, clip, 3, 3000, motion)
    lines = Lines(left, right, badges=[LONG], note="This is the last picture")
    taken = said(width, 240, lines)
    tile = QRectF(0, 0, width, 240)
    assert len(taken) == 5
    assert all(tile.contains(rect) for rect in taken)
    assert not any(one.intersects(other) for one, other in combinations(taken, 2))


def test_that_a_narrow_tile_still_names_item_picture_and_pts() -> None:
    row, clip = delivery_row(1), Transport(np.arange(50.0))
    lines = headup.brief_lines(row, clip, 3, 90_000, ["paused"])
    assert lines == ["26-004417-01", "4/50 · pts 90000", "0:00:03.000", "paused"]


def test_that_the_display_tells_how_it_plays() -> None:
    clip = Transport(np.arange(50.0))
    clip.jump(20)
    for speed, exact, smaller, told in (
        (0.0, True, False, "paused"),
        (0.25, True, False, "0.25× forward"),
        (-1.0, True, True, "1× back  ·  smaller while it plays back"),
        (4.0, False, False, "4× forward  ·  key pictures only"),
        (0.0, False, False, "paused  ·  an earlier picture; the exact one is coming"),
    ):
        clip.clock.run(speed, 0.0)
        assert headup.motion_lines(clip, exact=exact, smaller=smaller) == [told]
    clip.jump(49)
    clip.loop_to()
    assert headup.motion_lines(clip, exact=True, smaller=False) == [
        *("paused  ·  end of clip", "loop 0:00:00.000 to 0:00:49.000"),
    ]
