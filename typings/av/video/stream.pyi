from fractions import Fraction

from av.codec import Codec
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFormat, VideoFrame

class VideoStream(Stream):
    codec_context: VideoCodecContext
    codec: Codec
    width: int
    height: int
    pix_fmt: str | None
    format: VideoFormat
    bit_rate: int | None
    average_rate: Fraction | None
    base_rate: Fraction | None
    guessed_rate: Fraction | None
    sample_aspect_ratio: Fraction | None
    thread_type: str
    def encode(self, frame: VideoFrame | None = ...) -> list[Packet]: ...
    def decode(self, packet: Packet | None = ...) -> list[VideoFrame]: ...
