"""What a detector misses, by the height of the thing in the picture it is given.

Pictures of real clips are shown to the weights twice. The *reference* sees each picture whole and
again in nine overlapping parts of half its sides, so twice as large; of what it finds, boxes of
confidence ≥ 0.5 count as there. The *measured* one sees the picture as the product shows it: once,
letterboxed, boxes from the confidence that may start an appearance on. A box is found when one of
its kind (person, two-wheeler, vehicle) overlaps it by IoU ≥ 0.5.

Three things make the figures kind: the reference shares the weights' own blind spots; a box that
both see counts as found; simulated infrared (grey, darker, grainy) is no infrared camera. Two make
them hard: each picture counts alone, while an appearance has many chances; and a box that is merely
placed otherwise counts as missed.

    ./run bench limits [--clips DIR] [--weights FILE] [--pictures 120]
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.video.frame import VideoFrame

from nvr_desk.geometry import iou_matrix
from nvr_desk.media import frames
from nvr_desk.records.model import DAY, KINDS, SIMULATED, RecallRow, kind_of
from nvr_desk.upkeep.bench.machine import machine
from nvr_desk.vision.detector import CLASSES, Detections
from nvr_desk.vision.engines.choice import open_engine, order
from nvr_desk.vision.letterbox import best_shape, fit
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.settings import settings_for
from nvr_desk.vision.workshop import Workshop

from tests.bench.report import ROOT, keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detector

    Picture = NDArray[np.uint8]

SHARED = ROOT.parent / "shared"
EDGES: tuple[int, ...] = (8, 16, 24, 40, 80, 160)
"""Heights in pixels of the letterboxed picture at which a new row begins."""
SURE = 0.5
"""Confidence from which a box of the reference counts as there."""
SAME = 0.5
"""IoU from which two boxes are of one thing."""
FEWEST = 20
"""A row of fewer boxes says nothing and is left out."""


_KIND = np.array([KINDS.index(kind_of(cls)) for cls in CLASSES])
"""Class number → position in KINDS."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the reference: how high, what, and whether it was found."""

    height_px: float
    of: str
    found: bool


@dataclass(frozen=True, slots=True)
class _Shot:
    """A picture in memory as detectors take it."""

    picture: Picture
    pts: int = 0
    key: bool = True
    size_bytes: int = 0

    def upright(self, inner: tuple[int, int]) -> Picture:
        frame = VideoFrame.from_ndarray(self.picture, format="rgb24")
        return frames.upright(frame, 0, (inner[1], inner[0]))

    def luma(self, step: int) -> Picture:
        return np.ascontiguousarray(self.picture[::step, ::step, 1])


def main(arguments: list[str]) -> int:
    """Measure, print, write docs/benchmarks.md; the rows are for a model card."""
    parser = argparse.ArgumentParser(prog="./run bench limits", description=__doc__)
    parser.add_argument("--clips", type=Path, default=SHARED / "data" / "clips")
    parser.add_argument(
        "--weights", type=Path, default=SHARED / "data/weights/yolo11n-from-int8.pt"
    )
    parser.add_argument("--pictures", type=int, default=120, help="of each clip")
    parser.add_argument("--engine", default="auto")
    options = parser.parse_args(arguments)
    paths = sorted(options.clips.glob("*.mp4"))
    if not paths:
        print(f"no clips in {options.clips}", file=sys.stderr)
        return 2
    things: dict[str, list[Thing]] = {DAY: [], SIMULATED: []}
    shapes: set[tuple[int, int]] = set()
    with tempfile.TemporaryDirectory(prefix="nvr-limits-") as name:
        found = Registry().resolve(options.weights)
        if found is None:
            print("no weights", file=sys.stderr)
            return 2
        makers = order(options.engine, found.kind.value)
        engine, maker = open_engine(makers)
        form = "torchscript" if engine.startswith("torch") else "onnx"
        workshop = Workshop(Path(name), found, form)
        for path in paths:
            size = _size(path)
            shape = best_shape(size)
            network = workshop.network(size)
            files = [each.read_bytes() for each in network.files]
            detector = maker(files, shape, _table(network), settings_for("exact"))
            shapes.add(shape)
            for picture in _pictures(path, options.pictures):
                for light, seen in measure(detector, picture).items():
                    things[light] += seen
    rows = [row for light, seen in things.items() for row in rows_of(light, seen)]
    result: dict[str, Any] = {
        "machine": machine(),
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "weights": options.weights.name,
        "weights_sha256": found.sha256,
        "engine": engine,
        "clips": [path.name for path in paths],
        "shapes": sorted(shapes),
        "rows": [_as_dict(row) for row in rows],
    }
    keep("limits", "What the detector misses", "./run bench limits", result, _lines(result, rows))
    print("\n".join(card_lines(rows)))
    return 0


def measure(detector: Detector, picture: Picture, seed: int = 0) -> dict[str, list[Thing]]:
    """Things of one picture, and whether they were found by day and in simulated infrared."""
    there = reference(detector, picture)
    height = fit((picture.shape[1], picture.shape[0]), detector.shape).inner[0] / picture.shape[0]
    floor = settings_for("fast").conf_start
    return {
        light: compare(there, _whole(detector, shown), height, floor)
        for light, shown in ((DAY, picture), (SIMULATED, infrared(picture, seed)))
    }


def reference(detector: Detector, picture: Picture) -> Detections:
    """What is there, as far as the weights can see it at twice the size."""
    parts = [_whole(detector, picture)]
    height, width = picture.shape[:2]
    for row, column in itertools.product(range(3), repeat=2):
        x, y = column * width // 4, row * height // 4
        part = np.ascontiguousarray(picture[y : y + height // 2, x : x + width // 2])
        found = _whole(detector, part)
        kept = ~_cut_off(found.box, (x, y), part.shape, (width, height))
        box = found.box[kept] + np.array([x, y, x, y], np.float32)
        parts.append(Detections(box, found.conf[kept], found.cls[kept]))
    box = np.concatenate([each.box for each in parts])
    conf = np.concatenate([each.conf for each in parts])
    cls = np.concatenate([each.cls for each in parts])
    return _each_once(box, conf, cls)


def compare(there: Detections, seen: Detections, scale: float, floor: float) -> list[Thing]:
    """Each thing of the reference with its height in the detector's picture."""
    enough = seen.conf >= floor
    overlap = iou_matrix(there.box, seen.box[enough])
    same = _KIND[there.cls][:, None] == _KIND[seen.cls[enough]][None, :]
    found = ((overlap >= SAME) & same).any(axis=1)
    heights = (there.box[:, 3] - there.box[:, 1]) * scale
    return [
        Thing(float(height), KINDS[_KIND[cls]], bool(hit))
        for height, cls, hit in zip(heights, there.cls, found, strict=True)
    ]


def infrared(picture: Picture, seed: int = 0) -> Picture:
    """Grey, darker, with grain: what the next best thing to infrared footage looks like."""
    grain = np.random.default_rng(seed).normal(0.0, 12.0, picture.shape[:2])
    light = picture @ np.array([0.299, 0.587, 0.114]) * 0.55 + 10.0 + grain
    grey = np.clip(light, 0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def rows_of(light: str, things: Sequence[Thing]) -> Iterator[RecallRow]:
    """Recall by kind and height; sizes with too few things are left out."""
    ends = (*EDGES[1:], None)
    for of in KINDS:
        mine = [each for each in things if each.of == of]
        for low, high in zip(EDGES, ends, strict=True):
            part = [e for e in mine if low <= e.height_px and (high is None or e.height_px < high)]
            if len(part) >= FEWEST:
                recall = sum(each.found for each in part) / len(part)
                yield RecallRow(light, of, low, high, len(part), round(recall, 3))


def card_lines(rows: Sequence[RecallRow]) -> list[str]:
    """The rows as they stand in a model card."""
    lines = ["recall = ["]
    for row in rows:
        top = "" if row.to_px is None else f" to_px = {row.to_px},"
        lines.append(
            f'  {{ light = "{row.light}", of = "{row.of}", from_px = {row.from_px},{top}'
            f" boxes = {row.boxes}, recall = {row.recall} }},"
        )
    return [*lines, "]"]


def _whole(detector: Detector, picture: Picture) -> Detections:
    box = fit((picture.shape[1], picture.shape[0]), detector.shape)
    (found,) = detector.look([detector.prepare(_Shot(picture), box)])
    return Detections(box.out(found.box), found.conf, found.cls)


def _cut_off(
    box: NDArray[np.float32], corner: tuple[int, int], part: tuple[int, ...], whole: tuple[int, int]
) -> NDArray[np.bool_]:
    """Boxes that touch an edge of the part which is no edge of the picture: a piece of a thing."""
    (x, y), margin = corner, 2.0
    height, width = part[:2]
    cut = (box[:, 0] < margin) & (x > 0)
    cut |= (box[:, 1] < margin) & (y > 0)
    cut |= (box[:, 2] > width - margin) & (x + width < whole[0])
    return cut | ((box[:, 3] > height - margin) & (y + height < whole[1]))


def _each_once(
    box: NDArray[np.float32], conf: NDArray[np.float32], cls: NDArray[np.int64]
) -> Detections:
    """Sure boxes, strongest first, none that lies over a stronger one of its kind."""
    rank = np.argsort(-conf, kind="stable")
    rank = rank[conf[rank] >= SURE]
    kept: list[int] = []
    for at in rank.tolist():
        over = iou_matrix(box[at][None], box[kept])[0] if kept else np.zeros(0)
        alike = _KIND[cls[kept]] == _KIND[cls[at]] if kept else np.zeros(0, bool)
        if not ((over >= SAME) & alike).any():
            kept.append(at)
    return Detections(box[kept], conf[kept], cls[kept])


def _pictures(path: Path, wanted: int) -> Iterator[Picture]:
    """Upright pictures spread evenly over a clip, (height, width, 3) RGB."""
    with av.open(str(path)) as container:
        total = max(1, container.streams.video[0].frames)
    step = max(1, total // wanted)
    with path.open("rb") as file, frames.open_container(file.fileno()) as container:
        reader = frames.FrameReader(container, frames.best_stream(container))
        for stamped in itertools.islice(reader, 0, None, step):
            yield frames.upright(stamped.frame, frames.rotation_of(stamped.frame))


def _size(path: Path) -> tuple[int, int]:
    first = next(_pictures(path, 1))
    return first.shape[1], first.shape[0]


def _table(network: Any) -> NDArray[np.int64]:  # noqa: ANN401 - workshop.Network
    from nvr_desk.vision.classes import lookup

    return lookup(dict(network.kept), network.classes)


def _as_dict(row: RecallRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RecallRow.__slots__}


def _lines(result: dict[str, Any], rows: Sequence[RecallRow]) -> list[str]:
    lines = [
        (
            f"Weights `{result['weights']}` on {result['engine']}, {result['day']}; reference: the"
            " same weights, whole pictures and nine parts of twice the size, boxes from 0.5 on;"
            " found: IoU ≥ 0.5, same kind, one picture alone. *Simulated* infrared is grey, darker"
            " and grainy daylight. Heights in pixels of the letterboxed picture."
        ),
        "",
        "| light | what | height | boxes | recall |",
        "|---|---|---|---|---|",
    ]
    return lines + [
        f"| {row.light} | {row.of} | {row.from_px}-{row.to_px or ''} | {row.boxes} | {row.recall} |"
        for row in rows
    ]
