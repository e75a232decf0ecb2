"""Analyses as a detector might make them, from a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.track import (
    Analysis,
    Coverage,
    CoverageKind,
    CoverageSpan,
    ModelStamp,
    ObjectClass,
    Track,
)

if TYPE_CHECKING:
    import random

ALL = tuple(ObjectClass)
SETTINGS_SHA = "f" * 64


def look(
    rng: random.Random,
    sha256: str,
    *,
    classes: tuple[ObjectClass, ...] = ALL,
    model: str = "e" * 64,
) -> Analysis:
    """Some tracks within 4 s of a 1/90000 time base; 3 s of the clip were looked at."""
    found = tuple(track(rng, n) for n in range(1, rng.randint(2, 9)))
    span = CoverageSpan(0.0, 3.0, CoverageKind.LOOKED, 5.0)
    return Analysis(
        sha256,
        ModelStamp("m", model, "basic", classes),
        "{}",
        SETTINGS_SHA,
        tuple(each for each in found if each.cls in classes),
        Coverage((span, CoverageSpan(3.0, 4.0, CoverageKind.DECODED)), classes, 15),
        1.0,
    )


def track(rng: random.Random, number: int) -> Track:
    """One to twelve pictures of something that stands still."""
    n = rng.randint(1, 12)
    pts = np.sort(rng.sample(range(40), n)).astype(np.int64) * 9000
    box = np.tile(np.array([[10, 20, 50, 120]], np.float32), (n, 1))
    conf = np.full(n, rng.choice([0.3, 0.5, 0.75]), np.float32)
    return Track(number, rng.choice(ALL), pts, box, conf, np.ones(n, np.bool_))
