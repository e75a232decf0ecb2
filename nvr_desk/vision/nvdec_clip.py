"""The pictures of one clip that NVDEC decodes, under the names they have here.

Packets come from the one demuxer of ``media.frames``. Each is numbered, the card hands the number
back with the picture, and the picture gets the pts of that packet: nothing is taken from the card's
own idea of time. The first picture is decoded in software as well and must be the same. A clip
that is not plain, or whose pictures do not add up, is refused, and the processor decodes it from
its beginning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from av.bitstream import BitStreamFilterContext

from nvr_desk.media import colour, frames
from nvr_desk.media.hardware import HardwareRefusedError
from nvr_desk.media.luma import thinned
from nvr_desk.vision.surfaces import DeviceShot, Surface

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from av.container import InputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

CODECS = {"h264": ("H264", "h264_mp4toannexb"), "hevc": ("HEVC", "hevc_mp4toannexb")}
"""Codec → its name in PyNvVideoCodec and the filter that writes packets as NVDEC reads them."""
LARGEST = (2560, 1440)
"""(width, height) that decoders are made for; in either direction. Larger clips are refused."""
SMALLEST = 144
FORMATS = frozenset({"yuv420p", "yuvj420p", "nv12"})
_THIN = 8


class Lent(Protocol):
    """A decoder of the card, for the time of one clip."""

    codec: str
    fed: int
    """Number of the last packet."""


class Lender(Protocol):
    """Who has the decoders; see ``nvdec.Nvdec``."""

    @property
    def codecs(self) -> tuple[str, ...]:
        """What it decodes."""
        ...

    def lent(self, codec: str, size: tuple[int, int]) -> AbstractContextManager[Any]:
        """A decoder for one clip."""
        ...

    def decode(self, decoder: Any, data: bytes) -> list[tuple[int, Any, Any]]:  # noqa: ANN401
        """Feed one packet, or nothing to get the last pictures."""
        ...


@dataclass(slots=True)
class _Known:
    """A packet that was fed."""

    pts: int
    key: bool


@dataclass(slots=True)
class NvdecShots:
    """All pictures of one clip in presentation order. Iterate once.

    Raises:
        HardwareRefusedError: while iterating, at any time; what was given so far is void.
    """

    card: Lender
    container: InputContainer
    rotation: int
    expected: int
    _known: dict[int, _Known] = field(default_factory=dict[int, _Known])

    def __iter__(self) -> Iterator[DeviceShot]:
        """The pictures."""
        stream = frames.best_stream(self.container)
        codec = frames.codec_name(stream)
        if codec not in self.card.codecs:
            raise HardwareRefusedError(f"the card does not decode {codec} here")
        packets, first = _begun(self.container, stream)
        size = _plain_size(first)
        with self.card.lent(codec, size) as decoder:
            yield from self._pictures(decoder, stream, packets, first)

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        """None: a clip with holes is refused."""
        del end_s
        return []

    def _pictures(
        self,
        decoder: Lent,
        stream: VideoStream,
        packets: Iterator[Packet[VideoStream]],
        first: VideoFrame,
    ) -> Iterator[DeviceShot]:
        matrix, full = colour.matrix_of(first), colour.full_range(first)
        last: int | None = None
        count = 0
        for number, luma, chroma in self._decoded(decoder, stream, packets):
            known = self._known.pop(number, None)
            if known is None:
                raise HardwareRefusedError("the card gives a picture that no packet brought")
            if last is not None and known.pts <= last:
                raise HardwareRefusedError("the card gives pictures in another order")
            surface = Surface(luma, chroma, self.rotation, matrix, full)
            if last is None and not _same(first, known.pts, surface):
                raise HardwareRefusedError("its first picture is not the software decoder's")
            last, count = known.pts, count + 1
            yield DeviceShot(known.pts, known.key, surface)
        if self._known or self.expected not in (0, count):
            raise HardwareRefusedError("the card gives more or fewer pictures than there are")

    def _decoded(
        self, decoder: Lent, stream: VideoStream, packets: Iterator[Packet[VideoStream]]
    ) -> Iterator[tuple[int, Any, Any]]:
        """Everything that comes out, to the last; the decoder is empty afterwards."""
        written = BitStreamFilterContext(CODECS[decoder.codec][1], stream)
        for packet in packets:
            known = _Known(_plain_pts(packet), bool(packet.is_keyframe))
            try:
                data = b"".join(bytes(part) for part in written.filter(packet))
            except frames.CAUGHT as error:
                raise HardwareRefusedError("a packet cannot be rewritten for the card") from error
            self._known[decoder.fed + 1] = known
            yield from self.card.decode(decoder, data)
        yield from self.card.decode(decoder, b"")


def _begun(
    container: InputContainer, stream: VideoStream
) -> tuple[Iterator[Packet[VideoStream]], VideoFrame]:
    """All packets with data, and the first picture by the software decoder."""
    seen: list[Packet[VideoStream]] = []
    packets = _sound(container, stream)
    try:
        for packet in packets:
            pictures = stream.codec_context.decode(packet)
            seen.append(packet)
            if pictures:
                return _chained(seen, packets), pictures[0]
        pictures = stream.codec_context.decode(None)
    except frames.CAUGHT as error:
        raise HardwareRefusedError("it does not begin well") from error
    if not pictures:
        raise HardwareRefusedError("it holds no picture")
    return iter(seen), pictures[0]


def _chained(
    seen: list[Packet[VideoStream]], rest: Iterator[Packet[VideoStream]]
) -> Iterator[Packet[VideoStream]]:
    yield from seen
    seen.clear()
    yield from rest


def _sound(container: InputContainer, stream: VideoStream) -> Iterator[Packet[VideoStream]]:
    """Packets with data; the first sign of damage ends it."""
    try:
        for packet in container.demux(stream):
            if packet.size:
                yield packet
    except frames.CAUGHT as error:
        raise HardwareRefusedError("the container is damaged") from error


def _plain_pts(packet: Packet[VideoStream]) -> int:
    if packet.pts is None or packet.is_corrupt or packet.is_discard:
        raise HardwareRefusedError("a packet has no time, is damaged, or is cut by an edit list")
    return packet.pts


def _plain_size(first: VideoFrame) -> tuple[int, int]:
    """(width, height) of a picture that the card decodes to the same pixels, or a refusal."""
    width, height = first.width, first.height
    if first.format.name not in FORMATS:
        raise HardwareRefusedError(f"{first.format.name} stays with the processor")
    if first.interlaced_frame or first.is_corrupt:
        raise HardwareRefusedError("interlaced or damaged pictures stay with the processor")
    if width % 2 or height % 2 or min(width, height) < SMALLEST:
        raise HardwareRefusedError("odd or tiny sizes stay with the processor")
    if max(width, height) > max(LARGEST):
        raise HardwareRefusedError("it is larger than the decoders were made for")
    return width, height


def _same(first: VideoFrame, pts: int, surface: Surface) -> bool:
    """Whether the card's first picture is the software decoder's, in time and brightness."""
    luma, _ = surface.use()
    there = luma[::_THIN, ::_THIN].contiguous().cpu().numpy()
    return first.pts == pts and bool(np.array_equal(thinned(first, _THIN), there))
