"""A clip decoded ahead gives the same pictures, holds few, carries its errors over, and stops."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import MediaError
from nvr_desk.vision.ahead import Ahead

from tests.fakes.truth import NumberedShot

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG_S = 20.0
MEGABYTE = 1_000_000


class Decoder:
    """Counts what it decoded; ``reached`` waits until it has decoded so many."""

    def __init__(self, count: int, *, size: int = MEGABYTE, fails: Exception | None = None) -> None:
        self.decoded = 0
        self.thread = ""
        self._count = count
        self._size = size
        self._fails = fails
        self._changed = threading.Condition()

    def __iter__(self) -> Iterator[NumberedShot]:
        self.thread = threading.current_thread().name
        for number in range(self._count):
            with self._changed:
                self.decoded += 1
                self._changed.notify_all()
            yield NumberedShot(number, number, size_bytes=self._size)
        if self._fails is not None:
            raise self._fails

    def reached(self, count: int, within_s: float = LONG_S) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.decoded >= count, within_s)


def test_that_all_pictures_come_in_order_decoded_in_another_thread() -> None:
    decoder = Decoder(200)
    with Ahead(decoder, 10 * MEGABYTE, "clip-3") as ahead:
        assert [shot.number for shot in ahead] == list(range(200))
    assert decoder.thread == "clip-3"


def test_that_it_decodes_on_while_a_picture_is_in_use() -> None:
    decoder = Decoder(100)
    with Ahead(decoder, 10 * MEGABYTE) as ahead:
        for _ in ahead:
            assert decoder.reached(5)
            break


def test_that_what_waits_is_bounded_in_bytes() -> None:
    decoder = Decoder(500)
    with Ahead(decoder, 10 * MEGABYTE) as ahead:
        most = 0
        for taken, _ in enumerate(ahead, 1):
            if taken % 50 == 1:
                decoder.reached(500, 0.05)  # as far as it gets
            most = max(most, decoder.decoded - taken)
    assert 5 <= most <= 11, "ten wait, and one is in the decoder's hand"


def test_that_pictures_larger_than_the_bound_still_come_one_by_one() -> None:
    decoder = Decoder(7, size=50 * MEGABYTE)
    with Ahead(decoder, 10 * MEGABYTE) as ahead:
        assert len(list(ahead)) == 7


def test_that_what_the_decoder_raises_comes_after_the_pictures_before() -> None:
    seen: list[int] = []
    with (
        pytest.raises(MediaError, match="damaged"),
        Ahead(Decoder(3, fails=MediaError("damaged")), MEGABYTE) as ahead,
    ):
        seen.extend(shot.number for shot in ahead)
    assert seen == [0, 1, 2]


def test_that_leaving_early_stops_the_decoder() -> None:
    decoder = Decoder(10_000_000)
    with Ahead(decoder, 10 * MEGABYTE) as ahead:
        for shot in ahead:
            if shot.number == 20:
                break
    assert decoder.decoded < 1000


def test_that_an_error_of_the_taker_stops_the_decoder_and_goes_on() -> None:
    decoder = Decoder(10_000_000)
    with pytest.raises(ZeroDivisionError), Ahead(decoder, 10 * MEGABYTE) as ahead:
        for shot in ahead:
            _ = 1 / (shot.number - 3)
    assert decoder.decoded < 1000


def test_that_a_clip_without_a_picture_ends_at_once() -> None:
    with Ahead(Decoder(0), MEGABYTE) as ahead:
        assert list(ahead) == []


def test_that_clips_side_by_side_share_what_may_wait() -> None:
    decoder, sharers = Decoder(500), 1
    with Ahead(decoder, 30 * MEGABYTE, sharers=lambda: sharers) as ahead:
        shots = iter(ahead)
        next(shots)
        assert decoder.reached(31), "alone it may use all of it"
        sharers = 3
        for _ in range(26):
            next(shots)
        decoder.reached(500, 0.05)
        before = decoder.decoded
        assert before - 27 <= 11, "a third of it, and one in the decoder's hand"


def test_that_a_few_small_pictures_are_handed_over_while_the_decoder_waits_for_them() -> None:
    taken = threading.Semaphore(0)

    def decoded() -> Iterator[NumberedShot]:
        for number in range(3):
            yield NumberedShot(number, number, size_bytes=1000)
            assert taken.acquire(timeout=LONG_S), "as a decoder that wants its pictures back"

    numbers: list[int] = []
    with Ahead(decoded(), MEGABYTE) as ahead:
        for shot in ahead:
            numbers.append(shot.number)
            taken.release()
    assert numbers == [0, 1, 2]
