from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk_ui import theme
from nvr_desk_ui.timeline.colours import bar_colour, code_table, ground, water
from nvr_desk_ui.timeline.compose import BAR, CODES, LEVELS
from nvr_desk_ui.timeline.lod import SHOWN

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def luminance(colour: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_names_can_be_read_on_bars_and_on_the_ground(key: str) -> None:
    look = theme.theme(key)
    assert contrast(look.colour("text"), bar_colour(look, SHOWN)) >= 4.5
    assert contrast(look.colour("text"), ground(look)) >= 4.5
    assert contrast(look.colour("muted"), look.colour("panel")) >= 4.5


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_sea_and_land_differ(key: str) -> None:
    look = theme.theme(key)
    assert water(look) != look.colour("panel")


@pytest.mark.parametrize("key", theme.THEMES)
def test_that_a_surer_bar_stands_out_more(key: str) -> None:
    look = theme.theme(key)
    table = code_table(look)
    assert table.shape == (CODES,)
    assert len(set(table[BAR[SHOWN] : BAR[SHOWN] + LEVELS].tolist())) == LEVELS
