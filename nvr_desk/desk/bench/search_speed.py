"""Figures of search over the large case: by class, time, place and colour, with its coverage."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from nvr_desk.desk.bench.bigcase import OFFENCE, PURPOSE
from nvr_desk.desk.desk import open_desk
from nvr_desk.records.attributes import ColourName, Traits
from nvr_desk.records.search import Near, Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.upkeep.bench.big_rows import CASE
from nvr_desk.upkeep.bench.machine import p95
from nvr_desk.upkeep.bench.rows import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.desk.desk import Desk
    from nvr_desk.records.search import Hit
    from nvr_desk.upkeep.bench.asked import Asked

BOUND_MS: Final = 100.0
KINDS: Final = ("class", "time", "place", "colour", "all of these", "hours")


def questions(kind: str, somewhere: list[Hit], tries: int, seed: int = 26) -> Iterator[Query]:
    """Questions of one kind, always the same ones; ``somewhere`` tells what there is to ask for."""
    rng = np.random.default_rng(seed)
    first = somewhere[0].start
    if first is None:
        raise ValueError(kind)
    for _ in range(tries):
        everything = kind == "all of these"
        asked: dict[str, Any] = {}
        if kind == "class" or everything:
            many = int(rng.integers(1, 4))
            asked["classes"] = tuple(rng.permutation(list(ObjectClass))[:many].tolist())
        if kind == "time" or everything:
            start = first + timedelta(hours=float(rng.uniform(0, 600)))
            asked |= {"start": start, "end": start + timedelta(hours=float(rng.uniform(1, 240)))}
        if kind == "place" or everything:
            camera = somewhere[int(rng.integers(len(somewhere)))].delivery.camera
            if camera.lat is not None and camera.lon is not None:
                asked["near"] = Near(camera.lat, camera.lon, float(rng.uniform(100, 5000)))
        if kind == "colour" or everything:
            colour = list(ColourName)[int(rng.integers(len(ColourName)))]
            asked["traits"] = Traits(colours=(colour,))
        if kind == "hours":
            low = int(rng.integers(1440))
            asked["hours"] = (low, (low + int(rng.integers(30, 600))) % 1440)
        yield Query(case=CASE, **asked)


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put seconds of the first question and milliseconds of each kind into the report."""
    with open_desk(asked.big) as desk:
        desk.cases.use_purpose(CASE, PURPOSE, OFFENCE)
        began = time.perf_counter()
        somewhere = list(desk.search.ask(Query(case=CASE)).hits)
        report["first question, nothing read yet, s"] = {
            "value": round(time.perf_counter() - began, 2)
        }
        for kind in KINDS:
            report[f"by {kind}, ms"] = _measured(desk, kind, somewhere, asked.tries)


def _measured(desk: Desk, kind: str, somewhere: list[Hit], tries: int) -> dict[str, Any]:
    answers: list[float] = []
    acts: list[float] = []
    found: list[int] = []
    for query in questions(kind, somewhere, tries):
        began = time.perf_counter()
        answer = desk.search.ask(query)
        acts.append(1000 * (time.perf_counter() - began))
        answers.append(1000 * answer.seconds)
        found.append(answer.total)
    return {
        **figures(answers, BOUND_MS, digits=1),
        "with both entries in the log p95": round(p95(acts), 1),
        "found, median": int(np.median(found)),
    }
