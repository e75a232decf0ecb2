"""Boxes of the card against those of the processor: halves and recordings must not move them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from card import SHAPE, row
from scenes import photo

if TYPE_CHECKING:
    from collections.abc import Iterator

SURE = 0.3
NEAR = 0.9
"""The parity that the issue asks for: overlap of boxes of at least that confidence."""


def found_again(
    detector: Any,  # noqa: ANN401 - a Detector
    network: Any,  # noqa: ANN401 - TorchScript, a Network
    noise: Any,  # noqa: ANN401 - an array
    other: Any = None,  # noqa: ANN401 - a Detector
) -> Iterator[dict[str, Any]]:
    """A row for each size of batch, the photograph in every second place.

    Args:
        detector: whose boxes are judged.
        network: for the processor, where it is the judge.
        noise: the picture in the other places.
        other: the judge, where it is another engine of the card.
    """
    from nvr_desk.geometry import iou_matrix
    from nvr_desk.vision.classes import lookup
    from nvr_desk.vision.engines.torch import TorchDetector
    from nvr_desk.vision.settings import settings_for

    table = lookup(dict(network.kept), network.classes)
    plain = TorchDetector(network.files[0].read_bytes(), SHAPE, table, settings_for("fast"))
    shown = _shown()
    judge = other or plain
    wanted = judge.look([shown])[0]
    whose = "the processor" if other is None else other.name
    sure = wanted.box[wanted.conf >= SURE]
    for count in (1, 8, 32):
        batch = [noise if place % 2 else shown for place in range(count)]
        same = of = 0
        for found in detector.look(batch)[::2]:
            fit = iou_matrix(sure, found.box)
            same += int((fit.max(1) >= NEAR).sum()) if fit.size else 0
            of += len(sure)
        yield row(f"boxes of {whose} found again, batch {count}", f"{same} of {of}")


def _shown() -> Any:  # noqa: ANN401 - an array
    made = np.full((*SHAPE, 3), 114, np.uint8)
    whole = photo()
    if whole is not None:
        part = whole[: 2 * SHAPE[0] : 2, : 2 * SHAPE[1] : 2]
        made[: part.shape[0], : part.shape[1]] = part
    return made
