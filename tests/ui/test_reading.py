"""Listings of the open case: one reading at a time, each from where the last answer ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject

from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge


@dataclass
class Answer:
    """What a listing gives: the entry that named it."""

    mark: int
    more: bool = False


class SlowBridge:
    """Keeps what is asked until a test lets it through."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any]]] = []

    def ask(
        self,
        work: Callable[..., Any],
        done: Callable[..., Any],
        failed: Callable[..., Any],
        **_more: object,
    ) -> None:
        self.waiting.append((work, done, failed))

    def answer(self) -> None:
        """Do what waits longest."""
        work, done, failed = self.waiting.pop(0)
        try:
            found = work(None)
        except ValueError as error:
            failed(error)
        else:
            done(found)


@pytest.fixture
def bridge() -> SlowBridge:
    return SlowBridge()


class Listing:
    """What was asked, what came, and what is to be answered."""

    def __init__(self, bridge: SlowBridge, parent: QObject) -> None:
        self.asked: list[tuple[str, int | None]] = []
        self.came: list[Answer] = []
        self.lost: list[Exception] = []
        self.answers: list[Answer] = []
        self.reading = Reading(
            cast("Bridge", bridge), "rows", self._ask, self._take, self.lost.append,
            Urgency.ASKED, parent,
        )  # fmt: skip

    def _ask(self, _desk: object, case: str, since: int | None) -> Answer:
        self.asked.append((case, since))
        if not self.answers:
            raise ValueError("no answer")
        return self.answers.pop(0)

    def _take(self, answer: Answer) -> bool:
        self.came.append(answer)
        return answer.more


@pytest.fixture
def listing(qtbot: QtBot, bridge: SlowBridge) -> Listing:
    parent = QObject()
    made = Listing(bridge, parent)
    made.parent = parent  # type: ignore[attr-defined]
    return made


def test_that_each_reading_goes_on_where_the_last_one_ended(
    bridge: SlowBridge, listing: Listing
) -> None:
    listing.answers = [Answer(5), Answer(9)]
    listing.reading.begin("A")
    listing.reading.wish()
    bridge.answer()
    listing.reading.wish()
    bridge.answer()
    assert listing.asked == [("A", None), ("A", 5)]


def test_that_wishes_during_a_reading_make_one_more_and_no_pile(
    bridge: SlowBridge, listing: Listing
) -> None:
    listing.answers = [Answer(5), Answer(9)]
    listing.reading.begin("A")
    for _ in range(4):
        listing.reading.wish()
    assert len(bridge.waiting) == 1
    bridge.answer()
    assert len(bridge.waiting) == 1
    bridge.answer()
    assert bridge.waiting == []
    assert listing.asked == [("A", None), ("A", 5)]


def test_that_what_is_left_is_asked_for_at_once(bridge: SlowBridge, listing: Listing) -> None:
    listing.answers = [Answer(5, more=True), Answer(6)]
    listing.reading.begin("A")
    listing.reading.wish()
    bridge.answer()
    bridge.answer()
    assert [each.mark for each in listing.came] == [5, 6]


def test_that_an_answer_of_another_case_is_let_go(bridge: SlowBridge, listing: Listing) -> None:
    listing.answers = [Answer(5), Answer(7)]
    listing.reading.begin("A")
    listing.reading.wish()
    listing.reading.begin("B")
    listing.reading.wish()
    bridge.answer()
    bridge.answer()
    assert [each.mark for each in listing.came] == [7]
    assert listing.asked[1] == ("B", None)


def test_that_a_reading_that_failed_is_told_and_the_next_wish_reads_again(
    bridge: SlowBridge, listing: Listing
) -> None:
    listing.reading.begin("A")
    listing.reading.wish()
    bridge.answer()
    assert len(listing.lost) == 1
    listing.answers = [Answer(3)]
    listing.reading.wish()
    bridge.answer()
    assert listing.asked == [("A", None), ("A", None)]
