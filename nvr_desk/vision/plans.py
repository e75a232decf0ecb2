"""Plans for TensorRT, made once a card and kept: a workshop whose networks go through a planner.

A plan runs only where it was made: on that card, with that driver and that version of the library.
All of it is in its key, so that a new driver means a new plan and not a wrong one. **A plan is a
program for the card.** It is handed to a worker only where its hash is the one that was written
down when the planner had made it.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from nvr_desk.digest import canonical_json, sha256_bytes, sha256_file
from nvr_desk.errors import EngineUnavailableError, MediaError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.vision import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from nvr_desk.vision.workshop import Network

    Tick = Callable[[], None] | None

PLANNER = "nvr_desk.vision.planner"
BATCHES = (1, 8, 32)
"""As ``engines.batches``, which needs torch to be read."""
_ENGINE = "tensorrt"
_START_S = 180.0
_PLAN_S = 900.0
_MEMORY_BYTES = 16 << 30
_FORMAT = 1
"""Raised when plans are made in another way."""


class Networks(Protocol):
    """What makes networks; see ``workshop.Workshop``."""

    def network(self, source: tuple[int, int], tick: Tick = None) -> Network:
        """See ``Workshop.network``."""
        ...


class PlanShop:
    """Plans of the networks of a workshop.

    Args:
        folder: ``derived/engines`` of the workspace.
        workshop: makes ONNX in half precision.
        made_for: card, driver and library, as the worker told of itself.
        module: of the planner.
    """

    def __init__(
        self,
        folder: Path,
        workshop: Networks,
        made_for: Mapping[str, str],
        module: str = PLANNER,
    ) -> None:
        self._folder = folder
        self._workshop = workshop
        self._made_for = dict(made_for)
        self._module = module
        self._again: set[Path] = set()

    def network(self, source: tuple[int, int], tick: Tick = None) -> Network:
        """The plan for upright pictures of (width, height); made where it is not there.

        Raises:
            EngineUnavailableError: no plan can be made here; the reason.
            WeightsRefusedError, WorkerDiedError, WorkerTimeoutError: see ``Workshop.network``.
        """
        drawn = self._workshop.network(source, tick)
        target = self._folder / self._key(drawn)
        if kept.read(target) is None:
            scratch = kept.scratch(self._folder)
            try:
                self._ask(drawn.files[0], scratch / kept.NETWORK, tick)
                kept.keep(target, {"made_for": self._made_for}, scratch)
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
        return replace(drawn, files=(target / kept.NETWORK,))

    def spoilt(self, network: Network) -> bool:
        """Drop a plan that cannot be read; True once a plan, which is then made anew.

        Args:
            network: as ``network`` gave it.
        """
        folder = network.files[0].parent
        if folder in self._again:
            return False
        self._again.add(folder)
        shutil.rmtree(folder, ignore_errors=True)
        return True

    def _ask(self, network: Path, result: Path, tick: Tick) -> None:
        """One plan by a planner of its own, which ends afterwards and frees the card."""
        with contextlib.ExitStack() as stack:
            fds = [
                stack.enter_context(network.open("rb")).fileno(),
                stack.enter_context(result.open("w+b")).fileno(),
            ]
            try:
                planner = WorkerProcess(self._module, nice=5, start_timeout_s=_START_S)
            except MediaError as error:
                raise EngineUnavailableError(_ENGINE, f"no planner: {error}") from error
            stack.enter_context(planner)
            if (why := planner.hello.get("unavailable")) is not None:
                raise EngineUnavailableError(_ENGINE, str(why))
            if cast("dict[str, Any]", planner.hello.get("made_for")) != self._made_for:
                raise EngineUnavailableError(_ENGINE, "planner and worker see different cards")
            request = {"op": "plan", "batches": list(BATCHES)}
            try:
                planner.exchange(request, fds, _PLAN_S, _MEMORY_BYTES, tick=tick)
            except MediaError as error:
                raise EngineUnavailableError(_ENGINE, f"no plan: {error}") from error
            if not result.stat().st_size:
                raise EngineUnavailableError(_ENGINE, "the planner wrote nothing")

    def _key(self, drawn: Network) -> str:
        facts = {
            "format": _FORMAT,
            "form": "tensorrt-plan",
            "network": sha256_file(drawn.files[0]),
            "shape": list(drawn.shape),
            "batches": list(BATCHES),
            "made_for": self._made_for,
        }
        return sha256_bytes(canonical_json(facts))[:32]
