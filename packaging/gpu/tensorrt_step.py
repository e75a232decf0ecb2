"""TensorRT where the card's machine has it: a plan made as in use, its pace, its boxes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
from asked import Asked, as_weights, detector_of, weights_of, workshop_of
from card import SHAPE, resting, row
from looking_steps import looking
from parity import found_again

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "tensorrt"


def tensorrt(asked: Asked) -> Iterator[dict[str, Any]]:
    """Skipped in plain words where it is not installed; compared with torch-cuda where it is."""
    import importlib.util

    if importlib.util.find_spec(NAME) is None:
        yield row("engine", "skipped", note="TensorRT is not installed on this machine")
        return
    if importlib.util.find_spec("onnx") is None:
        yield row("engine", "skipped", note="its plans need package onnx, which is not installed")
        return
    if asked.cpu:
        yield row("engine", "skipped", note="a rehearsal without a card")
        return
    from nvr_desk.vision.letterbox import fit

    verdicts: list[tuple[str, str]] = []
    began = time.perf_counter()
    detector = _detector(asked, verdicts)
    told = "; ".join(": ".join(each) for each in verdicts)
    yield row("engine", detector.name, note=told)
    yield row("ready after", time.perf_counter() - began, "s", "export, plan of one shape, opening")
    if detector.slow:
        yield row("slower than it could be", "; ".join(detector.slow))
    prepared = detector.prepare(resting(asked.device), fit((SHAPE[1], SHAPE[0]), SHAPE))
    for batch in (32, 8, 1):
        rate = looking(detector, [prepared] * batch)
        # another unit than the step infer's: the limit is that of the engine in use
        yield row(f"batches of {batch}, resting on the card", rate, "looks/s by name")
    noise = np.random.default_rng(0).integers(0, 255, (*SHAPE, 3), np.uint8)
    network = workshop_of(asked).network((1920, 1080))
    yield from found_again(detector, network, noise, detector_of(asked))


def _detector(asked: Asked, verdicts: list[tuple[str, str]]) -> Any:  # noqa: ANN401
    """In this process; its plan comes out of a fenced planner."""
    from nvr_desk.vision.classes import lookup
    from nvr_desk.vision.engines.choice import formats, made_for, open_engine
    from nvr_desk.vision.plans import PlanShop
    from nvr_desk.vision.settings import settings_for
    from nvr_desk.vision.workshop import Workshop

    name, maker = open_engine((NAME,), verdicts)
    folder = asked.work / "engines"
    drawn = Workshop(folder, as_weights(weights_of(asked)), formats(NAME)[0])
    network = PlanShop(folder, drawn, made_for(name)).network((1920, 1080))
    table = lookup(dict(network.kept), network.classes)
    return maker([network.files[0].read_bytes()], SHAPE, table, settings_for("fast"))
