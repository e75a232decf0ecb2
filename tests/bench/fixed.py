"""Fixed looks a second through the product's tracker: the fewest that reach the recall rows.

The pipeline is the product's own with profile ``exact``, shown those pictures alone. Every picture
of the scored clips is looked at once and a rate takes its share of these looks, so that all rates
are judged on the same boxes.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.pipeline import Pipeline
from nvr_desk.vision.settings import settings_for

from tests.bench.bounds import EVENT_LEAST, EVENT_SHARE, FRAME_SHARE, PRECISION_SHARE
from tests.bench.scoring import Line, Score, lines_of

_ANY = fit((640, 384), (384, 640))
"""Known boxes are in pixels of the source already."""

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot


@dataclass(frozen=True, slots=True)
class Recall:
    """The recall rows of one clip: against the bounds and against ``exact``."""

    event: float
    event_share: float
    frame_share: float
    precision_share: float

    @property
    def reached(self) -> bool:
        """Whether all rows hold."""
        return (
            self.event >= EVENT_LEAST
            and self.event_share >= EVENT_SHARE
            and self.frame_share >= FRAME_SHARE
            and self.precision_share >= PRECISION_SHARE
        )


def recall(mine: Score, exact: Score) -> Recall:
    """The rows of a clip that counts."""
    return Recall(
        mine.event_recall or 0.0,
        _over(mine.event_recall, exact.event_recall),
        _over(mine.frame_recall, exact.frame_recall),
        _over(mine.frame_precision, exact.frame_precision),
    )


def grid(seconds: Sequence[float], rate: float) -> list[int]:
    """Which of the pictures at these times a fixed rate looks at: the first, then every 1 / rate.

    Args:
        seconds: of all pictures, increasing.
        rate: looks a second; the last picture is looked at as well.
    """
    out: list[int] = []
    step, due = 1.0 / rate, -np.inf
    for k, now in enumerate(seconds):
        if now >= due - 1e-4:
            out.append(k)
            # keep to the grid where the clip does, start anew after a gap
            due = due + step if now - due < step / 2 else now + step
    if out and out[-1] != len(seconds) - 1:
        out.append(len(seconds) - 1)
    return out


def fixed_tracks(
    looks: Sequence[tuple[int, Detections]], time_base: Fraction, rate: float
) -> list[Line]:
    """Tracks from fixed looks, without refinement.

    Args:
        looks: (pts, found) of every picture.
        time_base: seconds a tick.
        rate: looks a second.
    """
    seconds = [pts * float(time_base) for pts, _ in looks]
    chosen = [_Known(*looks[k]) for k in grid(seconds, rate)]
    pipeline = Pipeline(_Answers(), _ANY, float(time_base), settings_for("exact"))
    looked = pipeline.run(chosen, seconds[-1], list, lambda _: None)
    return lines_of(looked.tracks, time_base)


@dataclass(frozen=True, slots=True)
class _Known:
    """A picture whose boxes are known; nobody may ask for its colours."""

    pts: int
    found: Detections
    key: bool = False
    size_bytes: int = 0

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """See ``vision.shot.Shot``."""
        raise AssertionError(inner)

    def luma(self, step: int) -> NDArray[np.uint8]:
        """See ``vision.shot.Shot``; nothing moves, which decides nothing of an exact look."""
        del step
        return np.zeros((8, 8), np.uint8)


class _Answers:
    """A looker that knows."""

    depth = 1

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """See ``vision.looker.Looker``."""
        answer: Future[Detections] = Future()
        answer.set_result(cast("_Known", shot).found)
        return answer


def fewest(rates: Sequence[float], rows: Mapping[float, Sequence[Recall]]) -> float | None:
    """The lowest rate at which every clip reaches the recall rows; None where none does."""
    for rate in sorted(rates):
        if rows.get(rate) and all(each.reached for each in rows[rate]):
            return rate
    return None


def limit_seconds(decode_s: float, infer_s: float, *, gpu: bool) -> float:
    """Decoding and looking share the cores of a machine without a GPU; with one they overlap."""
    return max(decode_s, infer_s) if gpu else decode_s + infer_s


def _over(mine: float | None, theirs: float | None) -> float:
    """Share; 1 where the other reaches nothing either."""
    if not theirs:
        return 1.0
    return (mine or 0.0) / theirs
