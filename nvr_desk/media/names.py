"""What a picture of a clip is called, and how a container is brought near one.

A sound container gives each picture a time of its own, and a seek finds it by that. Bare streams
and recorders' exports give none, or times that depend on where reading began. Their pictures are
called by the byte of the file at which they begin, noted when all of it was read once: wherever
reading begins, the same bytes are the same picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.media.frames import CAUGHT, byte_of, open_at, open_marked
from nvr_desk.media.readings import BY_BYTE, Marks

if TYPE_CHECKING:
    from typing import Any

    from av.packet import Packet
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from nvr_desk.media.frames import Stamped


class Source:
    """An open container, and at which byte of the file it begins.

    Args:
        descriptor: of the clip; stays the caller's.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.container, marks = open_marked(descriptor)
        self.base = marks.skip if marks else 0

    def enter(self, byte: int) -> bool:
        """Read on from a byte; whether the container was opened anew for it.

        Raises:
            UnreadableMediaError, UnsupportedMediaError: nothing begins there.
            FFmpegError: it cannot be sought.
        """
        name = self.container.format.name
        if name in BY_BYTE:
            self.container.seek(byte - self.base, unsupported_byte_offset=True)
            return False
        there = open_at(self._descriptor, Marks(name, byte))
        self.container.close()
        self.container, self.base = there, byte
        return True


class Names:
    """Names of a clip's pictures in presentation order.

    Args:
        pts: (n,) as surveyed, rising.
        keys: (k,) indices of key pictures, rising.
        places: (n,) bytes at which the pictures begin; empty where they go by their times.

    Attributes:
        by_byte: they are called by their bytes.
        keys: as given.
    """

    def __init__(
        self,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64],
        places: NDArray[np.int64] | None = None,
    ) -> None:
        self.keys = keys
        self._pts = pts
        self._values, self._order = pts, None
        self.by_byte = places is not None and len(places) == len(pts) > 0
        if places is not None and self.by_byte:
            self._values, self._order = places, np.argsort(places, kind="stable")
        self._sorted = self._values if self._order is None else self._values[self._order]

    def __len__(self) -> int:
        return len(self._values)

    def by_time(self) -> Names:
        """The same pictures by their times alone."""
        return Names(self._pts, self.keys)

    def fits(self, index: int, stamped: Stamped) -> bool:
        """Whether a picture is the one of an index, as far as its name tells."""
        return index < len(self) and self.of(stamped) == int(self._values[index])

    def of(self, stamped: Stamped) -> int | None:
        """The name of a decoded picture."""
        return stamped.byte if self.by_byte else stamped.pts

    def index(self, name: int | None) -> int | None:
        """The index of a name that occurs once; None for others."""
        if name is None:
            return None
        first = int(np.searchsorted(self._sorted, name, "left"))
        after = int(np.searchsorted(self._sorted, name, "right"))
        if after - first != 1:
            return None
        return first if self._order is None else int(self._order[first])

    def key(self, name: int | None) -> int | None:
        """The index of a key picture by a name that no other key picture has; None for others."""
        if name is None or not self.by_byte:
            return self.index(name)
        found = self.keys[self._values[self.keys] == name]
        return int(found[0]) if len(found) == 1 else None

    def alone(self, index: int) -> bool:
        """Whether no other picture has the name of this one."""
        return self.index(int(self._values[index])) == index

    def beyond(self, stamped: Stamped, index: int) -> bool:
        """Whether a picture comes after that of an index."""
        if not self.by_byte:
            return stamped.pts > int(self._values[index])
        place = self.index(stamped.byte)
        return place is not None and place > index

    def early(self, packet: Packet[Any], index: int) -> bool:
        """Whether what a packet holds comes before the picture of an index, for certain."""
        if not self.by_byte:
            return packet.pts is not None and packet.pts < int(self._values[index])
        place = self.index(byte_of(packet))
        return place is not None and place < index

    def key_before(self, index: int) -> int | None:
        """The nearest key picture at or before an index by the list; None where none is noted."""
        place = int(np.searchsorted(self.keys, index, "right")) - 1
        return int(self.keys[place]) if place >= 0 else None

    def group(self, index: int, unknown: int) -> tuple[int, int]:
        """[first, end) of the group of pictures around an index.

        Args:
            index: of a picture.
            unknown: so many up to it where nobody noted key pictures.
        """
        if not len(self.keys):
            return max(0, index - unknown), index + 1
        place = int(np.searchsorted(self.keys, index, "right"))
        first = int(self.keys[place - 1]) if place else 0
        return first, int(self.keys[place]) if place < len(self.keys) else len(self)

    def seek(self, source: Source, stream: VideoStream, index: int) -> bool | None:
        """Bring a container to a key picture at or before an index.

        Returns:
            Whether it was opened anew for that; None when it could not be brought there.
        """
        try:
            if self.by_byte:
                key = self.key_before(index)
                return None if key is None else source.enter(int(self._values[key]))
            source.container.seek(int(self._values[index]), stream=stream, backward=True)
        except (MediaError, *CAUGHT):
            return None
        return False
