"""NVDEC through PyNvVideoCodec: decoders whose pictures never leave the card.

How a clip goes through one of them stands in ``vision.nvdec_clip``. Decoders are made and used once
before the fence, because making one opens device files; afterwards they are only handed from clip
to clip and resized.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import torch as _torch

from nvr_desk.media import frames
from nvr_desk.media.cores import parts
from nvr_desk.media.hardware import HardwareRefusedError, open_bytes, trial_clip, why_not
from nvr_desk.vision.nvdec_clip import CODECS, LARGEST, NvdecShots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer

torch = cast("Any", _torch)

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
