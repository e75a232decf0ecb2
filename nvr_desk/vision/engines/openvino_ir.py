"""Reads an OpenVINO export in memory, node by node.

OpenVINO's own reader of its own format lists a folder at every call, which the fence forbids. Only
the operations and attributes of exported detectors are known here; anything else is refused, so a
hostile file reaches less code than it would in the general reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET  # the fence bounds what a hostile document may cost

import numpy as np
import openvino
from openvino import op
from openvino.utils.node_factory import NodeFactory

from nvr_desk.errors import WeightsRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

MAX_NODES: Final = 20_000

_TYPES: Final = {
    "f32": np.float32,
    "f16": np.float16,
    "i8": np.int8,
    "u8": np.uint8,
    "i32": np.int32,
    "i64": np.int64,
    "boolean": np.bool_,
}
_OPSETS: Final = frozenset(f"opset{number}" for number in range(1, 17))
_OPERATIONS: Final = frozenset(
    {
        *("Add", "AvgPool", "Concat", "Convert", "Convolution", "Divide", "Exp", "FakeQuantize"),
        *("Gather", "GatherElements", "Greater", "GroupConvolution", "Interpolate", "MatMul"),
        *("MaxPool", "Maximum", "Minimum", "Mod", "Multiply", "Pad", "Power", "ReduceMax"),
        *("ReduceMean", "ReduceSum", "Relu", "Reshape", "ShapeOf", "Sigmoid", "Slice", "SoftMax"),
        *("Softmax", "Split", "Squeeze", "StridedSlice", "Subtract", "Swish", "TopK", "Transpose"),
        *("Unsqueeze", "VariadicSplit", "FloorMod", "Floor", "Range", "Broadcast", "Clamp"),
    }
)
_RENAMED: Final = {"SoftMax": "Softmax"}
_LISTS: Final = frozenset(
    {
        *("strides", "dilations", "pads_begin", "pads_end", "kernel", "begin_mask", "end_mask"),
        *("new_axis_mask", "shrink_axis_mask", "ellipsis_mask"),
    }
)
_NUMBERS: Final = frozenset({"levels", "axis", "batch_dims", "num_splits"})
_SWITCHES: Final = frozenset(
    {
        *("special_zero", "transpose_a", "transpose_b", "antialias", "m_pythondiv", "keep_dims"),
        *("stable", "exclude-pad"),
    }
)
_REALS: Final = frozenset({"cube_coeff", "min", "max"})
_WORDS: Final = frozenset(
    {
        *("auto_broadcast", "auto_pad", "destination_type", "rounding_type", "index_element_type"),
        *("mode", "shape_calculation_mode", "coordinate_transformation_mode", "nearest_mode"),
        *("output_type", "sort", "pad_mode"),
    }
)


def read_ir(xml: bytes, weights: bytes) -> openvino.Model:
    """A network from the two files of an export.

    Raises:
        WeightsRefusedError: no network, or one with an operation that no exported detector has.
    """
    try:
        root = ET.fromstring(xml)  # noqa: S314 - see the import
        return _network(root, np.frombuffer(weights, np.uint8))
    except (ET.ParseError, KeyError, ValueError, TypeError, IndexError, RuntimeError) as error:
        why = f"the export cannot be read: {str(error).splitlines()[0][:200]}"
        raise WeightsRefusedError("export", why) from error


def _network(root: ET.Element, weights: NDArray[np.uint8]) -> openvino.Model:
    layers = {int(layer.attrib["id"]): layer for layer in root.iterfind("layers/layer")}
    if len(layers) > MAX_NODES:
        raise ValueError("too many nodes")
    feeds = _feeds(root)
    nodes: dict[int, Any] = {}
    inputs: list[Any] = []
    results: list[Any] = []
    for number in _in_order(layers, feeds):
        layer = layers[number]
        sources = [
            nodes[source].output(_place(layers[source], port))
            for _, source, port in sorted(feeds.get(number, []))
        ]
        kind = layer.attrib["type"]
        if kind == "Result":
            results.append(op.Result(sources[0]))
            continue
        node = _node(layer, sources, weights)
        nodes[number] = node
        if kind == "Parameter":
            inputs.append(node)
    return openvino.Model(results, inputs, "export")


def _feeds(root: ET.Element) -> dict[int, list[tuple[int, int, int]]]:
    """Layer → (its input port, the layer that feeds it, that layer's output port)."""
    feeds: dict[int, list[tuple[int, int, int]]] = {}
    for edge in root.iterfind("edges/edge"):
        end = int(edge.attrib["to-layer"])
        source = int(edge.attrib["from-layer"]), int(edge.attrib["from-port"])
        feeds.setdefault(end, []).append((int(edge.attrib["to-port"]), *source))
    return feeds


def _in_order(
    layers: Mapping[int, ET.Element], feeds: Mapping[int, list[tuple[int, int, int]]]
) -> list[int]:
    """Layers such that each comes after those that feed it. Raises ValueError on a circle."""
    waiting = {number: {source for _, source, _ in feeds.get(number, [])} for number in layers}
    readers: dict[int, list[int]] = {}
    for number, sources in waiting.items():
        for source in sources:
            readers.setdefault(source, []).append(number)
    ready = sorted(number for number, sources in waiting.items() if not sources)
    order: list[int] = []
    while ready:
        number = ready.pop()
        order.append(number)
        for reader in readers.get(number, []):
            waiting[reader].discard(number)
            if not waiting[reader]:
                ready.append(reader)
    if len(order) != len(layers):
        raise ValueError("the network runs in a circle")
    return order


def _place(layer: ET.Element, port: int) -> int:
    """Which output of a layer a port is; ports of inputs and outputs are numbered together."""
    ports = [int(found.attrib["id"]) for found in layer.iterfind("output/port")]
    return ports.index(port)


def _node(layer: ET.Element, sources: list[Any], weights: NDArray[np.uint8]) -> Any:  # noqa: ANN401
    kind, opset = layer.attrib["type"], layer.attrib.get("version", "opset1")
    data = layer.find("data")
    raw = dict(data.attrib) if data is not None else {}
    if kind == "Const":
        return _constant(raw, weights)
    if kind == "Parameter":
        shape = openvino.PartialShape([int(side) for side in raw["shape"].split(",")])
        return op.Parameter(openvino.Type(_TYPES[raw["element_type"]]), shape)
    if kind not in _OPERATIONS or opset not in _OPSETS:
        raise ValueError(f"operation {kind} of {opset} is in no exported detector")
    attributes = {name: _value(name, text) for name, text in raw.items()}
    return NodeFactory(opset).create(_RENAMED.get(kind, kind), sources, attributes)


def _constant(raw: Mapping[str, str], weights: NDArray[np.uint8]) -> Any:  # noqa: ANN401
    kind = np.dtype(_TYPES[raw["element_type"]])
    shape = [int(side) for side in raw["shape"].split(",") if side.strip()]
    begin, size = int(raw["offset"]), int(raw["size"])
    part = weights[begin : begin + size] if begin >= 0 and size >= 0 else weights[:0]
    if part.nbytes != size or size != kind.itemsize * int(np.prod(shape, dtype=np.int64)):
        raise ValueError("a constant lies outside the weights")
    return op.Constant(np.frombuffer(part.tobytes(), kind).reshape(shape).copy())


def _value(name: str, text: str) -> Any:  # noqa: ANN401 - an attribute of any kind
    if name in _LISTS:
        return [int(part) for part in text.split(",") if part.strip()]
    if name in _NUMBERS:
        return int(text)
    if name in _SWITCHES:
        return text.strip().lower() in ("true", "1")
    if name in _REALS:
        return float(text)
    if name in _WORDS:
        return text
    raise ValueError(f"attribute {name} is in no exported detector")
