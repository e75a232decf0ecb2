from fractions import Fraction
from typing import Any

from numpy.typing import NDArray

from av.audio.layout import AudioLayout

class AudioFormat:
    name: str
    bytes: int
    is_planar: bool

class AudioFrame:
    pts: int | None
    time: float | None
    time_base: Fraction
    samples: int
    sample_rate: int
    rate: int
    format: AudioFormat
    layout: AudioLayout
    def __init__(self, format: str = ..., layout: str = ..., samples: int = ...) -> None: ...
    def to_ndarray(self) -> NDArray[Any]: ...
    @staticmethod
    def from_ndarray(array: NDArray[Any], format: str = ..., layout: str = ...) -> AudioFrame: ...
