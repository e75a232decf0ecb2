"""Random moves of the player over clips of every kind: is each painted picture the right one?"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.media.pool import DecodePool

from tests.fakes.media_kinds import KINDS
from tests.fakes.player_stage import PlayerStage, StagedClip
from tests.fakes.player_walk import Walker
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from nvr_desk.upkeep.bench.asked import Asked

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
    "bare.h264": Footage(container="h264", options={"bf": "2", "preset": "fast"}),
    "bare.hevc": Footage(container="hevc", codec="libx265", options={"preset": "fast"}),
    "turned.mov": Footage(codec="libx265", container="mov", rotation=90, ticks=_UNEVEN),
}
"""Kinds that the tests of the decode room do without."""
ALL: Final = {name: KINDS[name] for name in WALKED} | MORE
MOVES: Final = 1_000


def run(report: dict[str, Any], asked: Asked, *, moves: int = MOVES) -> None:
    """Put ``wrong``: painted pictures whose number, pts or words were not those of their place."""
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        found = walk(Path(name), moves)
    report["wrong_pictures"] = {
        "value": len(found["wrong"]),
        "moves": found["moves"],
        "kinds of clip": found["kinds"],
        "painted": found["painted"],
        "bound": 0,
    }
    report["told"] = found["wrong"][:20]


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


def _staged(path: Path, footage: Footage) -> StagedClip:
    make(path, replace(footage))
    with DecodePool(1) as pool:
        return StagedClip(path, pool.survey(path, name=path.name))
