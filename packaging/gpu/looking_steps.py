"""Steps that look without decoding, and the contender's way of doing both."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from asked import Asked, clips_of, detector_of, weights_of, workshop_of
from card import SHAPE, Shown, resting, row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INFER_S = 3.0


def networks(asked: Asked) -> Iterator[dict[str, Any]]:
    """One for each shape among the clips, made by the builder as in use, all at once."""
    from nvr_desk.vision.letterbox import best_shape

    began = time.perf_counter()
    known = {best_shape(each.facts.upright_size): each for each in clips_of(asked)}
    workshop = workshop_of(asked)
    with ThreadPoolExecutor(2 if asked.cpu else 4) as pool:
        made = [pool.submit(workshop.network, each.facts.upright_size) for each in known.values()]
        for one in made:
            shape = one.result().shape
            seconds = time.perf_counter() - began
            yield row(f"network {shape[0]}×{shape[1]}", "built", note=f"after {seconds:.0f} s")


def infer(asked: Asked) -> Iterator[dict[str, Any]]:
    """Looking alone: pictures that lie on the card already."""
    import numpy as np

    from nvr_desk.vision.letterbox import fit

    verdicts: list[tuple[str, str]] = []
    detector = detector_of(asked, verdicts)
    told = "; ".join(": ".join(each) for each in verdicts)
    yield row("engine", detector.name, note=f"{told}; lanes {detector.lanes}")
    if slow := getattr(detector, "slow", ()):
        yield row("slower than it could be", "; ".join(slow))
    yield row("largest batch", float(detector.batch))
    picture = np.random.default_rng(0).integers(0, 255, (*SHAPE, 3), np.uint8)
    shots = {"from main memory": Shown(picture)}
    if not asked.cpu:
        shots["resting on the card"] = resting(asked.device)
    for where, shot in shots.items():
        prepared = detector.prepare(shot, fit((SHAPE[1], SHAPE[0]), SHAPE))
        for batch in (32, 8, 1):
            if batch <= detector.batch:
                rate = looking(detector, [prepared] * batch)
                yield row(f"batches of {batch}, {where}", rate, "looks/s", "made ready before")
    if not asked.cpu:
        from parity import found_again

        network = workshop_of(asked).network((1920, 1080))
        yield from found_again(detector, network, picture)


def baseline(asked: Asked) -> list[dict[str, Any]]:
    """A: YOLO.predict(stream=True) on the checkpoint, at most 300 frames a clip."""
    from ultralytics import YOLO

    model = YOLO(str(weights_of(asked)))
    known = clips_of(asked)
    for _ in zip(_predicted(model, known[0].path, asked.device), range(5), strict=False):
        pass  # warm
    began = time.perf_counter()
    count = clips_seen = 0
    for each in known:
        clips_seen += 1
        for _ in zip(_predicted(model, each.path, asked.device), range(300), strict=False):
            count += 1
            if time.perf_counter() - began > asked.baseline_s:
                break
        if time.perf_counter() - began > asked.baseline_s:
            break
    rate = count / (time.perf_counter() - began)
    return [row("frames/s", rate, "frames/s", f"{count} frames of {clips_seen} clips")]


def fixed(asked: Asked) -> Iterator[dict[str, Any]]:
    """The fewest fixed looks a second that reach the recall rows, judged as the bench does."""
    from fixed import fewest_looks

    yield from fewest_looks(clips_of(asked), detector_of(asked), SHAPE, asked.seconds * 0.8)


def looking(detector: Any, batch: list[Any]) -> float:  # noqa: ANN401 - a Detector
    """Looks a second with all lanes busy."""
    for _ in range(3):
        detector.look(batch)
    until = time.perf_counter() + INFER_S

    def lane(_: int) -> int:
        count = 0
        while time.perf_counter() < until:
            detector.look(batch)
            count += len(batch)
        return count

    began = time.perf_counter()
    with ThreadPoolExecutor(detector.lanes) as pool:
        total = sum(pool.map(lane, range(detector.lanes)))
    return total / (time.perf_counter() - began)


def _predicted(model: Any, path: Path, device: Any) -> Any:  # noqa: ANN401 - ultralytics
    return model.predict(str(path), stream=True, verbose=False, device=device)
