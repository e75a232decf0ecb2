"""TensorRT as far as this program uses it, with ONNX Runtime behind it.

Plans are ONNX with their profiles beside it. Contexts read and write memory by address, as a card
does, and refuse what the library refuses: other names, sizes out of their profile, no memory.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
from enum import Enum, IntEnum
from types import SimpleNamespace
from typing import Any, TypeAlias

import numpy as np
import onnxruntime

Untyped: TypeAlias = Any
"""What the library leaves without a type."""

_MARK = b"PLAN"
_KINDS = {"tensor(float16)": "half", "tensor(float)": "single", "tensor(int64)": "int64"}
_NUMPY = {"half": np.float16, "single": np.float32}


class Severity(IntEnum):
    INTERNAL_ERROR = 0
    ERROR = 1
    WARNING = 2


class ILogger:
    Severity = Severity

    def __init__(self) -> None:
        pass


class Input:
    def __init__(self, name: str, shape: tuple[int, ...]) -> None:
        self.name = name
        self.shape = shape


class Layer:
    """A layer of which only what comes out last counts."""

    def __init__(self) -> None:
        self._out = SimpleNamespace(name="")

    def get_output(self, _: int) -> Untyped:
        return self._out


class Network:
    def __init__(self) -> None:
        self.onnx = b""
        self.inputs: list[Input] = []
        self.marked = ""

    def get_input(self, place: int) -> Input:
        return self.inputs[place]

    def add_input(self, name: str, kind: Untyped, shape: tuple[int, ...]) -> Input:
        assert kind.name == "half"
        self.inputs.append(Input(name, shape))
        return self.inputs[-1]

    def _layer(self, *_: Untyped) -> Layer:
        return Layer()

    add_convolution_nd = add_activation = add_shuffle = add_cast = _layer

    def mark_output(self, tensor: Untyped) -> None:
        self.marked = tensor.name


class Profile:
    def __init__(self) -> None:
        self.shapes: dict[str, list[tuple[int, ...]]] = {}

    def set_shape(self, name: str, *shapes: tuple[int, ...]) -> None:
        self.shapes[name] = list(shapes)


class Config:
    def __init__(self, library: FakeTensorRt) -> None:
        self.profiles: list[Profile] = []
        self.cleared: list[Untyped] = []
        self._library = library
        library.configs.append(self)

    def set_memory_pool_limit(self, pool: Untyped, size: int) -> None:
        assert pool is self._library.MemoryPoolType.WORKSPACE
        assert size > 0

    def clear_flag(self, flag: Untyped) -> None:
        self.cleared.append(flag)

    def add_optimization_profile(self, profile: Profile) -> int:
        self.profiles.append(profile)
        return len(self.profiles) - 1


class FakeTensorRt:
    """The module.

    Args:
        version: 10.x has flags for precision and an older numbering; 11.x has neither.
        fails: what it does not do: build, read, context, run.
    """

    ILogger = ILogger
    TensorIOMode = Enum("TensorIOMode", ["NONE", "INPUT", "OUTPUT"])
    MemoryPoolType = Enum("MemoryPoolType", ["WORKSPACE"])
    ActivationType = Enum("ActivationType", ["SIGMOID"])
    ExecutionContextAllocationStrategy = Enum(
        "ExecutionContextAllocationStrategy", ["STATIC", "USER_MANAGED"]
    )
    DataType = Enum("DataType", ["half", "single", "int64"])
    float16, float32 = DataType.half, DataType.single

    def __init__(self, version: str = "11.4.0.106", *fails: str) -> None:
        self.__version__ = version
        self.fails = set(fails)
        self.log: Untyped = None
        self.configs: list[Config] = []
        self.contexts: list[Context] = []
        old = int(version.partition(".")[0]) < 11
        flags = ["EXPLICIT_BATCH", "STRONGLY_TYPED"] if old else ["STRONGLY_TYPED"]
        numbers = {name: number for number, name in enumerate(flags)}
        self.NetworkDefinitionCreationFlag: Untyped = SimpleNamespace(**numbers)
        self.BuilderFlag: Untyped = SimpleNamespace(
            TF32="TF32", **({"FP16": "FP16"} if old else {})
        )
        self.Builder = self._with(Builder)
        self.OnnxParser = self._with(Parser)
        self.Runtime = self._with(Runtime)

    def say(self, words: str) -> None:
        self.log.log(Severity.ERROR, words)

    def _with(self, made: Untyped) -> Untyped:
        def make(*args: Untyped) -> Untyped:
            self.log = args[-1]
            return made(self, *args)

        return make


class Builder:
    def __init__(self, library: FakeTensorRt, _: Untyped) -> None:
        self._library = library

    def create_network(self, flags: int) -> Network:
        typed = 1 << int(self._library.NetworkDefinitionCreationFlag.STRONGLY_TYPED)
        assert flags == typed, "networks are strongly typed, and nothing else"
        return Network()

    def create_builder_config(self) -> Config:
        return Config(self._library)

    def create_optimization_profile(self) -> Profile:
        return Profile()

    def build_serialized_network(self, network: Network, config: Config) -> bytes | None:
        names = [each.name for each in network.inputs]
        if "build" in self._library.fails or not config.profiles:
            self._library.say("no kernel fits\n  at all")
            return None
        if any(list(profile.shapes) != names for profile in config.profiles):
            self._library.say("a profile names another input")
            return None
        head = {
            "version": self._library.__version__,
            "profiles": [profile.shapes[names[0]] for profile in config.profiles],
            "input": [names[0], list(network.inputs[0].shape)],
            "sum": hashlib.sha256(network.onnx).hexdigest(),
        }
        return _MARK + json.dumps(head).encode() + b"\n" + network.onnx


class Parser:
    def __init__(self, library: FakeTensorRt, network: Network, _: Untyped) -> None:
        self._network = network
        self._errors: list[str] = []
        self._library = library

    @property
    def num_errors(self) -> int:
        return len(self._errors)

    def get_error(self, place: int) -> Untyped:
        return SimpleNamespace(desc=lambda: self._errors[place])

    def parse(self, content: bytes) -> bool:
        try:
            session = _session(content)
        except Exception as error:  # noqa: BLE001 - whatever ONNX Runtime throws
            self._errors.append(str(error)[:80])
            return False
        for each in session.get_inputs():
            sides = tuple(side if isinstance(side, int) else -1 for side in each.shape)
            self._network.inputs.append(Input(each.name, sides))
        self._network.onnx = content
        return True


class Runtime:
    def __init__(self, library: FakeTensorRt, _: Untyped) -> None:
        self._library = library

    def deserialize_cuda_engine(self, content: bytes) -> Engine | None:
        if "read" in self._library.fails or not content.startswith(_MARK):
            self._library.say("Magic tag does not match")
            return None
        line, _, onnx = content[len(_MARK) :].partition(b"\n")
        head = json.loads(line)
        if head["version"] != self._library.__version__:
            self._library.say("The engine plan file is of another version")
            return None
        if hashlib.sha256(onnx).hexdigest() != head["sum"]:
            self._library.say("The engine plan file is not whole")
            return None
        return Engine(self._library, head, onnx)


class Engine:
    def __init__(self, library: FakeTensorRt, head: dict[str, Untyped], onnx: bytes) -> None:
        self.library = library
        self.profiles = [[tuple(s) for s in shapes] for shapes in head["profiles"]]
        self.session = _session(onnx) if onnx else None
        self._input = head["input"][0], tuple(head["input"][1])
        self.device_memory_size_v2 = 0 if onnx else 4096
        self.num_optimization_profiles = len(self.profiles)
        self.num_io_tensors = 2
        name, kind = "output0", "single"
        taken = "half"
        if self.session is not None:
            name = self.session.get_outputs()[0].name
            kind = _KINDS[self.session.get_outputs()[0].type]
            taken = _KINDS[self.session.get_inputs()[0].type]
        self.kinds = {self._input[0]: taken, name: kind}
        self.names = [str(self._input[0]), name]

    def get_tensor_name(self, place: int) -> str:
        return self.names[place]

    def get_tensor_mode(self, name: str) -> Untyped:
        mode = self.library.TensorIOMode
        return mode.INPUT if name == self.names[0] else mode.OUTPUT

    def get_tensor_dtype(self, name: str) -> Untyped:
        return self.library.DataType[self.kinds[name]]

    def get_tensor_shape(self, name: str) -> tuple[int, ...]:
        return self._input[1] if name == self.names[0] else (-1, -1, -1)

    def get_tensor_profile_shape(self, name: str, place: int) -> list[tuple[int, ...]]:
        assert name == self.names[0]
        return self.profiles[place]

    def create_execution_context(self, strategy: Untyped) -> Context | None:
        assert strategy is self.library.ExecutionContextAllocationStrategy.USER_MANAGED
        if "context" in self.library.fails:
            self.library.say("out of memory")
            return None
        made = Context(self)
        self.library.contexts.append(made)
        return made


class Context:
    """Runs what lies at an address; nothing is remembered between two runs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._place = 0
        self._shape: tuple[int, ...] = ()
        self._addresses: dict[str, int] = {}
        self._memory = (0, 0)
        self.runs = 0

    def set_optimization_profile_async(self, place: int, stream: int) -> bool:
        assert isinstance(stream, int)
        self._place = place
        return 0 <= place < len(self._engine.profiles)

    def set_input_shape(self, name: str, shape: tuple[int, ...]) -> bool:
        low, _, high = self._engine.profiles[self._place]
        fits = all(a <= b <= c for a, b, c in zip(low, shape, high, strict=True))
        self._shape = shape
        return name == self._engine.names[0] and fits

    def set_device_memory(self, address: int, size: int) -> None:
        assert size >= self._engine.device_memory_size_v2
        self._memory = address, size

    def set_tensor_address(self, name: str, address: int) -> bool:
        self._addresses[name] = address
        return name in self._engine.names

    def get_tensor_shape(self, name: str) -> tuple[int, ...]:
        if name == self._engine.names[0]:
            return self._shape
        return tuple(self._answer(np.zeros(self._shape, self._kind(0))).shape)

    def execute_async_v3(self, stream: int) -> bool:
        assert isinstance(stream, int)
        self.runs += 1
        if "run" in self._engine.library.fails or not self._memory[0]:
            self._engine.library.say("illegal instruction")
            return False
        taken, given = (self._addresses.get(name, 0) for name in self._engine.names)
        if not taken or not given or not self._shape:
            self._engine.library.say("a tensor has no address or shape")
            return False
        answer = self._answer(_at(taken, self._shape, self._kind(0)))
        _at(given, answer.shape, self._kind(1))[:] = answer
        return True

    def _kind(self, place: int) -> Untyped:
        return _NUMPY[self._engine.kinds[self._engine.names[place]]]

    def _answer(self, planes: Untyped) -> Untyped:
        session = self._engine.session
        if session is None:  # the rehearsal's layers
            return np.zeros((len(planes), 84, 32), np.float32)
        return session.run(None, {self._engine.names[0]: planes})[0]


def _session(content: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def _at(address: int, shape: tuple[int, ...], kind: Untyped) -> Untyped:
    """Memory at an address, as an array."""
    count = int(np.prod(shape)) * np.dtype(kind).itemsize
    raw: Untyped = (ctypes.c_char * count).from_address(address)
    return np.frombuffer(raw, kind).reshape(shape)
