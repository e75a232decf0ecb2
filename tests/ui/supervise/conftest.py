"""The window's side of the log over a real desk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from nvr_desk.desk import open_desk
from nvr_desk_ui.bridge import Bridge

from tests.desk.conftest import CASE, PURPOSE, House, shipment, stock
from tests.fakes.clock import FakeClock
from tests.fakes.keyholder import MemoryKeyholder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

__all__ = ["shipment", "stock"]


@pytest.fixture
def house(tmp_path: Path, shipment: Path, stock: Path) -> Iterator[House]:
    """Clips taken in and looked at, a purpose stated, a key in the keyring."""
    root = shutil.copytree(stock, tmp_path / "stocked")
    clock = FakeClock()
    clock.advance(3600)
    with open_desk(root, clock=clock, keys=MemoryKeyholder()) as desk:
        desk.cases.use_purpose(CASE, PURPOSE)
        yield House(desk, root, shipment, clock)


@pytest.fixture
def bridge(qtbot: QtBot, house: House, tmp_path: Path) -> Iterator[Bridge]:
    """Holds the desk of the house."""
    made = Bridge(lambda _path: house.desk)
    with qtbot.waitSignal(made.opened):
        made.open_workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def parent(qtbot: QtBot, themed: Theme) -> QWidget:
    """What dialogs lie over."""
    widget = QWidget()
    widget.resize(1600, 1000)
    qtbot.addWidget(widget)
    return widget
