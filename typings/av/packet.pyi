from fractions import Fraction
from typing import Any, Generic, overload

from typing_extensions import TypeVar

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

_S = TypeVar("_S", bound=Stream, default=Stream, covariant=True)

class Packet(Generic[_S]):
    pts: int | None
    dts: int | None
    duration: int | None
    time_base: Fraction
    @property
    def stream(self) -> _S: ...
    @stream.setter
    def stream(self, stream: Stream, /) -> None: ...
    size: int
    pos: int | None
    opaque: object
    is_keyframe: bool
    is_corrupt: bool
    is_discard: bool
    stream_index: int
    def __init__(self, input: int | bytes | None = ...) -> None: ...
    def __bytes__(self) -> bytes: ...
    @overload
    def decode(self: Packet[VideoStream]) -> list[VideoFrame]: ...
    @overload
    def decode(self: Packet[AudioStream]) -> list[AudioFrame]: ...
    @overload
    def decode(self) -> list[Any]: ...
