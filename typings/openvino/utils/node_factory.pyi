from collections.abc import Mapping, Sequence
from typing import Any

from openvino import Node, Output

class NodeFactory:
    def __init__(self, opset_version: str = ...) -> None: ...
    def create(
        self,
        op_type_name: str,
        arguments: Sequence[Node | Output],
        attributes: Mapping[str, Any] | None = ...,
    ) -> Node: ...
