from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from nvr_desk_ui.player.zoom import MOST, Zoom

TILE, SOURCE = QSizeF(800, 600), QSizeF(1920, 1080)
INNER = QRectF(300, 250, 200, 100)

points = st.tuples(st.floats(0, 800), st.floats(0, 600)).map(lambda pair: QPointF(*pair))


def point_under(zoom: Zoom, at: QPointF) -> tuple[float, float]:
    place = zoom.place(TILE, SOURCE)
    return (at.x() - place.left()) / place.width(), (at.y() - place.top()) / place.height()


def test_that_the_whole_picture_fits_in_its_shape() -> None:
    place = Zoom().place(TILE, SOURCE)
    assert (place.left(), place.width(), place.height()) == (0, 800, 450)
    assert place.center() == QPointF(400, 300)


@given(st.floats(INNER.left(), INNER.right()), st.floats(INNER.top(), INNER.bottom()))
def test_that_what_lies_under_the_mouse_stays_there(x: float, y: float) -> None:
    zoom, at = Zoom(), QPointF(x, y)
    zoom.by(4, at, TILE, SOURCE)
    before = point_under(zoom, at)
    zoom.by(2, at, TILE, SOURCE)
    assert point_under(zoom, at) == pytest.approx(before, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-6, 12), points, points), max_size=12))
def test_that_an_enlarged_picture_leaves_no_gap_and_the_whole_one_is_in_the_middle(
    moves: list[tuple[float, QPointF, QPointF]],
) -> None:
    zoom = Zoom()
    for steps, at, by in moves:
        zoom.by(steps, at, TILE, SOURCE)
        zoom.pan(by - QPointF(400, 300), TILE, SOURCE)
        place = zoom.place(TILE, SOURCE)
        assert 1 <= zoom.factor <= MOST
        if place.width() > TILE.width() + 1e-6:
            assert place.left() <= 1e-6
            assert place.right() >= TILE.width() - 1e-6
        if place.height() <= TILE.height():
            assert place.center().y() == pytest.approx(300)


def test_that_it_does_not_pan_what_is_seen_whole() -> None:
    zoom = Zoom()
    before = zoom.place(TILE, SOURCE)
    zoom.pan(QPointF(50, 50), TILE, SOURCE)
    assert zoom.place(TILE, SOURCE) == before
