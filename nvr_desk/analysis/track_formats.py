"""Tracks of one clip as other programs read them: jsonl, mot, coco (docs/tracks-format.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from nvr_desk.errors import IntegrityError
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from numpy.typing import NDArray

    from nvr_desk.records.attributes import Attributes, Colour
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis, Track

FORMATS = ("jsonl", "mot", "coco")
"""Names of the formats; jsonl is the one that loses nothing."""

COCO_IDS = {
    ObjectClass.PERSON: 1,
    ObjectClass.BICYCLE: 2,
    ObjectClass.CAR: 3,
    ObjectClass.MOTORCYCLE: 4,
    ObjectClass.BUS: 6,
    ObjectClass.TRUCK: 8,
}
"""Category numbers of the COCO data set."""


def seconds(pts: NDArray[np.int64], time_base: Fraction) -> NDArray[np.float64]:
    """(n,) container seconds, pts × time_base, not shifted; correctly rounded."""
    scaled = pts.astype(np.float64) * time_base.numerator
    return scaled / time_base.denominator


def jsonl(analysis: Analysis, time_base: Fraction) -> Iterator[str]:
    """One track a line, without line ends.

    Boxes are rounded to 1/100 pixel and confidences to 1/10000, both finer than they are stored.
    """
    for track in analysis.tracks:
        line: dict[str, Any] = {
            "track": track.number,
            "class": track.cls.value,
            "t": seconds(track.pts, time_base).tolist(),
            "box": _rounded(track.box, 2),
            "conf": _rounded(track.conf, 4),
            "seen": track.seen.tolist(),
        }
        if track.by_hand:
            line["by_hand"] = True
        if track.attributes is not None:
            line["attributes"] = said(track.attributes, time_base)
        yield json.dumps(line, separators=(",", ":"))


def said(found: Attributes, time_base: Fraction) -> dict[str, Any]:
    """What an appearance says of itself, as JSON."""
    return {
        "upper": _colour(found.upper),
        "lower": _colour(found.lower),
        "colour_looks": found.colour_looks,
        "infrared": found.infrared,
        "direction": found.direction.value,
        "travelled": found.travelled,
        "height_px": found.height_px,
        "height_share": found.height_share,
        "still_s": found.still_s,
        "best_t": found.best_pts * time_base.numerator / time_base.denominator,
        "best_score": found.best_score,
    }


def _colour(colour: Colour | None) -> dict[str, Any] | None:
    if colour is None:
        return None
    return {"name": colour.name.value, "conf": colour.confidence, "share": colour.share}


def mot(analysis: Analysis, pts: NDArray[np.int64]) -> Iterator[str]:
    """MOTChallenge lines, by frame, then by track; conf −1 where the detector did not look.

    Args:
        analysis: The tracks.
        pts: (n,) of all pictures of the clip; frame k of MOTChallenge is ``pts[k - 1]``.

    Raises:
        IntegrityError: a track names a picture that the clip does not have.
    """
    rows: list[tuple[int, int, str]] = []
    for track in analysis.tracks:
        size = track.box[:, 2:] - track.box[:, :2]
        conf = np.where(track.seen, track.conf, np.float32(-1))
        columns = zip(
            frame_indices(track, pts).tolist(),
            track.box[:, :2].tolist(),
            size.tolist(),
            conf.tolist(),
            strict=True,
        )
        for index, (left, top), (width, height), score in columns:
            text = f"{left:.2f},{top:.2f},{width:.2f},{height:.2f},{_score(score)},-1,-1,-1"
            rows.append((index + 1, track.number, text))
    rows.sort()
    for frame, number, text in rows:
        yield f"{frame},{number},{text}"


def coco(
    analysis: Analysis, facts: MediaFacts, pts: NDArray[np.int64], name: str
) -> dict[str, Any]:
    """A COCO detection document of the rows the detector looked at, with ``track_id``.

    Raises:
        IntegrityError: a track names a picture that the clip does not have.
    """
    width, height = facts.upright_size
    images: dict[int, dict[str, Any]] = {}
    annotations: list[dict[str, Any]] = []
    for track in analysis.tracks:
        indices = frame_indices(track, pts)
        for row in np.flatnonzero(track.seen).tolist():
            index = int(indices[row])
            stamp = int(pts[index])
            images.setdefault(
                index,
                {
                    "id": index + 1,
                    "file_name": f"{name}#{index + 1:06}.png",
                    "width": width,
                    "height": height,
                    "pts": stamp,
                    "t": float(seconds(pts[index : index + 1], facts.time_base)[0]),
                },
            )
            annotations.append(_annotation(track, row, index, len(annotations) + 1))
    return {
        "info": {
            "description": "An appearance is no identity. Rows the detector looked at.",
            "clip": analysis.sha256,
            "model": analysis.model.name,
            "model_sha256": analysis.model.sha256,
        },
        "images": [images[index] for index in sorted(images)],
        "annotations": annotations,
        "categories": [{"id": number, "name": cls.value} for cls, number in COCO_IDS.items()],
    }


def frame_indices(track: Track, pts: NDArray[np.int64]) -> NDArray[np.int64]:
    """(n,) position of each row's picture in the clip's pts list; the first among equals."""
    order = np.argsort(pts, kind="stable")
    ranks = np.searchsorted(pts[order], track.pts)
    known = ranks < len(pts)
    if not known.all() or not np.array_equal(pts[order[ranks]], track.pts):
        message = f"track {track.number} names a picture that is not in the clip"
        raise IntegrityError(message)
    return order[ranks].astype(np.int64)


def _annotation(track: Track, row: int, index: int, number: int) -> dict[str, Any]:
    x1, y1, x2, y2 = _rounded(track.box[row], 2)
    width, height = round(x2 - x1, 2), round(y2 - y1, 2)
    return {
        "id": number,
        "image_id": index + 1,
        "category_id": COCO_IDS[track.cls],
        "bbox": [x1, y1, width, height],
        "area": round(width * height, 2),
        "iscrowd": 0,
        "score": round(float(track.conf[row]), 4),
        "track_id": track.number,
    }


def _rounded(values: NDArray[np.float32], digits: int) -> Any:  # noqa: ANN401 - nested lists
    return np.round(values.astype(np.float64), digits).tolist()


def _score(conf: float) -> str:
    return "-1" if conf < 0 else f"{conf:.4f}"
