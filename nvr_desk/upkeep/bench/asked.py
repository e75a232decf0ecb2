"""What a part of a bench is asked for; travels to its process as one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

TRIES: Final = 200
"""A p95 is of so many tries at least."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to measure, and how much."""

    big: Path
    """Workspace with the large case; questions are written into its log."""
    folder: Path
    """For what a part makes; thrown away with all of it."""
    deliveries: int = 40_000
    tracks: int = 1_000_000
    """Of the large case, where it is still to be made."""
    tries: int = TRIES
    """Of each latency."""
    play_s: float = 60.0
    """Seconds of play, to count dropped pictures."""
    clips: int = 500
    """Ingested while the event loop is watched."""
    detect_s: float = 90.0
    """Seconds of detection after that, while it still is."""
    wait_s: float = 60.0
    """For a quiet machine before each part, at most."""
    starts: int = 5
    """Cold starts; the worst of them counts."""

    def text(self) -> str:
        """One line, for a process of its own."""
        return json.dumps({name: _plain(value) for name, value in asdict(self).items()})


def asked(text: str) -> Asked:
    """What ``Asked.text`` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    told = json.loads(text)
    big, folder = Path(told.pop("big")), Path(told.pop("folder"))
    return Asked(big, folder, **told)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value
