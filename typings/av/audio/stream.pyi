from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFormat, AudioFrame
from av.audio.layout import AudioLayout
from av.packet import Packet
from av.stream import Stream

class AudioStream(Stream):
    codec_context: AudioCodecContext
    sample_rate: int
    rate: int
    format: AudioFormat
    layout: AudioLayout
    bit_rate: int | None
    def encode(self, frame: AudioFrame | None = ...) -> list[Packet]: ...
    def decode(self, packet: Packet | None = ...) -> list[AudioFrame]: ...
