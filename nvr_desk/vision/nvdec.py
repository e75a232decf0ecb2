"""NVDEC through PyNvVideoCodec: pictures that never leave the card, under the names they have here.

Packets come from the one demuxer of ``media.frames``. Each is numbered, the card hands the number
back with the picture, and the picture gets the pts of that packet: nothing is taken from the card's
own idea of time. The first picture is decoded in software as well and must be the same. A clip
that is not plain, or whose pictures do not add up, is refused, and the processor decodes it from
its beginning.

Decoders are made and used once before the fence, because making one opens device files; afterwards
they are only handed from clip to clip and resized.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch as _torch
from av.bitstream import BitStreamFilterContext

from nvr_desk.media import colour, frames
from nvr_desk.media.cores import parts
from nvr_desk.media.hardware import HardwareRefusedError, open_bytes, trial_clip, why_not
from nvr_desk.media.luma import thinned
from nvr_desk.vision.surfaces import DeviceShot, Surface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

torch = cast("Any", _torch)

CODECS = {"h264": ("H264", "h264_mp4toannexb"), "hevc": ("HEVC", "hevc_mp4toannexb")}
"""Codec → its name in PyNvVideoCodec and the filter that writes packets as NVDEC reads them."""
LARGEST = (2560, 1440)
"""(width, height) that decoders are made for; in either direction. Larger clips are refused."""
SMALLEST = 144
FORMATS = frozenset({"yuv420p", "yuvj420p", "nv12"})
_THIN = 8
_SPARES = 32
"""So many decoders of a codec that failed are replaced; a card that fails on is left alone."""
_FRESH = (0, 0)
_UNKNOWN = (-1, -1)


class CardFailedError(HardwareRefusedError):
    """The driver failed over a clip; the decoder that had it is not used again."""

    code = "card_failed"


class _OtherShapeError(HardwareRefusedError):
    """A decoder was not resized as it was told."""


@dataclass(slots=True)
class _Decoder:
    """One decoder of the card and what is known of it."""

    codec: str
    handle: Any
    stream: Any
    size: tuple[int, int] = _FRESH
    fed: int = 0
    """Number of the last packet; never starts again, so that no clip can meet another's picture."""


class Nvdec:
    """The decoders of one card.

    Args:
        library: the module PyNvVideoCodec.
        device: as torch names it; 'cpu' in contract tests.
        each: decoders of each codec; None takes two for each engine of the card.

    Raises:
        HardwareRefusedError: none of the codecs works here; the reason of the last.
    """

    def __init__(self, library: Any, device: str = "cuda:0", each: int | None = None) -> None:  # noqa: ANN401 - a module without types
        self._library = library
        self._device = device
        self._lock = threading.Lock()
        self._idle: dict[str, list[_Decoder]] = {}
        self._context = _primary_context(device)
        self.engines = -(-_engines(library) // parts())
        self._spare = dict.fromkeys(CODECS, 0)
        self.failures: dict[str, str] = {}
        """Codec → why it does not work here."""
        for codec in CODECS:
            try:
                self._idle[codec] = self._made(codec, each or 2 * self.engines)
                self._spare[codec] = _SPARES
            except Exception as error:  # noqa: BLE001 - whatever a driver throws means no
                self.failures[codec] = why_not(error)
        if not self._idle:
            raise HardwareRefusedError("; ".join(self.failures.values()))

    @property
    def codecs(self) -> tuple[str, ...]:
        """What it decodes."""
        return tuple(self._idle)

    @property
    def sessions(self) -> int:
        """Clips it takes at once."""
        return 2 * self.engines

    def shots(self, container: InputContainer, rotation: int, expected: int) -> NvdecShots:
        """The pictures of an open clip.

        Args:
            container: open, at its beginning, for software decoding.
            rotation: degrees clockwise, as the survey found it.
            expected: pictures it holds, as the survey counted them; 0 where unknown.
        """
        return NvdecShots(self, container, rotation, expected)

    @contextlib.contextmanager
    def lent(self, codec: str, size: tuple[int, int]) -> Iterator[_Decoder]:
        """A decoder for one clip. It goes back only where the clip went well.

        Raises:
            HardwareRefusedError: none is free, or it cannot take this size.
        """
        decoder = self._free(codec, size)
        if decoder is None:
            raise HardwareRefusedError("no decoder of the card is free")
        if decoder.size not in (size, _FRESH):  # a fresh one takes the size of its first clip
            decoder.handle.setReconfigParams(*size)
        decoder.size = size
        try:
            yield decoder
        except CardFailedError:
            self._replace(codec)  # it is not lent again
            raise
        except _OtherShapeError:
            decoder.size = _UNKNOWN
            self._back(decoder)
            self._replace(codec)
            raise
        except BaseException:  # refused, or whoever looked has had enough
            self._back(decoder)
            raise
        self._back(decoder)

    def decode(self, decoder: _Decoder, data: bytes) -> list[tuple[int, Any, Any]]:
        """Feed one packet, or nothing to get the last pictures.

        Returns:
            Number of the packet a picture came in, its brightness and its colours, in memory of
            their own that every stream may read.

        Raises:
            CardFailedError: the driver throws.
            HardwareRefusedError: pictures of another shape than the clip's.
        """
        try:
            return self._decoded(decoder, data)
        except HardwareRefusedError:
            raise
        except Exception as error:
            raise CardFailedError(f"the card fails: {why_not(error)}") from error

    def _decoded(self, decoder: _Decoder, data: bytes) -> list[tuple[int, Any, Any]]:
        packet = self._library.PacketData()
        content = ctypes.create_string_buffer(data, max(1, len(data)))
        if data:
            decoder.fed += 1
            packet.bsl_data = ctypes.addressof(content)
            packet.pts = decoder.fed
        packet.bsl = len(data)
        found = decoder.handle.Decode(packet)
        if not found:
            return []
        decoder.handle.SyncOnCUStream()
        with _on(decoder.stream):
            out = [(int(frame.getPTS()), *self._own(frame, decoder.size)) for frame in found]
        if decoder.stream is not None:
            decoder.stream.synchronize()
        return out

    def another(self, codec: str) -> Any:  # noqa: ANN401 - a decoder, opaque outside
        """A new decoder, of which the first packet makes a session of the card."""
        stream = torch.cuda.Stream(self._device) if self._device != "cpu" else None
        handle = self._library.CreateDecoder(
            gpuid=_number(self._device),
            codec=getattr(self._library.cudaVideoCodec, CODECS[codec][0]),
            cudacontext=self._context,
            cudastream=0 if stream is None else stream.cuda_stream,
            usedevicememory=self._device != "cpu",
            maxwidth=max(LARGEST),
            maxheight=max(LARGEST),
        )
        return _Decoder(codec, handle, stream)

    def _free(self, codec: str, size: tuple[int, int]) -> _Decoder | None:
        """An idle decoder, rather one that need not be resized."""
        with self._lock:
            idle = self._idle.get(codec)
            if not idle:
                return None
            same = (place for place, each in enumerate(idle) if each.size == size)
            return idle.pop(next(same, -1))

    def _replace(self, codec: str) -> None:
        """A new decoder beside those that failed; behind a fence the driver may refuse it."""
        with self._lock:
            self._spare[codec] -= 1
            if self._spare[codec] < 0:
                return
        with contextlib.suppress(Exception):
            fresh = self.another(codec)
            with self._lock:
                self._idle[codec].append(fresh)

    def _back(self, decoder: _Decoder) -> None:
        """Empty a decoder and keep it for the next clip."""
        with contextlib.suppress(Exception):  # a driver that throws here gives nothing back
            decoder.handle.Decode(self._library.PacketData())
            with self._lock:
                self._idle[decoder.codec].append(decoder)

    def _own(self, frame: Any, size: tuple[int, int]) -> tuple[Any, Any]:  # noqa: ANN401
        """Planes copied out of the decoder's buffers, which the next packet overwrites."""
        lines = torch.from_dlpack(frame)
        width, height = size
        if tuple(lines.shape[:2]) != (height * 3 // 2, width) or lines.dtype != torch.uint8:
            raise _OtherShapeError("the card gives pictures of another shape than the clip's")
        lines = lines.reshape(height * 3 // 2, width).clone()
        return lines[:height], lines[height:].view(height // 2, width // 2, 2)

    def _made(self, codec: str, count: int) -> list[_Decoder]:
        """Decoders that have each decoded the trial clip."""
        clip = trial_clip(codec)
        out: list[_Decoder] = []
        for _ in range(count):
            self._idle[codec] = [self.another(codec)]
            try:
                with open_bytes(clip) as number, frames.open_container(number) as container:
                    for _shot in self.shots(container, 0, 0):
                        pass
                out += self._idle[codec]
            finally:
                del self._idle[codec]
        return out


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

    card: Nvdec
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
        decoder: _Decoder,
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
        self, decoder: _Decoder, stream: VideoStream, packets: Iterator[Packet[VideoStream]]
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


def _engines(library: Any) -> int:  # noqa: ANN401 - a module without types
    """How many decoding engines the card says it has; 1 where it does not say."""
    with contextlib.suppress(Exception):
        caps = library.GetDecoderCaps(gpuid=0, codec=library.cudaVideoCodec.H264)
        return max(1, int(caps.get("num_decoder_engines", 1)))
    return 1


def _primary_context(device: str) -> int:
    """Handle of the context torch works in, so that decoders share its memory."""
    if device == "cpu":
        return 0
    torch.cuda.init()
    torch.zeros(1, device=device)
    name = "nvcuda.dll" if hasattr(ctypes, "windll") else "libcuda.so.1"
    handle = ctypes.c_void_p()
    if ctypes.CDLL(name).cuCtxGetCurrent(ctypes.byref(handle)) != 0 or not handle.value:
        raise HardwareRefusedError("torch has made no CUDA context")
    return int(handle.value)


def _number(device: str) -> int:
    return int(device.partition(":")[2] or 0)


def _on(stream: Any) -> contextlib.AbstractContextManager[Any]:  # noqa: ANN401 - torch's
    return contextlib.nullcontext() if stream is None else torch.cuda.stream(stream)
