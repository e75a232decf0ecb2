"""Results of a detector, made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.digest import sha256_bytes
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
    from collections.abc import Sequence

SETTINGS = json.dumps({"profile": "fast"})
STAMP = ModelStamp("yolo-test", "ab" * 32, "torch-cpu", tuple(ObjectClass))


def track(
    number: int,
    cls: ObjectClass = ObjectClass.PERSON,
    *,
    first: int = 0,
    rows: int = 5,
    step: int = 9000,
) -> Track:
    """A box that moves a pixel a picture; every second row was looked at."""
    at = np.arange(rows)
    box = np.stack([10 + at, 20 + 0 * at, 60 + at, 120 + 0 * at], 1).astype(np.float32)
    return Track(
        number=number,
        cls=cls,
        pts=(first + at * step).astype(np.int64),
        box=box,
        conf=np.full(rows, 0.8, np.float32),
        seen=at % 2 == 0,
    )


def look(
    sha256: str,
    tracks: Sequence[Track] = (),
    *,
    seconds: float = 4.0,
    classes: tuple[ObjectClass, ...] = tuple(ObjectClass),
    stamp: ModelStamp = STAMP,
    settings: str = SETTINGS,
) -> Analysis:
    """A finished analysis that looked at the whole clip."""
    return Analysis(
        sha256=sha256,
        model=stamp,
        settings=settings,
        settings_sha256=sha256_bytes(settings.encode()),
        tracks=tuple(tracks),
        coverage=Coverage(
            (CoverageSpan(0.0, seconds, CoverageKind.LOOKED, 5.0),), classes, round(seconds * 5)
        ),
        seconds=0.5,
    )
