"""Where something moved in each clip, written with a look, read for drawn regions."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import numpy as np
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.records.motion import GRID_SIDE, MotionGrid
from nvr_desk.store.blob import BlobDamagedError
from nvr_desk.store.case_tables import clip
from nvr_desk.store.look_tables import motion_grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Unit

_LEVEL: Final = 6
_GRID_BYTES: Final = GRID_SIDE * GRID_SIDE // 8
_MOST: Final = 1_000_000


def put(tx: Unit, clip_id: int, motion: MotionGrid) -> None:
    """Keep the grids of a clip; those of a later look take their place."""
    packed = zlib.compress(np.packbits(motion.cells).tobytes(), _LEVEL)
    values = {"rate": motion.rate, "n": len(motion.cells), "data": packed}
    tx.connection.execute(
        upsert(motion_grid)
        .values(clip_id=clip_id, **values)
        .on_conflict_do_update(index_elements=["clip_id"], set_=values)
    )


def of_clips(db: Connection, hashes: Sequence[str]) -> dict[str, MotionGrid]:
    """Grids of clips by their hashes; those that were never watched are left out.

    Raises:
        BlobDamagedError: what is stored is no grid.
    """
    rows = db.execute(
        select(clip.c.sha256, motion_grid.c.rate, motion_grid.c.n, motion_grid.c.data)
        .join(motion_grid, motion_grid.c.clip_id == clip.c.id)
        .where(clip.c.sha256.in_(hashes))
    )
    return {row.sha256: MotionGrid(row.rate, _cells(row.data, row.n)) for row in rows}


def _cells(data: bytes, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    if not 0 <= count <= _MOST:
        raise BlobDamagedError("motion grid")
    try:
        raw = zlib.decompressobj().decompress(data, count * _GRID_BYTES + 1)
    except zlib.error as error:
        raise BlobDamagedError("motion grid") from error
    if len(raw) != count * _GRID_BYTES:
        raise BlobDamagedError("motion grid")
    bits = np.unpackbits(np.frombuffer(raw, np.uint8))
    return bits.reshape(count, GRID_SIDE, GRID_SIDE).astype(bool)
