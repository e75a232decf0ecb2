from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

__version__: str

class SessionOptions:
    intra_op_num_threads: int
    inter_op_num_threads: int
    log_severity_level: int
    enable_mem_pattern: bool
    enable_cpu_mem_arena: bool
    graph_optimization_level: Any
    def add_session_config_entry(self, key: str, value: str, /) -> None: ...

class NodeArg:
    name: str
    shape: list[int | str | None]
    type: str

class InferenceSession:
    def __init__(
        self,
        path_or_bytes: str | bytes,
        sess_options: SessionOptions | None = ...,
        providers: Sequence[str] | None = ...,
    ) -> None: ...
    def get_inputs(self) -> list[NodeArg]: ...
    def get_outputs(self) -> list[NodeArg]: ...
    def get_providers(self) -> list[str]: ...
    def run(
        self, output_names: Sequence[str] | None, input_feed: Mapping[str, NDArray[Any]]
    ) -> list[NDArray[Any]]: ...

def get_available_providers() -> list[str]: ...
def disable_telemetry_events() -> None: ...
def set_default_logger_severity(severity: int) -> None: ...
