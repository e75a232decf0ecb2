"""A decode pool without processes: it remembers what it was asked and says what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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

    def _survey(self, path: Path) -> Survey:
        if b"BAD" in path.read_bytes():
            return Survey(MediaState.BAD, "nothing decodes", None, np.zeros(0, np.int64))
        pts = np.arange(40, dtype=np.int64) * 9000
        picture = Thumbnail(0, b"\xff\xd8poster\xff\xd9")
        return Survey(MediaState.OK, None, facts(4.0), pts, picture, (picture,))
