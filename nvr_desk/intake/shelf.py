"""Surveys between decode and row.

A survey is ready before its batch has a name (the name needs every file's hash), and an
interrupted ingest must not decode again. So each one waits in ``derived/`` as one file, written
beside and renamed; a torn one counts as absent.
"""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.intake.facts_text import facts_from_json, facts_to_json
from nvr_desk.records.media import MediaState, Survey, Thumbnail

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.store.workspace import WorkspacePaths


@dataclass(frozen=True, slots=True)
class SurveyShelf:
    """Waiting surveys by hash of the clip."""

    paths: WorkspacePaths

    def put(self, sha256: str, survey: Survey) -> None:
        """Keep a survey until its rows stand."""
        meta = {
            "state": survey.state,
            "reason": survey.reason,
            "facts": facts_to_json(survey.facts) if survey.facts else None,
            "poster": survey.poster.pts if survey.poster else None,
            "strip": [thumbnail.pts for thumbnail in survey.strip],
        }
        pictures = [survey.poster.jpeg] if survey.poster else []
        pictures += [thumbnail.jpeg for thumbnail in survey.strip]
        target = self._file(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        temp = target.with_name(f"{target.name}.{os.getpid()}.part")
        with temp.open("wb") as stream:
            np.savez(
                stream,
                meta=np.frombuffer(json.dumps(meta).encode(), np.uint8),
                pts=survey.pts,
                keys=_or_none(survey.keys),
                places=_or_none(survey.places),
                sizes=np.array([len(picture) for picture in pictures], np.int64),
                pictures=np.frombuffer(b"".join(pictures), np.uint8),
            )
        temp.replace(target)

    def has(self, sha256: str) -> bool:
        """Whether a whole survey of the clip waits."""
        return self.get(sha256) is not None

    def get(self, sha256: str) -> Survey | None:
        """The waiting survey of a clip, or None."""
        try:
            with np.load(self._file(sha256), allow_pickle=False) as parts:
                meta = json.loads(parts["meta"].tobytes())
                pts = parts["pts"].astype(np.int64)
                keys = parts["keys"].astype(np.int64)
                places = parts["places"].astype(np.int64)
                sizes = [int(size) for size in parts["sizes"]]
                data = parts["pictures"].tobytes()
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
        jpegs = _cut(data, sizes)
        poster = Thumbnail(meta["poster"], jpegs.pop(0)) if meta["poster"] is not None else None
        strip = tuple(map(Thumbnail, meta["strip"], jpegs))
        facts = facts_from_json(meta["facts"]) if meta["facts"] else None
        state, placed = MediaState(meta["state"]), places if len(places) else None
        return Survey(state, meta["reason"], facts, pts, poster, strip, keys, placed)

    def drop(self, sha256: str) -> None:
        """The rows stand: the survey is no longer needed."""
        self._file(sha256).unlink(missing_ok=True)

    def _file(self, sha256: str) -> Path:
        return self.paths.derived / "surveys" / sha256[:2] / f"{sha256}.npz"


def _or_none(noted: NDArray[np.int64] | None) -> NDArray[np.int64]:
    return np.empty(0, np.int64) if noted is None else noted


def _cut(data: bytes, sizes: list[int]) -> list[bytes]:
    ends = np.cumsum([0, *sizes]).tolist()
    return [data[start:end] for start, end in pairwise(ends)]
