"""The player through its real keys and widgets: right pictures, time to a picture, dropped ones.

``./run bench ui player`` measures this part alone. Times are of a quiet machine
or of nothing; counts hold anywhere.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nvr_desk.media.pool import DecodePool
from nvr_desk.upkeep.bench.machine import p95

from tests.fakes.media_kinds import KINDS
from tests.fakes.player_stage import PlayerStage, StagedClip
from tests.fakes.player_walk import Walker
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.upkeep.bench.asked import Asked
    from nvr_desk_ui.player.shots import Shot

WALKED: Final = (
    *("uneven.mp4", "uneven.mkv", "b-frames.mp4", "open-gop.mp4", "three-quarters.mp4"),
    *("quarter.mp4", "hevc.mp4", "ten-bit.mp4", "vp9.webm", "mpeg4.avi", "odd-size.mp4"),
    *("late-start.mp4", "edit-list.mp4", "h264.ts"),
)
_UNEVEN: Final = KINDS["uneven.mp4"].ticks
MORE: Final = {
    "av1.mp4": Footage(codec="libsvtav1", options={"preset": "12"}, ticks=_UNEVEN),
    "interlaced.mp4": Footage(
        options={"flags": "+ildct+ilme", "x264-params": "interlaced=1", "bf": "2", "g": "24"},
        height=160,
    ),
    "deep.mp4": Footage(codec="libx265", pixels="yuv444p10le", options={"preset": "fast"}),
    "turned.mov": Footage(codec="libx265", container="mov", rotation=90, ticks=_UNEVEN),
}
"""Kinds that the tests of the decode room do without."""
ALL: Final = {name: KINDS[name] for name in WALKED} | MORE
MOVES: Final = 1_000
TRIES: Final = 200
_SHORT, _LONG = 60, 250
_RATE = 30


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put the figures of the player into the report; needs an application."""
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        found = times(Path(name), asked.play_s)
    bounds = {"cached_ms": 50, "cold_short_ms": 200, "cold_long_first_ms": 100}
    for what, bound in bounds.items():
        report[what] = {"p95": round(found[f"{what}_p95"], 1), "bound": bound}
    a_picture = round(found["cold_long_ms_a_picture_p95"], 1)
    report["cold_long_ms_a_picture"] = {"p95": a_picture, "bound": 15}
    report["dropped_at_1x_percent"] = _percent(found["play"]) | {"bound": 1}
    report["dropped_going_back"] = {
        "short groups": _percent(found["back"]),
        "long groups": _percent(found["back_long"]),
    }


def _percent(found: dict[str, Any]) -> dict[str, Any]:
    return {"value": round(100 * found["dropped"], 2), "due": found["due"]}


def walk(folder: Path, moves: int) -> dict[str, Any]:
    """Random keys, clicks and drags over clips of every kind; counts what was wrong."""
    clips = [_staged(folder / name, footage) for name, footage in ALL.items()]
    stage = PlayerStage(clips)
    painted, wrong = 0, list[str]()
    for number, (name, clip) in enumerate(zip(ALL, clips, strict=True)):
        stage.choose(number)
        first = sum(tick < 0 for tick in ALL[name].ticks or ())
        share = moves // len(clips) + (number < moves % len(clips))
        told = Walker(stage, clip, first, seed=1000 + number).run(share)
        painted += told.painted
        wrong += [f"{name}: {line}" for line in told.wrong]
    stage.close()
    return {"moves": moves, "kinds": len(clips), "painted": painted, "wrong": wrong}


def times(folder: Path, play_s: float) -> dict[str, Any]:
    """Milliseconds from key to picture, and pictures dropped at 1×, of 1080p30."""
    short, long = (_full_hd(folder, group) for group in (_SHORT, _LONG))
    stage = PlayerStage([short, long], size=(1280, 900))
    stage.choose(0)
    watch = _Watch(stage)
    result: dict[str, Any] = {
        "cached_ms_p95": p95(_cached(stage, watch)),
        "cold_short_ms_p95": p95([exact for _, exact, _ in _cold(stage, watch, short)]),
        "play": _dropped(stage, short, play_s),
        "back": _dropped(stage, short, min(play_s, 15.0), back=True),
    }
    stage.choose(1)
    cold = [one for one in _cold(stage, watch, long) if one[2] > _SHORT]
    result["cold_long_first_ms_p95"] = p95([first for first, _, _ in cold])
    result["cold_long_ms_a_picture_p95"] = p95([exact / since for _, exact, since in cold])
    result["back_long"] = _dropped(stage, long, min(play_s, 8.0), back=True)
    stage.close()
    return result


class _Watch:
    """When which picture reached the screen."""

    def __init__(self, stage: PlayerStage) -> None:
        self._stage = stage
        self._painted: list[tuple[float, Shot]] = []
        stage.player.canvas.painted.connect(self._note)

    def time(self, press: Callable[[], None]) -> tuple[float, float]:
        """Milliseconds from a key to any new picture, and to the exact one."""
        self._painted.clear()
        began = time.perf_counter()
        press()
        clip = self._stage.player.drive.clip
        assert clip is not None

        def there() -> bool:
            return any(shot.exact and shot.index == clip.index for _, shot in self._painted)

        self._stage.until(there)
        return tuple(1000 * (self._painted[at][0] - began) for at in (0, -1))  # type: ignore[return-value]

    def _note(self, shot: Shot) -> None:
        self._painted.append((time.perf_counter(), shot))


def _cached(stage: PlayerStage, watch: _Watch) -> list[float]:
    canvas, drive = stage.player.canvas, stage.player.drive
    drive.seek(1.9)
    stage.live(1.0)
    took: list[float] = []
    for turn in range(TRIES):
        key = Qt.Key.Key_Comma if turn // 20 % 2 == 0 else Qt.Key.Key_Period
        took.append(watch.time(lambda: QTest.keyClick(canvas, key))[1])  # noqa: B023
    return took


def _cold(stage: PlayerStage, watch: _Watch, clip: StagedClip) -> list[tuple[float, float, int]]:
    """(first, exact, pictures since the key one) of jumps to groups that are not kept."""
    random_, pts, keys = random.Random(5), clip.survey.pts, clip.survey.keys
    facts = clip.survey.facts
    assert keys is not None
    assert facts is not None
    found: list[tuple[float, float, int]] = []
    starts = [int(key) for key in keys]
    for turn in range(TRIES // 4):
        start = starts[turn % len(starts)]
        end = next((key for key in starts if key > start), len(pts))
        index = random_.randrange(start + 1, end)
        seconds = float((pts[index] - pts[0]) * facts.time_base)
        _let_go(stage)
        first, exact = watch.time(lambda: stage.player.drive.seek(seconds))  # noqa: B023
        found.append((first, exact, index - start))
    return found


def _let_go(stage: PlayerStage) -> None:
    """Open the clip anew, so that none of its pictures is kept."""
    stage.player.conceal()
    stage.player.reopen()
    stage.until(lambda: stage.player.canvas.shot is not None)
    stage.live(0.05)


def _dropped(
    stage: PlayerStage, clip: StagedClip, seconds: float, *, back: bool = False
) -> dict[str, Any]:
    """Pictures that were due at 1×, and how many of them never reached the screen."""
    drive, canvas = stage.player.drive, stage.player.canvas
    (drive.last if back else drive.first)()
    stage.until(lambda: canvas.shot is not None and canvas.shot.exact)
    stage.live(1.0)
    seen: list[int] = []
    rounds = 0

    def note(shot: Shot) -> None:
        seen.append(shot.index)

    canvas.painted.connect(note)
    key = Qt.Key.Key_J if back else Qt.Key.Key_L
    QTest.keyClick(canvas, key)
    end = time.monotonic() + seconds
    due = 0
    last = drive.clip.index if drive.clip else 0
    while time.monotonic() < end and drive.clip is not None:
        stage.live(0.02)
        due += abs(drive.clip.index - last)
        last = drive.clip.index
        if not drive.clip.speed:
            rounds += 1
            QTest.keyClick(canvas, key)
            last = drive.clip.index
    QTest.keyClick(canvas, Qt.Key.Key_K)
    canvas.painted.disconnect(note)
    shown = len(np.flatnonzero(np.diff(np.array([-1, *seen]))))
    dropped = max(0, due - shown)
    return {"due": due, "shown": shown, "dropped": round(dropped / max(1, due), 4)}


def _full_hd(folder: Path, group: int) -> StagedClip:
    """1080p30 with three groups of that many pictures at least, noise enough to weigh something."""
    ticks = [round(1000 * number / _RATE) for number in range(group * 4)]
    options = {"preset": "veryfast", "g": str(group), "bf": "2", "sc_threshold": "0", "crf": "20"}
    return _staged(
        folder / f"g{group}.mp4",
        Footage(frames=len(ticks), width=1920, height=1080, ticks=ticks, options=options),
    )


def _staged(path: Path, footage: Footage) -> StagedClip:
    make(path, replace(footage))
    with DecodePool(1) as pool:
        return StagedClip(path, pool.survey(path, name=path.name))
