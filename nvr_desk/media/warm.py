"""What a decode worker does before the fence closes, because afterwards no file opens.

A tiny clip is written and surveyed in memory, so every lazily loaded part is there.
"""

# pyright: reportUnknownMemberType=false
# PyAV's stubs leave the kind of a packet open.

from __future__ import annotations

import contextlib
import os

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame

from nvr_desk.errors import MediaError
from nvr_desk.media.report import pack
from nvr_desk.media.shared import anonymous
from nvr_desk.media.survey import survey
from nvr_desk.records.media import SOUND_RATE_HZ


def warm_up() -> None:
    """Survey a clip of two pictures made here.

    Raises:
        MediaError: the decoder of this installation does not work.
    """
    descriptor = anonymous()
    try:
        with (
            os.fdopen(os.dup(descriptor), "w+b") as stream,
            contextlib.closing(av.open(stream, "w", format="mp4")) as container,
        ):
            video = container.add_stream("mpeg4", rate=10)
            video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
            for shade in (60, 200):
                picture = np.full((48, 64, 3), shade, np.uint8)
                container.mux(video.encode(VideoFrame.from_ndarray(picture, "rgb24")))
            container.mux(video.encode())
        found = survey(descriptor, lambda _done, _promised: None)
    finally:
        os.close(descriptor)
    pack(found)
    if found.poster is None:
        raise MediaError(f"the video decoder of this installation fails: {found.reason}")


def warm_up_sound() -> None:
    """Convert a moment of silence made here.

    Raises:
        MediaError: the converter of this installation does not work.
    """
    frame = AudioFrame.from_ndarray(np.zeros((1, 1600), np.int16), "s16", "mono")
    frame.sample_rate = 16_000
    resampler = AudioResampler(format="s16", layout="stereo", rate=SOUND_RATE_HZ)
    if not sum(made.samples for made in resampler.resample(frame)):
        raise MediaError("the sound converter of this installation fails")
