"""NV12 on a device → the letterboxed picture there, as ``prepare.picture`` makes it here.

Each plane is cut, scaled at the same points and turned, and only the small picture is coloured.
Both ways agree to within rounding, which the contract test holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import torch as _torch

from nvr_desk.vision.letterbox import GREY
from nvr_desk.vision.prepare import coded_part, colour_map

if TYPE_CHECKING:
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.surfaces import Surface, Tensor

torch = cast("Any", _torch)


def letterboxed(surface: Surface, box: Letterbox) -> Tensor:
    """The part of the picture that is looked at, upright, in grey.

    Returns:
        (3, height, width) float32 RGB 0…255 of ``box.shape``, on the device of the surface; queued
        on the current stream.
    """
    luma, chroma = surface.use()
    bright = _scaled(luma[None], surface.rotation, box)
    colours = _scaled(chroma.permute(2, 0, 1), surface.rotation, box)
    rows = colour_map(surface.matrix, full=surface.full)
    whole = torch.full((3, *box.shape), float(GREY), device=luma.device)
    height, width = box.inner
    inner = whole[:, box.top : box.top + height, box.left : box.left + width]
    for channel, (of_luma, of_blue, of_red, offset) in zip(inner, rows.tolist(), strict=True):
        channel.copy_(bright[0] * of_luma + colours[0] * of_blue + colours[1] * of_red + offset)
    return whole.clamp_(0.0, 255.0)


def _scaled(planes: Tensor, rotation: int, box: Letterbox) -> Tensor:
    """(n, h, w) → (n, height, width) of ``box.inner``, cut and upright."""
    height, width = box.inner
    size = (width, height) if rotation in (90, 270) else (height, width)
    x1, y1, x2, y2 = coded_part(box, rotation, (planes.shape[2], planes.shape[1]))
    cut = planes[None, :, y1:y2, x1:x2].float()
    small = torch.nn.functional.interpolate(cut, size, mode="bilinear", align_corners=False)
    return torch.rot90(small[0], -rotation // 90, (1, 2))
