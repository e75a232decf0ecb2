"""PyNvVideoCodec as far as this program uses it, with the processor behind it.

Takes packets by address, answers late and out of step as the card does, hands out pictures through
DLPack in buffers that the next packet overwrites, and refuses to open more decoders when told.
"""

from __future__ import annotations

import ctypes
from enum import Enum
from typing import Any, TypeAlias

import av
import numpy as np
import torch

Untyped: TypeAlias = Any
"""What the library leaves without a type."""


class cudaVideoCodec(Enum):  # noqa: N801 - the library's name
    H264 = 4
    HEVC = 8


Codec = cudaVideoCodec


class PacketData:
    def __init__(self) -> None:
        self.bsl = 0
        self.bsl_data = 0
        self.pts = 0


class Frame:
    """A picture in a buffer of the decoder."""

    def __init__(self, lines: Untyped, pts: int) -> None:
        self._lines = lines
        self._pts = pts

    def getPTS(self) -> int:
        return self._pts

    def __dlpack__(self, **more: Untyped) -> Untyped:
        return self._lines.__dlpack__(**more)

    def __dlpack_device__(self) -> Untyped:
        return self._lines.__dlpack_device__()


class Decoder:
    """One decoder: software inside, buffers reused."""

    def __init__(self, library: FakeLibrary, codec: cudaVideoCodec) -> None:
        self._library = library
        self._name = codec.name.lower()
        self._context: Any = None
        self._buffers: list[Any] = []
        self.sizes: list[tuple[int, int]] = []

    def setReconfigParams(self, width: int = 0, height: int = 0) -> int:
        self.sizes.append((width, height))
        self._buffers = []
        return 1

    def SyncOnCUStream(self) -> None:
        """Nothing to wait for."""

    def Decode(self, packet: PacketData) -> list[Frame]:
        if self._library.breaks_after == 0:
            raise RuntimeError("cuvidDecodePicture returned error 999")
        if self._library.breaks_after is not None and packet.bsl:
            self._library.breaks_after -= 1
        if self._context is None:
            self._context = av.CodecContext.create(self._name, "r")
        part: Any = None
        if packet.bsl:
            part = av.Packet(ctypes.string_at(packet.bsl_data, packet.bsl))
            part.pts = packet.pts
        frames = self._context.decode(part)
        if not packet.bsl:
            self._context = None
        found = [self._given(k, frame) for k, frame in enumerate(frames)]
        return list(self._library.tamper(found))

    def _given(self, place: int, frame: Untyped) -> Frame:
        lines = torch.from_numpy(np.ascontiguousarray(frame.reformat(format="nv12").to_ndarray()))
        while len(self._buffers) <= place:
            self._buffers.append(torch.zeros_like(lines))
        buffer = self._buffers[place]
        if buffer.shape != lines.shape:
            buffer = lines
        buffer.copy_(lines)
        return Frame(buffer, frame.pts)


class FakeLibrary:
    """Stands for the module; one card with one engine."""

    cudaVideoCodec = cudaVideoCodec  # noqa: N815 - the library's name
    PacketData = PacketData

    def __init__(self) -> None:
        self.made: list[Decoder] = []
        self.closed = False
        self.breaks_after: int | None = None
        self.tamper: Any = lambda frames: frames

    def GetDecoderCaps(self, **_: Untyped) -> dict[str, int]:
        return {"num_decoder_engines": 1}

    def CreateDecoder(self, *, codec: Codec, **_: Untyped) -> Decoder:
        if self.closed:
            raise RuntimeError("CreateDecoder: operation not permitted")
        self.made.append(Decoder(self, codec))
        return self.made[-1]
