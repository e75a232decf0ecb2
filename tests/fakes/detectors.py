"""Detectors that do what a test tells them, clip by clip."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import JobCancelledError
from nvr_desk.records.track import ObjectClass

from tests.fakes.looks import SETTINGS, STAMP, look, track

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis, ModelStamp


@dataclass(frozen=True)
class Settings:
    """What the hash of the settings is taken of."""

    text: str = SETTINGS

    @property
    def sha256(self) -> str:
        return sha256_bytes(self.text.encode())


@dataclass
class ScriptedDevice:
    """Finds one person a clip, except where ``troubles`` has an error to raise first."""

    troubles: dict[str, list[Exception]] = field(default_factory=dict[str, list[Exception]])
    """Clip → errors, raised one a try."""
    stamp: ModelStamp = STAMP
    settings: Settings = field(default_factory=Settings)
    tries: list[str] = field(default_factory=list[str])
    before: Callable[[str], None] = lambda _: None
    """Called at the start of every try."""

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
    ) -> Analysis:
        self.tries.append(sha256)
        assert path.read_bytes(), "a detector gets the original"
        self.before(sha256)
        if cancelled():
            raise JobCancelledError(0)
        progress(0.5)
        if self.troubles.get(sha256):
            raise self.troubles[sha256].pop(0)
        found = [track(1), track(2, ObjectClass.CAR, first=90000)]
        return look(
            sha256,
            found,
            seconds=facts.duration_s,
            stamp=self.stamp,
            settings=self.settings.text,
        )
