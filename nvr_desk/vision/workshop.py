"""What engines run, made once and kept: asks the builder process, hashes, moves into place.

``derived/engines/<key>/`` holds the files and ``made.json``; it may be deleted at any time. The key
is a hash over weights, form, shape, precision and the versions of what made it.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, cast

from nvr_desk.digest import canonical_json, sha256_bytes
from nvr_desk.errors import EngineUnavailableError, MediaError, WeightsRefusedError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.vision import kept
from nvr_desk.vision.classes import check_names
from nvr_desk.vision.letterbox import SHAPES, best_shape
from nvr_desk.vision.weights import Weights, WeightsKind, export_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_START_S = 180.0
_BUILD_S = 600.0
_MEMORY_BYTES = 12 << 30
_FORMAT = 2
"""Raised when what the builder makes changes."""


@dataclass(frozen=True, slots=True)
class Network:
    """One network that an engine can run."""

    files: tuple[Path, ...]
    shape: tuple[int, int]
    """(height, width) in pixels."""
    kept: tuple[tuple[int, int], ...]
    """Class number of the model → position in ``detector.CLASSES``."""
    classes: int
    """How many classes the model knows."""


class Workshop:
    """Networks of one set of weights in one form.

    Args:
        folder: ``derived/engines`` of the workspace.
        weights: whose.
        form: onnx, torchscript, onnx-f16 (half precision, any number of pictures), or openvino for
            an export as it is.
    """

    def __init__(self, folder: Path, weights: Weights, form: str) -> None:
        self._folder = folder
        self._weights = weights
        self._form = form
        self._export: Network | None = None

    def network(self, source: tuple[int, int], tick: Callable[[], None] | None = None) -> Network:
        """The network for upright pictures of (width, height); made where it is not there.

        Args:
            source: of the clip, in pixels.
            tick: called at least ten times a second while a builder works; may raise to cancel.

        Raises:
            WeightsRefusedError: weights this program does not run.
            EngineUnavailableError: no builder here.
            WorkerDiedError, WorkerTimeoutError: the builder did not survive these weights.
        """
        if self._weights.kind is WeightsKind.OPENVINO:
            return self._as_it_is(tick)
        shape = best_shape(source, SHAPES)
        target = self._folder / self._key(shape)
        made = kept.read(target)
        if made is None:
            made = self._build(shape, target, tick)
        return _network((target / kept.NETWORK,), shape, made)

    def spoilt(self, network: Network) -> bool:
        """Whether a network that an engine does not take shall be made anew; not of this kind."""
        del network
        return False

    def _as_it_is(self, tick: Callable[[], None] | None) -> Network:
        """An OpenVINO export has one shape, and its names stand in its metadata."""
        if self._export is None:
            xml, binary, metadata = export_files(self._weights.path)
            target = self._folder / self._key((0, 0))
            made = kept.read(target)
            if made is None:
                made = self._ask({"op": "read"}, [metadata], None, tick)
                kept.keep(target, made, kept.scratch(self._folder))
            height, width = (int(side) for side in made["shape"])
            self._export = _network((xml, binary), (height, width), made)
        return self._export

    def _build(
        self, shape: tuple[int, int], target: Path, tick: Callable[[], None] | None
    ) -> dict[str, Any]:
        scratch = kept.scratch(self._folder)
        try:
            op = {"op": "build", "format": self._form, "shape": list(shape)}
            made = self._ask(op, [self._weights.path], scratch / kept.NETWORK, tick)
            kept.keep(target, made, scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return made

    def _ask(
        self,
        op: dict[str, Any],
        sources: list[Path],
        result: Path | None,
        tick: Callable[[], None] | None,
    ) -> dict[str, Any]:
        """One request to a builder of its own, which ends afterwards."""
        with contextlib.ExitStack() as stack:
            fds = [stack.enter_context(path.open("rb")).fileno() for path in sources]
            if result is not None:
                fds.append(stack.enter_context(result.open("w+b")).fileno())
            try:
                builder = WorkerProcess("nvr_desk.vision.builder", nice=5, start_timeout_s=_START_S)
            except MediaError as error:
                raise EngineUnavailableError("builder", str(error)) from error
            stack.enter_context(builder)
            request = op | {"name": self._weights.name}
            answer = builder.exchange(request, fds, _BUILD_S, _MEMORY_BYTES, tick=tick).body
        if (why := answer.get("refused")) is not None:
            raise WeightsRefusedError(self._weights.name, str(why))
        return _checked(self._weights.name, answer)

    def _key(self, shape: tuple[int, int]) -> str:
        facts = {
            "format": _FORMAT,
            "weights": self._weights.sha256,
            "form": self._form,
            "shape": list(shape),
            "precision": "f32",
            "versions": {name: _version(name) for name in ("torch", "ultralytics", "onnx")},
        }
        return sha256_bytes(canonical_json(facts))[:32]


def _network(files: tuple[Path, ...], shape: tuple[int, int], made: dict[str, Any]) -> Network:
    classes = tuple((int(a), int(b)) for a, b in made["kept"])
    return Network(files, shape, classes, len(made["names"]))


def _checked(name: str, answer: dict[str, Any]) -> dict[str, Any]:
    """The builder has run a pickle: what it says of the classes is checked again out here."""
    try:
        names = {int(k): str(v) for k, v in cast("list[list[Any]]", answer["names"])}
        made: dict[str, Any] = {"names": sorted(names.items())}
        if "shape" in answer:
            made["shape"] = [int(side) for side in cast("list[Any]", answer["shape"])]
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsRefusedError(name, "the builder gave no plain answer") from error
    made["kept"] = sorted(check_names(name, str(answer.get("task")), names).items())
    return made


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
