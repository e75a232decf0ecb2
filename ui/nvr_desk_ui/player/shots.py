"""Decoded pictures on their way to the screen, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

from nvr_desk_ui.player.look import PLAIN, Look

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.media.session import Glimpse, Manner
    from nvr_desk.records.media import MediaFacts, Picture

MAX_WIDTH_PX = 1920
"""Wider pictures are fetched at this width unless they are enlarged; boxes scale with them."""


class Pictures(Protocol):
    """What the player needs of ``nvr_desk.media.session.PlayerSession``."""

    def open(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        """Open a clip in the worker."""
        ...

    def key_picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The nearest key picture at or before."""
        ...

    def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
        """The exact picture, or what there is of it in that time."""
        ...

    def prepare(self, index: int, patience_s: float, *, rough: bool) -> bool:
        """Going back: decode what comes next for a while; True while there is more."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture somebody wants on screen."""

    generation: int
    """Of the clip that is open."""
    index: int
    exact: bool = True
    """That very picture, or the nearest key picture before it."""
    width: int | None = MAX_WIDTH_PX
    """Wider pictures are shrunk to this, px."""
    heading: int = 0
    """+1 or −1: what comes next that way is made ready."""
    playing: bool = False
    """It goes on by itself, so the next pictures are fetched before they are due."""
    look: Look = PLAIN
    turn: int = 0
    """Which wish this is; of two answers the one of the later wish stays on screen."""

    alone: bool = False
    """No other clip shares its worker: what comes before it may be decoded while nobody waits."""

    @property
    def jumps(self) -> bool:
        """Whether it goes on nowhere: nothing but this picture is needed."""
        return self.heading == 0

    @property
    def leads_back(self) -> bool:
        """Whether what comes before it is likely to be wished for next."""
        return self.exact and (self.heading < 0 or (self.jumps and self.alone))

    @property
    def rough(self) -> bool:
        """Whether a picture of less than its full size will do."""
        return self.playing and self.heading < 0


@dataclass(frozen=True, slots=True)
class Shot:
    """A decoded picture, ready to be painted."""

    generation: int
    index: int
    pts: int
    t_s: float
    """Container seconds."""
    image: QImage
    exact: bool = True
    """False for a key picture shown in place of the one that was wished for."""
    look: Look = PLAIN
    turn: int = 0
    width: int = 0
    """Of the picture as it was fetched, px."""


def shot_of(wish: Wish, picture: Picture, *, exact: bool) -> Shot:
    """The picture as Qt paints it, with the look that was wished for; works on a copy."""
    rgb = wish.look.applied(picture.rgb)
    height, width, _ = rgb.shape
    kind = QImage.Format.Format_RGB888
    image = QImage(rgb.data, width, height, 3 * width, kind).convertToFormat(
        QImage.Format.Format_RGB32
    )
    return Shot(
        wish.generation,
        picture.index,
        picture.ref.pts,
        picture.t_s,
        image,
        exact,
        wish.look,
        wish.turn,
        width,
    )
