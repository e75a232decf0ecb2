"""Pictures by a hardware decoder behind PyAV, under the names the one reader gives them.

FFmpeg parses and orders; the hardware only computes the pixels. So (pts, nth) come from the same
code as in software. CUDA pictures stay on the card; those of other devices are fetched at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from nvr_desk.media import colour, frames
from nvr_desk.media.hardware import HardwareRefusedError, why_not
from nvr_desk.vision.shots import DecodedShot
from nvr_desk.vision.surfaces import DeviceShot, Surface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame

_SOFTWARE = frozenset({"nv12", "yuv420p", "yuvj420p"})


class AcceleratedShots:
    """All pictures of one clip in presentation order. Iterate once.

    Args:
        container: opened with ``hardware.acceleration``.
        rotation: degrees clockwise, as the survey found it.
        expected: pictures it holds, as the survey counted them; 0 where unknown.

    Raises:
        HardwareRefusedError: while iterating, at any time; what was given so far is void.
    """

    def __init__(self, container: InputContainer, rotation: int, expected: int) -> None:
        self._stream = frames.best_stream(container)
        if not self._stream.codec_context.is_hwaccel:
            raise HardwareRefusedError("the hardware does not decode this codec")
        self._reader = frames.FrameReader(container, self._stream)
        self._rotation = rotation
        self._expected = expected

    def __iter__(self) -> Iterator[DeviceShot | DecodedShot]:
        """The pictures."""
        count = 0
        size: tuple[int, int] | None = None
        for stamped in self._reader:
            frame, count = stamped.frame, count + 1
            if self._reader.failed or frame.is_corrupt or frame.interlaced_frame:
                raise HardwareRefusedError("damaged or interlaced pictures stay here")
            size = size or (frame.width, frame.height)
            if (frame.width, frame.height) != size:
                raise HardwareRefusedError("pictures of several sizes stay with the processor")
            yield self._shot(stamped.pts, frame)
        if self._reader.failed or self._reader.broken or self._expected not in (0, count):
            raise HardwareRefusedError("the hardware gives more or fewer pictures than there are")

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        """None: a clip with holes is refused."""
        del end_s
        return []

    def _shot(self, pts: int, frame: VideoFrame) -> DeviceShot | DecodedShot:
        software = frame.sw_format
        if (software or frame.format).name not in _SOFTWARE:
            raise HardwareRefusedError("pictures of this depth or kind stay with the processor")
        if software is None:
            size = sum(plane.buffer_size for plane in frame.planes)
            return DecodedShot(pts, bool(frame.key_frame), size, frame, self._rotation)
        try:
            luma, chroma = _owned(frame)
        except Exception as error:
            raise HardwareRefusedError(f"the card fails: {why_not(error)}") from error
        matrix, full = colour.matrix_of(frame), colour.full_range(frame)
        surface = Surface(luma, chroma, self._rotation, matrix, full)
        return DeviceShot(pts, bool(frame.key_frame), surface)


def _owned(frame: VideoFrame) -> tuple[Any, Any]:
    """Both planes copied out of FFmpeg's pool, which is small; complete when this returns."""
    import torch as library  # noqa: PLC0415 - only where pictures lie on a card

    torch = cast("Any", library)
    views = [torch.utils.dlpack.from_dlpack(cast("Any", p).__dlpack__()) for p in frame.planes[:2]]
    device = views[0].device
    if device.type != "cpu":
        torch.cuda.default_stream(device).synchronize()  # FFmpeg copies there
    luma, chroma = (view.clone() for view in views)
    if device.type != "cpu":
        torch.cuda.current_stream(device).synchronize()
    return luma, chroma
