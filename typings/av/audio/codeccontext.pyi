from av.audio.frame import AudioFormat, AudioFrame
from av.audio.layout import AudioLayout
from av.codec import CodecContext
from av.packet import Packet

class AudioCodecContext(CodecContext):
    sample_rate: int
    rate: int
    channels: int
    format: AudioFormat
    layout: AudioLayout
    frame_size: int
    def encode(self, frame: AudioFrame | None = ...) -> list[Packet]: ...
    def decode(self, packet: Packet | None = ...) -> list[AudioFrame]: ...
