"""Pictures as PNG and JPEG bytes, by the encoders of the library that decoded them."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# PyAV's stubs leave the kind of a packet open.

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from av import error as av_error
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from nvr_desk.errors import MediaError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.records.media import Picture

JPEG_QUALITY = 3
"""MPEG quantiser of a JPEG: 2 is best, 31 worst."""


def png(picture: Picture) -> bytes:
    """Lossless PNG of a picture. Raises MediaError."""
    return encode_png(picture.rgb)


def jpeg(picture: Picture, quality: int = JPEG_QUALITY) -> bytes:
    """JPEG of a picture. Raises MediaError."""
    return encode_jpeg(picture.rgb, quality)


def encode_png(rgb: NDArray[np.uint8]) -> bytes:
    """PNG of (height, width, 3) uint8 RGB. Raises MediaError."""
    return _encoded("png", "rgb24", VideoFrame.from_ndarray(np.ascontiguousarray(rgb), "rgb24"))


def encode_jpeg(rgb: NDArray[np.uint8], quality: int = JPEG_QUALITY) -> bytes:
    """JPEG (4:2:0, full range) of (height, width, 3) uint8 RGB. Raises MediaError.

    Args:
        rgb: the picture.
        quality: MPEG quantiser, 2 is best, 31 worst.
    """
    frame = VideoFrame.from_ndarray(np.ascontiguousarray(rgb), "rgb24")
    frame = frame.reformat(format="yuvj420p", dst_colorspace="ITU601", threads=1)
    return _encoded("mjpeg", "yuvj420p", frame, quality)


def shrink(rgb: NDArray[np.uint8], max_width: int) -> NDArray[np.uint8]:
    """A picture no wider than ``max_width`` pixels, its proportions kept."""
    height, width = rgb.shape[:2]
    if width <= max_width:
        return rgb
    frame = VideoFrame.from_ndarray(np.ascontiguousarray(rgb), "rgb24")
    small = frame.reformat(max_width, max(1, round(height * max_width / width)), threads=1)
    return np.asarray(small.to_ndarray(), np.uint8)


def _encoded(codec: str, pixels: str, frame: VideoFrame, quality: int = 0) -> bytes:
    try:
        context = CodecContext.create(codec, "w")
        if not isinstance(context, VideoCodecContext):
            raise MediaError(f"no {codec} encoder")
        context.width, context.height, context.pix_fmt = frame.width, frame.height, pixels
        context.time_base = Fraction(1, 25)
        context.thread_count = 1
        if quality:
            context.qmin = context.qmax = quality
        frame.pts = 0
        packets = [*context.encode(frame), *context.encode(None)]
    except (av_error.FFmpegError, ValueError, MemoryError) as error:
        raise MediaError(f"a picture cannot be written as {codec}") from error
    return b"".join(bytes(packet) for packet in packets)
