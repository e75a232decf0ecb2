from fractions import Fraction
from typing import Any

from numpy.typing import NDArray

from av.video.plane import VideoPlane

class PictureType:
    name: str

class VideoFormat:
    name: str
    width: int
    height: int
    bits_per_pixel: int
    is_rgb: bool
    components: tuple[Any, ...]

class VideoFrame:
    pts: int | None
    dts: int | None
    duration: int
    time_base: Fraction
    time: float | None
    opaque: object
    is_corrupt: bool
    key_frame: bool
    interlaced_frame: bool
    rotation: int
    width: int
    height: int
    format: VideoFormat
    sw_format: VideoFormat | None
    planes: tuple[VideoPlane, ...]
    pict_type: int
    colorspace: int
    color_range: int
    side_data: Any
    def __init__(self, width: int = ..., height: int = ..., format: str = ...) -> None: ...
    def reformat(
        self,
        width: int | None = ...,
        height: int | None = ...,
        format: str | None = ...,
        src_colorspace: str | int | None = ...,
        dst_colorspace: str | int | None = ...,
        interpolation: int | str | None = ...,
        src_color_range: int | str | None = ...,
        dst_color_range: int | str | None = ...,
        **more: Any,
    ) -> VideoFrame: ...
    def to_ndarray(self, format: str | None = ..., **more: Any) -> NDArray[Any]: ...
    @staticmethod
    def from_ndarray(array: NDArray[Any], format: str = ..., **more: Any) -> VideoFrame: ...
    def make_writable(self) -> None: ...
