"""Detectors that do what a test tells them, clip by clip."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import JobCancelledError, WorkerDiedError, WorkerTimeoutError
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
    slots: int = 1
    alone: list[str] = field(default_factory=list[str])
    """Tries in a worker of their own."""

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        alone: bool = False,
    ) -> Analysis:
        self.tries.append(sha256)
        self.alone += [sha256] * alone
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


@dataclass
class CrowdedDevice(ScriptedDevice):
    """Several clips at once in one make-believe worker: when it dies, it dies of all of them.

    A clip with no trouble waits until every slot has a clip, or until none comes any more, so a
    trouble always has company where there is any.
    """

    most: int = 0
    """Most clips that were in hand at once."""
    most_beside_alone: int = 0
    """Most clips in hand while one should have been alone."""
    beside: set[str] = field(default_factory=set[str])
    """Clips that stood beside a trouble."""
    _meeting: threading.Condition = field(default_factory=threading.Condition)
    _held: dict[str, int] = field(default_factory=dict[str, int])
    _deaths: int = 0

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        alone: bool = False,
    ) -> Analysis:
        with self._meeting:
            self._held[sha256] = self._deaths
            self.most = max(self.most, len(self._held))
            self._meeting.notify_all()
        try:
            with self._meeting:
                many = 2 if alone else self.slots
                self._meeting.wait_for(lambda: len(self._held) >= many, 0.2)
                if alone:
                    self.most_beside_alone = max(self.most_beside_alone, len(self._held))
            return self._scripted(path, sha256, facts, cancelled, progress, alone=alone)
        finally:
            with self._meeting:
                del self._held[sha256]
                self._meeting.notify_all()

    def _scripted(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        *,
        alone: bool,
    ) -> Analysis:
        try:
            found = super().analyse(
                path, sha256, facts, cancelled=cancelled, progress=progress, alone=alone
            )
        except (WorkerDiedError, WorkerTimeoutError):
            with self._meeting:
                self._deaths += 1
                self.beside |= self._held.keys() - {sha256}
                self._meeting.notify_all()
            raise
        with self._meeting:
            if self._held[sha256] != self._deaths:
                raise WorkerDiedError("it held another clip")
        return found
