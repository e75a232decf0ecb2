from av.audio.frame import AudioFrame as AudioFrame
from av.audio.stream import AudioStream as AudioStream
