"""A decode pool without processes: it remembers what it was asked and says what it is told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.errors import MediaError
from nvr_desk.records.media import MediaState, Survey, Thumbnail

from tests.fakes.stocked import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class SpoonPool:
    """Surveys by hand: a file whose bytes hold ``BAD`` is bad, every other one is ok."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def survey_many(self, items: Iterable[tuple[str, Path, str]]) -> Iterator[tuple[str, Survey]]:
        for key, path, name in items:
            self.asked.append(name)
            yield key, self._survey(path)

    def close(self) -> None:
        """Nothing runs."""

    def _survey(self, path: Path) -> Survey:
        if b"BAD" in path.read_bytes():
            return Survey(MediaState.BAD, "nothing decodes", None, np.zeros(0, np.int64))
        pts = np.arange(40, dtype=np.int64) * 9000
        picture = Thumbnail(0, b"\xff\xd8poster\xff\xd9")
        return Survey(MediaState.OK, None, facts(4.0), pts, picture, (picture,))


class SlowPool(SpoonPool):
    """Takes a fifth of a second a clip."""

    def _survey(self, path: Path) -> Survey:
        threading.Event().wait(0.2)
        return super()._survey(path)


class EndlessPool(SpoonPool):
    """Never finishes a clip; ends when it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.closed = threading.Event()

    def survey_many(self, items: Iterable[tuple[str, Path, str]]) -> Iterator[tuple[str, Survey]]:
        yield from ()
        next(iter(items))
        self.closed.wait(30)
        message = "the pool was closed"
        raise MediaError(message)

    def close(self) -> None:
        self.closed.set()


class BrokenPool(SpoonPool):
    """Workers do not start on this machine."""

    def survey_many(self, items: Iterable[tuple[str, Path, str]]) -> Iterator[tuple[str, Survey]]:
        yield from ()
        next(iter(items))
        message = "no worker starts"
        raise MediaError(message)
