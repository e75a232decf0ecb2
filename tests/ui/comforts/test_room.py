"""Words have room: nothing is cut, nothing lies about, at any size of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTabBar, QToolButton, QWidget

from nvr_desk.media.stills import encode_jpeg
from nvr_desk.records.search import Near
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import linguist, tab_bars
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.widgets.elided import Elided

from tests.fakes.canvases import salt_lake, salt_lake_map
from tests.fakes.desk import FakeDesk, delivery_row
from tests.overflow import cut_words
from tests.ui.comforts.conftest import NoPictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

    Opened = Callable[[FakeDesk], MainWindow]

SIZES = ((1100, 700), (1440, 900), (1920, 1080))


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    linguist.speak(qapp, request.param)
    yield request.param
    linguist.speak(qapp, "en")


def street(opened: Opened, qtbot: QtBot) -> MainWindow:
    """A window in which every panel has something to say."""
    desk = FakeDesk([delivery_row(number) for number in range(1, 9)])
    desk.gallery.count = 40
    desk.gallery.jpegs = dict.fromkeys(
        range(1, 41), encode_jpeg(np.full((48, 64, 3), 120, np.uint8))
    )
    window = opened(desk)
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 8)
    window.map.set_data(salt_lake_map())
    window.timeline.set_data(salt_lake())
    window.search.strip.name_places(lambda _near: "C-014 Front door of the neighbours")
    window.filters.narrow(near=Near(40.75, -111.87, 250.0), classes=(ObjectClass.MOTORCYCLE,))
    window.search.ask()
    qtbot.waitUntil(lambda: window.search._answer is not None)
    window.filters.narrow(classes=(ObjectClass.MOTORCYCLE, ObjectClass.BICYCLE))
    return window


def test_that_no_words_are_cut_at_any_size(opened: Opened, qtbot: QtBot, language: str) -> None:
    window = street(opened, qtbot)
    found: dict[str, str] = {}
    for size in SIZES:
        window.resize(*size)
        window.reset_layout()
        for name, dock in window.docks.items():
            dock.show()
            dock.raise_()
            qtbot.wait(20)
            for each in cut_words(window):
                found[f"{each.where}: {each.text}"] = f"{size[0]}, {name}: {each.why}"
    told = "\n".join(f"{what} ({why})" for what, why in found.items())
    assert not told, language


def test_that_cut_words_are_found(qtbot: QtBot, themed: object) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(300, 200)
    short, told, low = QLabel("a long sentence", root), Elided(), QLabel("words\nbelow", root)
    told.setParent(root)
    told.say("a long sentence")
    short.setGeometry(0, 0, 40, 20)
    told.setGeometry(0, 30, 40, 20)
    low.setGeometry(0, 60, 80, 16)
    beside = QToolButton(root)
    beside.setText("beside")
    beside.setGeometry(280, 60, 80, 30)
    area = QScrollArea(root)
    area.setGeometry(0, 120, 180, 60)
    below = QLabel("below the edge", area)
    area.setWidget(below)
    below.resize(160, 400)
    root.show()
    assert [each.text.split("\n", maxsplit=1)[0] for each in cut_words(root)] == [
        "a long sentence", "words", "beside",
    ]  # fmt: skip


def started(qtbot: QtBot) -> MainWindow:
    """A window as the program starts it: fitted to its screen, then shown."""
    window = MainWindow(Bridge(lambda _path: FakeDesk()), NoPictures)  # type: ignore[arg-type,return-value]
    qtbot.addWidget(window)
    window.fit(QSize(1440, 900))
    window.show()
    window.resize(1100, 700)
    return window


def _standing(window: MainWindow) -> list[QTabBar]:
    bars = [bar for bar in window.findChildren(QTabBar) if bar.parent() is window]
    return [bar for bar in bars if bar.isVisible() and window.rect().contains(bar.geometry())]


def test_that_no_forgotten_tab_bar_lies_over_the_panels(qtbot: QtBot, themed: Theme) -> None:
    window = started(qtbot)
    for size in (*SIZES, SIZES[0]):
        window.resize(*size)
        window.reset_layout()
        qtbot.wait(30)
        qtbot.waitUntil(lambda: not tab_bars.forgotten(window))
        qtbot.waitUntil(lambda: not tab_bars.hidden(window))
        assert len(_standing(window)) == 3, "map, search and timeline have tabs"
    window.close()


def test_that_a_forgotten_tab_bar_is_told_from_the_one_in_use(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, themed: Theme
) -> None:
    monkeypatch.setattr(tab_bars, "put_away", lambda _bars: None)
    window = started(qtbot)
    qtbot.waitUntil(lambda: bool(tab_bars.forgotten(window)))
    standing = {id(bar) for bar in window.findChildren(QTabBar) if bar.parent() is window}
    left = tab_bars.forgotten(window)
    monkeypatch.undo()
    tab_bars.put_away(left)
    assert not tab_bars.forgotten(window)
    assert standing > {id(bar) for bar in left}, "those in use stay"
    window.close()
