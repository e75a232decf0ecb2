"""Where the head-up display stands: in one corner of the picture, or nowhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSettings

from nvr_desk_ui.tongue import later, tr

_KEY: Final = "player/head-up"


class Corner(StrEnum):
    """A corner of the picture; ``OFF`` hides what is no state of the picture itself."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"
    OFF = "off"

    @property
    def right(self) -> bool:
        """Whether it is one of the two on the right."""
        return self in (Corner.TOP_RIGHT, Corner.BOTTOM_RIGHT)

    @property
    def low(self) -> bool:
        """Whether it is one of the two below."""
        return self in (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT)

    @property
    def after(self) -> Corner:
        """The next one round."""
        every = list(Corner)
        return every[(every.index(self) + 1) % len(every)]

    @property
    def words(self) -> str:
        """What is said once it stands there."""
        return tr(_WORDS[self])


_WORDS: Final = {
    Corner.TOP_LEFT: later("Display at the upper left"),
    Corner.TOP_RIGHT: later("Display at the upper right"),
    Corner.BOTTOM_LEFT: later("Display at the lower left"),
    Corner.BOTTOM_RIGHT: later("Display at the lower right"),
    Corner.OFF: later("No display; what was done to the picture is said all the same"),
}


def remembered() -> Corner:
    """Where this person put it last."""
    kept = str(QSettings().value(_KEY, Corner.TOP_LEFT.value))
    return Corner(kept) if kept in list(Corner) else Corner.TOP_LEFT


def remember(corner: Corner) -> None:
    """Keep it for this person on this machine."""
    QSettings().setValue(_KEY, corner.value)
