"""Appearances that touch a drawn region, against a loop over all rows of all boxes."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import rects_touch
from nvr_desk.records.delivery import Camera
from nvr_desk.records.region import Region, box_region
from nvr_desk.records.search import Query
from nvr_desk.store import search, tracks

from tests.fakes.stocked import CASE, SteppedClock, Stocked, draft
from tests.fakes.tracked import look

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.records.track import Track

BASE = Fraction(1, 90000)
WIDTH, HEIGHT = 640, 360


def _walking(rng: random.Random, each: Track) -> Track:
    """Somebody who crosses the picture along a bow, so that the union says little."""
    n = len(each.pts)
    x = np.linspace(rng.uniform(0, 600), rng.uniform(0, 600), n)
    y = np.linspace(rng.uniform(0, 300), rng.uniform(0, 300), n) + np.sin(np.arange(n)) * 20 + 20
    box = np.stack([x, y, x + 30, y + 40], axis=1).clip(0, 639)
    return replace(each, box=np.floor(box).astype(np.float32))


def test_that_a_region_finds_what_a_loop_over_all_boxes_finds(tmp_path: Path) -> None:
    rng = random.Random(5)
    stocked = Stocked(tmp_path / "w", SteppedClock())
    known: list[tuple[str, str, Track]] = []
    for n in range(12):
        camera = Camera(rng.choice(["A", "B"]), 40.0, -111.0)
        made = stocked.deliver(f"{n}.mp4", b"clip %d" % n, camera=camera)
        found = look(rng, made.sha256)
        found = replace(found, tracks=tuple(_walking(rng, each) for each in found.tracks))
        with stocked.store.unit() as tx:
            tracks.add(tx, found, BASE)
            tx.enter(draft("detect"))
        known += [(made.id, camera.alias, each) for each in found.tracks]
    compared = 0
    scale = np.array([WIDTH, HEIGHT, WIDTH, HEIGHT], np.float64)
    for _ in range(60):
        x, y = rng.random() * 0.9, rng.random() * 0.9
        size = rng.choice([0.02, 0.1, 0.3])
        region = box_region("A", x, y, min(1, x + size), min(1, y + size))
        if rng.random() < 0.4:
            corners = tuple((rng.random(), rng.random()) for _ in range(5))
            region = Region("A", corners, (WIDTH, HEIGHT))
        with stocked.store.read() as db:
            hits, total, coverage = search.search(db, Query(case=CASE, region=region))
        told = {(hit.delivery.id, hit.track.number) for hit in hits}
        plain = {
            (name, each.number)
            for name, alias, each in known
            if alias == "A"
            and any(
                rects_touch(row[None].astype(np.float64) / scale, region.corners)[0]
                for row in each.box
            )
        }
        assert told == plain
        assert total == len(plain)
        assert coverage.deliveries == len({name for name, alias, _ in known if alias == "A"})
        compared += len(plain)
    assert compared > 50


def test_that_no_delivery_of_a_camera_is_no_answer_instead_of_any(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path / "w", SteppedClock())
    stocked.deliver("a.mp4", b"a", camera=Camera("A"))
    with stocked.store.read() as db:
        for region in (box_region("B", 0, 0, 1, 1), box_region("A", 0, 0, 1, 1, (9, 9))):
            _, total, coverage = search.search(db, Query(case=CASE, region=region))
            assert (total, coverage.deliveries) == (0, 0)
