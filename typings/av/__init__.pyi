from collections.abc import Mapping
from types import TracebackType
from typing import IO, Any, Literal, Self, overload

from av import audio as audio
from av import codec as codec
from av import container as container
from av import error as error
from av import logging as logging
from av import video as video
from av.audio.frame import AudioFrame as AudioFrame
from av.audio.resampler import AudioResampler as AudioResampler
from av.codec import Codec as Codec
from av.codec import CodecContext as CodecContext
from av.container import InputContainer, OutputContainer
from av.error import ArgumentError as ArgumentError
from av.error import EOFError as EOFError
from av.error import FFmpegError as FFmpegError
from av.error import InvalidDataError as InvalidDataError
from av.packet import Packet as Packet
from av.video.frame import VideoFrame as VideoFrame

__version__: str
library_versions: dict[str, tuple[int, int, int]]
ffmpeg_version_info: str

@overload
def open(
    file: str | IO[bytes],
    mode: Literal["r"] = ...,
    format: str | None = ...,
    options: Mapping[str, str] | None = ...,
    container_options: Mapping[str, str] | None = ...,
    metadata_errors: str = ...,
    timeout: float | tuple[float, float] | None = ...,
    **more: Any,
) -> InputContainer: ...
@overload
def open(
    file: str | IO[bytes],
    mode: Literal["w"],
    format: str | None = ...,
    options: Mapping[str, str] | None = ...,
    container_options: Mapping[str, str] | None = ...,
    **more: Any,
) -> OutputContainer: ...
