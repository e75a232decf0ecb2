from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk_ui.player.look import PLAIN, Look

if TYPE_CHECKING:
    from numpy.typing import NDArray

RAMP: NDArray[np.uint8] = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
settings = st.integers(-100, 100)


def test_that_a_neutral_look_hands_the_same_picture_on() -> None:
    assert PLAIN.neutral
    assert PLAIN.applied(RAMP) is RAMP
    assert PLAIN.words == []


@given(settings, settings, settings)
def test_that_levels_keep_their_order_and_the_original_its_levels(
    brightness: int, contrast: int, gamma: int
) -> None:
    look, before = Look(brightness, contrast, gamma), RAMP.copy()
    shown = look.applied(RAMP)
    assert np.all(np.diff(shown[0, :, 0].astype(int)) >= 0)
    assert np.array_equal(RAMP, before)
    assert look.neutral == (not look.words)


def test_that_each_tool_does_what_it_says() -> None:
    dark, middle, light = 40, 128, 215
    brighter = Look(brightness=40).applied(RAMP)[0, :, 0]
    assert brighter[dark] > dark
    harder = Look(contrast=40).applied(RAMP)[0, :, 0]
    assert harder[dark] < dark
    assert harder[light] > light
    lifted = Look(gamma=40).applied(RAMP)[0, :, 0]
    assert int(lifted[dark]) - dark > int(lifted[light]) - light > 0
    assert abs(int(harder[middle]) - middle) <= 1


def test_that_the_badge_names_what_was_done() -> None:
    assert Look(20, -10, 100, deinterlace=True).words == [
        *("brightness +20", "contrast -10", "gamma 4.00", "one field of two"),
    ]
