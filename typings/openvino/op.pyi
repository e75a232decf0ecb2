from typing import Any

from numpy.typing import NDArray

from openvino import Node, Output, PartialShape, Type

class Parameter(Node):
    def __init__(self, element_type: Type, shape: PartialShape) -> None: ...

class Constant(Node):
    def __init__(self, array: NDArray[Any]) -> None: ...

class Result(Node):
    def __init__(self, source: Output) -> None: ...
