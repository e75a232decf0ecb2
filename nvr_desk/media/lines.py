"""One field of an interlaced picture, so that what moved between the two no longer combs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from av.filter import Graph
from av.video.format import VideoFormat

from nvr_desk.errors import MediaError
from nvr_desk.media import colour
from nvr_desk.media.frames import CAUGHT

if TYPE_CHECKING:
    from av.video.frame import VideoFrame


def one_field(frame: VideoFrame) -> VideoFrame:
    """The upper field: every second line, at half the height, in its own pixels and colours.

    Raises:
        MediaError: it cannot be taken apart.
    """
    try:
        graph = Graph()
        graph.threads = 1
        source = graph.add_buffer(
            width=frame.width,
            height=frame.height,
            format=VideoFormat(frame.format.name),
            time_base=frame.time_base or Fraction(1, 1000),
        )
        field = graph.add("field", "type=top")
        sink = graph.add("buffersink")
        source.link_to(field)
        field.link_to(sink)
        graph.configure()
        graph.push(frame)
        half = graph.vpull()
    except CAUGHT as error:
        raise MediaError("the fields of a picture cannot be told apart") from error
    half.colorspace, half.color_range = colour.matrix_of(frame), frame.color_range
    return half
