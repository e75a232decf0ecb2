"""Work is recorded once and replayed; a card that does not play along makes it slower, not dead."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from nvr_desk.vision.engines import replay, torch_cuda
from nvr_desk.vision.engines.replay import Stage


class Card:
    """What of ``torch.cuda`` a stage asks for; ``fails`` names what this card does not do."""

    def __init__(self, *fails: str) -> None:
        self.fails = fails
        self.recording = False
        self.pools: list[object] = []
        self.replays = 0

    def Stream(self, _: str) -> Any:  # noqa: ANN401 - as torch names it
        return SimpleNamespace(synchronize=self._waited)

    def current_stream(self, _: str) -> Any:  # noqa: ANN401 - a stream
        return self.Stream("")

    def stream(self, _: object) -> Any:  # noqa: ANN401 - a context
        return contextlib.nullcontext()

    def CUDAGraph(self) -> Any:  # noqa: ANN401 - as torch names it
        return SimpleNamespace(
            capture_begin=self._begin, capture_end=self._end, pool=lambda: 7, replay=self._replay
        )

    def zeros(self, *shape: int, dtype: Any, pin_memory: bool = False) -> Any:  # noqa: ANN401
        if pin_memory and "pin" in self.fails:
            message = "CUDA error: OS call failed\nmore"
            raise RuntimeError(message)
        return torch.zeros(*shape, dtype=dtype)

    def _begin(self, *, pool: object, capture_error_mode: str) -> None:
        assert capture_error_mode == "thread_local"
        self.pools.append(pool)
        self.recording = True

    def _end(self) -> None:
        self.recording = False
        if "end" in self.fails:
            message = "recording was spoilt"
            raise RuntimeError(message)

    def _replay(self) -> None:
        self.replays += 1

    def _waited(self) -> None:
        assert not self.recording, "nothing may wait while it is recorded"


def stage(monkeypatch: pytest.MonkeyPatch, card: Card) -> Stage:
    made = SimpleNamespace(cuda=card, zeros=card.zeros, uint8=torch.uint8)
    monkeypatch.setattr(replay, "torch", made)
    return Stage("cuda")


def test_that_work_is_replayed_and_all_recordings_share_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = Card()
    where = stage(monkeypatch, card)
    calls: list[bool] = []
    runs = [where.recorded(lambda: calls.append(card.recording)) for _ in range(2)]
    assert calls.count(True) == 2
    before = len(calls)
    runs[0]()
    assert (len(calls), card.replays) == (before, 1)
    assert card.pools == [None, 7]
    assert where.slow == []


@pytest.mark.parametrize("what", ["work", "end"])
def test_that_a_card_that_cannot_be_recorded_works_unrecorded_and_says_why(
    monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    card = Card(what)
    where = stage(monkeypatch, card)

    def work() -> str:
        if card.recording and "work" in card.fails:
            message = "operation not permitted when stream is capturing"
            raise RuntimeError(message)
        return "seen"

    assert where.recorded(work)() == "seen"
    assert where.slow[0].startswith("no graphs: ")
    assert not card.recording
    assert where.recorded(work)() == "seen"
    assert len(card.pools) == 1, "it is not tried again"


def test_that_what_is_broken_for_good_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    where = stage(monkeypatch, Card())

    def work() -> str:
        message = "an illegal memory access was encountered"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="illegal"):
        where.recorded(work)


def test_that_plain_memory_serves_where_the_card_may_not_read_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    where = stage(monkeypatch, Card("pin"))
    assert where.room(2, 3, dtype=torch.uint8).shape == (2, 3)
    assert where.slow == ["no pinned memory: CUDA error: OS call failed"]
    assert where.recorded(lambda: "seen")() is not None
    assert len(where.slow) == 1


def test_that_the_rehearsal_before_the_fence_runs_every_kind_of_layer() -> None:
    assert torch_cuda.warm_up("cpu") == ()
