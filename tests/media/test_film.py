"""What is kept of decoded pictures, and what is let go first."""

from __future__ import annotations

import pytest
from av.video.frame import VideoFrame

from nvr_desk.media.film import Film, shrunk, weight

ONE = 64 * 48 * 3 // 2


def picture(width: int = 64, height: int = 48, pixels: str = "yuv420p") -> VideoFrame:
    return VideoFrame(width, height, pixels)


def filled(count: int, room: int) -> Film:
    film = Film(room * ONE)
    for index in range(count):
        film.aim(index)
        film.put(index, picture())
    return film


def test_that_no_more_is_kept_than_there_is_room_for() -> None:
    film = filled(30, room=10)
    assert film.bytes <= 10 * ONE
    assert [index for index in range(30) if film.get(index)] == list(range(20, 30))


def test_that_one_picture_is_kept_also_where_it_does_not_fit() -> None:
    film = Film(10)
    film.put(5, picture())
    assert film.get(5) is not None


@pytest.mark.parametrize("heading", [1, -1])
def test_that_pictures_ahead_outlast_those_behind(heading: int) -> None:
    film = Film(10 * ONE)
    film.aim(10, heading)
    # From the middle outwards, so that both sides compete for the room.
    for index in sorted(range(20), key=lambda index: abs(index - 10)):
        film.put(index, picture())
    held = [index for index in range(20) if film.get(index)]
    ahead = [index for index in held if (index - 10) * heading >= 0]
    assert len(held) == 10
    assert len(ahead) == 10


def test_that_a_smaller_picture_does_for_going_back_and_not_for_looking_closely() -> None:
    film = Film(100 * ONE)
    film.put(3, picture(), 2)
    assert film.get(3) is None
    small = film.get(3, 8)
    assert small is not None
    assert (small.width, small.height) == (32, 24)
    film.put(3, picture())
    whole = film.get(3)
    assert whole is not None
    assert whole.width == 64
    assert film.bytes == ONE
    film.put(3, picture(), 4)
    assert film.get(3) is whole, "a better one is not given away for a smaller one"


def test_that_the_nearest_whole_picture_before_is_found_within_its_group() -> None:
    film = Film(100 * ONE)
    for index, share in ((2, 1), (5, 1), (7, 2)):
        film.put(index, picture(), share)
    assert film.before(8, 0) == 5
    assert film.before(5, 0) == 5
    assert film.before(4, 0) == 2
    assert film.before(4, 3) is None


def test_that_a_run_of_kept_pictures_ends_where_one_is_missing() -> None:
    film = Film(100 * ONE)
    for index in (1, 3, 4, 5):
        film.put(index, picture())
    assert film.run_down(5, 1) == 3
    assert film.run_down(9, 1) == 10


def test_that_a_long_group_is_kept_smaller_so_that_all_of_it_fits() -> None:
    film = Film(100 * ONE)
    assert [film.share_for(count, ONE) for count in (60, 80, 200, 290, 310, 5000)] == [
        *(1, 2, 2, 2, 4, 8),
    ]


def test_that_a_smaller_picture_keeps_pixels_and_colours() -> None:
    frame = picture(1280, 720, "yuv420p10le")
    small = shrunk(frame, 2)
    assert (small.width, small.height, small.format.name) == (640, 360, "yuv420p10le")
    # 720 lines that name no colours are BT.709; 360 lines would be taken for BT.601.
    assert int(small.colorspace) == 1
    assert weight(small) * 4 == weight(frame)
