from __future__ import annotations

import numpy as np

from nvr_desk.records.track import (
    Analysis,
    Coverage,
    ModelStamp,
    ObjectClass,
    Track,
)
from nvr_desk_ui.player.boxes import BoxBook


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
