"""Clips: one original file's bytes each, and the names of their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.errors import AmbiguousNameError, NotFoundError
from nvr_desk.store import blob
from nvr_desk.store.case_tables import clip, clip_pts, delivery
from nvr_desk.store.rows import clip_of, clip_values

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from nvr_desk.records.media import Clip
    from nvr_desk.store.unit import Unit

SHORTEST_PREFIX = 4
"""Hex digits a hash is named by at least."""


def add(
    tx: Unit,
    found: Clip,
    pts: NDArray[np.int64],
    keys: NDArray[np.int64] | None = None,
    places: NDArray[np.int64] | None = None,
) -> None:
    """Put a clip on record; the same bytes again change nothing (their survey is the same).

    Args:
        tx: The unit of work.
        found: What the bytes turned out to be.
        pts: (n,) as surveyed.
        keys: (k,) indices of its key pictures, if they were noted.
        places: (n,) bytes at which its pictures begin, if they were noted.
    """
    made = tx.connection.execute(
        upsert(clip).values(clip_values(found)).on_conflict_do_nothing().returning(clip.c.id)
    ).scalar_one_or_none()
    if made is not None:
        tx.connection.execute(
            insert(clip_pts).values(
                clip_id=made,
                count=len(pts),
                data=blob.encode_pts(pts),
                keys=None if keys is None or len(keys) == 0 else blob.encode_pts(keys),
                places=None if places is None or len(places) == 0 else blob.encode_pts(places),
            )
        )


def get(db: Connection, sha256: str) -> Clip:
    """One clip by its whole hash. Raises NotFoundError."""
    row = db.execute(select(clip).where(clip.c.sha256 == sha256)).mappings().first()
    if row is None:
        raise NotFoundError("clip", sha256)
    return clip_of(row)


def exists(db: Connection, sha256: str) -> bool:
    """Whether the clip is on record."""
    return db.execute(select(clip.c.id).where(clip.c.sha256 == sha256)).first() is not None


def pts(db: Connection, sha256: str) -> NDArray[np.int64]:
    """(n,) int64: pts of every picture in presentation order, repeats kept.

    Raises:
        NotFoundError: no such clip.
        BlobDamagedError: the stored list is damaged.
    """
    data = db.execute(
        select(clip_pts.c.data)
        .join(clip, clip.c.id == clip_pts.c.clip_id)
        .where(clip.c.sha256 == sha256)
    ).scalar_one_or_none()
    if data is None:
        raise NotFoundError("clip", sha256)
    return blob.decode_pts(data)


def keys(db: Connection, sha256: str) -> NDArray[np.int64] | None:
    """(k,) int64, rising: indices of the key pictures in the list of ``pts``.

    Returns:
        None where nobody noted them, as in workspaces of before.

    Raises:
        BlobDamagedError: the stored list is damaged.
    """
    data = db.execute(
        select(clip_pts.c["keys"])
        .join(clip, clip.c.id == clip_pts.c.clip_id)
        .where(clip.c.sha256 == sha256)
    ).scalar_one_or_none()
    return None if data is None else blob.decode_pts(data)


def places(db: Connection, sha256: str) -> NDArray[np.int64] | None:
    """(n,) int64: bytes of the file at which the pictures of the list of ``pts`` begin.

    Returns:
        None where times lead to them, or nobody noted it, as in workspaces of before.

    Raises:
        BlobDamagedError: the stored list is damaged.
    """
    data = db.execute(
        select(clip_pts.c["places"])
        .join(clip, clip.c.id == clip_pts.c.clip_id)
        .where(clip.c.sha256 == sha256)
    ).scalar_one_or_none()
    return None if data is None else blob.decode_pts(data)


def find(db: Connection, case: str, name: str) -> Clip:
    """The clip of a case that a person names.

    Args:
        db: Where to look.
        case: Number of the case; names of other cases do not count.
        name: Delivery id, item number, original file name, hash or unique start of one.

    Raises:
        NotFoundError: nothing fits.
        AmbiguousNameError: two different clips fit.
    """
    for fits in ways(name):
        hashes = db.execute(
            select(clip.c.sha256)
            .join(delivery, delivery.c.clip_id == clip.c.id)
            .where(delivery.c.case_number == case, fits)
            .distinct()
            .order_by(clip.c.sha256)
            .limit(10)
        ).scalars()
        found = tuple(hashes)
        if len(found) > 1:
            raise AmbiguousNameError("clip", name, found)
        if found:
            return get(db, found[0])
    raise NotFoundError("clip", name)


def ways(name: str) -> list[ColumnElement[bool]]:
    """How a name may be meant, the surest first: each is tried alone."""
    ways_: list[ColumnElement[bool]] = [
        delivery.c.name_id == name,
        delivery.c.item == name,
        or_(delivery.c.name == name, delivery.c.path == name),
    ]
    low = name.lower()
    if len(low) >= SHORTEST_PREFIX and all(c in "0123456789abcdef" for c in low):
        ways_.append(clip.c.sha256.startswith(low))
    return ways_
