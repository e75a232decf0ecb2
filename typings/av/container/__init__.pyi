from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, overload

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

_S = TypeVar("_S", bound=Stream)

class ContainerFormat:
    name: str
    long_name: str
    extensions: set[str]

class StreamContainer(Sequence[Stream]):
    video: tuple[VideoStream, ...]
    audio: tuple[AudioStream, ...]
    other: tuple[Stream, ...]
    @overload
    def __getitem__(self, index: int) -> Stream: ...
    @overload
    def __getitem__(self, index: slice) -> list[Stream]: ...
    def __len__(self) -> int: ...
    @overload
    def best(
        self, type: Literal["video"], /, related: Stream | None = ...
    ) -> VideoStream | None: ...
    @overload
    def best(
        self, type: Literal["audio"], /, related: Stream | None = ...
    ) -> AudioStream | None: ...

class Container:
    name: str
    format: ContainerFormat
    metadata: dict[str, str]
    streams: StreamContainer
    options: dict[str, str]
    flags: int
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
    def close(self) -> None: ...

class InputContainer(Container):
    start_time: int | None
    duration: int | None
    bit_rate: int
    size: int
    @overload
    def demux(self, stream: _S, /) -> Iterator[Packet[_S]]: ...
    @overload
    def demux(self, *streams: Stream) -> Iterator[Packet]: ...
    @overload
    def decode(self, stream: VideoStream, /) -> Iterator[VideoFrame]: ...
    @overload
    def decode(self, stream: AudioStream, /) -> Iterator[AudioFrame]: ...
    @overload
    def decode(self, *streams: Stream, video: int = ..., audio: int = ...) -> Iterator[Any]: ...
    def seek(
        self,
        offset: int,
        *,
        backward: bool = ...,
        any_frame: bool = ...,
        stream: Stream | None = ...,
        unsupported_byte_offset: bool = ...,
    ) -> None: ...
    def flush_buffers(self) -> None: ...

class OutputContainer(Container):
    @overload
    def add_stream(
        self,
        codec_name: Literal["aac", "opus", "libopus", "mp2", "pcm_s16le", "pcm_alaw", "pcm_mulaw"],
        rate: int | None = ...,
        options: Mapping[str, str] | None = ...,
        **attributes: Any,
    ) -> AudioStream: ...
    @overload
    def add_stream(
        self,
        codec_name: str,
        rate: Fraction | int | None = ...,
        options: Mapping[str, str] | None = ...,
        **attributes: Any,
    ) -> VideoStream: ...
    def add_stream_from_template(self, template: Stream, **more: Any) -> Any: ...
    def mux(self, packets: Packet | Sequence[Packet]) -> None: ...
    def mux_one(self, packet: Packet) -> None: ...
    def start_encoding(self) -> None: ...
