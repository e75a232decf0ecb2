"""The builder process: opens weights, reads their classes, makes what the engines run.

A ``.pt`` is a pickle, so it may do anything: it is opened only here, behind a fence with no path,
no network and no other program, in a process that never sees a clip. Weights come as a read-only
descriptor, the result leaves through a writable one the parent made; everything else stays in
memory. Whatever torch imports lazily is imported by a tiny rehearsal before the fence closes.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import shutil
import warnings
from typing import TYPE_CHECKING, Any, cast

import torch
import yaml

from nvr_desk.errors import WeightsRefusedError
from nvr_desk.media import fence, serving
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.vision import ultralytics_door as door
from nvr_desk.vision.classes import check_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.media.wire import Channel, Message

_YAML_BYTES = 1 << 20
_MOST_CLASSES = 2000


def main(channel: Channel) -> None:
    """Serve requests ``read`` (an OpenVINO export's metadata) and ``build``."""
    torch.set_num_threads(os.cpu_count() or 1)
    warnings.simplefilter("ignore")
    _rehearse()
    shutil.rmtree(door.private_folder(), ignore_errors=True)
    report = fence.apply(FenceProfile(file_bytes=None))
    hello = {"fence": report.as_json(), "versions": _versions()}
    serving.serve(channel, {"read": _telling(_read), "build": _telling(_build)}, hello)


def _telling(handler: Callable[[Message], dict[str, Any]]) -> serving.Handler:
    """Tell a refusal apart from a failure: a refusal is a verdict over these weights."""

    def answer(message: Message) -> serving.Answer:
        try:
            return handler(message)
        except WeightsRefusedError as refusal:
            return {"refused": refusal.why}

    return answer


def _versions() -> dict[str, str]:
    return {"torch": str(torch.__version__), "ultralytics": door.version()}


def _read(message: Message) -> dict[str, Any]:
    """Names and task of an OpenVINO export, from its metadata.yaml (descriptor 0)."""
    name = str(message.body["name"])
    with os.fdopen(os.dup(message.descriptors[0]), "rb") as stream:
        text = stream.read(_YAML_BYTES)
    try:
        found: object = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise WeightsRefusedError(name, "their metadata.yaml cannot be read") from error
    facts = cast("dict[str, Any]", found if isinstance(found, dict) else {})
    size = facts.get("imgsz")
    if not isinstance(size, list) or len(cast("list[object]", size)) != 2:
        raise WeightsRefusedError(name, "their metadata.yaml names no picture size")
    shape = [int(cast("Any", side)) for side in cast("list[object]", size)]
    return _facts(name, str(facts.get("task")), facts.get("names")) | {"shape": shape}


def _build(message: Message) -> dict[str, Any]:
    """Make ``format`` (onnx, onnx-f16, torchscript) of ``shape`` from a .pt (0) into a file (1)."""
    body = message.body
    name, form = str(body["name"]), str(body["format"])
    if form.startswith("onnx") and importlib.util.find_spec("onnx") is None:
        return {"error": "package onnx is not installed"}
    height, width = (int(side) for side in body["shape"])
    with os.fdopen(os.dup(message.descriptors[0]), "rb") as stream:
        data = io.BytesIO(stream.read())
    model = _load(name, data)
    facts = _facts(name, str(getattr(model, "task", None)), getattr(model, "names", None))
    _prepare(model, form)
    made = _export(model, torch.zeros(1, 3, height, width), form)
    with os.fdopen(os.dup(message.descriptors[1]), "wb") as target:
        target.write(made)
    return facts


def _facts(name: str, task: str, names: object) -> dict[str, Any]:
    if isinstance(names, list):
        names = dict(enumerate(cast("list[object]", names)))
    if not isinstance(names, dict) or len(cast("dict[object, object]", names)) > _MOST_CLASSES:
        raise WeightsRefusedError(name, "they do not say what their classes are")
    plain = {int(cast("Any", k)): str(v) for k, v in cast("dict[object, object]", names).items()}
    check_names(name, task, plain)
    return {"task": task, "names": sorted(plain.items())}


def _load(name: str, data: io.BytesIO) -> torch.nn.Module:
    try:
        found: object = torch.load(data, map_location="cpu", weights_only=False)
    except Exception as error:  # a pickle may raise anything
        why = serving.plain_reason(error)
        raise WeightsRefusedError(name, f"they cannot be opened: {why}") from error
    box = cast("dict[str, Any]", found if isinstance(found, dict) else {})
    model: object = box.get("ema") or box.get("model")
    if not isinstance(model, door.tasks.BaseModel):
        raise WeightsRefusedError(name, "they hold no ultralytics model")
    return cast("torch.nn.Module", model).float()


def _prepare(model: torch.nn.Module, form: str) -> None:
    """Make a trained model ready to be traced: fused, frozen, plain output.

    Of two heads the one is taken that ``YOLO.predict`` and its exporter take by default.
    """
    if hasattr(model, "end2end"):
        cast("Any", model).end2end = False  # stays on where a model has that head alone
    for part in model.modules():
        if hasattr(part, "inplace"):
            part.inplace = True
        if isinstance(part, torch.nn.Upsample) and not hasattr(part, "recompute_scale_factor"):
            part.recompute_scale_factor = None  # models older than torch 1.11
    cast("Any", model).fuse(verbose=False).eval()
    for weight in model.parameters():
        weight.requires_grad = False
    for part in model.modules():
        if isinstance(part, door.heads.Detect):
            part.export, part.dynamic, part.format = True, False, form.partition("-")[0]


def _export(model: torch.nn.Module, picture: torch.Tensor, form: str) -> bytes:
    out = io.BytesIO()
    with torch.no_grad():
        model(picture)  # fills the anchors of this shape
        if form == "torchscript":
            torch.jit.save(torch.jit.trace(model, picture, strict=False, check_trace=False), out)
        else:
            half = form == "onnx-f16"
            if half:
                _halve(model)
            names = ("images", "output0")
            with contextlib.redirect_stdout(io.StringIO()):
                cast("Any", torch.onnx).export(
                    model,
                    (picture.half() if half else picture,),
                    out,
                    opset_version=17,
                    dynamo=False,
                    input_names=names[:1],
                    output_names=names[1:],
                    dynamic_axes={name: {0: "pictures"} for name in names} if half else None,
                )
    return out.getvalue()


class _Single(torch.nn.Module):
    """A part whose answers go on in single precision.

    Args:
        part: in half precision.
    """

    def __init__(self, part: torch.nn.Module) -> None:
        super().__init__()
        self._part = part

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Its answer."""
        answer: torch.Tensor = self._part(x)
        return answer.float()


def _halve(model: torch.nn.Module) -> None:
    """Half precision up to the answers of the head's branches; boxes are put together in single.

    A half has no step finer than half a pixel from 512 on. Where graphs are strongly typed
    (TensorRT), what stands here is what is computed.
    """
    heads: list[Any] = [part for part in model.modules() if isinstance(part, door.heads.Detect)]
    places = [(head.anchors, head.strides, head.stride) for head in heads]
    model.half()
    for head, (anchors, strides, stride) in zip(heads, places, strict=True):
        head.anchors, head.strides, head.stride = anchors, strides, stride
        head.dfl.float()
        for branch in ("cv2", "cv3", "one2one_cv2", "one2one_cv3"):
            parts = cast("list[torch.nn.Module]", getattr(head, branch, None) or [])
            for number, part in enumerate(parts):
                parts[number] = _Single(part)


def _rehearse() -> None:
    """Run every path once on nothing, so that no import is left for later."""
    parts = (torch.nn.Conv2d(3, 4, 3), torch.nn.SiLU(), torch.nn.Upsample(None, 2))
    tiny = torch.nn.Sequential(*parts)
    onnx = importlib.util.find_spec("onnx") is not None  # beside a card it is not needed
    for form in ("onnx", "torchscript", "onnx-f16") if onnx else ("torchscript",):
        _export(tiny, torch.zeros(1, 3, 8, 8), form)
    kept = io.BytesIO()
    torch.save({"model": tiny.state_dict()}, kept)
    kept.seek(0)
    torch.load(kept, map_location="cpu", weights_only=False)
    yaml.safe_load("a: [1]")
