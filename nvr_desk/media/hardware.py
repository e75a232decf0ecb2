"""Hardware decoders that PyAV reaches: which there are, whether they work, and why not.

Software decoding is the reference. A hardware decoder is used only after it has decoded a clip
made here to the same pictures at the same times, and never for a clip that is not plain.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import numpy as np
from av.codec.hwaccel import HWAccel, hwdevices_available
from av.video.frame import VideoFrame

from nvr_desk.errors import MediaError
from nvr_desk.media.frames import CAUGHT, FrameReader, best_stream, open_container
from nvr_desk.media.luma import thinned
from nvr_desk.media.shared import anonymous

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCELERATORS: Final = ("cuda", "qsv", "d3d11va", "videotoolbox", "vaapi")
"""FFmpeg's names of the devices this program knows how to ask."""

TRIAL_SIZE: Final = (320, 192)
"""(width, height) of the trial clip: above the least that any of them takes."""
_PICTURES: Final = 12
_ENCODERS: Final = {
    "h264": ("libx264", {"preset": "ultrafast", "bf": "2", "g": "6"}),
    "hevc": ("libx265", {"preset": "ultrafast", "x265-params": "log-level=none:pools=none"}),
}


class HardwareRefusedError(MediaError):
    """This clip is not for a hardware decoder; the processor decodes it from its beginning."""

    code = "hardware_refused"


@dataclass(frozen=True, slots=True)
class Availability:
    """One kind of hardware decoder on this machine."""

    name: str
    """nvdec, or one of ACCELERATORS."""
    works: bool
    why: str
    """What it decoded, or why it does not."""


def accelerators() -> list[Availability]:
    """Each accelerator a person would ask after on this system, tried. Opens devices."""
    return [accelerator(name) for name in ACCELERATORS if _expected(name)]


def accelerator(name: str) -> Availability:
    """One accelerator, tried on clips made here. Opens devices."""
    if name not in hwdevices_available():
        return Availability(name, False, "not built into this PyAV for this system")
    return _tried(name)


def acceleration(name: str) -> HWAccel:
    """How PyAV is told to decode there; CUDA pictures stay on the card."""
    device = "0" if name == "cuda" else None
    return HWAccel(
        device_type=name, device=device, allow_software_fallback=False, is_hw_owned=name == "cuda"
    )


def trial_clip(codec: str) -> bytes:
    """A small MP4 of twelve pictures with a bar that wanders, pictures out of order inside.

    Args:
        codec: h264 or hevc.

    Raises:
        HardwareRefusedError: this PyAV cannot encode it, so nothing can be tried.
    """
    descriptor = anonymous()
    try:
        _encode(descriptor, codec)
        with os.fdopen(os.dup(descriptor), "rb") as stream:
            stream.seek(0)
            return stream.read()
    except (*CAUGHT, av.error.FFmpegError) as error:
        raise HardwareRefusedError(f"no {codec} clip can be made to try it on") from error
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def open_bytes(clip: bytes) -> Iterator[int]:
    """A descriptor of bytes in memory."""
    descriptor = anonymous()
    try:
        with os.fdopen(os.dup(descriptor), "wb") as stream:
            stream.write(clip)
        yield descriptor
    finally:
        os.close(descriptor)


def why_not(error: BaseException) -> str:
    """An exception of a driver in one short line."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:160]


def _tried(name: str) -> Availability:
    if (missing := _missing_device(name)) is not None:
        return Availability(name, False, missing)
    done: list[str] = []
    failure = ""
    for codec in _ENCODERS:
        try:
            _compare(trial_clip(codec), name)
        except (*CAUGHT, MediaError, NotImplementedError, RuntimeError) as error:
            failure = failure or f"{codec}: {why_not(error.__cause__ or error)}"
        else:
            done.append(codec)
    return Availability(name, bool(done), ", ".join(done) if done else failure)


def _missing_device(name: str) -> str | None:
    """What the system lacks before a driver need be asked."""
    if sys.platform != "linux":
        return None
    wanted = {"cuda": "/dev/nvidiactl", "qsv": "/dev/dri", "vaapi": "/dev/dri"}.get(name)
    if wanted is not None and not Path(wanted).exists():
        return f"this machine has no such device ({wanted} is missing)"
    if name == "cuda":
        try:
            ctypes.CDLL("libnvcuvid.so.1")  # stays loaded: behind the fence no file opens
        except OSError:
            return "the driver came without its decoder (libnvcuvid.so.1 is missing)"
    return None


def _compare(clip: bytes, name: str) -> None:
    """Decode here and there; the same pictures at the same times, or it is refused."""
    with open_bytes(clip) as descriptor:
        here = _seen(descriptor, None)
        there = _seen(descriptor, name)
    if [pts for pts, _ in here] != [pts for pts, _ in there]:
        raise HardwareRefusedError("it gives pictures other times than the software decoder")
    off = max(
        float(np.abs(a.astype(int) - b).max()) for (_, a), (_, b) in zip(here, there, strict=True)
    )
    if off > 1:
        raise HardwareRefusedError("it gives other pictures than the software decoder")


def _seen(descriptor: int, name: str | None) -> list[tuple[int, Any]]:
    hwaccel = None if name is None else acceleration(name)
    with open_container(descriptor, hwaccel) as container:
        stream = best_stream(container)
        if name is not None and not stream.codec_context.is_hwaccel:
            raise HardwareRefusedError("the driver offers no decoder for this codec")
        return [
            (stamped.pts, thinned(_fetched(stamped.frame), 1))
            for stamped in FrameReader(container, stream)
        ]


def _fetched(frame: VideoFrame) -> VideoFrame:
    """The picture in main memory."""
    software = frame.sw_format
    return frame if software is None else frame.reformat(format=software.name)


def _expected(name: str) -> bool:
    """Whether a person would ask where this one is."""
    systems = {"d3d11va": "win32", "videotoolbox": "darwin", "vaapi": "linux"}
    return systems.get(name, sys.platform) == sys.platform


def _encode(descriptor: int, codec: str) -> None:
    encoder, options = _ENCODERS[codec]
    width, height = TRIAL_SIZE
    with (
        os.fdopen(os.dup(descriptor), "w+b") as file,
        contextlib.closing(av.open(file, "w", format="mp4")) as container,
    ):
        stream: Any = container.add_stream(encoder, rate=10, options=dict(options))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.thread_count = 1
        for number in range(_PICTURES):
            picture = np.full((height, width, 3), 70, np.uint8)
            picture[:, number * 20 : number * 20 + 24] = (220, 180, 40)
            frame = VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
