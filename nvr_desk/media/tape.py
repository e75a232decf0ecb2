"""The decoder of an open clip and the place where it stands, proven by the names of pictures.

After a seek the decoder proves where it stands: from a sound key picture on, every name must be the
next one of the list. On the way to one picture it may leave out those that no other leans on (it
then stands *thin*): the names must still rise through the list, and the pixels are the same.
"""

# pyright: reportUnknownMemberType=false
# PyAV's stubs leave the kind of a packet open.

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING, Final

from nvr_desk.media.frames import CAUGHT, Beginnings, FrameReader, best_stream, byte_of, codec_name
from nvr_desk.media.names import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from nvr_desk.media.frames import Stamped
    from nvr_desk.media.names import Names

_BESIDE: Final = frozenset({"h264", "hevc"})
"""Codecs whose pictures may be decoded beside each other."""
_THIN: Final = frozenset({"h264"})
"""Codecs that mark pictures which no other one leans on (ISO/IEC 14496-10: nal_ref_idc = 0).

HEVC's mark holds for one temporal layer alone; pictures of higher ones may lean on such a picture.
"""


class ThinReader(FrameReader):
    """Leaves out, before a wanted picture, those that no other leans on.

    Attributes:
        wanted: index of that picture; None: all are decoded.
    """

    def __init__(
        self, source: Source, stream: VideoStream, alive: Callable[[], None], names: Names
    ) -> None:
        super().__init__(source.container, stream, alive, base=source.base)
        self._names = names
        self._context = stream.codec_context
        self._leaves_out: bool | None = None
        self.wanted: int | None = None

    def _packets(self) -> Iterator[Packet[Any]]:
        for packet in super()._packets():
            early = self.wanted is not None and self._names.early(packet, self.wanted)
            if early is not self._leaves_out:
                self._leaves_out = early
                self._context.skip_frame = "NONREF" if early else "DEFAULT"
            yield packet


class Tape:
    """One clip's decoder.

    Args:
        descriptor: of the clip; stays the caller's.
        names: of its pictures.
        threads: that decode beside each other, where that is known to give the same pictures.
        alive: called with every packet.

    Attributes:
        next: index of the picture that comes next.
        thin: pictures before the wanted one are left out.
    """

    def __init__(
        self, descriptor: int, names: Names, threads: int, alive: Callable[[], None]
    ) -> None:
        self._descriptor = descriptor
        self._names = names
        self._threads = threads
        self._alive = alive
        self._source = Source(descriptor)
        self._stream = self._tuned()
        self._read_from(0)

    @property
    def can_thin(self) -> bool:
        """Whether its codec marks pictures that no other leans on."""
        return codec_name(self._stream) in _THIN

    def restart(self, names: Names | None = None) -> None:
        """Open anew and stand before the first picture.

        Args:
            names: that pictures have from now on.
        """
        self.close()
        self._names = names or self._names
        self._source = Source(self._descriptor)
        self._stream = self._tuned()
        self._read_from(0)

    def close(self) -> None:
        """Close the container, and free its decoder now: its pool keeps the room of all pictures.

        Container, stream and decoder name each other, so that only the collector ends them.
        """
        source: Source | None = self.__dict__.pop("_source", None)
        self._forget()
        if source is not None:
            with contextlib.suppress(*CAUGHT):
                source.container.close()
        gc.collect()

    def thin_to(self, index: int) -> None:
        """Leave out what nobody leans on until the picture of an index, if that is yet to come."""
        if index >= self.next:
            self.thin, self._reader.wanted = True, index

    def land(
        self, aim: int, index: int, *, thin_to: int | None = None
    ) -> tuple[int, VideoFrame] | None:
        """Seek to ``aim`` and find a sound picture at or before ``index`` to count on from.

        Returns:
            Its index and itself; None when there is none: read from the start then.
        """
        if not self._seek(aim):
            return None
        self._read_from(0)
        if thin_to is not None:
            self.thin_to(thin_to)
        keyed = False
        for stamped in self._frames:
            keyed = keyed or bool(stamped.frame.key_frame)
            if self._names.beyond(stamped, index):
                return None
            name = self._names.of(stamped)
            place = self._names.key(name) if stamped.frame.key_frame else self._names.index(name)
            # Pictures before the key picture, or marked damaged, lean on what was not decoded.
            if keyed and place is not None and not stamped.frame.is_corrupt:
                self._stand(place)
                return (place, stamped.frame) if place <= index else None
        return None

    def read(self) -> tuple[int, VideoFrame] | None:
        """The next picture and its index; None where names do not follow the list, or at its end.

        Standing thin, it may be one farther on.
        """
        stamped = next(self._frames, None)
        if stamped is None:
            return None
        place = self._names.index(self._names.of(stamped)) if self.thin else self.next
        if place is None or place < self.next or not self._names.fits(place, stamped):
            return None
        self._stand(place)
        return place, stamped.frame

    def key_near(self, index: int) -> tuple[int, VideoFrame] | None:
        """A key picture at or before an index, decoded alone; the tape stands nowhere then."""
        if not self._seek(index):
            return None
        self._read_from(len(self._names))
        with contextlib.suppress(*CAUGHT):
            self._stream.codec_context.skip_frame = "DEFAULT"
            beginnings = Beginnings(self._source.base)
            for packet in self._source.container.demux(self._stream):
                beginnings.mark(packet)
                if packet.size == 0:
                    return None
                if packet.is_keyframe:
                    frames = [*packet.decode(), *self._stream.codec_context.decode(None)]
                    self._stream.codec_context.flush_buffers()
                    return self._sound_key(frames)
        return None

    # --- the inside ---------------------------------------------------------------------------

    def _tuned(self) -> VideoStream:
        """The stream of what was opened, with its decoder ready.

        The last picture of a group of sixty takes one thread longer than anybody wants to wait.
        A sound stream gives the same pictures by two; VP9 and damage stay with one.
        """
        stream = best_stream(self._source.container)
        if self._threads > 1 and codec_name(stream) in _BESIDE:
            stream.codec_context.thread_type = "FRAME"
            stream.codec_context.thread_count = self._threads
        return stream

    def _read_from(self, index: int) -> None:
        self._reader = ThinReader(self._source, self._stream, self._alive, self._names)
        self._frames: Iterator[Stamped] = iter(self._reader)
        self.next, self.thin = index, False

    def _forget(self) -> None:
        for name in ("_frames", "_reader", "_stream"):
            self.__dict__.pop(name, None)

    def _seek(self, index: int) -> bool:
        opened = self._names.seek(self._source, self._stream, index)
        if opened:
            self._forget()
            gc.collect()
            self._stream = self._tuned()
        return opened is not None

    def _stand(self, place: int) -> None:
        self.next = place + 1
        wanted = self._reader.wanted
        if wanted is not None and place >= wanted:
            self.thin, self._reader.wanted = False, None

    def _sound_key(self, frames: list[VideoFrame]) -> tuple[int, VideoFrame] | None:
        for frame in frames:
            place = self._names.key(byte_of(frame) if self._names.by_byte else frame.pts)
            if place is not None and frame.key_frame and not frame.is_corrupt:
                return place, frame
        return None
