"""A worker that does not take a plan gets a new one, once; then the reason is told."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, cast

import pytest

from nvr_desk.errors import EngineUnavailableError, MediaError
from nvr_desk.vision import board, device
from nvr_desk.vision.device import AnalysisDevice
from nvr_desk.vision.settings import settings_for
from nvr_desk.vision.weights import Weights
from nvr_desk.vision.workshop import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FACTS = {"card": "H100", "tensorrt": "11.4", "driver": "580"}


class Worker:
    """Greets as a card's worker and takes what it is told to take."""

    def __init__(self, refuses: int) -> None:
        self.hello = {"engine": "tensorrt", "made_for": FACTS, "slots": 4}
        self.alive = True
        self.refuses = refuses
        self.loads = 0

    def exchange(self, request: Mapping[str, Any], *_: Any, **__: Any) -> None:  # noqa: ANN401
        assert request["op"] == "network"
        self.loads += 1
        if self.loads <= self.refuses:
            message = "the plan cannot be read: Magic tag does not match"
            raise MediaError(message)


class Shop:
    """Plans on paper."""

    made = 0

    def __init__(self, folder: Path, workshop: Any, made_for: Mapping[str, str]) -> None:  # noqa: ANN401
        del workshop
        assert made_for == FACTS
        self._file = folder / "plan"
        self._again = False

    def network(self, source: tuple[int, int], tick: Any = None) -> Network:  # noqa: ANN401
        del source, tick
        Shop.made += 1
        self._file.write_bytes(b"plan")
        return Network((self._file,), (384, 640), ((0, 0),), 80)

    def spoilt(self, _: Network) -> bool:
        first, self._again = not self._again, True
        return first


class Board(board.Board):
    """Asks the worker at once."""

    def __init__(self, worker: Any, _: int) -> None:  # noqa: ANN401
        self.loaded: set[tuple[int, int]] = set()
        self.held = self.holds = 0
        self._stand_in = worker

    @property
    def alive(self) -> bool:
        return True

    def exchange(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401
        return self._stand_in.exchange(*args, **more)

    def close(self, reason: str = "") -> None:
        pass


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """Makes a device whose worker refuses so many plans."""

    @contextlib.contextmanager
    def make(refuses: int) -> Iterator[tuple[AnalysisDevice, Worker]]:
        worker = Worker(refuses)

        def started(*_: object) -> tuple[Worker, dict[str, str]]:
            return worker, {}

        monkeypatch.setattr(device, "started", started)
        monkeypatch.setattr(device, "PlanShop", Shop)
        monkeypatch.setattr(device, "Board", Board)
        monkeypatch.setattr(Shop, "made", 0)
        weights = Weights(None, tmp_path / "w.pt", "0" * 64, unverified=True)
        with AnalysisDevice(
            weights,
            engine="tensorrt",
            engines_folder=tmp_path,
            settings=settings_for("fast"),
        ) as made:
            yield made, worker

    return make


@pytest.mark.parametrize(("refuses", "loads"), [(0, 1), (1, 2)])
def test_that_a_plan_that_is_not_taken_is_made_anew_once(
    opened: Any,  # noqa: ANN401
    refuses: int,
    loads: int,
) -> None:
    with opened(refuses) as (made, worker):
        assert made.stamp.engine == "tensorrt"
        before = Shop.made
        made.prove()
        assert worker.loads == loads
        assert Shop.made - before == loads


def test_that_a_second_refusal_is_the_error_and_no_other_engine_takes_its_place(
    opened: Any,  # noqa: ANN401
) -> None:
    with opened(2) as (made, worker):
        with pytest.raises(EngineUnavailableError, match=r"tensorrt is not .*Magic tag"):
            cast("AnalysisDevice", made).prove()
        assert worker.loads == 2
