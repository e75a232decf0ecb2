"""What would make a row of a list say something else, read in pages of some milliseconds."""

from __future__ import annotations

from collections import Counter
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from nvr_desk.digest import sha256_bytes
from nvr_desk.store import reach
from nvr_desk.store.case_tables import clip, consent, delivery
from nvr_desk.store.engine import raw
from nvr_desk.store.look_tables import analysis, promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Store

PAGE: Final = 2000
"""Deliveries of one read: some 10 ms."""
BEHIND: Final = (
    *("analysis", "batch", "case_file", "clip", "clip_summary", "consent", "delivery"),
    *("hand_edit", "mark", "promise", "refusal", "series_case", "time_correction", "track"),
)
"""Tables that lists, timeline and map are made of."""

_NEWEST_CONSENT = (
    select(func.max(consent.c.id))
    .where(consent.c.delivery_id == delivery.c.id)
    .correlate(delivery)
    .scalar_subquery()
)


def stamp(db: Connection) -> str:
    """A word that is another one once any row of ``BEHIND`` came, went or changed."""
    places = ", ".join("?" * len(BEHIND))
    asked = f"SELECT name, rows, digest FROM row_seal WHERE name IN ({places}) ORDER BY name"  # noqa: S608
    return sha256_bytes(repr(raw(db).execute(asked, BEHIND).fetchall()).encode())


def prints(store: Store, case: str, keys: Sequence[int]) -> dict[str, int]:
    """Delivery id → a number that is another one where its row of a list would be; by arrival.

    Args:
        store: The workspace; each page is a short read of its own.
        case: Of a series, the deliveries that it reaches.
        keys: What to tell of, of ``reach.keys``. Twins are counted among these alone.
    """
    rows: list[Row[Any]] = []
    for at in range(0, len(keys), PAGE):
        with store.read() as db:
            rows += db.execute(_page(case, keys[at : at + PAGE])).all()
    twins = Counter(row.clip_id for row in rows)
    return {intern(row.name_id): hash((*row, twins[row.clip_id])) for row in rows}


def _page(case: str, keys: Sequence[int]) -> Any:  # noqa: ANN401 - SQLAlchemy names its columns in the type
    columns = (delivery.c.id, delivery.c.name_id, delivery.c.clip_id, delivery.c.visibility)
    times = (delivery.c.start_us, delivery.c.offset_s, delivery.c.rate_ppm, delivery.c.anchor_s)
    return (
        select(*columns, *times, delivery.c.uncertainty_s, _NEWEST_CONSENT, clip.c.state)
        .add_columns(analysis.c.id.label("look"), analysis.c.tracks, promise.c.score)
        .join(clip, clip.c.id == delivery.c.clip_id)
        .outerjoin(analysis, (analysis.c.clip_id == clip.c.id) & (analysis.c.answers == 1))
        .outerjoin(promise, promise.c.analysis_id == analysis.c.id)
        .where(delivery.c.id.in_(keys), reach.checked(case))
        .order_by(delivery.c.id)
    )
