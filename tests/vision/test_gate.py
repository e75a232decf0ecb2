"""The gate: what counts as motion in brightness, and what does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.vision.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SIZE = (1920, 1080)
EVERY_S = 0.125


@dataclass(frozen=True, slots=True)
class LumaShot:
    """A picture of nothing but brightness."""

    whole: NDArray[np.uint8]
    pts: int = 0
    key: bool = False
    size_bytes: int = 1

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        raise AssertionError("the gate sees brightness alone")

    def luma(self, step: int) -> NDArray[np.uint8]:
        """See ``vision.shot.Shot``."""
        return self.whole[::step, ::step].copy()


def street() -> NDArray[np.float32]:
    """Walls and windows with sharp edges."""
    rng = np.random.default_rng(3)
    blocks = rng.uniform(40, 200, (27, 48)).astype(np.float32)
    return np.kron(blocks, np.ones((40, 40), np.float32))


def watch(
    picture: Callable[[float], NDArray[np.float32]], seconds: float, noise: float = 2.0
) -> tuple[Gate, list[int], list[bool]]:
    """The gate after so many seconds; moving cells and switches at each sample."""
    rng = np.random.default_rng(5)
    grain = rng.normal(0, noise, (5, *SIZE[::-1])).astype(np.float32)
    gate = Gate(SIZE)
    moving: list[int] = []
    switches: list[bool] = []
    for k in range(int(seconds / EVERY_S)):
        whole = picture(k * EVERY_S) + np.roll(grain[k % 5], 97 * k, 1)
        if gate.see(LumaShot(whole.clip(0, 255).astype(np.uint8)), k * EVERY_S):
            moving.append(int(gate.moving.sum()))
            switches.append(gate.switched)
    return gate, moving, switches


def with_thing(
    x: float, y: float, width: int, height: int, by: float = 45.0
) -> NDArray[np.float32]:
    whole = street()
    whole[int(y) : int(y) + height, int(x) : int(x) + width] += by
    return whole


@pytest.mark.parametrize("noise", [0.0, 2.0, 8.0, 16.0])
def test_that_noise_is_no_motion(noise: float) -> None:
    _, moving, switches = watch(lambda _: street(), 4.0, noise)
    assert max(moving) <= 1
    assert not any(switches)


def test_that_a_person_of_twenty_pixels_in_full_hd_is_noticed() -> None:
    _, moving, _ = watch(lambda t: with_thing(600 + 30 * t, 500, 9, 20, 60.0), 3.0)
    assert sum(count >= 1 for count in moving) > len(moving) / 2


def test_that_a_large_thing_in_a_noisy_night_is_noticed() -> None:
    _, moving, _ = watch(lambda t: with_thing(200 + 200 * t, 300, 200, 300, 60.0), 3.0, 22.0)
    assert min(moving[2:]) >= 2


def test_that_light_that_flickers_everywhere_is_no_motion() -> None:
    _, moving, switches = watch(lambda t: street() + 12 * np.sin(9 * t), 5.0)
    assert max(moving) <= 1
    assert not any(switches)


def test_that_a_lamp_that_goes_on_is_a_switch_and_no_motion() -> None:
    _, moving, switches = watch(lambda t: street() * (1.0 if t < 2 else 0.5), 4.0)
    assert any(switches)
    assert max(moving) <= 1


def test_that_what_always_moves_becomes_usual_and_a_passer_before_it_does_not() -> None:
    rng = np.random.default_rng(9)

    def trees(seconds: float) -> NDArray[np.float32]:
        whole = street()
        whole[:400, :600] += np.kron(rng.uniform(-40, 40, (100, 150)), np.ones((4, 4)))
        if seconds >= 9:
            x = int(600 * (seconds - 9))
            whole[600:800, x : x + 80] += 60
        return whole

    _, moving, _ = watch(trees, 10.5)
    before = moving[int(7 / EVERY_S) : int(8.7 / EVERY_S)]
    assert moving[0] > 50
    assert max(before) <= 2
    assert max(moving[int(9.2 / EVERY_S) :]) >= 4


def test_that_evidence_lies_where_the_thing_is() -> None:
    gate, _, _ = watch(lambda t: with_thing(900 + 80 * t, 500, 60, 160), 3.0)
    there, elsewhere = (900, 480, 1300, 700), (100, 480, 500, 700)
    rest = gate.at_rest(np.array([there, elsewhere], np.float32), 1.5)
    assert rest.tolist() == [False, True]
    assert not (gate.moving & ~gate.cells(np.array([there], np.float32), 0.1)).any()
    assert gate.stirred(1.5)
    assert not gate.stirred(99.0)


def test_that_pictures_that_change_their_size_begin_anew() -> None:
    gate = Gate(SIZE)
    small = np.zeros((540, 960), np.uint8)
    for k, whole in enumerate((small, small, np.zeros(SIZE[::-1], np.uint8), small)):
        gate.see(LumaShot(whole), float(k))
    assert not gate.moving.any()
    assert gate.at_rest(np.array([[0, 0, 1920, 1080]], np.float32), 0.0).all()


def test_that_it_takes_no_more_than_about_eight_pictures_a_second() -> None:
    gate = Gate(SIZE)
    shot = LumaShot(np.zeros(SIZE[::-1], np.uint8))
    seen = [gate.see(shot, k / 60) for k in range(600)]
    assert 75 <= sum(seen) <= 85
