"""A tile's PNG, JPEG or WebP into pixels. Runs in the fenced worker alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.geo.bounds import MapFileError

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_SIDE: Final = 1024
PIXELS_VARIABLE: Final = "OPENCV_IO_MAX_IMAGE_PIXELS"
"""Read by OpenCV when it is first imported; set before that."""
MARKS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")


def decode(data: bytes) -> NDArray[np.uint8]:
    """(height, width, 4) RGBA, sides of at most ``MAX_SIDE``. Raises MapFileError."""
    from nvr_desk.vision.cv import cv2  # noqa: PLC0415 - after its limit was set

    if not data.startswith(MARKS):
        raise MapFileError("a tile that is neither PNG, JPEG nor WebP")
    try:
        found: Any = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise MapFileError("a tile that does not decode") from error
    if found is None or not 1 <= found.shape[0] <= MAX_SIDE or not 1 <= found.shape[1] <= MAX_SIDE:
        raise MapFileError("a tile that does not decode, or is too large")
    pixels: NDArray[Any] = (found >> 8).astype(np.uint8) if found.dtype == np.uint16 else found
    if pixels.dtype != np.uint8:
        raise MapFileError("a tile that does not decode")
    channels = int(pixels.shape[2]) if pixels.ndim == 3 else 1
    turn = {
        1: cv2.COLOR_GRAY2RGBA, 3: cv2.COLOR_BGR2RGBA, 4: cv2.COLOR_BGRA2RGBA,
    }.get(channels)  # fmt: skip
    if turn is None:
        raise MapFileError("a tile of an unknown make")
    return np.ascontiguousarray(cv2.cvtColor(pixels, turn), dtype=np.uint8)
