"""A still: the exact picture of an original as a PNG, and a JSON that says which one it is."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

import nvr_desk
from nvr_desk.errors import AlreadyExistsError, MediaError, UsageError
from nvr_desk.evidence.names import NameTable, safe_name
from nvr_desk.evidence.sheets import pretty, times
from nvr_desk.media.session import PlayerSession
from nvr_desk.media.stills import png
from nvr_desk.timecode import local_text, utc_text

if TYPE_CHECKING:
    from datetime import datetime
    from fractions import Fraction
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import Clip, Picture

FORMAT: Final = "nvr-desk/still"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which picture, and for whom."""

    delivery: Delivery
    clip: Clip
    pts: int
    nth: int
    mark: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """A still on disk."""

    path: Path
    sha256: str
    """Of the PNG."""


def index_of(pts: NDArray[np.int64], wanted: int, nth: int) -> int:
    """Where a picture stands in the clip's list.

    Args:
        pts: (n,) int64, of every picture in presentation order, repeats kept.
        wanted: Its pts.
        nth: Which one with that pts, from 0.

    Raises:
        UsageError: there is none.
    """
    found = np.flatnonzero(pts == wanted)
    if not 0 <= nth < len(found):
        raise UsageError(f"the clip has {len(found)} pictures with pts {wanted}, none is no. {nth}")
    return int(found[nth])


def write(
    original: Path, wanted: Wanted, pts: NDArray[np.int64], keys: NDArray[np.int64] | None,
    folder: Path, *, places: NDArray[np.int64] | None = None,
) -> Written:  # fmt: skip
    """Decode one picture behind the fence, and write it with its JSON.

    Args:
        original: In the vault.
        wanted: Which picture.
        pts: (n,) int64, of every picture of the clip.
        keys: (k,) int64, which of them are key pictures; None where nobody noted them.
        folder: Where both files go; made where it is not there. Nothing is written over.
        places: (n,) int64, bytes at which the pictures begin, where no time leads to them.

    Raises:
        UsageError: no such picture.
        MediaError: it cannot be decoded.
        OSError: the folder cannot take it.
    """
    facts = wanted.clip.facts
    if facts is None:
        raise MediaError(f"{wanted.delivery.name} has no pictures")
    index = index_of(pts, wanted.pts, wanted.nth)
    with PlayerSession() as session:
        session.open(original, wanted.clip.sha256, facts, pts, keys, places)
        picture = session.picture(index)
    data = png(picture)
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder, wanted)
    sha256 = hashlib.sha256(data).hexdigest()
    beside = path.with_suffix(".json")
    try:
        _put(path, data)
        _put(beside, pretty(sidecar(wanted, picture, path.name, sha256)))
    except BaseException:
        for each in (path, beside):
            with suppress(OSError):
                each.unlink(missing_ok=True)
        raise
    return Written(path, sha256)


def sidecar(wanted: Wanted, picture: Picture, name: str, sha256: str) -> dict[str, Any]:
    """What the JSON beside a still says: docs/marks.md."""
    delivery, facts = wanted.delivery, wanted.clip.facts
    if facts is None:
        raise MediaError(f"{delivery.name} has no pictures")
    seconds = float(wanted.pts * facts.time_base)
    first = facts.start_s or 0.0
    claimed = delivery.claimed_instant(seconds, first)
    zone = delivery.claim.zone
    corrected = delivery.instant(seconds, first) if delivery.corrected_start else None
    height, width = picture.rgb.shape[:2]
    return {
        "format": FORMAT,
        "version": VERSION,
        "case": delivery.case,
        "delivery": {"id": delivery.id, "item": delivery.item, "original_name": delivery.name,
                     "camera": delivery.camera.alias},
        "clip": {"sha256": wanted.clip.sha256, "stream_index": facts.stream_index,
                 "rotation": facts.rotation, "pixel_aspect": _ratio(facts.pixel_aspect)},
        "picture": {
            "pts": wanted.pts,
            "nth": wanted.nth,
            "time_base": f"{facts.time_base.numerator}/{facts.time_base.denominator}",
            "seconds": seconds,
            "claimed": utc_text(claimed) if claimed else None,
            "claimed_local": local_text(claimed, zone) if claimed else None,
            "corrected": utc_text(corrected) if corrected else None,
            "corrected_local": local_text(corrected, zone) if corrected else None,
            "uncertainty_s": delivery.doubt_s,
        },
        "time": times(delivery),
        "png": {"file": name, "sha256": sha256, "width": width, "height": height,
                "changed": "turned upright; nothing else"},
        "mark": wanted.mark,
        "made": {"by": wanted.by, "at": utc_text(wanted.at),
                 "with": f"NVR Desk {nvr_desk.__version__}"},
    }  # fmt: skip


def _ratio(aspect: Fraction | None) -> str:
    """Width of a coded pixel to its height; the PNG holds the pixels as they are coded."""
    return "1:1" if aspect is None else f"{aspect.numerator}:{aspect.denominator}"


def _free(folder: Path, wanted: Wanted) -> Path:
    stem = safe_name(wanted.delivery.item or wanted.delivery.name.rpartition(".")[0], "still")
    table = NameTable()
    for _ in range(10_000):
        name = table.take(".", f"{stem}_{wanted.pts}_{wanted.nth}.png").removeprefix("./")
        path = folder / name
        if not path.exists() and not path.with_suffix(".json").exists():
            return path
    raise AlreadyExistsError("still", str(folder))


def _put(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
