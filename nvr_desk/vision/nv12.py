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
    from collections.abc import Sequence

    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.surfaces import Surface, Tensor

torch = cast("Any", _torch)


def letterboxed(surface: Surface, box: Letterbox) -> Tensor:
    """The part of the picture that is looked at, upright, in grey.

    Returns:
        (3, height, width) float32 RGB 0…255 of ``box.shape``, on the device of the surface; queued
        on the current stream.
    """
    return together([surface], box)[0]


def alike(surface: Surface) -> tuple[object, ...]:
    """What pictures have in common that may be letterboxed together."""
    return *surface.size, surface.rotation, surface.matrix, surface.full


def together(surfaces: Sequence[Surface], box: Letterbox) -> Tensor:
    """As ``letterboxed``, of several pictures at the price of the launches of one.

    Args:
        surfaces: at least one, all alike.
        box: how each of them lies in the shape.

    Returns:
        (n, 3, height, width) float32.
    """
    first = surfaces[0]
    planes = [surface.use() for surface in surfaces]
    bright = _scaled(torch.stack([luma for luma, _ in planes])[:, None], first.rotation, box)
    pairs = torch.stack([chroma for _, chroma in planes]).permute(0, 3, 1, 2)
    colours = _scaled(pairs, first.rotation, box)
    rows = colour_map(first.matrix, full=first.full).tolist()
    whole = torch.full((len(surfaces), 3, *box.shape), float(GREY), device=bright.device)
    height, width = box.inner
    inner = whole[:, :, box.top : box.top + height, box.left : box.left + width]
    for place, (of_luma, of_blue, of_red, offset) in enumerate(rows):
        mixed = colours[:, 0] * of_blue + colours[:, 1] * of_red
        inner[:, place].copy_(bright[:, 0] * of_luma + mixed + offset)
    return whole.clamp_(0.0, 255.0)


def _scaled(planes: Tensor, rotation: int, box: Letterbox) -> Tensor:
    """(n, c, h, w) → (n, c, height, width) of ``box.inner``, cut and upright."""
    height, width = box.inner
    size = (width, height) if rotation in (90, 270) else (height, width)
    x1, y1, x2, y2 = coded_part(box, rotation, (planes.shape[3], planes.shape[2]))
    cut = planes[:, :, y1:y2, x1:x2].float()
    small = torch.nn.functional.interpolate(cut, size, mode="bilinear", align_corners=False)
    return torch.rot90(small, -rotation // 90, (2, 3))
