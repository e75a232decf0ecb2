from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from av.codec import Codec, CodecContext
from av.packet import Packet
from av.video.frame import VideoFrame

class VideoCodecContext(CodecContext):
    width: int
    height: int
    pix_fmt: str | None
    framerate: Fraction
    rate: Fraction
    gop_size: int
    max_b_frames: int
    qmin: int
    qmax: int
    color_range: int
    colorspace: int
    sample_aspect_ratio: Fraction | None
    display_aspect_ratio: Fraction | None
    has_b_frames: bool
    coded_width: int
    coded_height: int
    def encode(self, frame: VideoFrame | None = ...) -> list[Packet]: ...
    def decode(self, packet: Packet | None = ...) -> list[VideoFrame]: ...
