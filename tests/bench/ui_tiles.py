"""Figures of the tiles: from a jump of the clock to all pictures, and pictures left out at four."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from nvr_desk.desk.view import OpenMedia
from nvr_desk.media.pool import DecodePool
from nvr_desk.media.session import PlayerSession, tile_group
from nvr_desk.records.delivery import TimeClaim, TimeSource
from nvr_desk.upkeep.bench.rows import figures
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.player.moments import utc_seconds
from nvr_desk_ui.player.stage import Stage
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.desk import CASE, START, FakeDesk, delivery_row
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.upkeep.bench.asked import Asked

TILES, PLAY_S = 4, 20.0
RATE, FRAMES = 30, 900
SIZE = (1280, 720)
_PATIENCE_S = 60.0


class Wall:
    """Four tiles with real clips of half a minute, that lie over each other in time."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        ticks = [round(1000 * at / RATE) for at in range(FRAMES)]
        wanted = Footage(
            frames=FRAMES, width=size[0], height=size[1], ticks=ticks, options={"g": "60"}
        )
        clip = make(folder / "tiles.mp4", wanted)
        with DecodePool(1) as pool:
            survey = pool.survey(clip, name=clip.name)
        rows: list[DeliveryRow] = []
        for number in range(1, TILES + 1):
            start = START + timedelta(seconds=0.7 * number)
            claim = TimeClaim(start, "America/Denver", 2.0, TimeSource.MANIFEST)
            row = delivery_row(number, claim=claim)
            rows.append(replace(row, clip=replace(row.clip, facts=survey.facts)))
        desk = FakeDesk(rows)
        for row in rows:
            media = OpenMedia(clip, row.clip, survey.pts, survey.keys)
            desk.view.media_of[row.delivery.id] = media
        by_id = {row.delivery.id: row for row in rows}
        self.bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        selection = SelectionModel()
        self.stage = Stage(self.bridge, selection, PlayerSession, by_id.get, tile_group)
        self.stage.wall.hold()
        self.stage.resize(1280, 760)
        self.stage.show()
        ready: list[object] = []
        self.bridge.opened.connect(ready.append)
        self.bridge.open_workspace(Path())
        self.until(lambda: bool(ready))
        self.stage.use_case(CASE, "America/Denver")
        self.stage.show_tiles(TILES)
        for row in rows:
            self.stage.wall.put(row.delivery.id)
        self.tiles = self.stage.wall.tiles[:TILES]
        self.until(lambda: all(tile.open for tile in self.tiles))
        self.jump(10.0)

    def jump(self, seconds: float) -> float:
        """Milliseconds from a jump of the clock until all tiles show its exact pictures."""
        there = utc_seconds(START) + seconds
        begun = time.perf_counter()
        self.stage.wall.drive.seek_utc(there)
        self.until(lambda: all(self._at(place, there) for place in range(TILES)))
        return (time.perf_counter() - begun) * 1000

    def play(self, seconds: float) -> tuple[int, int]:
        """(pictures that were due, pictures that were left out) in so long at real speed."""
        drive = self.stage.wall.drive
        self.jump(5.0)
        before = [tile.dropped for tile in self.tiles]
        drive.toggle()
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)
        drive.pause()
        left = sum(tile.dropped - was for tile, was in zip(self.tiles, before, strict=True))
        return round(seconds * RATE * TILES), left

    def close(self) -> None:
        """End it all."""
        self.stage.shutdown()
        self.bridge.close()
        self.stage.close()

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live. Raises TimeoutError."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError
            QCoreApplication.processEvents()
            time.sleep(0.001)

    def _at(self, place: int, utc_s: float) -> bool:
        tile = self.tiles[place]
        shot = tile.shot
        return shot is not None and shot.exact and shot.index == tile.index_at(utc_s)


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put figures into the report: ``tiles.jump_ms``, ``tiles.left_out``."""
    with tempfile.TemporaryDirectory() as folder:
        wall = Wall(Path(folder))
        rng = np.random.default_rng(4)
        jumps = [wall.jump(float(at)) for at in rng.uniform(4.0, 26.0, asked.tries)]
        due, left = wall.play(PLAY_S)
        wall.close()
    report["tiles"] = {
        "tiles": TILES,
        "size": list(SIZE),
        "rate": RATE,
        "jump_ms": figures(jumps),
        "left out, percent": {"value": round(100 * left / due, 2), "due": due, "left": left},
    }
