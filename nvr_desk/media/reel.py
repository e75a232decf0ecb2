"""Pictures of an open clip: which are decoded, when, and which are kept.

A place in a clip is an index into the pts list of its survey. No picture is named by where a seek
landed: its decoder (``tape``) proves where it stands. If it cannot (a bad index, broken times), the
clip is read from its start, slower and never wrong. The list of key pictures is a hint where groups
begin.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import MediaError
from nvr_desk.media.film import BEHIND, CACHE_BYTES, SHARES, Film, weight
from nvr_desk.media.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.video.frame import VideoFrame

    from nvr_desk.media.names import Names

_FORWARD: Final = 48
"""Pictures that are rather decoded on than sought."""
_ACROSS: Final = 12
"""…unless a key picture farther on than this lies between."""
_BACK: Final = (0, 64, 512)
"""How many pictures earlier each further try of a seek begins."""
_RUN_UP: Final = 1500
"""Pictures of a damaged clip that are decoded again rather than sought: seconds of work."""
_TELL_EVERY_S: Final = 0.5
_FAR: Final = 60
"""Pictures behind its key picture from which on one is not waited for with nothing to look at."""
_BEFORE: Final = 24
"""So many pictures before a far one are decoded and kept on the way, for steps back."""


class Reel:
    """One clip.

    Args:
        descriptor: of the file; owned once this is made.
        names: of its pictures as surveyed.
        tell: called about twice a second during long decoding.
        damaged: the survey met damage. What a decoder puts in its place leans on what it saw
            before, so pictures near the start are then decoded from the start by a new decoder.
        seeks: False where pictures carry no times of their own: only counting from the start
            tells them apart then, unless they are named by where in the file they begin.
        threads: that decode beside each other, where that is known to give the same pictures.
        room: bytes of decoded pictures that are kept.
    """

    def __init__(
        self,
        descriptor: int,
        names: Names,
        tell: Callable[[], None],
        *,
        damaged: bool = False,
        seeks: bool = True,
        threads: int = 1,
        room: int = CACHE_BYTES,
    ) -> None:
        self._damaged = damaged
        self._descriptor = descriptor
        self._names = names
        self._tell = tell
        self._told = time.monotonic()
        self.film = Film(room)
        self._of_one = 0
        self._keep_from = 0
        self._goal: int | None = None
        self._latest: tuple[int, VideoFrame] | None = None
        self._settled: int | None = None
        self._seeks = seeks or names.by_byte
        self._tape = Tape(descriptor, names, 1 if damaged else threads, self._say_alive)
        self._thins = self._seeks and not damaged and self._tape.can_thin

    def __len__(self) -> int:
        return len(self._names)

    @property
    def hastens(self) -> bool:
        """Whether pictures that no other leans on can be left out on the way to one."""
        return self._thins

    def frame(
        self,
        index: int,
        *,
        until: float | None = None,
        heading: int = 0,
        rough: bool = False,
        hasty: bool = False,
        key_at_once: bool = False,
    ) -> VideoFrame | None:
        """The decoded picture of an index.

        Args:
            index: in the pts list.
            until: moment of the monotonic clock at which to come back without it.
            heading: +1 or −1 where the player goes on from there.
            rough: a smaller one will do, so that a long group can be kept whole in number.
            hasty: decode only what it leans on and keep none of that; its pixels are the same.
                What comes before it may be prepared afterwards, or, in a long group, is kept.
            key_at_once: come back as soon as its key picture is there, if it lies far from it.

        Returns:
            None when time is up; asked again, decoding goes on where it stopped.

        Raises:
            MediaError: no such index, or it cannot be reached.
        """
        self._require(index)
        self.film.aim(index, heading)
        self._settled = index if hasty and self._deep(index) else None
        accepted = SHARES[-1] if rough else 1
        if (known := self.film.get(index, accepted)) is not None:
            return known
        if hasty and self._thins and self._names.alone(index):
            found, frame = self._hurry(index, until, key_at_once=key_at_once)
            if found:
                return frame
            self._thins = False
        share = self.share_of_group(index) if rough else 1
        keep_from = self._from_here(index) if hasty and self._seeks else 0
        return self._reach(index, until, share, keep_from=keep_from, key_at_once=key_at_once)

    def key_frame(self, index: int) -> tuple[int, VideoFrame]:
        """The nearest key picture at or before an index, decoded alone; (its index, picture)."""
        self._require(index)
        key = self.key_before(index)
        if key is not None and (known := self.film.get(key)) is not None:
            return key, known
        if self._seeks:
            for back in _BACK[:2]:
                self._latest, self._goal = None, None
                found = self._tape.key_near(max(0, (index if key is None else key) - back))
                if found is not None and found[0] <= index:
                    self.film.put(*found)
                    return found
        whole = self.frame(index)
        if whole is None:
            raise MediaError(f"picture {index} cannot be decoded again")
        return index, whole

    def far(self, index: int) -> bool:
        """Whether so much is left to decode that its key picture is looked at meanwhile."""
        return index - self._tape.next >= _FAR

    def stand_in(self, index: int) -> tuple[int, VideoFrame] | None:
        """What to look at until a picture comes: the best whole one of its group kept so far."""
        key = self.key_before(index)
        near = self.film.before(index, 0 if key is None else key)
        frame = None if near is None else self.film.get(near)
        return None if near is None or frame is None else (near, frame)

    def prepare(self, index: int, until: float, *, rough: bool) -> bool:
        """Decode what comes before ``index`` for a while, to go back; True while there is more.

        Args:
            index: where the player stands.
            until: moment of the monotonic clock at which to come back.
            rough: as in ``frame``; single steps back want pictures at their full size.
        """
        self._require(index)
        self.film.aim(index, -1)
        low = self.film.run_down(index, SHARES[-1] if rough else 1)
        if index == self._settled or low == 0 or not self._of_one or not self._seeks:
            return False
        wanted = low - 1
        share = self.share_of_group(wanted) if rough else 1
        most = self.film.capacity(self._of_one, share)
        most -= most // BEHIND + 1
        first = self._names.group(wanted, _FORWARD)[0]
        if wanted - first > most * 4 // 5:  # too long to be kept as a whole: by halves
            first = wanted - most // 2
        if (index - low) + (wanted - first) + 2 > most:
            return False
        try:
            return self._reach(wanted, until, share, keep_from=first) is None or first > 0
        except MediaError:
            return False

    def share_of_group(self, index: int) -> int:
        """The size at which the group of pictures around an index is kept when going back."""
        first, end = self._names.group(index, _FORWARD)
        return self.film.share_for(end - first, self._of_one)

    def key_before(self, index: int) -> int | None:
        """The nearest key picture at or before an index by the list; None where none is noted."""
        return self._names.key_before(index)

    def close(self) -> None:
        """Close container and descriptor."""
        self.film.clear()
        self._latest = None
        self._tape.close()
        os.close(self._descriptor)

    # --- reaching a picture -------------------------------------------------------------------

    def _require(self, index: int) -> None:
        if not 0 <= index < len(self._names):
            raise MediaError(f"the clip has no picture {index}")

    def _reach(
        self,
        index: int,
        until: float | None,
        share: int,
        *,
        keep_from: int = 0,
        key_at_once: bool = False,
    ) -> VideoFrame | None:
        self._keep_from = keep_from
        begun = index == self._goal  # else a clip that cannot be entered would begin for ever
        if not self._on_the_way(index) or (key_at_once and not begun and self._unseen(index)):
            landed = self._go_near(index, share)
            if landed and key_at_once and self.far(index):
                self._goal = index
                return None
        found, frame = self._walk(index, until, share)
        if not found:
            self._seeks = self._thins = False
            self._names = self._names.by_time()
            self._tape.restart(self._names)
            found, frame = self._walk(index, until, share)
            if not found:
                raise MediaError(f"picture {index} cannot be decoded again")
        self._goal = index if frame is None else None
        return frame

    def _hurry(
        self, index: int, until: float | None, *, key_at_once: bool
    ) -> tuple[bool, VideoFrame | None]:
        """As ``_reach``, decoding only what the picture leans on; (False, None) if that fails."""
        self._keep_from = self._from_here(index)
        if index != self._goal:  # else it is begun
            near = self._on_the_way(index) and not (key_at_once and self._unseen(index))
            if near or not self._go_near(index, 1, thin=True):
                self._tape.thin_to(self._keep_from)
            if key_at_once and self.far(index):
                self._goal = index
                return True, None
        found, frame = self._walk(index, until, 1)
        self._goal = index if found and frame is None else None
        return found, frame

    def _deep(self, index: int) -> bool:
        """Whether it lies far behind its key picture: coming back to it is no small thing."""
        return index - (self.key_before(index) or 0) > _FAR

    def _from_here(self, index: int) -> int:
        """From where on pictures are decoded whole and kept on the way of a jump."""
        return index - _BEFORE if self._deep(index) else index

    def _unseen(self, index: int) -> bool:
        """Whether it lies far on the way, and nothing of its group is kept to look at meanwhile."""
        return self.far(index) and self._seeks and self.stand_in(index) is None

    def _on_the_way(self, index: int) -> bool:
        """Whether decoding on is the shortest way to it; where pictures are left out it is none."""
        at = self._tape.next
        if self._tape.thin or not at <= index:
            return False
        if index == self._goal:
            return True
        key = self.key_before(index)
        if key is not None and key > at + _ACROSS and self._seeks:
            return False
        in_group = key is not None and key <= at
        return in_group or index <= at + _FORWARD

    def _go_near(self, index: int, share: int, *, thin: bool = False) -> bool:
        """Stand at or before an index, by a seek that proves itself, else (False) at the start."""
        self._goal, self._latest = None, None
        if self._seeks and not (self._damaged and index < _RUN_UP):
            for back in _BACK:
                if index <= back:
                    break
                thin_to = self._keep_from if thin else None
                landed = self._tape.land(index - back, index, thin_to=thin_to)
                if landed is not None:
                    self._keep(*landed, share, landed=True)
                    return True
        self._tape.restart()
        return False

    def _walk(self, index: int, until: float | None, share: int) -> tuple[bool, VideoFrame | None]:
        """Decode on up to ``index``.

        Returns:
            (False, None) when the list of names is not followed, (True, None) when time is up
            first.
        """
        if (known := self.film.get(index, share)) is not None:
            return True, known
        if self._latest is not None and self._latest[0] == index:
            return True, self._latest[1]
        while (read := self._tape.read()) is not None:
            place, frame = read
            if place > index:
                return False, None
            kept = self._keep(place, frame, share)
            if place == index:
                return True, kept
            if until is not None and time.monotonic() >= until:
                return True, None
        return False, None

    def _keep(
        self, index: int, frame: VideoFrame, share: int, *, landed: bool = False
    ) -> VideoFrame:
        self._latest = (index, frame)
        if not self._of_one:
            self._of_one = weight(frame)
        # Where a seek landed stays whole: it is shown until the wanted one comes.
        if landed:
            return self.film.put(index, frame)
        return self.film.put(index, frame, share) if index >= self._keep_from else frame

    def _say_alive(self) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S:
            self._told = now
            self._tell()
