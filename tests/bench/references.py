"""Full-rate references, made once for any weights and clips, and the truth a person checked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av

from nvr_desk.digest import sha256_file

from tests.bench.scoring import GROUPS, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.yolo import YoloProcess

TRUTH = Path(__file__).with_name("truth.json")
_FORMAT = 1
"""Raised when references come out differently."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something a person sees in a clip, in container seconds."""

    group: int
    start_s: float
    end_s: float


def load_reference(path: Path) -> Reference:
    """Read a reference as it was written."""
    raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Reference(raw["pts_s"], raw["detections"], raw["tracks"])


def load_truth(path: Path = TRUTH) -> dict[str, list[Seen]]:
    """Checked intervals by clip name. Raises ValueError on a group or interval of no sense."""
    raw: dict[str, list[dict[str, Any]]] = json.loads(path.read_text("utf-8"))
    truth: dict[str, list[Seen]] = {}
    for clip, rows in raw.items():
        if strange := {str(row["group"]) for row in rows} - set(GROUPS):
            raise ValueError(f"{clip}: {strange} is no group")
        seen = [
            Seen(GROUPS.index(str(row["group"])), float(row["start_s"]), float(row["end_s"]))
            for row in rows
        ]
        if any(each.end_s <= each.start_s for each in seen):
            raise ValueError(f"{clip}: an interval ends before it begins")
        truth[clip] = seen
    return truth


def find_references(folders: Sequence[Path]) -> dict[str, Path]:
    """References by the stem of their clip; later folders win."""
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.json"))}


def folder_for(cache: Path, weights: Path) -> Path:
    """Where references of these weights are kept."""
    return cache / "references" / f"{_FORMAT}-{weights_hash(weights)[:16]}"


def weights_hash(weights: Path) -> str:
    """SHA-256 of a checkpoint, or of the files of an export folder."""
    if weights.is_file():
        return sha256_file(weights)
    digest = hashlib.sha256()
    for path in sorted(path for path in weights.iterdir() if path.is_file()):
        digest.update(sha256_file(path).encode())
    return digest.hexdigest()


def make_references(
    yolo: YoloProcess, weights: Path, clips: Sequence[Path], folder: Path
) -> dict[str, Path]:
    """Make what is missing in ``folder``; all of it by stem.

    A reference is named by its clip and kept with the clip's hash: a clip of the same name and
    other bytes gets another one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out: dict[str, Path] = {}
    for clip in clips:
        sha256 = sha256_file(clip)
        path = folder / f"{clip.stem}.json"
        if not path.is_file() or json.loads(path.read_text("utf-8")).get("sha256") != sha256:
            print(f"making a reference of {clip.name}")
            made = yolo.ask({"op": "reference", "weights": str(weights), "clip": str(clip)})
            times = picture_times(clip)
            count = min(len(times), len(made["detections"]), len(made["tracks"]))
            made = {
                "clip": clip.name,
                "sha256": sha256,
                "pts_s": times[:count],
                "detections": made["detections"][:count],
                "tracks": made["tracks"][:count],
            }
            path.write_text(json.dumps(made), "utf-8")
        out[clip.stem] = path
    return out


def picture_times(clip: Path) -> list[float]:
    """Container seconds of all pictures in presentation order."""
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        base = float(stream.time_base or 0)
        pts = [frame.pts for frame in container.decode(stream) if frame.pts is not None]
    return [round(each * base, 6) for each in pts]
