"""The one decoder: containers, pictures and their times. Runs inside workers only.

Survey, player, stills and analysis all read through `FrameReader` and `upright`, so a picture
has the same (pts, nth), the same rotation and the same pixels wherever it is seen.

Times: a picture keeps the pts FFmpeg gives it. Four treatments, all counted: without a pts it
gets its dts, or the last pts plus the last step; a pts more than a day ahead counts as none; a
pts that runs backwards becomes a repeat of the last one (told apart by ``nth``); where the clock
itself jumps back or by days, and goes on from there, the pictures behind the jump follow on.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, cast

import av
import numpy as np
from av import error as av_error
from av.codec.context import Flags
from av.video.reformatter import Interpolation
from av.video.stream import VideoStream

from nvr_desk.errors import MediaError
from nvr_desk.media import colour, readings
from nvr_desk.media.readings import CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av.codec.hwaccel import HWAccel
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from nvr_desk.media.readings import Marks

CODECS: Final = frozenset(
    {
        *("h264", "hevc", "av1", "vp8", "vp9", "mpeg4", "mpeg2video"),
        *("mjpeg", "h263", "wmv3", "vc1"),
    }
)
"""Picture codecs that may decode foreign bytes (FFmpeg's names)."""
_DECODERS: Final = (*sorted(CODECS), "libdav1d")
SOUND_CODECS: Final = (
    *("aac", "mp3", "mp3float", "mp2", "mp2float", "ac3", "opus", "vorbis", "flac", "alac"),
    *("pcm_s16le", "pcm_s16be", "pcm_u8", "pcm_alaw", "pcm_mulaw", "adpcm_ms", "adpcm_ima_wav"),
    *("wmav1", "wmav2", "amrnb", "g726"),
)
"""Sound decoders that may decode foreign bytes (FFmpeg's names)."""
MAX_PIXELS: Final = 8192 * 8192
"""Largest picture that is decoded."""
MAX_FRAMES: Final = 10_000_000
"""Most pictures of one clip: 92 hours at 30 a second."""
MAX_JUMP_S: Final = 86_400
"""A pts farther ahead than this is a broken one."""
CLOCK_BACK_S: Final = 1.0
"""A pts that lies this far back is no late picture: the clock was set, or began anew."""
MAX_ERRORS_IN_A_ROW: Final = 8
"""So many read errors without a picture between end a clip."""
CAUGHT: Final = (
    *(av_error.FFmpegError, IndexError, UnicodeDecodeError, MemoryError, ValueError, OverflowError),
    OSError,
)
"""What PyAV raises over damaged files."""


class UnsupportedMediaError(MediaError):
    """Container or codec outside the allow-list, or no picture in the file."""

    code = "unsupported"


class UnreadableMediaError(MediaError):
    """The container cannot be opened or its claims are absurd."""

    code = "unreadable"


@dataclass(frozen=True, slots=True)
class Stamped:
    """One decoded picture with its name inside the clip."""

    pts: int
    nth: int
    frame: VideoFrame
    byte: int | None = None
    """Of the file, at which its data begin; None where nobody asked, or nobody knows."""


def open_container(descriptor: int, hwaccel: HWAccel | None = None) -> InputContainer:
    """Open a clip by a readable, seekable descriptor, which stays the caller's.

    Args:
        descriptor: of the clip.
        hwaccel: of `hardware.acceleration`, to decode its pictures there.

    Raises:
        UnsupportedMediaError: a container outside the allow-list.
        UnreadableMediaError: no container, or a damaged one.
    """
    return open_marked(descriptor, hwaccel)[0]


def open_marked(
    descriptor: int, hwaccel: HWAccel | None = None
) -> tuple[InputContainer, Marks | None]:
    """The same, and by which marks it was opened by force; None where it names itself."""
    refusal: MediaError | None = None
    container: InputContainer | None = None
    try:
        container = _opened(descriptor, None, hwaccel)
        if _has_pictures(container):
            return container, None
    except (UnsupportedMediaError, UnreadableMediaError) as error:
        refusal = error
    forced = _by_force(descriptor, hwaccel)
    if forced is not None:
        if container is not None:
            container.close()
        return forced
    if container is None:
        raise refusal or UnreadableMediaError("the file cannot be opened")
    return container, None


def open_at(descriptor: int, marks: Marks) -> InputContainer:
    """Open what begins at a mark in the middle of a clip.

    Raises:
        UnsupportedMediaError, UnreadableMediaError: nothing readable does.
    """
    container = _opened(descriptor, marks, None)
    if _has_pictures(container):
        return container
    container.close()
    raise UnsupportedMediaError("no picture begins there")


class Beginnings:
    """The bytes of a file at which packets begin, in the order in which they are read.

    Where several begin within one block of the container, all of them have the byte of the block.

    Args:
        base: byte of the file at which the container begins.
    """

    def __init__(self, base: int) -> None:
        self._base = base
        self._last: int | None = None

    def mark(self, packet: Packet[Any]) -> None:
        """Let the next packet, and the picture that comes of it, carry its byte."""
        if packet.pos is not None and packet.pos >= 0:
            self._last = self._base + packet.pos
        if self._last is not None:
            packet.opaque = (self._last,)  # PyAV wants an object for each, equal or not


def byte_of(carrier: Packet[Any] | VideoFrame) -> int | None:
    """The byte that a packet or its picture carries; None where it carries none."""
    carried = carrier.opaque
    return cast("tuple[int]", carried)[0] if isinstance(carried, tuple) else None


def _by_force(
    descriptor: int, hwaccel: HWAccel | None
) -> tuple[InputContainer, Marks | None] | None:
    """The file read as its marks say; None where that gives no pictures either."""
    with contextlib.suppress(OSError, UnsupportedMediaError, UnreadableMediaError):
        marks = readings.find(descriptor)
        if marks is not None:
            container = _opened(descriptor, marks, hwaccel)
            if _has_pictures(container):
                return container, marks
            container.close()
    return None


def _opened(descriptor: int, marks: Marks | None, hwaccel: HWAccel | None) -> InputContainer:
    options = {
        "fd": str(descriptor),
        "format_whitelist": ",".join(CONTAINERS if marks is None else readings.FORCED),
        "protocol_whitelist": "fd,subfile" if marks and marks.skip else "fd",
        "codec_whitelist": ",".join((*_DECODERS, *SOUND_CODECS)),
    }
    url = f"subfile,,start,{marks.skip},end,0,,:fd:" if marks and marks.skip else "fd:"
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return av.open(
            url,
            format=marks.demuxer if marks else None,
            options=options,
            metadata_errors="replace",
            hwaccel=hwaccel,
        )
    except av_error.ArgumentError as error:
        message = "the kind of file is not among those this program reads"
        raise UnsupportedMediaError(message) from error
    except CAUGHT as error:
        message = "no readable video container: its beginning or its index is damaged or missing"
        raise UnreadableMediaError(message) from error


def _has_pictures(container: InputContainer) -> bool:
    with contextlib.suppress(*CAUGHT):
        return isinstance(container.streams.best("video"), VideoStream)
    return True  # `best_stream` says why not


def best_stream(container: InputContainer) -> VideoStream:
    """The picture stream that FFmpeg calls best, ready for one-threaded decoding.

    Raises:
        UnsupportedMediaError: none, or a codec outside the allow-list.
        UnreadableMediaError: larger than `MAX_PIXELS`.
    """
    try:
        stream = container.streams.best("video")
    except CAUGHT as error:
        raise UnreadableMediaError("the streams of the container cannot be read") from error
    if not isinstance(stream, VideoStream):
        raise UnsupportedMediaError("the file holds no moving picture")
    codec = codec_name(stream)
    if codec not in CODECS:
        raise UnsupportedMediaError(f"pictures coded as {codec} are not read by this program")
    context = stream.codec_context
    if context.width * context.height > MAX_PIXELS:
        message = f"pictures of {context.width} by {context.height} pixels are over the limit"
        raise UnreadableMediaError(message)
    # One thread a clip: many clips are decoded beside each other, damaged streams conceal the
    # same way every time, and VP9 with frame threads writes out of bounds below FFmpeg 8.1.3.
    context.thread_type = "NONE"
    context.thread_count = 1
    context.options = {"max_pixels": str(MAX_PIXELS)}
    return stream


def codec_name(stream: VideoStream) -> str:
    """FFmpeg's name of the codec, whichever decoder serves it; ``unknown`` without one."""
    with contextlib.suppress(*CAUGHT, AttributeError):
        return str(stream.codec_context.codec.canonical_name)
    return "unknown"


class FrameReader:
    """Pictures of a stream in presentation order, from wherever the container stands.

    Args:
        container: open; seeking it is the caller's business, with a new reader after each seek.
        stream: of `best_stream`.
        alive: called with every packet, also where no picture comes for long.
        base: byte of the file at which the container begins; pictures then say where they begin.
    """

    def __init__(
        self,
        container: InputContainer,
        stream: VideoStream,
        alive: Callable[[], None] | None = None,
        *,
        base: int | None = None,
    ) -> None:
        self._beginnings = None if base is None else Beginnings(base)
        if base is not None:
            stream.codec_context.flags |= Flags.copy_opaque
        self._container = container
        self._alive = alive
        self._stream = stream
        self._time_base = time_base(stream)
        self._step = _first_step(stream, self._time_base)
        self._far = int(MAX_JUMP_S / self._time_base)
        self._back = int(CLOCK_BACK_S / self._time_base)
        self._shift = 0
        self._strange: int | None = None
        self._last: int | None = None
        self._nth = 0
        self.packets = 0
        """Packets with data read so far."""
        self.failed = 0
        """Packets whose decoding raised."""
        self.corrupt = 0
        """Pictures that FFmpeg marks as damaged."""
        self.restamped = 0
        """Pictures whose pts was absurd or running backwards."""
        self.untimed = 0
        """Pictures without any time: they follow the one before by the usual step."""
        self.breaks = 0
        """Times the clock was set anew within the file."""
        self.broken: str | None = None
        """Why reading ended before the end of the file, if it did."""

    def __iter__(self) -> Iterator[Stamped]:
        """All pictures up to the end, or to where the file cannot be read on."""
        in_a_row = 0
        for packet in self._packets():
            try:
                frames: list[Any] = packet.decode()
            except av_error.EOFError:
                return
            except CAUGHT:
                self.failed += 1
                in_a_row += 1
                if in_a_row > MAX_ERRORS_IN_A_ROW * 100:
                    self.broken = "nothing decodes any more"
                    return
                continue
            for frame in frames:
                in_a_row = 0
                yield self._stamp(frame)

    def _packets(self) -> Iterator[Packet[Any]]:
        errors = 0
        while True:
            try:
                for packet in self._container.demux(self._stream):
                    errors = 0
                    self.packets += packet.size > 0
                    if self._alive is not None:
                        self._alive()
                    if self._beginnings is not None:
                        self._beginnings.mark(packet)
                    yield packet
            except av_error.EOFError:
                return
            except CAUGHT as error:
                errors += 1
                if errors > MAX_ERRORS_IN_A_ROW or isinstance(error, MemoryError):
                    self.broken = "the container cannot be read on"
                    return
            else:
                return

    def _stamp(self, frame: VideoFrame) -> Stamped:
        self.corrupt += bool(frame.is_corrupt)
        pts = self._settled(frame)
        if self._last is not None and pts > self._last:
            self._step = pts - self._last
        self._nth = self._nth + 1 if pts == self._last else 0
        self._last = pts
        byte = byte_of(frame) if self._beginnings is not None else None
        return Stamped(pts, self._nth, frame, byte)

    def _settled(self, frame: VideoFrame) -> int:
        last = self._last
        written = frame.pts if frame.pts is not None else frame.dts
        if written is None:
            self.untimed += 1
            return 0 if last is None else last + self._step
        pts = int(written) + self._shift
        if last is None:
            return pts
        strange = pts - last > self._far or last - pts > self._back
        before, self._strange = self._strange, int(written) if strange else None
        if strange:
            return self._after_jump(last, int(written), before)
        if pts < last:
            self.restamped += 1
            return last
        return pts

    def _after_jump(self, last: int, written: int, before: int | None) -> int:
        """A pts from elsewhere: one alone is a slip; the next one from there, and it is a clock."""
        pts = last + self._step
        if before is None or not 0 <= written - before <= self._back:
            self.restamped += 1
            return pts
        self.restamped -= 1  # the one before was no slip
        self.breaks += 1
        self._shift = pts - written
        self._strange = None
        return pts


def time_base(stream: VideoStream) -> Fraction:
    """Seconds of one tick of pts; a broken one counts as a microsecond."""
    base = stream.time_base
    return Fraction(base) if base is not None and base > 0 else Fraction(1, 1_000_000)


def rotation_of(frame: VideoFrame) -> int:
    """Degrees clockwise that bring the picture upright, by its display matrix: 0 90 180 270."""
    with contextlib.suppress(*CAUGHT):
        return round(-frame.rotation / 90) % 4 * 90
    return 0


def upright(
    frame: VideoFrame,
    rotation: int,
    size: tuple[int, int] | None = None,
    *,
    max_width: int | None = None,
) -> NDArray[np.uint8]:
    """The picture as people see it.

    Args:
        frame: decoded.
        rotation: degrees clockwise, 0, 90, 180 or 270.
        size: (width, height) as coded that the clip has; a picture of another size (some cameras
            switch within a clip) is brought to it, so that boxes hold. None takes the frame's.
        max_width: width in pixels that the upright picture is shrunk to, if wider.

    Returns:
        (height, width, 3) uint8 RGB, contiguous.

    Raises:
        MediaError: it cannot be converted.
    """
    width, height = size or (frame.width, frame.height)
    width, height = _shrunk(width, height, rotation, max_width)
    try:
        shown = frame.reformat(
            width,
            height,
            "rgb24",
            src_colorspace="ITU709" if colour.assumed(frame) == colour.BT709 else None,
            interpolation=Interpolation.BILINEAR | Interpolation.ACCURATE_RND,
            threads=1,
        )
        picture = np.asarray(shown.to_ndarray(), np.uint8)
    except CAUGHT as error:
        raise MediaError("a picture cannot be converted to RGB") from error
    return np.ascontiguousarray(np.rot90(picture, -rotation // 90))


def _shrunk(width: int, height: int, rotation: int, max_width: int | None) -> tuple[int, int]:
    across = height if rotation in (90, 270) else width
    if max_width is None or across <= max_width:
        return width, height
    share = max_width / across
    return max(1, round(width * share)), max(1, round(height * share))


def _first_step(stream: VideoStream, base: Fraction) -> int:
    """Ticks between pictures by the stream's own guess, for a clip that names no times."""
    rate = stream.guessed_rate or stream.average_rate
    if rate is None or rate <= 0:
        return max(1, int(Fraction(1, 25) / base))
    return max(1, int(1 / Fraction(rate) / base))
