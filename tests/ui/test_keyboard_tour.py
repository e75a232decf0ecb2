"""A day's twelve tasks in the real window with the keyboard alone: real database, decoder, log."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.media.session import PlayerSession
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import tracks
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.marks.panel import MarksPanel

from tests.fakes.desk import CASE
from tests.fakes.looks import look, track
from tests.fakes.small_clips import base_clip, variant
from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

WORDS = "find the vehicle that left the scene"
HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
NAMED = {
    "Return": Qt.Key.Key_Return,
    "Right": Qt.Key.Key_Right,
    "Space": Qt.Key.Key_Space,
}


class Hands:
    """Ten fingers at a window, and the patience to see what they did."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def press(self, *keys: str) -> None:
        """Press keys as menus write them, one after the other."""
        for written in keys:
            *held, key = written.split("+")
            modifier = Qt.KeyboardModifier.NoModifier
            for each in held:
                modifier |= HELD[each]
            QTest.keyClick(self._under(), NAMED.get(key) or Qt.Key(ord(key)), modifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self._under(), text)

    def see(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(what)

    def back(self) -> None:
        """To the player, as the system gives the keyboard back when a dialog closed."""
        self.window.activateWindow()
        self.see(lambda: QApplication.activeWindow() is self.window)
        self.window.player.canvas.setFocus()

    @property
    def picture(self) -> int:
        """Place of the picture on screen; −1 where it is dark."""
        shot = self.window.player.canvas.shot
        return -1 if shot is None else shot.index

    def _under(self) -> QWidget:
        """What has the keyboard: of the dialog on top, else of the window."""
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A case with three clips; in two of them somebody was found."""
    folder = tmp_path / "shipment"
    folder.mkdir()
    for number in range(3):
        name = f"VID_20251114_2214{number}0.mp4"
        (folder / name).write_bytes(variant(base_clip(), number))
    root = create_workspace(tmp_path / "ws")
    with open_desk(root) as desk:
        desk.cases.new(CASE, offence="13A", zone="America/Denver")
        desk.cases.use_purpose(CASE, WORDS)
        desk.intake.ingest(folder, CASE, statement="all agreed at the door")
        rows = desk.clips.listing(CASE)
        with desk._core.store.unit() as tx:  # pyright: ignore[reportPrivateUsage]  # a detector
            for row in rows[:2]:
                facts = row.clip.facts
                assert facts is not None
                step = round(0.2 / facts.time_base)
                found = [track(1, step=step), track(2, ObjectClass.CAR, first=2 * step, step=step)]
                made = look(row.clip.sha256, found, seconds=facts.duration_s)
                tracks.add(tx, made, Fraction(facts.time_base))
            tx.enter(draft("detect"))
    return root


@pytest.fixture
def hands(
    qtbot: QtBot, themed: Theme, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The window on that case, nothing chosen, no purpose stated."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    window = MainWindow(Bridge(open_desk), PlayerSession)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.open_workspace(workspace)
    qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == 3)
    yield Hands(window, qtbot)
    window.close()


@pytest.mark.slow
def test_that_a_day_of_review_needs_no_mouse(hands: Hands, workspace: Path) -> None:
    _look(hands)
    _write_down(hands, workspace)
    _find(hands)
    _go_and_come_back(hands)
    hands.window.close()
    with open_desk(workspace) as desk:
        verbs = {json.loads(entry.body)["verb"] for entry in desk.audit.show()}
        assert desk.audit.verify().ok
    done = {"view", "mark.add", "mark.remove", "still.new", "search", "gallery", "review.state"}
    assert done | {"session.lock", "session.unlock", "purpose.remember"} <= verbs


def _look(hands: Hands) -> None:
    """1 to 5: say what for, open a delivery, step, play, go to a time code."""
    window = hands.window
    hands.see(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    hands.write(WORDS)
    hands.press("Ctrl+Return")
    hands.see(lambda: window.session.purpose is not None)
    hands.back()
    hands.press("]")
    hands.see(lambda: hands.picture == 0)
    hands.press(".")
    hands.see(lambda: hands.picture == 1)
    hands.press(",")
    hands.see(lambda: hands.picture == 0)
    hands.press("Space")
    hands.see(lambda: hands.picture > 2)
    hands.press("K", "Ctrl+T")
    hands.write("0:00:01.000")
    hands.press("Return")
    hands.see(lambda: hands.picture == 10)


def _write_down(hands: Hands, workspace: Path) -> None:
    """6 and 7: mark what is seen, take it back and do it again; write the picture to a file."""
    panel = hands.window.panel(MarksPanel)
    hands.back()
    hands.press("B")
    hands.see(lambda: len(panel.model.rows) == 1)
    hands.press("Ctrl+Z")
    hands.see(lambda: len(panel.model.rows) == 0)
    hands.press("Ctrl+Shift+Z")
    hands.see(lambda: len(panel.model.rows) == 1)
    hands.back()
    hands.press("Shift+S")
    hands.see(lambda: len(list((workspace / "stills").glob("*.png"))) == 1)


def _find(hands: Hands) -> None:
    """8 to 10: walk the appearances, search, say which appearance matters."""
    window = hands.window
    hands.press("N")
    hands.see(lambda: window.selection.track is not None)
    hands.press("Ctrl+F", "Return")
    hands.see(lambda: window.search.model.rowCount() == 4)
    gallery = window.panel(GalleryPanel)
    hands.press("Ctrl+6")
    hands.see(lambda: gallery.model.rowCount() == 4)
    hands.press("Ctrl+Right", "2")
    hands.see(lambda: gallery.model.counts()[ReviewState.RELEVANT] == 1)


def _go_and_come_back(hands: Hands) -> None:
    """11 and 12: two cameras at one moment, and one again; leave the desk, and come back."""
    window = hands.window
    hands.press("Alt+2")
    hands.see(lambda: window.stage.tiled)
    hands.press("Alt+1")
    hands.see(lambda: not window.stage.tiled)
    hands.back()
    hands.press("Ctrl+L")
    hands.see(lambda: window.gate.shut)
    hands.press("Return")
    hands.see(lambda: not window.gate.shut)
