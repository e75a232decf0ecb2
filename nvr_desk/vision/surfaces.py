"""Decoded pictures that stay on the device that decoded them, and how to see them from here.

A `Surface` is NV12: a plane of brightness and one of colour at half the size. Whoever computes with
its planes takes them from ``use``, so that their memory is not given to the next picture too early.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

import numpy as np
from av.video.frame import VideoFrame

from nvr_desk.media import frames
from nvr_desk.media.luma import turned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.shot import Shot

Tensor: TypeAlias = Any
"""A torch tensor of whichever device; this room computes little with it."""

_FULL = 2
_LIMITED = 1
"""Ranges of brightness as FFmpeg numbers them: 0…255, 16…235."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """One picture as coded, in memory of its own, ready for every stream of its device."""

    luma: Tensor
    """(height, width) uint8."""
    chroma: Tensor
    """(height / 2, width / 2, 2) uint8: blue and red difference."""
    rotation: int
    """Degrees clockwise that bring it upright: 0, 90, 180 or 270."""
    matrix: int
    """H.273 number of the colour matrix, see ``media.colour.to_rgb``."""
    full: bool
    """Brightness from 0 to 255 rather than from 16 to 235."""

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) as coded."""
        height, width = self.luma.shape
        return int(width), int(height)

    @property
    def size_bytes(self) -> int:
        """Memory it holds on the device."""
        return int(self.luma.numel() + self.chroma.numel())

    def use(self) -> tuple[Tensor, Tensor]:
        """Brightness and colour for work on the current stream.

        The memory is kept until that work is done, also where the picture is dropped before.
        """
        if self.luma.is_cuda:
            import torch  # noqa: PLC0415 - whoever made the planes has it

            stream: Any = torch.cuda.current_stream(self.luma.device)
            self.luma.record_stream(stream)
            self.chroma.record_stream(stream)
        return self.luma, self.chroma

    def frame(self) -> VideoFrame:
        """A copy in main memory."""
        width, height = self.size
        luma, chroma = self.use()
        lines = np.empty((height + height // 2, width), np.uint8)
        lines[:height] = luma.cpu().numpy()
        lines[height:] = chroma.cpu().numpy().reshape(height // 2, width)
        frame = VideoFrame.from_ndarray(lines, "nv12")
        frame.colorspace = self.matrix
        frame.color_range = _FULL if self.full else _LIMITED
        return frame


@runtime_checkable
class OnDevice(Protocol):
    """A picture that may lie on a device."""

    def surface(self) -> Surface | None:
        """Its planes there; None where it lies in main memory."""
        ...


def surface_of(shot: Shot) -> Surface | None:
    """The planes of a picture on its device; None for a picture in main memory."""
    return shot.surface() if isinstance(shot, OnDevice) else None


@dataclass(frozen=True, slots=True)
class DeviceShot:
    """One picture on a device. See ``shot.Shot``."""

    pts: int
    key: bool
    planes: Surface

    @property
    def size_bytes(self) -> int:
        """See ``shot.Shot``; counted on the device."""
        return self.planes.size_bytes

    def surface(self) -> Surface:
        """See ``OnDevice``."""
        return self.planes

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """See ``shot.Shot``. Fetches the whole picture: for a few of them, not for all."""
        height, width = inner
        rotation = self.planes.rotation
        size = (height, width) if rotation in (90, 270) else (width, height)
        return frames.upright(self.planes.frame(), rotation, size)

    def luma(self, step: int) -> NDArray[np.uint8]:
        """See ``shot.Shot``: thinned out on the device, then one small copy."""
        luma, _ = self.planes.use()
        thin = np.ascontiguousarray(luma[::step, ::step].contiguous().cpu().numpy())
        return turned(thin, self.planes.rotation)
