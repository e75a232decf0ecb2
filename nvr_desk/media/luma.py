"""The brightness of a decoded picture, thinned out, without converting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.media.frames import CAUGHT

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray


def thinned(frame: VideoFrame, step: int) -> NDArray[np.uint8]:
    """Every ``step``-th pixel of every ``step``-th line of the first plane, as coded.

    The first plane is brightness in nearly every format that decoders give; deeper samples keep
    their upper eight bits. Packed pictures and planar RGB are converted, at the smaller size.

    Args:
        frame: decoded, in main memory.
        step: in pixels, at least 1.

    Returns:
        (rows, columns) uint8, a copy.

    Raises:
        MediaError: it cannot be read.
    """
    try:
        if not _plain(frame):
            size = (max(1, frame.width // step), max(1, frame.height // step))
            return np.asarray(frame.reformat(*size, "gray", threads=1).to_ndarray(), np.uint8)
        return _strided(frame, step)
    except CAUGHT as error:
        raise MediaError("the brightness of a picture cannot be read") from error


def turned(thin: NDArray[np.uint8], rotation: int) -> NDArray[np.uint8]:
    """Brightness as coded → upright; ``rotation`` in degrees clockwise, 0, 90, 180 or 270."""
    return thin if not rotation else np.ascontiguousarray(np.rot90(thin, -rotation // 90))


def _plain(frame: VideoFrame) -> bool:
    """Whether the first plane holds one sample a pixel, line after line."""
    parts = frame.format.components
    alone = len(parts) == 1 and frame.format.name.startswith("gray")
    apart = len(parts) > 1 and all(part.plane > 0 for part in parts[1:])
    return (alone or apart) and frame.planes[0].line_size > 0


def _strided(frame: VideoFrame, step: int) -> NDArray[np.uint8]:
    form, plane = frame.format, frame.planes[0]
    bits = form.components[0].bits
    wide = bits > 8
    kind = np.dtype("u1" if not wide else ">u2" if form.name.endswith("be") else "<u2")
    lines = np.frombuffer(memoryview(plane), np.uint8)[: plane.line_size * frame.height]
    rows = lines.reshape(frame.height, plane.line_size)[:, : frame.width * kind.itemsize].view(kind)
    if not wide:
        return _thin_bytes(lines.reshape(frame.height, plane.line_size)[::step], frame.width, step)
    thin = rows[::step, ::step]
    return (thin >> (8 if _left_aligned(form.name) else bits - 8)).astype(np.uint8)


def _thin_bytes(lines: NDArray[np.uint8], width: int, step: int) -> NDArray[np.uint8]:
    """Every ``step``-th of the first ``width`` bytes of each line.

    Where words of ``step`` bytes fill a line, padding included, the lowest byte of each word is
    what is wanted: numbers that are cut short are many times faster than bytes that lie apart.
    """
    words = np.dtype(f"<u{step}") if step in (2, 4, 8) else None
    if words is None or lines.shape[1] % step or lines.ctypes.data % step:
        return lines[:, :width:step].copy()
    return lines.view(words)[:, : -(-width // step)].astype(np.uint8)


def _left_aligned(name: str) -> bool:
    """The P0xx family of hardware decoders keeps its ten bits at the upper end of sixteen."""
    return name[:1] == "p" and name[1:2].isdigit()
