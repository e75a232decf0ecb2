"""Colours from the picture through looker, tracker and record to what an appearance says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from nvr_desk.records.attributes import Attributes, ColourName, Direction
from nvr_desk.vision.attributes import measured
from nvr_desk.vision.letterbox import fit
from nvr_desk.vision.looker import DirectLooker
from nvr_desk.vision.parcel import batches, unpack_tracks
from nvr_desk.vision.pipeline import Pipeline
from nvr_desk.vision.settings import DetectSettings

from tests.fakes.truth import SHAPE, NumberedShot, TruthDetector, found

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nvr_desk.vision.detector import Detections

FPS = 30
PERSON = 0


def walker(number: int) -> Detections:
    left = 100 + 3.0 * number
    return found((left, 100, left + 40, 200, 0.9, PERSON))


@dataclass(frozen=True, slots=True)
class DressedShot(NumberedShot):
    """Somebody in a red jacket and blue trousers, by day or on infrared."""

    infrared: bool = False

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """See ``vision.shot.Shot``."""
        picture = np.full((*inner, 3), (118, 128, 96), np.uint8)
        picture[:80] = (120, 150, 200)
        left = int(walker(self.number).box[0, 0])
        picture[115:152, left : left + 40] = (160, 30, 40)
        picture[152:200, left : left + 40] = (30, 50, 140)
        if self.infrared:
            picture[:] = picture.mean(2, keepdims=True)
        picture[0, 0, :2] = divmod(self.number, 256)
        return picture


def said(*, infrared: bool) -> Attributes:
    shots = [DressedShot(n, n, key=n % 30 == 0, scene=walker, infrared=infrared) for n in range(60)]
    looker = DirectLooker(TruthDetector(walker))
    pipeline = Pipeline(looker, fit((640, 384), SHAPE), 1 / FPS, DetectSettings())
    looked = pipeline.run(shots, 2.0, list, lambda _: None)
    ((heads, body),) = batches(looked.tracks, 1 << 20)
    (track,) = unpack_tracks(heads, body)
    attributes = measured(track, (640, 384), Fraction(1, FPS)).attributes
    assert attributes is not None
    return attributes


def test_that_a_red_jacket_and_blue_trousers_are_said_by_day() -> None:
    told = said(infrared=False)
    assert told.upper is not None
    assert told.lower is not None
    assert (told.upper.name, told.lower.name) == (ColourName.RED, ColourName.BLUE)
    assert min(told.upper.confidence, told.lower.confidence) > 0.7
    assert told.direction is Direction.RIGHT
    assert told.height_px == pytest.approx(100, abs=1)
    assert not told.infrared


def test_that_nothing_is_said_of_them_on_infrared() -> None:
    told = said(infrared=True)
    assert told.infrared
    assert (told.upper, told.lower) == (None, None)
    assert told.direction is Direction.RIGHT
