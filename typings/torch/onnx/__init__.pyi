from collections.abc import Sequence
from typing import IO

from torch import Tensor
from torch.nn import Module

def export(
    model: Module,
    args: tuple[Tensor, ...],
    f: IO[bytes] | str,
    *,
    opset_version: int = ...,
    dynamo: bool = ...,
    input_names: Sequence[str] = ...,
    output_names: Sequence[str] = ...,
) -> None: ...
