"""A real workspace with a case, a purpose and two clips of our own making."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.desk import Desk, create_workspace, open_desk
from nvr_desk.store import entries

from tests.fakes import two_cases
from tests.fakes.clock import FakeClock
from tests.fakes.office import Office, cheap
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


@pytest.fixture(scope="session")
def two_cases_stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of `tests.fakes.two_cases`, made once and copied for each test."""
    return two_cases.build(tmp_path_factory.mktemp("two_cases"))


@pytest.fixture(scope="session")
def staffed_stock(two_cases_stock: Path) -> Path:
    """The same with several people, made once."""
    with pytest.MonkeyPatch.context() as patch:
        cheap(patch)
        return two_cases.staffed(two_cases_stock, two_cases_stock.parent / "staffed")


@pytest.fixture
def shared(tmp_path: Path, staffed_stock: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office of three people and three cases, see `tests.fakes.two_cases`."""
    cheap(monkeypatch)
    office = Office(shutil.copytree(staffed_stock, tmp_path / "shared"))
    office.clock.advance(7200)
    return office


@pytest.fixture
def alone(tmp_path: Path, two_cases_stock: Path) -> Office:
    """The same cases at a desk of one."""
    office = Office(shutil.copytree(two_cases_stock, tmp_path / "alone"))
    office.clock.advance(7200)
    return office
