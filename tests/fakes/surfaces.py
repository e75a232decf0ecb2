"""Pictures 'on a device' that is the processor: decoded in software, handed out as NV12 planes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import torch

from nvr_desk.media import colour, frames
from nvr_desk.media.shared import anonymous
from nvr_desk.vision.surfaces import DeviceShot, Surface

if TYPE_CHECKING:
    from av.video.frame import VideoFrame


def descriptor_of(clip: bytes) -> int:
    """An open descriptor of a clip in memory; the caller closes it."""
    number = anonymous()
    with os.fdopen(os.dup(number), "w+b") as stream:
        stream.write(clip)
    return number


def planes(frame: VideoFrame) -> tuple[Any, Any]:
    """Brightness and colour as tensors of their own."""
    lines: Any = torch.from_numpy(frame.reformat(format="nv12").to_ndarray())
    height = frame.height
    return lines[:height].clone(), lines[height:].reshape(height // 2, -1, 2).clone()


def on_device(frame: VideoFrame, rotation: int, pts: int = 0) -> DeviceShot:
    """The frame as a hardware decoder would hand it out."""
    matrix, full = colour.matrix_of(frame), colour.full_range(frame)
    surface = Surface(*planes(frame), rotation, matrix, full)
    return DeviceShot(pts, bool(frame.key_frame), surface)


def decoded(clip: bytes) -> list[frames.Stamped]:
    """Every picture of a clip by the software decoder."""
    number = descriptor_of(clip)
    try:
        with frames.open_container(number) as container:
            return list(frames.FrameReader(container, frames.best_stream(container)))
    finally:
        os.close(number)
