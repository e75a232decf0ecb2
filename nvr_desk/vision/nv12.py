"""NV12 on a device → upright RGB of a wanted size there, as ``media.frames.upright`` makes it here.

Planes are scaled first and coloured afterwards, as swscale does: less to compute, and both ways
agree to within rounding, which the contract test holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import torch as _torch

from nvr_desk.vision.surfaces import BT709

if TYPE_CHECKING:
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.surfaces import Surface, Tensor


torch = cast("Any", _torch)

GREY = 114.0
"""Filling beside the picture, as in ``letterbox``."""


def rgb(surface: Surface, inner: tuple[int, int]) -> Tensor:
    """The picture upright, scaled to (height, width).

    Returns:
        (3, height, width) float32, 0…255, on the device of the surface.
    """
    lying = surface.rotation in (90, 270)
    height, width = (inner[1], inner[0]) if lying else inner
    luma, chroma = surface.use()
    bright = _scaled(luma[None].float(), (height, width))[0]
    blue, red = _scaled(chroma.permute(2, 0, 1).float(), (height, width))
    coloured = _coloured(bright, blue, red, surface)
    return torch.rot90(coloured, -surface.rotation // 90, (1, 2))


def letterboxed(surface: Surface, box: Letterbox) -> Tensor:
    """The picture in grey as ``Letterbox.fill`` lays it: (3, height, width) float32, 0…255."""
    small = rgb(surface, box.inner)
    if box.inner == box.shape:
        return small
    below = box.shape[0] - box.inner[0] - box.top
    right = box.shape[1] - box.inner[1] - box.left
    return torch.nn.functional.pad(small, (box.left, right, box.top, below), value=GREY)


def _scaled(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """(n, h, w) → (n, *size); shrinking averages over what falls together."""
    if tuple(planes.shape[1:]) == size:
        return planes
    return torch.nn.functional.interpolate(
        planes[None], size, mode="bilinear", align_corners=False, antialias=True
    )[0]


def _coloured(bright: Tensor, blue: Tensor, red: Tensor, surface: Surface) -> Tensor:
    """Brightness and colour differences → (3, h, w) RGB 0…255 (ITU-R BT.601 or BT.709)."""
    of_red, of_blue = (0.2126, 0.0722) if surface.matrix == BT709 else (0.299, 0.114)
    of_green = 1.0 - of_red - of_blue
    low, reach, wide = (0.0, 255.0, 255.0) if surface.full_range else (16.0, 219.0, 224.0)
    y = (bright - low) * (255.0 / reach)
    u = (blue - 128.0) * (255.0 / wide)
    v = (red - 128.0) * (255.0 / wide)
    r = y + v * (2 * (1 - of_red))
    b = y + u * (2 * (1 - of_blue))
    g = (y - of_red * r - of_blue * b) / of_green
    return torch.stack((r, g, b)).clamp(0.0, 255.0)
