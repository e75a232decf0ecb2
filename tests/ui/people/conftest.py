"""A window over a real desk of several people."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from nvr_desk.desk import open_desk
from nvr_desk.media.session import PlayerSession
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.main_window import MainWindow

from tests.fakes.desk import CASE
from tests.fakes.office import CHIEF, WORDS, Office, cheap
from tests.fakes.small_clips import base_clip, variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk.desk import Desk
    from nvr_desk_ui.theme import Theme

PURPOSE = "find the vehicle that left the scene"


@dataclass
class Sitting:
    """A window, the office it stands in, and what a person does at it."""

    office: Office
    window: MainWindow
    bot: QtBot

    def sign_in(self, user: str = CHIEF, password: str | None = None) -> None:
        """Fill the page in and press Enter."""
        page = self.window.gate.sign_in
        self.bot.waitUntil(lambda: self.page() is page)
        page.accept.setChecked(True)
        page.user.setText(user)
        page.password.setText(WORDS[user] if password is None else password)
        page.password.returnPressed.emit()

    def arrive(self, user: str = CHIEF) -> None:
        """Sign in, and wait until the window shows what it has."""
        self.sign_in(user)
        self.bot.waitUntil(lambda: not self.window.gate.shut and self.page() is None)

    def page(self) -> object:
        """The page that hides everything; None while nothing is hidden."""
        gate = self.window.gate
        shown = gate.curtain.widget.currentWidget()
        return shown if shown in (gate.sign_in, gate.lock_page) else None

    def dialogs(self) -> list[QDialog]:
        """Dialogs on the screen."""
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()]

    def watch(self) -> None:
        """Choose the first clip and wait for its picture."""
        window = self.window
        self.bot.waitUntil(lambda: window.deliveries.model.rowCount() == 2)
        self.bot.waitUntil(lambda: window.session.purpose is not None)
        window.selection.choose_delivery(window.deliveries.model.row(0).delivery.id)
        self.bot.waitUntil(lambda: window.player.canvas.shot is not None)


@pytest.fixture(scope="session")
def office_stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one case of two clips, and one person at it; made once."""
    root = tmp_path_factory.mktemp("office")
    folder = root / "shipment"
    folder.mkdir()
    for number in range(2):
        (folder / f"porch_{number}.mp4").write_bytes(variant(base_clip(), number))
    made = Office.made(root / "ws")
    with made.window() as desk:
        desk.cases.new(CASE, offence="13A", zone="America/Denver")
        desk.purposes.remember(CASE, PURPOSE)
        desk.intake.ingest(folder, CASE, statement="both agreed at the door")
    return made.root


@pytest.fixture
def office(tmp_path: Path, office_stock: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A copy of the stock."""
    cheap(monkeypatch)
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    office = Office(shutil.copytree(office_stock, tmp_path / "ws"))
    office.clock.advance(60)
    return office


@pytest.fixture
def sit(qtbot: QtBot, themed: Theme) -> Iterator[Callable[[Office], Sitting]]:
    """Opens the window in an office; closed at the end."""
    made: list[MainWindow] = []

    def make(office: Office) -> Sitting:
        def opener(root: Path) -> Desk:
            return open_desk(root, clock=office.clock, seat=office.seat, keys=office.keys)

        window = MainWindow(Bridge(opener), PlayerSession)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_workspace(office.root)
        qtbot.waitUntil(lambda: window.gate.state is not None)
        return Sitting(office, window, qtbot)

    yield make
    for window in made:
        window.close()
    QApplication.processEvents()
