"""Whatever the size of a tile: what has to be said over a picture stands inside it, and apart."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from nvr_desk_ui import theme
from nvr_desk_ui.player import headup, hud, paint
from nvr_desk_ui.player.hud import Corner
from nvr_desk_ui.player.paint import Lines
from nvr_desk_ui.player.transport import Transport
from nvr_desk_ui.presenters.words import NO_IDENTITY

from tests.fakes.desk import delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from nvr_desk_ui.theme import Theme

LONG = "enhanced view: 3.1× enlarged, brightness +30, contrast +10, gamma 1.41, one field of two"


NOTE = "This is the last picture"


def said(width: int, height: int, lines: Lines, corner: Corner) -> list[QRectF]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    taken = paint.headup(painter, QRectF(0, 0, width, height), lines, corner, NOTE)
    painter.end()
    return taken


def every_line() -> Lines:
    row, clip = delivery_row(1), Transport(np.arange(50.0))
    states = [headup.KEYS_ONLY]
    right = headup.brief_lines(row, clip, 3, 3000, headup.motion_lines(clip, states))
    left = headup.time_lines(row, 3.0, "America/Denver")
    return Lines(left, right, badges=[LONG], states=states)


@pytest.mark.parametrize("corner", list(Corner))
@pytest.mark.parametrize("width", [240, 388, 560, 900, 1600])
def test_that_badges_stand_inside_the_tile_and_nothing_covers_another(
    themed: Theme, width: int, corner: Corner
) -> None:
    taken = said(width, 240, every_line(), corner)
    tile = QRectF(0, 0, width, 240)
    assert len(taken) == 4  # badge, identity, note, and the lines, or the state in their place
    assert all(tile.contains(rect) for rect in taken)
    assert not any(one.intersects(other) for one, other in combinations(taken, 2))
    if corner is not Corner.OFF:
        lines = taken[-1]
        tags = taken[:-1]
        below = min(rect.top() for rect in tags) > lines.bottom()
        assert below is not corner.low, "words stand on the other side: each corner can be free"
        nearer_right = width - lines.right() < lines.left()
        assert nearer_right is corner.right or lines.width() > width - 20
        assert (lines.top() > 20) is corner.low


def test_that_a_display_that_is_off_leaves_the_picture_free_but_for_what_was_done_to_it(
    themed: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(paint, "_tag", _noting(drawn, paint._tag))
    monkeypatch.setattr(paint, "_block", lambda *_args: pytest.fail("the lines are off"))
    taken = said(900, 400, every_line(), Corner.OFF)
    assert drawn == [LONG, headup.KEYS_ONLY, NO_IDENTITY, NOTE]
    assert min(rect.top() for rect in taken) > 300


def test_that_without_boxes_and_display_nothing_covers_a_picture_as_it_was_decoded(
    themed: Theme,
) -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plain = Lines(["claim"], ["paused"])
    tile = QRectF(0, 0, 400, 200)
    for corner in Corner:
        taken = paint.headup(painter, tile, plain, corner, boxes=False)
        assert len(taken) == (0 if corner is Corner.OFF else 1)
        noted = paint.headup(painter, tile, plain, corner, NOTE, boxes=False)
        assert all(tile.contains(rect) for rect in noted)
        assert not any(one.intersects(other) for one, other in combinations(noted, 2))
    painter.end()


def _noting(drawn: list[str], draw: Callable[..., QRectF]) -> Callable[..., QRectF]:
    def tag(painter: QPainter, tile: QRectF, text: str, *rest: Any, **more: Any) -> QRectF:  # noqa: ANN401
        drawn.append(text)
        return draw(painter, tile, text, *rest, **more)

    return tag


def test_that_the_corners_go_round_and_one_is_remembered() -> None:
    assert hud.remembered() is Corner.TOP_LEFT
    seen = [Corner.TOP_LEFT]
    for _ in range(5):
        seen.append(seen[-1].after)
    assert seen == [*Corner, Corner.TOP_LEFT]
    hud.remember(Corner.BOTTOM_RIGHT)
    assert hud.remembered() is Corner.BOTTOM_RIGHT


@pytest.mark.parametrize("points", [7.5, 15.0])
@pytest.mark.parametrize("width", [180, 300, 416])
def test_that_the_zone_of_a_claim_is_never_cut(
    themed: Theme, qapp: QApplication, points: float, width: int
) -> None:
    metrics = QFontMetricsF(theme.mono_font(points))
    (claim, *_) = headup.time_lines(delivery_row(1), 3.0, "America/Denver")
    parts = paint.wrapped(claim, metrics, width)
    assert " ".join(parts) == claim
    assert all(metrics.horizontalAdvance(part) <= width for part in parts)
    assert parts[-1].endswith("\u221207:00")


def test_that_a_narrow_tile_still_names_item_picture_and_pts() -> None:
    row, clip = delivery_row(1), Transport(np.arange(50.0))
    lines = headup.brief_lines(row, clip, 3, 90_000, ["paused"])
    assert lines == ["26-004417-01 · 4/50 · pts 90000", "0:00:03.000 · paused"]


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
        states = headup.states(clip, exact=exact, smaller=smaller)
        assert headup.motion_lines(clip, states) == [told]
    clip.jump(49)
    clip.loop_to()
    assert headup.motion_lines(clip, []) == [
        *("paused  ·  end of clip", "loop 0:00:00.000 to 0:00:49.000"),
    ]
