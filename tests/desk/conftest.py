"""A real workspace with a case, a purpose and two clips of our own making."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.desk import Desk, create_workspace, open_desk
from nvr_desk.store import entries

from tests.fakes.clock import FakeClock
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASE = "26-004417"
PURPOSE = "vehicles seen near the scene"


@dataclass
class House:
    """An open desk and ways to look into its log."""

    desk: Desk
    root: Path
    batch: Path
    clock: FakeClock

    def bodies(self, after: int = 0) -> list[dict[str, Any]]:
        """Bodies of the entries behind a number, each with its own."""
        store = self.desk._core.store
        return [{"seq": e.seq, **json.loads(e.body)} for e in entries.every(store, after)]

    def last(self) -> int:
        """Number of the newest entry."""
        return self.desk.workspace.status().entries


@pytest.fixture(scope="session")
def shipment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare folder with two short clips."""
    folder = tmp_path_factory.mktemp("shipment")
    make(folder / "Ring_FrontDoor_20261119_2214.mp4", Footage(frames=12))
    make(folder / "yard.mp4", Footage(frames=8, width=320, height=180))
    return folder


@pytest.fixture
def house(tmp_path: Path, shipment: Path) -> Iterator[House]:
    """A fresh workspace with an open case and a stated purpose; nothing taken in yet."""
    clock = FakeClock()
    root = create_workspace(tmp_path / "workspace", clock=clock)
    with open_desk(root, clock=clock) as desk:
        desk.cases.new(CASE, offence="BURG", zone="America/Denver")
        desk.cases.use_purpose(CASE, PURPOSE)
        yield House(desk, root, shipment, clock)


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory, shipment: Path) -> Path:
    """A workspace with the shipment taken in and looked at, made once and copied for each test."""
    root = create_workspace(tmp_path_factory.mktemp("stock") / "workspace", clock=FakeClock())
    with open_desk(root, clock=FakeClock()) as desk:
        desk.cases.new(CASE, offence="BURG", zone="America/Denver")
        desk.intake.ingest(shipment, CASE, statement="both residents agreed on the phone")
        desk.detection.detect(CASE, engine="basic")
    return root


@pytest.fixture
def stocked(tmp_path: Path, shipment: Path, stock: Path) -> Iterator[House]:
    """The shipment taken in on an officer's statement and looked at by the basic detector."""
    root = shutil.copytree(stock, tmp_path / "stocked")
    clock = FakeClock()
    clock.advance(3600)
    with open_desk(root, clock=clock) as desk:
        desk.cases.use_purpose(CASE, PURPOSE)
        yield House(desk, root, shipment, clock)
