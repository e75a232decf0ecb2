"""Heads read on the device say exactly what heads read on the host say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from nvr_desk.vision.classes import lookup
from nvr_desk.vision.engines.device_heads import DeviceHead, found
from nvr_desk.vision.heads import read_head

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = lookup({0: 0, 1: 1, 2: 2, 3: 3, 5: 4, 7: 5}, 80)
FLOOR, NMS = 0.1, 0.7


def crowd(seed: int, things: int, each: int) -> NDArray[np.float32]:
    """(84, n) of a dense head: clouds of boxes around things, of all classes."""
    random = np.random.default_rng(seed)
    raw = np.zeros((84, things * each + 500), np.float32)
    raw[4:] = random.uniform(0, 0.02, raw[4:].shape)
    for thing in range(things):
        columns = slice(thing * each, (thing + 1) * each)
        middle = random.uniform((40, 40), (600, 340))
        size = random.uniform(15, 120, 2)
        raw[:2, columns] = middle[:, None] + random.normal(0, size.min() / 12, (2, each))
        raw[2:4, columns] = size[:, None] * random.uniform(0.85, 1.15, (2, each))
        number = int(random.choice([0, 1, 2, 3, 5, 7, 9, 60]))
        raw[4 + number, columns] = random.uniform(0.05, 0.95, each)
    return raw


def chain(links: int) -> NDArray[np.float32]:
    """Boxes each of which overlaps the next only: every second one stays."""
    raw = np.zeros((84, links), np.float32)
    raw[0] = 100 + 12 * np.arange(links)
    raw[1], raw[2], raw[3] = 100, 100, 50
    raw[4] = 0.9 - 0.01 * np.arange(links)
    return raw


def on_device(raw: NDArray[np.float32]) -> NDArray[np.float32]:
    head = DeviceHead(TABLE, FLOOR, NMS, "cpu")
    batch: Any = torch.from_numpy(np.stack([np.zeros_like(raw), raw]))
    rows: list[NDArray[np.float32]] = list(head(batch).numpy())
    return rows[1]


def assert_alike(raw: NDArray[np.float32]) -> None:
    ours, wanted = found(on_device(raw), NMS), read_head(raw, TABLE, FLOOR, NMS)
    assert np.array_equal(ours.cls, wanted.cls)
    assert ours.conf == pytest.approx(wanted.conf, abs=1e-6)
    assert ours.box == pytest.approx(wanted.box, abs=1e-3)


@pytest.mark.parametrize("seed", range(8))
def test_that_a_crowd_is_read_as_on_the_host(seed: int) -> None:
    assert_alike(crowd(seed, things=30, each=9))


def test_that_a_long_chain_of_overlaps_is_settled_on_the_host() -> None:
    raw = chain(40)
    assert on_device(raw)[0, 7] == 0, "too long for the device"
    assert_alike(raw)
    assert len(found(on_device(raw), NMS)) == 20


def test_that_a_short_chain_is_settled_on_the_device() -> None:
    raw = chain(6)
    assert on_device(raw)[0, 7] == 1
    assert_alike(raw)


def test_that_nothing_is_nothing() -> None:
    raw = np.zeros((84, 50), np.float32)
    assert len(found(on_device(raw), NMS)) == 0


def test_that_rows_of_a_head_without_suppression_are_read_as_on_the_host() -> None:
    random = np.random.default_rng(2)
    rows = np.zeros((300, 6), np.float32)
    rows[:, :2] = random.uniform(0, 300, (300, 2))
    rows[:, 2:4] = rows[:, :2] + random.uniform(5, 90, (300, 2))
    rows[:, 4] = np.sort(random.uniform(0, 1, 300))[::-1]
    rows[:, 5] = random.integers(0, 80, 300)
    rows[7, 5] = 4_000_000
    assert_alike(rows)
