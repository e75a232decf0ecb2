"""Boxes of one picture: exactly those rows of the tracks that carry its pts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk_ui.presenters.words import class_word

if TYPE_CHECKING:
    from nvr_desk.records.track import Analysis, ObjectClass


@dataclass(frozen=True, slots=True)
class Box:
    """One box in pixels of the upright source picture."""

    number: int
    cls: ObjectClass
    x1: float
    y1: float
    x2: float
    y2: float
    conf: float
    seen: bool
    """False where the place is interpolated and no detector looked."""

    @property
    def caption(self) -> str:
        """'person 3 · 0.87', or '~' before an interpolated one."""
        mark = "" if self.seen else "~ "
        return f"{mark}{class_word(self.cls)} {self.number} · {self.conf:.2f}"


class BoxBook:
    """Answers which boxes belong on a picture."""

    def __init__(self, analysis: Analysis | None) -> None:
        self._tracks = analysis.tracks if analysis is not None else ()

    def at(self, pts: int) -> list[Box]:
        """Boxes of the picture with that pts; never of a neighbour."""
        found: list[Box] = []
        for track in self._tracks:
            row = int(np.searchsorted(track.pts, pts))
            if row == len(track.pts) or int(track.pts[row]) != pts:
                continue
            x1, y1, x2, y2 = (float(value) for value in track.box[row])
            conf, seen = float(track.conf[row]), bool(track.seen[row])
            found.append(Box(track.number, track.cls, x1, y1, x2, y2, conf, seen))
        return found
