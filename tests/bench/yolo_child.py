"""A process of ultralytics' own: its loop over videos, as people and as experts run it.

Reads one JSON request a line, answers with one JSON line: ``load`` opens weights and looks at one
picture, ``run`` goes over a clip, ``export`` makes what an expert would run, ``reference`` makes a
full-rate reference. Whatever ultralytics prints goes to standard error.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import IO, Any, cast

from nvr_desk.vision import ultralytics_door as door

from tests.bench.yolo import CLASSES, WIDE

WARM_PICTURES = 4


class _Child:
    """The model that is loaded, and how it is asked."""

    def __init__(self) -> None:
        self._models: dict[str, Any] = {}

    def machine(self, request: dict[str, Any]) -> dict[str, Any]:
        """Whether there is a GPU that torch can use."""
        import torch

        return {"cuda": bool(torch.cuda.is_available())}

    def load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Open weights under a name and look at nothing a few times."""
        import numpy as np
        from ultralytics import YOLO  # pyright: ignore[reportMissingImports]

        began = time.perf_counter()
        model: Any = YOLO(request["weights"], task="detect")
        blank = np.zeros((720, 1280, 3), np.uint8)
        options = dict(request.get("options") or {})
        options.pop("vid_stride", None)
        batch = int(options.pop("batch", 1))
        for _ in range(WARM_PICTURES):
            model.predict([blank] * batch, verbose=False, **options)
        self._models[str(request["name"])] = model
        return {"seconds": time.perf_counter() - began}

    def run(self, request: dict[str, Any]) -> dict[str, Any]:
        """Go over the beginning of a clip as fast as it goes.

        ``pictures`` limits the pictures of the clip, ``keep`` asks for the boxes of those seen.
        """
        model = self._models[str(request["name"])]
        options = dict(request.get("options") or {})
        stride, batch = int(options.get("vid_stride", 1)), int(options.get("batch", 1))
        most = max(1, int(request["pictures"]) // (stride * batch)) * batch
        boxes: list[list[list[float]]] = []
        began, cpu = time.perf_counter(), time.process_time()
        answers = model.predict(request["clip"], stream=True, verbose=False, **options)
        for answer in answers:
            boxes.append(_rows(answer) if request.get("keep") else [])
            if len(boxes) >= most:
                break
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        answers.close()
        return {
            "seconds": seconds,
            "cpu_s": cpu,
            "pictures": len(boxes) * stride,
            "looks": len(boxes),
            "seen": [k * stride + stride - 1 for k in range(len(boxes))],
            "boxes": boxes if request.get("keep") else [],
        }

    def export(self, request: dict[str, Any]) -> dict[str, Any]:
        """Make an OpenVINO export of a checkpoint in a folder; ``batch`` > 1 makes it dynamic."""
        from ultralytics import YOLO  # pyright: ignore[reportMissingImports]

        folder = Path(request["folder"])
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / "weights.pt"
        shutil.copyfile(request["weights"], copy)
        batch = int(request["batch"])
        made: Any = YOLO(str(copy)).export(
            format="openvino", imgsz=WIDE, batch=batch, dynamic=batch > 1, verbose=False
        )
        return {"path": str(made)}

    def reference(self, request: dict[str, Any]) -> dict[str, Any]:
        """Every picture of a clip through predict and through track (ByteTrack)."""
        from ultralytics import YOLO  # pyright: ignore[reportMissingImports]

        common = {"stream": True, "verbose": False, "conf": 0.25, "imgsz": 640}
        model: Any = YOLO(request["weights"], task="detect")
        detections = [_rows(answer) for answer in model.predict(request["clip"], **common)]
        model = YOLO(request["weights"], task="detect")
        tracked = model.track(request["clip"], tracker="bytetrack.yaml", persist=True, **common)
        tracks = [_rows(answer, named=True) for answer in tracked]
        return {"detections": detections, "tracks": tracks}


def _rows(answer: object, *, named: bool = False) -> list[list[float]]:
    """X1 y1 x2 y2 conf cls (id) of one picture, what is no person and no vehicle left out."""
    found = cast("Any", answer).boxes
    if found is None or (named and found.id is None):
        return []
    columns = [*found.xyxy.T.tolist(), found.conf.tolist(), found.cls.tolist()]
    if named:
        columns.append(found.id.tolist())
    rows = cast("list[list[float]]", [list(row) for row in zip(*columns, strict=True)])
    return [[round(value, 4) for value in row] for row in rows if int(row[5]) in CLASSES]


def main() -> None:
    """Serve until standard input ends."""
    out = _own_output()
    child = _Child()
    handlers = {
        "machine": child.machine,
        "load": child.load,
        "run": child.run,
        "export": child.export,
        "reference": child.reference,
    }
    try:
        for line in sys.stdin:
            request = json.loads(line)
            out.write(json.dumps(handlers[request["op"]](request)) + "\n")
            out.flush()
    finally:
        shutil.rmtree(door.private_folder(), ignore_errors=True)


def _own_output() -> IO[str]:
    """Answers go out on a descriptor of their own; prints of libraries go to standard error."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return out


if __name__ == "__main__":
    main()
