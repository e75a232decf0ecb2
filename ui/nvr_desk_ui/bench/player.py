"""The player of the real window, by its keys: time to a picture, and dropped ones.

Two clips of our own in full HD are taken in first, one with a key picture every two seconds, one
with long groups; each try opens views under tickets as a person's do.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.upkeep.bench.corpus import FULL_HD, FULL_RATE, make_loop, write_batch
from nvr_desk.upkeep.bench.rows import figures
from nvr_desk_ui.bench.living import live, until
from nvr_desk_ui.bench.room import window_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.upkeep.bench.asked import Asked
    from nvr_desk_ui.main_window import MainWindow
    from nvr_desk_ui.player.shots import Shot

CACHED_MS: Final = 50.0
COLD_SHORT_MS: Final = 200.0
KEY_MS: Final = 100.0
MS_A_PICTURE: Final = 15.0
DROPPED_PERCENT: Final = 1.0
"""The bounds."""
SHORT: Final = 60
LONG: Final = 250
_GROUPS: Final = {SHORT: 10, LONG: 4}
_NAMES: Final = {SHORT: "short.mp4", LONG: "long.mp4"}
_CASE: Final = "BENCH-2"
_WORDS: Final = ("bench: footage of our own making", "NONE")
_BEGIN: Final = datetime(2026, 11, 19, 22, tzinfo=UTC)
_BACK_S: Final = 15.0
_STRETCH: Final = 20
"""Steps to one side before they turn round, so that pictures are kept."""


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put the figures of the player into the report; needs an application."""
    root = _prepare(asked.folder)
    window = window_on(root, _CASE, _WORDS, asked.folder)
    try:
        _measure(report, Seat(window), asked)
    finally:
        window.close()


def _measure(report: dict[str, Any], seat: Seat, asked: Asked) -> None:
    seat.choose(SHORT)
    report["cached_ms"] = figures(seat.cached(asked.tries), CACHED_MS)
    cold = seat.cold(SHORT, asked.tries, since=1)
    report["cold_short_ms"] = figures([exact for _, exact, _ in cold], COLD_SHORT_MS)
    report["dropped_at_1x_percent"] = {**seat.dropped(asked.play_s), "bound": DROPPED_PERCENT}
    back = {"short groups": seat.dropped(min(asked.play_s, _BACK_S), back=True)}
    seat.choose(LONG)
    cold = seat.cold(LONG, asked.tries, since=SHORT + 1)
    report["cold_long_first_ms"] = figures([first for first, _, _ in cold], KEY_MS)
    report["cold_long_ms_a_picture"] = figures(
        [exact / since for _, exact, since in cold], MS_A_PICTURE
    )
    back["long groups"] = seat.dropped(min(asked.play_s, _BACK_S / 2), back=True)
    report["dropped_going_back_percent"] = back


class Seat:
    """Who sits at the player, presses keys and watches when which picture comes."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._player = window.player
        self._painted: list[tuple[float, Shot]] = []
        self._player.canvas.painted.connect(self._note)

    def choose(self, group: int) -> None:
        """Open the clip with such groups and wait for its first picture."""
        rows = self._window.deliveries.model

        def found() -> list[str]:
            name = _NAMES[group]
            return [row.delivery.id for row in rows.everything if row.delivery.name == name]

        until(lambda: bool(found()))
        self._window.selection.choose_delivery(found()[0])
        self._until_shown()
        self._window.activateWindow()
        self._player.canvas.setFocus()
        until(self._player.canvas.hasFocus)

    def cached(self, tries: int) -> list[float]:
        """Milliseconds from a key to a picture that is kept."""
        self._player.drive.seek(1.9)
        live(1.0)
        keys = (Qt.Key.Key_Comma, Qt.Key.Key_Period)
        return [
            self._time(partial(self._press, keys[turn // _STRETCH % 2]))[1] for turn in range(tries)
        ]

    def cold(self, group: int, tries: int, *, since: int) -> list[tuple[float, float, int]]:
        """(ms to any picture, ms to the exact one, pictures since the key one) of jumps.

        Args:
            group: pictures of a group.
            tries: how many jumps; none of the pictures is kept from before.
            since: the least of them.
        """
        random_ = random.Random(5)  # noqa: S311 - the same places in every run
        found: list[tuple[float, float, int]] = []
        for turn in range(tries):
            far = random_.randrange(since, group)
            index = turn % _GROUPS[group] * group + far
            self._let_go()
            first, exact = self._time(partial(self._player.drive.seek, index / FULL_RATE))
            found.append((first, exact, far))
        return found

    def dropped(self, seconds: float, *, back: bool = False) -> dict[str, Any]:
        """Percent of the pictures due at 1× that never reached the screen."""
        drive = self._player.drive
        (drive.last if back else drive.first)()
        self._until_shown()
        live(1.0)
        self._painted.clear()
        key = Qt.Key.Key_J if back else Qt.Key.Key_L
        self._press(key)
        due, last = 0, drive.clip.index if drive.clip else 0
        end = time.monotonic() + seconds
        while time.monotonic() < end and drive.clip is not None:
            live(0.02)
            due += abs(drive.clip.index - last)
            last = drive.clip.index
            if not drive.clip.speed:  # its end: once more from the other one
                self._press(key)
                last = drive.clip.index
        self._press(Qt.Key.Key_K)
        seen = [shot.index for _, shot in self._painted]
        shown = sum(now != before for before, now in zip([-1, *seen], seen, strict=False))
        lost = max(0, due - shown)
        return {"value": round(100 * lost / max(1, due), 2), "due": due}

    def _let_go(self) -> None:
        """Open the clip anew, so that none of its pictures is kept."""
        self._player.conceal()
        self._player.reopen()
        self._until_shown()
        live(0.05)

    def _time(self, press: Callable[[], None]) -> tuple[float, float]:
        """Milliseconds until any new picture, and until the exact one."""
        self._painted.clear()
        began = time.perf_counter()
        press()
        clip = self._player.drive.clip

        def there() -> bool:
            return clip is not None and any(
                shot.exact and shot.index == clip.index for _, shot in self._painted
            )

        until(there)
        return 1000 * (self._painted[0][0] - began), 1000 * (self._painted[-1][0] - began)

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(self._player.canvas, key)

    def _until_shown(self) -> None:
        canvas = self._player.canvas
        until(lambda: canvas.shot is not None and canvas.shot.exact)

    def _note(self, shot: Shot) -> None:
        self._painted.append((time.perf_counter(), shot))


def _prepare(folder: Path, size: tuple[int, int] = FULL_HD) -> Path:
    """A workspace with both clips."""
    batch = folder / "player-batch"
    batch.mkdir()
    for group, name in _NAMES.items():
        make_loop(batch / name, group, _GROUPS[group], size=size)
    write_batch(batch, list(_NAMES.values()), _BEGIN)
    root = create_workspace(folder / "player")
    with open_desk(root) as desk:
        desk.cases.new(_CASE, offence="NONE", zone="America/Denver")
        desk.intake.ingest(batch, _CASE)
    return root
