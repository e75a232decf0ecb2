"""Cuts a dense head to the wanted classes inside the network: less is computed, and less read.

What a box is rather than any of ours still counts, so the best of all other scores stays as one
row. A logistic function keeps order: it is taken of the few scores that are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import openvino
from openvino import opset13

if TYPE_CHECKING:
    from numpy.typing import NDArray


def narrowed(
    network: openvino.Model, wanted: NDArray[np.int64], classes: int
) -> openvino.Model | None:
    """The same network with the rows of ``heads.read_narrow``.

    Args:
        network: of one shape and one picture.
        wanted: (k,) class numbers that may leave, in order.
        classes: how many the model knows.

    Returns:
        A network that shares the nodes of the one given; None where that has no dense head, or
        nothing to leave out. Then use it as it is.
    """
    if len(network.outputs) != 1 or not 0 < len(wanted) < classes:
        return None
    answer: Any = network.outputs[0].get_node().input_value(0)
    sides = _sides(answer)
    if len(sides) != 3 or sides[1] != classes + 4 or sides[2] == 6:
        return None
    parts = _parts(answer.get_node(), classes)
    if parts is None:
        scores = _rows(answer, np.arange(4, 4 + classes))
        whole = [_rows(answer, np.arange(4)), _ours_and_rest(scores, wanted, classes)]
    else:
        box, logits = parts
        whole = [box, opset13.sigmoid(_ours_and_rest(logits, wanted, classes))]
    out = opset13.result(opset13.concat(whole, 1))
    return openvino.Model([out], network.get_parameters(), "narrowed")


def _parts(joined: Any, classes: int) -> tuple[Any, Any] | None:  # noqa: ANN401 - nodes of any kind
    """Boxes, and scores before their logistic function, where a head joins these two at its end."""
    if joined.get_type_name() != "Concat" or joined.get_input_size() != 2:
        return None
    box, scores = joined.input_value(0), joined.input_value(1)
    logistic = scores.get_node()
    rows = [_sides(each)[1:2] for each in (box, scores)]
    if logistic.get_type_name() != "Sigmoid" or rows != [[4], [classes]]:
        return None
    return box, logistic.input_value(0)


def _ours_and_rest(scores: Any, wanted: NDArray[np.int64], classes: int) -> Any:  # noqa: ANN401
    """(1, k + 1, n): the wanted rows, and the most of all others."""
    others = np.setdiff1d(np.arange(classes), wanted)
    most = opset13.reduce_max(_rows(scores, others), np.array([1]), keep_dims=True)
    return opset13.concat([_rows(scores, wanted), most], 1)


def _sides(of: Any) -> list[int]:  # noqa: ANN401 - nodes of any kind
    """Its shape; nothing where that is not known before it runs."""
    shape = of.get_partial_shape()
    return [] if shape.is_dynamic else [int(side.get_length()) for side in shape]


def _rows(of: Any, numbers: NDArray[np.int64]) -> Any:  # noqa: ANN401 - nodes of any kind
    return opset13.gather(of, numbers.astype(np.int64), np.int64(1))
