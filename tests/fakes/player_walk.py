"""Random keys, clicks and drags on the real player; every picture it paints must prove its pts."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from nvr_desk_ui.presenters.times import clock_text

from tests.footage_maker import read_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from nvr_desk_ui.player.shots import Shot
    from nvr_desk_ui.player.transport import Transport

    from tests.fakes.player_stage import PlayerStage, StagedClip

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Walked:
    """What came of a walk."""

    moves: Counter[str] = field(default_factory=Counter[str])
    painted: int = 0
    wrong: list[str] = field(default_factory=list[str])


class Walker:
    """Walks through one clip.

    Args:
        stage: its chosen clip is walked through.
        clip: that clip.
        first: number drawn into its first picture.
        seed: of the moves.
    """

    def __init__(self, stage: PlayerStage, clip: StagedClip, first: int, seed: int) -> None:
        self._stage = stage
        self._player = stage.player
        self._canvas = stage.player.canvas
        self._pts = clip.survey.pts
        self._keys = clip.survey.keys
        facts = clip.survey.facts
        assert facts is not None
        self._seconds = (self._pts - self._pts[0]) * float(facts.time_base)
        self._first = first
        self._random = random.Random(seed)
        self.told = Walked()
        self._canvas.painted.connect(self._painted)

    def run(self, moves: int) -> Walked:
        """Make so many moves; after each the picture that was meant is on screen, and exact."""
        kinds: tuple[Callable[[], int | None], ...] = (
            *(self._step, self._skip, self._ends, self._type, self._click, self._drag),
            *(self._play, self._back, self._shuttle, self._slow, self._loop),
        )
        for _ in range(moves):
            kind = self._random.choice(kinds)
            self.told.moves[kind.__name__.strip("_")] += 1
            meant = kind()
            self._settle(meant, kind.__name__)
        self._canvas.painted.disconnect(self._painted)
        return self.told

    @property
    def _clip(self) -> Transport:
        clip = self._player.drive.clip
        assert clip is not None
        return clip

    def _settle(self, meant: int | None, what: str) -> None:
        """Wait for the picture; ``meant`` as reckoned here, None where play stopped somewhere."""
        clip = self._clip
        if meant is not None and clip.index != meant:
            self.told.wrong.append(f"{what}: stands at {clip.index}, meant was {meant}")

        def there() -> bool:
            shot = self._canvas.shot
            return shot is not None and shot.exact and shot.index == clip.index

        self._stage.until(there)

    def _painted(self, shot: Shot) -> None:
        self.told.painted += 1
        number = read_number(array_of(shot.image)) - self._first
        clip, speed = self._clip, self._clip.speed
        if (number, int(self._pts[shot.index])) != (shot.index, shot.pts):
            self.told.wrong.append(
                f"picture {number} is shown as {shot.index} with pts {shot.pts} at {speed:g}×"
            )
        if not clip.exact and not shot.exact and not self._is_key(shot.index):
            self.told.wrong.append(f"{shot.index} is no key picture, at {speed:g}×")
        said = " ".join(self._canvas.lines.right)
        if (
            f"pts {shot.pts} " not in said
            or f"picture {shot.index + 1} of {clip.count}" not in said
        ):
            self.told.wrong.append(f"the display says {said!r} of picture {shot.index}")
        if ("key pictures only" in said, "exact one" in said) != (
            not clip.exact,
            clip.exact and not shot.exact,
        ):
            self.told.wrong.append(f"the display says {said!r} at {speed:g}×")

    def _is_key(self, index: int) -> bool:
        """Whether it may be shown above twice the speed; before the first key picture all may."""
        keys = self._keys
        return keys is None or not len(keys) or index < keys[0] or index in keys

    # --- moves --------------------------------------------------------------------------------

    def _key(self, key: Qt.Key, times: int = 1, held: Qt.KeyboardModifier | None = None) -> None:
        for _ in range(times):
            QTest.keyClick(self._canvas, key, held or Qt.KeyboardModifier.NoModifier)

    def _held(self, index: int) -> int:
        return min(max(index, 0), len(self._pts) - 1)

    def _index_at(self, seconds: float) -> int:
        return self._held(int(np.searchsorted(self._seconds, seconds + 1e-6, "right")) - 1)

    def _step(self) -> int:
        way, times = self._random.choice((1, -1)), self._random.randrange(1, 7)
        here = self._clip.index
        keys = {1: (Qt.Key.Key_Period, Qt.Key.Key_Right), -1: (Qt.Key.Key_Comma, Qt.Key.Key_Left)}
        self._key(self._random.choice(keys[way]), times)
        return self._held(here + way * times)

    def _skip(self) -> int:
        way, here = self._random.choice((1, -1)), self._clip.index
        self._key(Qt.Key.Key_Right if way > 0 else Qt.Key.Key_Left, held=SHIFT)
        there = self._index_at(float(self._seconds[here]) + way)
        return self._held(there if there != here else here + way)

    def _ends(self) -> int:
        last = self._random.random() < 0.5
        self._key(Qt.Key.Key_End if last else Qt.Key.Key_Home)
        return len(self._pts) - 1 if last else 0

    def _type(self) -> int:
        wanted = float(self._seconds[self._random.randrange(len(self._pts))])
        field_ = self._player.bar.time_code
        self._player.focus_time_code()
        field_.clear()
        QTest.keyClicks(field_, clock_text(wanted))
        QTest.keyClick(field_, Qt.Key.Key_Return)
        return self._index_at(wanted)  # as it is shown, it leads back to its own picture

    def _click(self) -> int:
        strip = self._player.scrubber
        x = self._random.randrange(strip.width())
        QTest.mouseClick(strip, LEFT, pos=QPoint(x, 20))
        return self._index_at(x / (strip.width() - 1) * float(self._seconds[-1]))

    def _drag(self) -> int:
        strip = self._player.scrubber
        places = [self._random.randrange(strip.width()) for _ in range(5)]
        QTest.mousePress(strip, LEFT, pos=QPoint(places[0], 20))
        for x in places[1:]:
            QTest.mouseMove(strip, QPoint(x, 20))
            self._stage.live(self._random.choice((0.0, 0.01, 0.15)))
        QTest.mouseRelease(strip, LEFT, pos=QPoint(places[-1], 20))
        return self._index_at(places[-1] / (strip.width() - 1) * float(self._seconds[-1]))

    def _play(self) -> None:
        self._run(Qt.Key.Key_L, self._random.choice((1, 2)))

    def _back(self) -> None:
        self._run(Qt.Key.Key_J, self._random.choice((1, 2)))

    def _shuttle(self) -> None:
        self._run(self._random.choice((Qt.Key.Key_J, Qt.Key.Key_L)), self._random.randrange(3, 6))

    def _run(self, key: Qt.Key, times: int) -> None:
        self._key(key, times)
        self._stage.live(self._random.uniform(0.02, 0.3))
        self._key(self._random.choice((Qt.Key.Key_K, Qt.Key.Key_Space)))
        if self._clip.speed:  # it had come to an end before, so that Space made it play again
            self._key(Qt.Key.Key_K)

    def _slow(self) -> int:
        key, way = self._random.choice(((Qt.Key.Key_L, 1), (Qt.Key.Key_J, -1)))
        QTest.keyPress(self._canvas, Qt.Key.Key_K)
        here, times = self._clip.index, self._random.randrange(1, 4)
        self._key(key, times)
        QTest.keyRelease(self._canvas, Qt.Key.Key_K)
        return self._held(here + way * times)

    def _loop(self) -> None:
        self._key(Qt.Key.Key_I)
        first = self._clip.index
        self._key(Qt.Key.Key_Period, self._random.randrange(3, 12))
        self._key(Qt.Key.Key_O)
        last = self._clip.index
        if last > first:
            self._key(self._random.choice((Qt.Key.Key_L, Qt.Key.Key_J)))
            self._stage.live(self._random.uniform(0.1, 0.6))
            if not first <= self._clip.index <= last:
                loop = f"{first} to {last}, held as {self._clip.loop}"
                self.told.wrong.append(f"play left the loop {loop} for {self._clip.index}")
            self._key(Qt.Key.Key_K)
        self._key(Qt.Key.Key_O, held=SHIFT)


def array_of(image: QImage) -> NDArray[np.uint8]:
    """(height, width, 3) uint8 RGB of what is painted."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return lines[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3)
