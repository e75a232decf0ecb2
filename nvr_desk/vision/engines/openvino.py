"""OpenVINO on an Intel GPU or any CPU. Takes ONNX or an OpenVINO export; opens no file."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import openvino
from openvino.frontend import FrontEndManager

from nvr_desk.errors import EngineUnavailableError
from nvr_desk.media.cores import cores
from nvr_desk.vision.engines.narrow import narrowed
from nvr_desk.vision.engines.openvino_ir import read_ir
from nvr_desk.vision.heads import read_head, read_narrow
from nvr_desk.vision.prepare import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.settings import DetectSettings
    from nvr_desk.vision.shot import Shot

_TINY_IR = (
    b'<net version="11"><layers><layer id="0" type="Parameter" version="opset1">'
    b'<data shape="1,3" element_type="f32"/><output><port id="0"/></output></layer>'
    b'<layer id="1" type="Sigmoid" version="opset1"><input><port id="0"/></input>'
    b'<output><port id="1"/></output></layer><layer id="2" type="Result" version="opset1">'
    b'<input><port id="0"/></input></layer></layers><edges>'
    b'<edge from-layer="0" from-port="0" to-layer="1" to-port="0"/>'
    b'<edge from-layer="1" from-port="1" to-layer="2" to-port="0"/></edges></net>'
)
"""One Sigmoid, read for the same reason."""

_TINY_ONNX = (
    b'\x08\x08:K\n\x0c\n\x01a\x12\x01b"\x04Relu\x12\x01wZ\x1b\n\x01a\x12\x16\n\x14'
    b"\x08\x01\x12\x10\n\x02\x08\x01\n\x02\x08\x03\n\x02\x08\x08\n\x02\x08\x08b\x1b"
    b"\n\x01b\x12\x16\n\x14\x08\x01\x12\x10\n\x02\x08\x01\n\x02\x08\x03\n\x02\x08\x08"
    b"\n\x02\x08\x08B\x04\n\x00\x10\x11"
)
"""One Relu: compiling it loads the device plug-in and its kernels."""


def device(wanted: str) -> str:
    """Name of the OpenVINO device for 'openvino', 'openvino-cpu' or 'openvino-gpu'.

    Raises:
        EngineUnavailableError: no such device here.
    """
    found = openvino.Core().available_devices
    gpu = next((name for name in found if name.startswith("GPU")), None)
    if wanted == "openvino-gpu" and gpu is None:
        raise EngineUnavailableError(wanted, f"OpenVINO sees only {', '.join(found) or 'nothing'}")
    if wanted in ("openvino", "openvino-gpu") and gpu is not None:
        return gpu
    if "CPU" not in found:
        raise EngineUnavailableError(wanted, "OpenVINO sees no CPU device")
    return "CPU"


class Reader:
    """Reader and device, loaded while files may still be opened, used when they may not.

    ``Core.read_model`` lists a folder of readers at every call; a reader held from before does not.

    Args:
        on: from ``device``.
        precision: f32 or bf16 on the CPU; None leaves it to the device, which takes bf16 where the
            processor has it.
    """

    def __init__(self, on: str, precision: str | None = None) -> None:
        self.on = on
        self._precision = precision
        self._cores = cores()  # behind the fence the share of a container cannot be read
        self._core = openvino.Core()
        self._manager = FrontEndManager()
        self._onnx = self._manager.load_by_framework("onnx")
        read_ir(_TINY_IR, b"")
        run = self.compiled(self.read([_TINY_ONNX]))
        self.precision = _word(str(run.get_property("INFERENCE_PRECISION_HINT")))
        """What it computes in: f32, f16 or bf16."""
        run(np.zeros((1, 3, 8, 8), np.float32))

    def read(self, files: Sequence[bytes]) -> openvino.Model:
        """A network from ONNX bytes, or from XML and weights of an OpenVINO export.

        Raises:
            RuntimeError: no ONNX.
            WeightsRefusedError: no export of a detector.
        """
        if len(files) == 2:
            return read_ir(files[0], files[1])
        (network,) = files
        return self._onnx.convert(self._onnx.load(io.BytesIO(network)))

    def compiled(self, network: openvino.Model) -> openvino.CompiledModel:
        """Ready for as many pictures at once as keep the device busy.

        On the CPU one thread computes one picture: no thread waits for another, which takes a
        third less work a picture than all threads on each. Batches on a GPU are not made behind
        our back, as that would load another plug-in behind the fence.
        """
        config: dict[str, Any] = {"PERFORMANCE_HINT": "THROUGHPUT", "ALLOW_AUTO_BATCHING": False}
        if self.on == "CPU":
            config = {"NUM_STREAMS": self._cores, "INFERENCE_NUM_THREADS": self._cores}
            if self._precision is not None:
                config["INFERENCE_PRECISION_HINT"] = self._precision
        return self._core.compile_model(network, self.on, config)


class OpenVinoDetector:
    """One network of one shape; each lane has a request of its own, for one picture at a time.

    Args:
        files: ONNX bytes, or XML and weights of an export.
        shape: (height, width) the network was made for.
        table: see ``classes.lookup``.
        settings: confidence floor and suppression.
        reader: on the device to use.
    """

    def __init__(
        self,
        files: Sequence[bytes],
        shape: tuple[int, int],
        table: NDArray[np.int64],
        settings: DetectSettings,
        reader: Reader,
    ) -> None:
        self.name = "openvino-cpu" if reader.on == "CPU" else "openvino-gpu"
        self.shape = shape
        self.batch = 1
        self._table = table
        self._settings = settings
        whole = _with_bytes_in(reader.read(files), shape)
        wanted = np.flatnonzero(table >= 0)
        narrow = narrowed(whole, wanted, len(table))
        self._places = table[wanted] if narrow is not None else None
        self._network = reader.compiled(whole if narrow is None else narrow)
        self.lanes = max(1, int(self._network.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS")))
        self._lane = threading.local()

    def prepare(self, shot: Shot, box: Letterbox) -> Prepared:
        """See ``Detector.prepare``."""
        return picture(shot, box)

    def look(self, pictures: Sequence[Prepared]) -> list[Detections]:
        """See ``Detector.look``."""
        return [self._one(shown) for shown in pictures]

    def _one(self, shown: NDArray[np.uint8]) -> Detections:
        request = self._request()
        planes = np.ascontiguousarray(shown.transpose(2, 0, 1))[None]  # as prepared: no copy
        # Nothing is copied on the way in or out: the answer is read before the next one comes.
        request.set_input_tensor(openvino.Tensor(planes, shared_memory=True))
        request.start_async()
        request.wait()
        raw = np.asarray(request.get_output_tensor(0).data, np.float32)[0]
        floor, nms_iou = self._settings.conf_floor, self._settings.nms_iou
        if self._places is not None:
            return read_narrow(raw, self._places, floor, nms_iou)
        return read_head(raw, self._table, floor, nms_iou)

    def _request(self) -> openvino.InferRequest:
        """The one of the calling thread."""
        request: openvino.InferRequest | None = getattr(self._lane, "request", None)
        if request is None:
            request = self._lane.request = self._network.create_infer_request()
        return request


def _with_bytes_in(network: openvino.Model, shape: tuple[int, int]) -> openvino.Model:
    """Let the network take uint8 RGB planes and scale them inside.

    Planes rather than rows: turning them inside costs a twentieth of the whole look.
    """
    network.reshape([1, 3, *shape])
    step = openvino.preprocess.PrePostProcessor(network)
    layout = openvino.Layout("NCHW")
    step.input().tensor().set_element_type(openvino.Type.u8).set_layout(layout)
    step.input().model().set_layout(layout)
    step.input().preprocess().convert_element_type(openvino.Type.f32).scale(255.0)
    return step.build()


def _word(precision: str) -> str:
    """OpenVINO's name of a type, as people write it."""
    for name, word in (("bfloat16", "bf16"), ("float16", "f16"), ("f16", "f16")):
        if name in precision:
            return word
    return "f32"
