"""The gallery in the window: pages by acts, states by keys, and who may see what when."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from nvr_desk.errors import NotVisibleError
from nvr_desk.media.stills import encode_jpeg
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import FrameRef, Picture
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.gallery.loader import PAGE
from nvr_desk_ui.gallery.model import GalleryModel
from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.main_window import MainWindow

from tests.fakes.desk import CASE, FakeDesk, delivery_row
from tests.fakes.gallery import gallery
from tests.ui.player.test_panel import FakePictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from nvr_desk.records.gallery import ShotKey
    from nvr_desk.records.media import MediaFacts
    from nvr_desk_ui.theme import Theme

GREY = encode_jpeg(np.full((48, 64, 3), 120, np.uint8))


class Still:
    """A decoder that has one picture, once it may give it."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[int] = []

    def open(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        """Any clip."""

    def picture(self, index: int, *, max_width: int | None = None) -> Picture:
        self.gate.wait(20)
        self.asked.append(index)
        return Picture(FrameRef("c" * 64, 0, 0), np.full((360, 640, 3), 90, np.uint8), 0.0, index)

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def still() -> Still:
    return Still()


@pytest.fixture
def opened(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, still: Still
) -> Iterator[Callable[[FakeDesk], GalleryPanel]]:
    """The window on a fake desk with its gallery in front."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    monkeypatch.setattr("nvr_desk_ui.gallery.panel.fenced", lambda: still)
    made: list[MainWindow] = []

    def make(desk: FakeDesk) -> GalleryPanel:
        bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        window = MainWindow(bridge, FakePictures)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.raise_dock("gallery")
        window.open_workspace(tmp_path)
        panel = window.panel(GalleryPanel)
        qtbot.waitUntil(lambda: panel.model.found is not None)
        return panel

    yield make
    for window in made:
        window.close()


def street(count: int = 100, *, pictures: bool = True) -> FakeDesk:
    desk = FakeDesk([delivery_row(1), delivery_row(2)])
    desk.gallery.count = count
    if pictures:
        desk.gallery.jpegs = dict.fromkeys(range(1, count + 1), GREY)
    return desk


def key(panel: GalleryPanel, row: int) -> ShotKey:
    assert panel.model.found is not None
    return panel.model.found.key(row)


def test_that_the_model_keeps_to_the_rules(qtbot: QtBot) -> None:
    model = GalleryModel(lambda _name: None)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(gallery(Query(case=CASE), ["a", "b"], 1000), "UTC")
    model.put_state([1, 5], ReviewState.SEEN)
    model.forget_pictures()
    model.show(None, None)
    assert tester.model() is model


def test_that_a_page_is_one_act_with_all_its_deliveries_and_the_next_comes_ahead(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street(500)
    panel = opened(desk)
    qtbot.waitUntil(lambda: len(desk.gallery.pages) >= 2)
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)
    (first, tracks), (_, ahead) = desk.gallery.pages[:2]
    assert (first.kind, set(first.deliveries)) == (
        "gallery",
        {row.delivery.id for row in desk.rows},
    )
    assert tracks == list(range(1, PAGE + 1))
    assert ahead[0] == PAGE + 1
    assert len(desk.gallery.pages) <= 3


def test_that_no_picture_is_here_before_its_act_is_on_record(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = street()
    durable = threading.Event()
    page = desk.gallery.page

    def slow(*given: object) -> object:
        assert durable.wait(20)
        return page(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.gallery, "page", slow)
    panel = opened(desk)
    qtbot.waitUntil(lambda: panel.loader.busy)
    qtbot.wait(150)
    assert all(panel.model.image(row) is None for row in range(100))
    assert all(panel.model.shot(row) is None for row in range(100))
    durable.set()
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)


def test_that_missing_pictures_are_cut_in_the_worker_and_kept(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot, still: Still
) -> None:
    desk = street(10, pictures=False)
    panel = opened(desk)
    qtbot.waitUntil(lambda: all(panel.model.image(row) is not None for row in range(10)))
    qtbot.waitUntil(lambda: len(desk.gallery.kept) == 10)
    assert len(still.asked) == 10
    assert all(cut.small.startswith(b"\xff\xd8") for cut in desk.gallery.kept.values())


def test_that_a_withdrawn_delivery_leaves_at_once(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)
    gone = desk.rows[0].delivery.id
    desk.change(gone, visibility=Visibility.WITHDRAWN)
    panel._window.session.refresh()
    qtbot.waitUntil(
        lambda: panel.model.found is not None and gone not in panel.model.found.deliveries
    )
    tickets = [ticket for ticket, _ in desk.gallery.pages if gone in ticket.deliveries]
    qtbot.waitUntil(lambda: all(ticket.closed for ticket in tickets))


def test_that_reading_the_case_again_lists_anew_and_stays_where_one_was(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    panel.grid.go_to(40)
    here, listed = key(panel, 40), len(desk.gallery.listings)
    panel._window.session.refresh()
    qtbot.waitUntil(lambda: len(desk.gallery.listings) > listed)
    qtbot.waitUntil(lambda: panel.model.found is not None and panel.grid.currentIndex().row() == 40)
    assert key(panel, 40) == here


def test_that_a_large_case_is_read_bit_by_bit_before_it_is_listed(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = street()
    left = [3, 2, 1, 0]
    listed_at: list[int] = []
    listing = desk.gallery.listing

    def prepare(_case: str) -> int:
        return left.pop(0) if left else 0

    def watched(query: Query) -> object:
        listed_at.append(len(left))
        return listing(query)

    monkeypatch.setattr(desk, "prepare", prepare)
    monkeypatch.setattr(desk.gallery, "listing", watched)
    opened(desk)
    assert listed_at
    assert set(listed_at) == {0}


def test_that_locking_hides_every_picture_and_closes_every_view(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)
    panel._window.gate.covering.emit()
    assert panel.model.rowCount() == 0
    assert panel.model.image(0) is None
    qtbot.waitUntil(lambda: all(ticket.closed for ticket, _ in desk.gallery.pages))
    panel.refresh()
    qtbot.wait(300)
    assert panel.model.rowCount() == 0
    panel._window.gate.resumed.emit()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 100)


def test_that_a_refused_page_lists_anew(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = street()
    panel = opened(desk)
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)
    listed = len(desk.gallery.listings)
    panel.loader.failed.emit(NotVisibleError("x", "withdrawn"))
    qtbot.waitUntil(lambda: len(desk.gallery.listings) > listed)


def test_that_a_key_gives_a_state_and_goes_on(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    qtbot.waitUntil(lambda: panel.model.shot(0) is not None)
    first, second = key(panel, 0), key(panel, 1)
    panel.grid.go_to(0)
    panel._window.actions_["gallery.relevant"].trigger()
    panel._window.actions_["gallery.not_relevant"].trigger()
    qtbot.waitUntil(lambda: len(desk.gallery.said) == 2)
    assert desk.gallery.said == {first: ReviewState.RELEVANT, second: ReviewState.NOT_RELEVANT}
    assert panel.grid.currentIndex().row() == 2
    qtbot.waitUntil(lambda: panel.bar.progress.text().startswith("2 of 100 seen"))


def test_that_many_chosen_get_one_state_and_an_undo_takes_it_back(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    desk.gallery.said[key(panel, 1)] = ReviewState.RELEVANT
    panel.grid.go_to(0)
    QTest.keyClick(panel.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    panel.say(ReviewState.SEEN)
    qtbot.waitUntil(lambda: list(desk.gallery.said.values()).count(ReviewState.SEEN) == 3)
    qtbot.waitUntil(panel._window.undo.stack.canUndo)
    panel._window.undo.back()
    qtbot.waitUntil(
        lambda: (
            [desk.gallery.said[key(panel, row)] for row in range(3)]
            == [None, ReviewState.RELEVANT, None]
        )
    )


def test_that_a_chip_narrows_the_one_filter_and_lists_anew(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    panel.bar.classes[ObjectClass.CAR].click()
    panel.bar.states[None].click()
    qtbot.waitUntil(lambda: desk.gallery.listings[-1].states == (None,))
    assert desk.gallery.listings[-1].classes == (ObjectClass.CAR,)
    assert panel._window.filters.query == desk.gallery.listings[-1]
    panel.bar.hours.setText("22-4")
    panel.bar.more.click()
    QTest.keyClick(panel.bar.hours, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.gallery.listings[-1].hours == (22 * 60, 4 * 60))
    panel.bar.clear.click()
    qtbot.waitUntil(lambda: desk.gallery.listings[-1] == Query(case=CASE))


def test_that_enter_goes_to_the_best_shot_in_the_player(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    panel = opened(street())
    qtbot.waitUntil(lambda: panel.model.shot(3) is not None)
    panel.grid.go_to(3)
    selection = panel._window.selection
    with qtbot.waitSignal(selection.seek_requested) as asked:
        QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    assert asked.args[0].delivery_id == key(panel, 3).delivery
    assert asked.args[0].seconds == pytest.approx(2.0)
    assert selection.track is not None
    assert selection.track.number == 4
    selection.choose_track(key(panel, 8).delivery, 9)
    assert panel.grid.currentIndex().row() == 8


def test_that_space_shows_the_whole_picture_and_what_is_told(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    panel = opened(street())
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)
    panel.grid.go_to(0)
    QTest.keyClick(panel.grid, Qt.Key.Key_Space)
    assert panel.enlarger.preview.isVisible()
    assert "An appearance is no identity" in panel.enlarger.preview.words
    QTest.keyClick(panel.grid, Qt.Key.Key_Space)
    assert not panel.enlarger.preview.isVisible()


def test_that_a_hidden_gallery_reads_nothing_and_marks_nothing(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    panel.grid.go_to(0)
    panel._window.docks["gallery"].hide()
    listed = len(desk.gallery.listings)
    panel.refresh()
    panel._window.actions_["gallery.seen"].trigger()
    qtbot.wait(300)
    assert desk.gallery.said == {}
    # The key brought it to the front; only now it is read again.
    qtbot.waitUntil(lambda: len(desk.gallery.listings) == listed + 1)


def test_that_closing_the_window_closes_every_view(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    qtbot.waitUntil(lambda: panel.model.image(0) is not None)
    panel._window.close()
    assert all(ticket.closed for ticket, _ in desk.gallery.pages)


def test_that_a_state_key_without_a_chosen_tile_says_so_until_one_is_chosen(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    desk = street()
    panel = opened(desk)
    panel.grid.clearSelection()
    panel._window.actions_["gallery.relevant"].trigger()
    assert panel.bar.told == "Choose a tile first: “relevant” is said of what is chosen."
    assert not desk.gallery.said
    panel.grid.go_to(2)
    assert panel.bar.told == ""
    panel._window.actions_["gallery.relevant"].trigger()
    qtbot.waitUntil(lambda: bool(desk.gallery.said))
    assert panel.bar.told == ""


def test_that_a_state_key_says_that_nothing_is_listed_and_that_the_gallery_only_came_forward(
    opened: Callable[[FakeDesk], GalleryPanel], qtbot: QtBot
) -> None:
    panel = opened(street(0))
    panel._window.actions_["gallery.seen"].trigger()
    assert "none fits" in panel.bar.told
    panel._window.raise_dock("search")
    qtbot.waitUntil(lambda: panel.visibleRegion().isEmpty())
    panel._window.actions_["gallery.seen"].trigger()
    assert "came to the front" in panel.bar.told
