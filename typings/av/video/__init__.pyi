from av.video.frame import VideoFrame as VideoFrame
from av.video.stream import VideoStream as VideoStream
