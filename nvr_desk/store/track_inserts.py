"""Tracks into their table and index, and the counts that follow from them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.store import attribute_columns, blob
from nvr_desk.store.engine import raw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from sqlalchemy import Connection

    from nvr_desk.records.track import Track

_COLUMNS: Final = (
    *("id", "analysis_id", "number", "cls", "start_s", "end_s", "best_s", "best_pts", "best_conf"),
    *("best_x1", "best_y1", "best_x2", "best_y2", "rows", "seen", "data"),
    *attribute_columns.COLUMNS,
    "made_by",
)
_INSERT_TRACK: Final = (
    f"INSERT INTO track ({', '.join(_COLUMNS)})"  # noqa: S608 - words of ours
    f" VALUES ({', '.join('?' * len(_COLUMNS))})"
)
_INSERT_INDEX: Final = "INSERT INTO track_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

_SUMMARY: Final = """
INSERT INTO clip_summary (analysis_id, cls, tracks, first_s, last_s, max_conf)
SELECT analysis_id, cls, count(*), min(start_s), max(end_s), max(best_conf)
FROM track WHERE analysis_id = ? AND stands = 1 GROUP BY cls
"""
_COUNT: Final = """
UPDATE analysis
SET tracks = (SELECT count(*) FROM track WHERE analysis_id = ?1 AND stands = 1)
WHERE id = ?1
"""


def insert_tracks(
    db: Connection,
    analysis: int,
    found: Sequence[Track],
    time_base: Fraction,
    clip_start: float,
    made_by: int | None = None,
) -> None:
    """Past SQLAlchemy to the driver: this is the one hot insert, three times as fast so.

    Args:
        db: A transaction that writes.
        analysis: Key of the look.
        found: Its tracks, or those that a person made of them.
        time_base: Seconds a pts.
        clip_start: First pts of the clip in container seconds.
        made_by: Key of the change by hand that made them; None where the detector did.
    """
    driver = raw(db)
    first = driver.execute("SELECT coalesce(max(id), 0) + 1 FROM track").fetchone()[0]
    rows: list[tuple[Any, ...]] = []
    index: list[tuple[int, ...]] = []
    for key, each in enumerate(found, first):
        start, end = (int(each.pts[at]) * float(time_base) for at in (0, -1))
        best = each.best_row
        best_pts = int(each.pts[best])
        rows.append(
            (
                *(key, analysis, each.number, each.cls.value, start, end),
                *(best_pts * float(time_base), best_pts, _conf(each)),
                *(float(side) for side in each.box[best]),
                *(len(each.pts), int(each.seen.sum()), blob.encode_track(each)),
                *attribute_columns.values(each.attributes),
                made_by,
            )
        )
        index.append((key, *index_cells(analysis, each, start - clip_start, end - clip_start)))
    driver.executemany(_INSERT_TRACK, rows)
    driver.executemany(_INSERT_INDEX, index)


def index_cells(analysis: int, found: Track, start_s: float, end_s: float) -> tuple[int, ...]:
    """The row of a track in ``track_index``, without its key.

    Args:
        analysis: Key of the look.
        found: The track.
        start_s: Its first picture, seconds since the clip's first one.
        end_s: Its last picture, in the same seconds.
    """
    low, high = found.box[:, :2].min(0), found.box[:, 2:].max(0)
    return (
        *(analysis, analysis, math.floor(start_s * 1000), math.ceil(end_s * 1000)),
        *(math.floor(low[0]), math.ceil(high[0]), math.floor(low[1]), math.ceil(high[1])),
    )


def summarise(db: Connection, analysis: int) -> None:
    """Count the tracks of a look that stand, by class and in all."""
    driver = raw(db)
    driver.execute("DELETE FROM clip_summary WHERE analysis_id = ?", (analysis,))
    driver.execute(_SUMMARY, (analysis,))
    driver.execute(_COUNT, (analysis,))


def _conf(each: Track) -> float:
    """Highest confidence of its looks, held inside 0…1 against rounding in float32."""
    return min(1.0, max(0.0, float(each.conf[each.seen].max(initial=0.0))))
