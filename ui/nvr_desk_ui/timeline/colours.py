"""From theme tokens to the colour of every palette code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor

from nvr_desk_ui import theme
from nvr_desk_ui.timeline import compose
from nvr_desk_ui.timeline.lod import BROKEN, CLASS_ORDER, HIDDEN, SHOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk_ui.theme import Theme


def mixed(base: QColor, ink: QColor, share: float) -> QColor:
    """``base`` with that share of ``ink``, 0…1."""
    return QColor(
        round(base.red() + (ink.red() - base.red()) * share),
        round(base.green() + (ink.green() - base.green()) * share),
        round(base.blue() + (ink.blue() - base.blue()) * share),
    )


def ground(look: Theme) -> QColor:
    """What timeline and map are painted on; ``canvas`` is for video, dark in every theme."""
    return look.colour("canvas" if look.dark else "field")


def water(look: Theme) -> QColor:
    """The map's sea: darker than land in a dark theme, bluer in a light one."""
    if not look.dark:
        return mixed(look.colour("window"), look.colour("accent"), 0.18)
    same = ground(look) == look.colour("panel")
    return mixed(ground(look), look.colour("text"), 0.14) if same else ground(look)


def bar_colour(look: Theme, state: int) -> QColor:
    """The full colour of a bar in a state."""
    paper = ground(look)
    ink = {SHOWN: look.colour("muted"), HIDDEN: look.colour("faint"), BROKEN: look.colour("bad")}
    return mixed(paper, ink[state], {SHOWN: 0.42, HIDDEN: 0.75, BROKEN: 0.9}[state])


def code_table(look: Theme) -> NDArray[np.uint32]:
    """0xffRRGGBB of each code of ``compose``; (CODES,)."""
    paper = ground(look)
    table = [paper] * compose.CODES
    table[compose.PAPER_ODD] = mixed(paper, look.colour("panel"), 0.45)
    table[compose.RULE] = mixed(paper, look.colour("border"), 0.6)
    table[compose.GAP] = mixed(paper, look.colour("faint"), 0.6)
    table[compose.COVER_LOOKED] = mixed(paper, look.colour("ok"), 0.85)
    table[compose.COVER_STILL] = mixed(paper, look.colour("ok"), 0.75)
    table[compose.COVER_THIN] = mixed(paper, look.colour("ok"), 0.85)
    table[compose.COVER_DECODED] = look.colour("muted")
    table[compose.COVER_FAILED] = look.colour("bad")
    table[compose.COVER_NOT] = look.colour("warn")
    for state, first in compose.BAR.items():
        full = bar_colour(look, state)
        for level in range(compose.LEVELS):
            table[first + level] = mixed(paper, full, level / (compose.LEVELS - 1))
    table[compose.WATCHED] = look.colour("accent")
    table[compose.STRIP_FOOTAGE] = look.colour("muted")
    table[compose.STRIP_ALL] = mixed(paper, look.colour("muted"), 0.45)
    table[compose.STRIP_FIT] = mixed(paper, look.colour("accent"), 0.9)
    for at, cls in enumerate(CLASS_ORDER):
        colour = QColor(theme.CLASS_COLOURS[cls])
        for level, share in enumerate((0.22, 0.72, 0.86, 1.0)):
            table[compose.TRACK + at * compose.TRACK_LEVELS + level] = mixed(paper, colour, share)
    return np.array([c.rgb() & 0xFFFFFFFF for c in table], np.uint32)
