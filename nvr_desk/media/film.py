"""Decoded pictures of one clip that are kept, the ones the player will want rather than others.

What is kept follows the direction of play: pictures behind it are the first to go. A picture is
kept whole, or (going back through a long group) at half or quarter size.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from av.video.reformatter import Interpolation

from nvr_desk.media import colour

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

CACHE_BYTES: Final = 256 << 20
"""Decoded pictures kept, as they come from the decoder: 80 of 1080p."""
SHARES: Final = (1, 2, 4, 8)
"""A kept picture has this share of the width and height of its clip."""
_FITS: Final = 0.75
"""Part of the room that one group of pictures may take, so that the next begins beside it."""
BEHIND: Final = 16
"""How many times farther a picture behind the direction of play counts."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One picture, and what share of its clip's size it has."""

    frame: VideoFrame
    share: int
    bytes: int


class Film:
    """Pictures by their index.

    Args:
        room: bytes that may be kept; one picture always is.
    """

    def __init__(self, room: int = CACHE_BYTES) -> None:
        self._room = room
        self._kept: dict[int, Kept] = {}
        self._order: list[int] = []
        self._bytes = 0
        self._at = 0
        self._heading = 0

    @property
    def bytes(self) -> int:
        """Weight of all that is kept."""
        return self._bytes

    def aim(self, index: int, heading: int = 0) -> None:
        """The player stands there and goes on (+1), back (−1) or nowhere (0)."""
        self._at, self._heading = index, heading

    def get(self, index: int, share: int = 1) -> VideoFrame | None:
        """A kept picture, at least as large as the share asked for."""
        kept = self._kept.get(index)
        return kept.frame if kept is not None and kept.share <= share else None

    def before(self, index: int, lowest: int) -> int | None:
        """The nearest kept whole picture from ``index`` down to ``lowest``, if there is one."""
        place = bisect_left(self._order, index + 1) - 1
        while place >= 0 and self._order[place] >= lowest:
            if self._kept[self._order[place]].share == 1:
                return self._order[place]
            place -= 1
        return None

    def run_down(self, index: int, share: int) -> int:
        """The lowest index of the unbroken run of kept pictures that ends at ``index``.

        Returns:
            ``index + 1`` when that one itself is not kept.
        """
        low = index + 1
        while self.get(low - 1, share) is not None:
            low -= 1
        return low

    def put(self, index: int, frame: VideoFrame, share: int = 1) -> VideoFrame:
        """Keep a picture (shrunk to the share), let others go; returns what is kept."""
        known = self._kept.get(index)
        if known is not None and known.share <= share:
            return known.frame
        small = shrunk(frame, share)
        kept = Kept(small, share, weight(small))
        if known is not None:
            self._bytes -= known.bytes
        else:
            insort(self._order, index)
        self._kept[index] = kept
        self._bytes += kept.bytes
        while self._bytes > self._room and len(self._order) > 1:
            self._let_go()
        return small

    def clear(self) -> None:
        """Let all go."""
        self._kept.clear()
        self._order.clear()
        self._bytes = 0

    def capacity(self, of_one: int, share: int = 1) -> int:
        """How many pictures fit, at least one.

        Args:
            of_one: bytes of a whole picture.
            share: of the size that they are kept at.
        """
        return max(1, self._room * share * share // max(1, of_one))

    def share_for(self, count: int, of_one: int) -> int:
        """The largest size at which a group of pictures fits, with room for the next."""
        for share in SHARES:
            if count <= self.capacity(of_one, share) * _FITS:
                return share
        return SHARES[-1]

    def _let_go(self) -> None:
        """Drop the first or the last, whichever is farther."""
        first, last = self._order[0], self._order[-1]
        low = (self._at - first) * (BEHIND if self._heading > 0 else 1)
        high = (last - self._at) * (BEHIND if self._heading < 0 else 1)
        index = self._order.pop() if high >= low else self._order.pop(0)
        self._bytes -= self._kept.pop(index).bytes


def weight(frame: VideoFrame) -> int:
    """Bytes of a decoded picture."""
    return sum(plane.buffer_size for plane in frame.planes)


def shrunk(frame: VideoFrame, share: int) -> VideoFrame:
    """A picture at 1/share of its size, in its own pixels and colours."""
    if share == 1:
        return frame
    small = frame.reformat(
        max(2, frame.width // share // 2 * 2),
        max(2, frame.height // share // 2 * 2),
        frame.format.name,
        interpolation=Interpolation.FAST_BILINEAR,
        threads=1,
    )
    # A smaller picture would be taken for another standard where it names none.
    small.colorspace, small.color_range = colour.matrix_of(frame), frame.color_range
    return small
