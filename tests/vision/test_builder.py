"""The builder process: real checkpoints, hostile ones, and what its fence leaves of them."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from nvr_desk.digest import sha256_file
from nvr_desk.errors import WeightsRefusedError, WorkerDiedError
from nvr_desk.vision.weights import Weights
from nvr_desk.vision.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.allow_threads, pytest.mark.timeout(300)]


class _Writes:
    """A pickle that writes a file when it is opened."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.open, (str(self._target), os.O_CREAT | os.O_WRONLY)


class _Runs:
    """A pickle that starts a program when it is opened."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {self._target}",)


class _Ends:
    """A pickle that ends the process when it is opened."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def workshop(tmp_path: Path, content: object) -> Workshop:
    path = tmp_path / "weights.pt"
    path.write_bytes(pickle.dumps(content))
    weights = Weights(None, path, sha256_file(path), unverified=True)
    return Workshop(tmp_path / "engines", weights, "onnx")


def test_that_a_pickle_with_deeds_in_it_is_refused_and_the_deeds_undone(tmp_path: Path) -> None:
    deed, other = tmp_path / "deed", tmp_path / "other"
    # A refused program ends in a status, a refused file in an error: the program comes first.
    with pytest.raises(WeightsRefusedError):
        workshop(tmp_path, {"ema": _Runs(deed), "model": _Writes(other)}).network((1920, 1080))
    assert not deed.exists()
    assert not other.exists()
    assert list((tmp_path / "engines").iterdir()) == []


def test_that_weights_that_kill_their_builder_are_named_and_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(WorkerDiedError):
        workshop(tmp_path, _Ends()).network((1920, 1080))
    assert list((tmp_path / "engines").iterdir()) == []
