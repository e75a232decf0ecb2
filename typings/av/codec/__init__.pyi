from collections.abc import Sequence
from enum import Flag, IntFlag
from fractions import Fraction
from typing import Any, Literal, Self, overload

from av.audio.codeccontext import AudioCodecContext
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext

codecs_available: set[str]

class Properties(Flag):
    REORDER = ...

class Codec:
    name: str
    canonical_name: str
    long_name: str
    type: str
    properties: int
    def __init__(self, name: str, mode: Literal["r", "w"] = ...) -> None: ...

class CodecContext:
    name: str
    type: str
    codec: Codec
    codec_tag: str
    options: dict[str, str]
    profile: str | None
    extradata: bytes | None
    time_base: Fraction
    bit_rate: int | None
    thread_count: int
    thread_type: Any
    skip_frame: Any
    flags: int
    is_open: bool
    is_hwaccel: bool
    max_bit_rate: int | None
    @staticmethod
    def create(codec: str | Codec, mode: Literal["r", "w"] | None = ...) -> Any: ...
    def open(self, strict: bool = ...) -> None: ...
    def parse(self, raw_input: bytes | None = ...) -> list[Packet]: ...
    def flush_buffers(self) -> None: ...
