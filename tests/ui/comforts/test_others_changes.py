"""What others change shows while the window is open: no job has to move, no key to be pressed."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QAbstractItemView

from nvr_desk.media.stills import encode_jpeg
from nvr_desk.records.delivery import Visibility
from nvr_desk_ui import session
from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.marks.panel import MarksPanel
from nvr_desk_ui.presenters import marks as columns

from tests.fakes.desk import CASE, FakeDesk, delivery_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.main_window import MainWindow

SOON_MS = 30


@pytest.fixture
def shown(
    opened: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[FakeDesk], MainWindow]:
    """Opens the window and waits until the case is read; it looks every few milliseconds."""
    monkeypatch.setattr(session, "AGAIN_MS", SOON_MS)

    def make(desk: FakeDesk) -> MainWindow:
        window = opened(desk)
        qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == len(desk.rows))
        qtbot.waitUntil(lambda: not window.session.reading)
        return window

    return make


def _count(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the list is read from now on."""
    read, counted = desk.clips.changes, list[int]()

    def changes(*given: object, **more: object) -> object:
        counted.append(1)
        return read(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "changes", changes)
    return counted


def test_that_a_delivery_of_another_program_comes_by_itself(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = shown(desk)
    desk.rows = [*desk.rows, delivery_row(2)]
    desk.moves += 1
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 2)


def test_that_a_consent_withdrawn_elsewhere_shows_by_itself(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = shown(desk)
    name = delivery_row(1).delivery.id
    desk.change(name, visibility=Visibility.WITHDRAWN)
    desk.moves += 1

    def hidden() -> bool:
        row = window.session.row(name)
        return row is not None and row.delivery.visibility is Visibility.WITHDRAWN

    qtbot.waitUntil(hidden)


def test_that_nothing_is_read_while_nothing_changes(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = shown(desk)
    qtbot.wait(3 * SOON_MS)
    counted = _count(desk, monkeypatch)
    qtbot.wait(10 * SOON_MS)
    assert counted == []
    qtbot.waitUntil(window.session._again.isActive)


def test_that_what_keeps_changing_is_read_ever_more_seldom_until_it_rests(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "AGAIN_MOST_MS", 6 * SOON_MS)
    desk = FakeDesk([delivery_row(1)])
    window = shown(desk)
    words = (f"moved {number}" for number in itertools.count())
    monkeypatch.setattr(desk, "stamp", lambda: next(words))
    qtbot.waitUntil(lambda: window.session._again.interval() == 6 * SOON_MS)
    monkeypatch.setattr(desk, "stamp", lambda: "at rest")
    qtbot.waitUntil(lambda: window.session._again.interval() == SOON_MS)


def test_that_nobody_looks_while_nobody_is_here(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = FakeDesk([delivery_row(1)])
    window = shown(desk)
    window.session.rest()
    counted = _count(desk, monkeypatch)
    desk.moves += 1
    qtbot.wait(5 * SOON_MS)
    assert counted == []
    window.session.refresh()
    qtbot.waitUntil(lambda: bool(counted))


def test_that_marks_of_another_person_come_and_leave_alone_what_is_typed(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot
) -> None:
    desk = FakeDesk([delivery_row(1)])
    name = delivery_row(1).delivery.id
    mine = desk.marks.add(CASE, name, 3.0, note="mine")
    window = shown(desk)
    panel = window.panel(MarksPanel)
    qtbot.waitUntil(lambda: len(panel.model.rows) == 1)
    panel.choose(mine.uid)
    desk.marks.add(CASE, name, 1.0, note="theirs", author="ben")
    qtbot.waitUntil(lambda: len(panel.model.rows) == 2)
    assert panel.chosen is not None
    assert panel.chosen.mark.uid == mine.uid
    window.raise_dock("marks")
    panel.table.edit(panel.table.currentIndex().siblingAtColumn(columns.NOTE))
    assert panel.table.state() is QAbstractItemView.State.EditingState
    desk.marks.add(CASE, name, 2.0, author="ben")
    before = window.session._stamp
    qtbot.waitUntil(lambda: window.session._stamp != before)
    qtbot.wait(3 * SOON_MS)
    assert panel.table.state() is QAbstractItemView.State.EditingState


def test_that_a_gallery_that_says_the_same_keeps_its_pictures(
    shown: Callable[[FakeDesk], MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = FakeDesk([delivery_row(1)])
    desk.gallery.count = 10
    desk.gallery.jpegs = dict.fromkeys(range(1, 12), encode_jpeg(np.zeros((48, 64, 3), np.uint8)))
    window = shown(desk)
    panel = window.panel(GalleryPanel)
    window.raise_dock("gallery")
    qtbot.waitUntil(lambda: panel.model.found is not None)
    held, read, listed = panel.model.found, desk.gallery.listing, list[int]()

    def listing(query: object) -> object:
        listed.append(1)
        return read(query)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.gallery, "listing", listing)
    desk.moves += 1
    qtbot.waitUntil(lambda: bool(listed))
    qtbot.wait(50)
    assert panel.model.found is held
    desk.gallery.count = 11
    desk.moves += 1
    qtbot.waitUntil(lambda: panel.model.rowCount() == 11)
