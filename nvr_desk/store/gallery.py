"""Every appearance that fits a question, in time order, with what a person made of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from sqlalchemy import select

from nvr_desk.errors import NotFoundError
from nvr_desk.records.gallery import Gallery
from nvr_desk.store import deliveries, reach, review_states, search, search_tracks
from nvr_desk.store.case_tables import clip, delivery
from nvr_desk.store.look_tables import analysis, track
from nvr_desk.store.track_rows import track_row, track_selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.gallery import ShotKey
    from nvr_desk.records.search import Query
    from nvr_desk.records.track import TrackRow

_CHUNK: Final = 1_000


def listing(db: Connection, query: Query, user: str) -> Gallery:
    """All of them, whatever ``query.limit`` says.

    Args:
        db: An open transaction.
        query: What is asked.
        user: Whose states are told.
    """
    found = search.find(db, query, user)
    first = search_tracks.in_order(found.reach, found.runs, found.fits, len(found.fits.at))
    told = found.reach.columns
    said = review_states.states(db, user, query.case, found.reach, found.runs, first)
    rows, owner = np.unique(first.owner, return_inverse=True)
    return Gallery(
        query=query,
        deliveries=tuple(told.ids[int(row)] for row in rows),
        owner=owner.astype(np.int32),
        track=found.runs.columns["id"][first.at],
        kind=found.runs.columns["cls"][first.at],
        start_us=search_tracks.instants_us(found.reach, found.runs, first, "start_s"),
        dated=told.dated[first.owner],
        state=said.code,
        carried=said.carried,
        lost=said.lost,
        coverage=search.covered(db, query, found.reach, found.unsaid),
    )


def named(db: Connection, case: str, ids: Sequence[str]) -> list[Delivery]:
    """Deliveries by their ids, as far as a case or series reaches, in the order of the ids.

    Raises:
        NotFoundError: there is none of that id, or it is of another case: both look the same.
    """
    found: dict[str, Delivery] = {}
    for at in range(0, len(ids), _CHUNK):
        mine = select(delivery.c.id).where(
            delivery.c.name_id.in_(ids[at : at + _CHUNK]), reach.within(case)
        )
        keys = list(db.execute(mine).scalars())
        found |= {each.id: each for each in deliveries.by_key(db, keys).values()}
    for name in ids:
        if name not in found:
            raise NotFoundError("delivery", name)
    return [found[name] for name in ids]


def tracks(db: Connection, keys: Sequence[ShotKey]) -> dict[int, TrackRow]:
    """Name inside this database → track, of those that still stand."""
    found: dict[int, TrackRow] = {}
    for at in range(0, len(keys), _CHUNK):
        names = {key.track for key in keys[at : at + _CHUNK]}
        wanted = track_selection().where(
            track.c.id.in_(names), track.c.stands == 1, analysis.c.answers == 1
        )
        found |= {row["id"]: track_row(row) for row in db.execute(wanted).mappings()}
    return found


def numbered(db: Connection, sha256: str, numbers: Sequence[int]) -> list[int]:
    """Names inside this database of a clip's appearances, by the numbers that lists show.

    Raises:
        NotFoundError: no appearance of that number stands.
    """
    mine = (clip.c.sha256 == sha256, analysis.c.answers == 1, track.c.stands == 1)
    rows = db.execute(track_selection().where(*mine)).mappings()
    known = {row["number"]: int(row["id"]) for row in rows}
    for number in numbers:
        if number not in known:
            raise NotFoundError("appearance", str(number))
    return [known[number] for number in numbers]
