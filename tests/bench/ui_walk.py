"""Random moves of the player over clips of every kind: is each painted picture the right one?"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.ui_player import MOVES, walk

if TYPE_CHECKING:
    from nvr_desk.upkeep.bench.asked import Asked


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
