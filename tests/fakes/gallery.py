"""The gallery's room of a fake desk, and galleries made by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.desk.view import ViewTicket
from nvr_desk.records.gallery import STATES, Gallery, Shot, ShotKey
from nvr_desk.records.search import Query, SearchCoverage
from nvr_desk.records.track import ObjectClass, TrackRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.media.shots import Cut
    from nvr_desk.records.review_state import ReviewState

    from tests.fakes.desk import FakeDesk

COVERAGE = SearchCoverage(
    deliveries=1,
    footage_s=60.0,
    looked_s=60.0,
    not_looked=0,
    hidden=0,
    undated=0,
    unplaced=0,
    not_looked_for=(),
)
START_US = 1_795_000_000_000_000
BASE = Fraction(1, 90000)


def gallery(query: Query, deliveries: Sequence[str], count: int) -> Gallery:
    """So many persons and cars, a second after each other, dealt out to the deliveries in turn."""
    at = np.arange(count)
    return Gallery(
        query=query,
        deliveries=tuple(deliveries),
        owner=(at % max(1, len(deliveries))).astype(np.int32),
        track=(at + 1).astype(np.int64),
        kind=np.where(at % 2 == 0, 0, 2).astype(np.int8),
        start_us=START_US + at.astype(np.int64) * 1_000_000,
        dated=np.ones(count, np.bool_),
        state=np.zeros(count, np.int8),
        carried=np.zeros(count, np.bool_),
        lost=0,
        coverage=COVERAGE,
    )


def track_row(key: ShotKey, sha256: str = "ab" * 32) -> TrackRow:
    """The appearance of a key; its number is its name."""
    return TrackRow(
        sha256=sha256,
        number=key.track,
        cls=ObjectClass.PERSON,
        start_s=1.0,
        end_s=3.0,
        best_s=2.0,
        best_pts=3_000,
        best_conf=0.8,
        best_box=(10.0, 20.0, 60.0, 120.0),
        rows=20,
        seen=10,
        model="yolo-test",
        model_sha256="ab" * 32,
        unverified=False,
    )


class FakeGallery:
    """Keeps what it is told; its pages have the pictures put into ``jpegs``."""

    def __init__(self, desk: FakeDesk) -> None:
        self.desk = desk
        self.count = 0
        self.jpegs: dict[int, bytes] = {}
        self.said: dict[ShotKey, ReviewState | None] = {}
        self.pages: list[tuple[ViewTicket, list[int]]] = []
        self.listings: list[Query] = []
        self.refuse: Exception | None = None
        self.kept: dict[Shot, Cut] = {}

    def listing(self, query: Query) -> Gallery:
        if self.refuse is not None:
            raise self.refuse
        self.listings.append(query)
        shown = [row.delivery.id for row in self.desk.rows if row.told]
        found = gallery(query, shown, self.count if shown else 0)
        codes = [STATES.index(self.said.get(found.key(at))) for at in range(len(found))]
        return replace(found, state=np.array(codes, np.int8))

    def page(self, case: str, delivery_ids: Sequence[str], tracks: Sequence[int]) -> ViewTicket:
        held = {name: self.desk.row(name).delivery for name in delivery_ids}
        ticket = ViewTicket(len(self.pages) + 1, case, "gallery", held)
        self.pages.append((ticket, list(tracks)))
        return ticket

    def shots(self, ticket: ViewTicket, keys: Sequence[ShotKey]) -> list[Shot]:
        assert not ticket.closed
        return [
            Shot(key, track_row(key), self.jpegs.get(key.track), self.jpegs.get(key.track))
            for key in keys
        ]

    def keep(self, ticket: ViewTicket, cuts: Mapping[Shot, Cut]) -> None:
        assert not ticket.closed
        self.kept |= dict(cuts)

    def state(
        self, case: str, keys: Sequence[ShotKey], state: ReviewState | None
    ) -> list[ReviewState | None]:
        before = [self.said.get(key) for key in keys]
        self.said |= dict.fromkeys(keys, state)
        return before
