"""Which deliveries a camera filmed, and which appearances touch a drawn part of their pictures.

The box around all rows of an appearance rules most of them out, its best box rules many in; of the
rest the rows are read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import select

from nvr_desk.geometry import rects_touch
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import blob, deliveries, reach
from nvr_desk.store.case_tables import clip, delivery
from nvr_desk.store.engine import raw
from nvr_desk.store.rows import clip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import Clip
    from nvr_desk.records.region import Region
    from nvr_desk.records.search import Query

_PAGE: Final = 500
_NOBODY: Final = ("",)
"""No delivery is called so; an empty list would name all of them."""

_ROUGH: Final = """
SELECT t.id, x.x0, x.y0, x.x1, x.y1, t.best_x1, t.best_y1, t.best_x2, t.best_y2,
       CASE WHEN c.rotation IN (90, 270) THEN c.height ELSE c.width END,
       CASE WHEN c.rotation IN (90, 270) THEN c.width ELSE c.height END
FROM track t
JOIN track_index x ON x.track_id = t.id
JOIN analysis a ON a.id = t.analysis_id
JOIN clip c ON c.id = a.clip_id
WHERE t.id IN ({})
"""


@dataclass(frozen=True, slots=True)
class Filmed:
    """A delivery of a camera with its clip."""

    delivery: Delivery
    clip: Clip


def of_camera(db: Connection, case: str, camera: str) -> list[Filmed]:
    """Deliveries of a camera that a case or series reaches, in order of time."""
    rows = db.execute(
        select(delivery.c.id.label("key"), clip)
        .join(clip, clip.c.id == delivery.c.clip_id)
        .where(delivery.c.camera == camera, reach.within(case))
        .order_by(delivery.c.start_us.is_(None), delivery.c.start_us, delivery.c.id)
    )
    clips = {row["key"]: clip_of(row) for row in rows.mappings()}
    found = deliveries.by_key(db, list(clips))
    return [Filmed(found[key], of) for key, of in clips.items()]


def narrowed(db: Connection, query: Query) -> Query:
    """The question asked of the deliveries of its region's camera alone."""
    region = query.region
    if region is None:
        return query
    mine = select(delivery.c.name_id).join(clip, clip.c.id == delivery.c.clip_id)
    mine = mine.where(delivery.c.camera == region.camera, reach.within(query.case))
    if region.size is not None:
        turned = clip.c.rotation.in_((90, 270))
        width, height = region.size
        mine = mine.where(
            (~turned & (clip.c.width == width) & (clip.c.height == height))
            | (turned & (clip.c.width == height) & (clip.c.height == width))
        )
    names = list(db.execute(mine).scalars())
    asked = set(query.deliveries)
    kept = tuple(name for name in names if not asked or name in asked)
    return replace(query, deliveries=kept or _NOBODY)


def touching(db: Connection, tracks: NDArray[np.int64], region: Region) -> NDArray[np.bool_]:
    """(n,) which appearances touch a region in one of their pictures.

    Args:
        db: An open transaction.
        tracks: (n,) keys of tracks.
        region: In shares of the picture.

    Raises:
        BlobDamagedError: a stored track is damaged.
    """
    each, back = np.unique(tracks, return_inverse=True)
    fits = np.zeros(len(each), np.bool_)
    for at in range(0, len(each), _PAGE):
        page = each[at : at + _PAGE].tolist()
        fits[at : at + _PAGE] = _page(db, page, region)
    return fits[back]


def _page(db: Connection, keys: Sequence[int], region: Region) -> NDArray[np.bool_]:
    places = ", ".join("?" * len(keys))
    rows: list[Any] = raw(db).execute(_ROUGH.format(places), list(keys)).fetchall()
    told = np.array([row[1:] for row in rows], np.float64).reshape(-1, 10)
    names = [int(row[0]) for row in rows]
    scale = np.stack([told[:, 8], told[:, 9]] * 2, axis=1)
    around = rects_touch(told[:, :4] / scale, region.corners)
    best = around & rects_touch(told[:, 4:8] / scale, region.corners)
    found = {name for name, fits in zip(names, best.tolist(), strict=True) if fits}
    open_ = np.flatnonzero(around & ~best).tolist()
    found |= _by_rows(db, {names[row]: scale[row] for row in open_}, region)
    return np.array([key in found for key in keys], np.bool_)


def _by_rows(db: Connection, scales: dict[int, NDArray[np.float64]], region: Region) -> set[int]:
    if not scales:
        return set()
    places = ", ".join("?" * len(scales))
    text = f"SELECT id, number, cls, data FROM track WHERE id IN ({places})"  # noqa: S608 - marks
    found: set[int] = set()
    for key, number, cls, data in raw(db).execute(text, list(scales)).fetchall():
        boxes = blob.decode_track(number, ObjectClass(cls), data).box.astype(np.float64)
        if rects_touch(boxes / scales[key], region.corners).any():
            found.add(key)
    return found
