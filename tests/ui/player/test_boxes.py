from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from nvr_desk.records.track import (
    Analysis,
    Coverage,
    ModelStamp,
    ObjectClass,
    Track,
)
from nvr_desk_ui.player.boxes import BoxBook
from nvr_desk_ui.player.paint import free_spot


def analysis(*tracks: Track) -> Analysis:
    stamp = ModelStamp("yolo26n", "a" * 64, "openvino-cpu", (ObjectClass.PERSON,))
    return Analysis("c" * 64, stamp, "{}", "d" * 64, tracks, Coverage((), (), 0), 1.0)


def track(number: int, pts: list[int], seen: list[bool]) -> Track:
    count = len(pts)
    box = np.tile(np.array([10, 20, 30, 60], np.float32), (count, 1)) + np.arange(count)[:, None]
    return Track(
        number,
        ObjectClass.PERSON,
        np.array(pts, np.int64),
        box.astype(np.float32),
        np.full(count, 0.5, np.float32),
        np.array(seen),
    )


def test_that_a_box_is_drawn_on_its_own_pts_and_on_no_neighbour() -> None:
    book = BoxBook(analysis(track(1, [0, 40, 80], [True, False, True])))
    assert [(box.x1, box.seen) for box in book.at(40)] == [(11.0, False)]
    assert book.at(39) == []
    assert book.at(41) == []


def test_that_every_track_in_the_picture_gives_a_box() -> None:
    book = BoxBook(analysis(track(1, [0, 40], [True, True]), track(2, [40, 80], [True, True])))
    assert [box.number for box in book.at(40)] == [1, 2]
    assert [box.number for box in book.at(80)] == [2]


def test_that_an_interpolated_box_says_so_in_its_caption() -> None:
    book = BoxBook(analysis(track(4, [0, 40], [True, False])))
    assert book.at(0)[0].caption == "person 4 · 0.50"
    assert book.at(40)[0].caption == "~ person 4 · 0.50"


def test_that_a_clip_nobody_looked_at_has_no_boxes() -> None:
    assert BoxBook(None).at(0) == []


def test_that_words_keep_clear_of_the_head_up_lines_and_of_each_other() -> None:
    tile = QRectF(0, 0, 640, 360)
    headup = QRectF(8, 8, 240, 60)
    taken = [headup]
    for left in (10.0, 40.0, 60.0):
        spot = free_spot(QRectF(left, 20, 60, 200), 90, tile, taken)
        assert tile.contains(spot)
        assert not any(spot.intersects(other) for other in taken)
        taken.append(spot)


def test_that_words_of_a_box_over_the_whole_tile_stay_inside() -> None:
    tile = QRectF(0, 0, 640, 360)
    spot = free_spot(QRectF(-5, -5, 650, 370), 90, tile, [QRectF(8, 8, 300, 60)])
    assert tile.contains(spot)
