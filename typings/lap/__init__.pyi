from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

@overload
def lapjv(
    cost: NDArray[np.float64],
    extend_cost: bool = ...,
    cost_limit: float = ...,
    return_cost: Literal[True] = ...,
) -> tuple[float, NDArray[np.int32], NDArray[np.int32]]: ...
@overload
def lapjv(
    cost: NDArray[np.float64],
    extend_cost: bool = ...,
    cost_limit: float = ...,
    *,
    return_cost: Literal[False],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]: ...
