"""The gallery: every appearance by its best shot, and what each person made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from nvr_desk.desk.acts import OpenAct, act, within_ticket
from nvr_desk.desk.core import Core, Service
from nvr_desk.desk.view import ViewTicket, held
from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.policy.consent import require_visible
from nvr_desk.records.gallery import Shot, ShotKey
from nvr_desk.review.search import limited, nonsense
from nvr_desk.review.shot_shelf import ShotShelf
from nvr_desk.store import deliveries, gallery, review_states, search, watched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.media.shots import Cut
    from nvr_desk.records.gallery import Gallery
    from nvr_desk.records.review_state import ReviewState
    from nvr_desk.records.search import Query
    from nvr_desk.store.watched import Spans

MOST_ON_A_PAGE: Final = 500
"""Appearances that one act shows; whoever scrolls on opens another."""
MOST_AT_ONCE: Final = 5_000
"""Appearances that are given a state in one transaction."""
LOOKS_AHEAD: Final = 400
"""Looks that one transaction reads ahead: some 20 ms."""


class GalleryService(Service):
    """Needs a case and a purpose, as a search does."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._shelf = ShotShelf(core.store.paths.derived / "shots")

    @act("gallery", split=True)
    def listing(self, act: OpenAct, query: Query) -> Gallery:
        """Every appearance that fits, as columns, with this person's states; no pictures.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            UsageError: a question that makes no sense.
        """
        self.core.purposeful_case(query.case, "gallery", series=True)
        read_ahead(self.core, query)
        with self.core.store.read() as db:
            found = gallery.listing(db, query, _user(act))
        act.tell(appearances=len(found), deliveries=len(found.deliveries))
        return replace(found, coverage=limited(found.coverage))

    @act("view", stays_open=True)
    def page(
        self, act: OpenAct, case: str, delivery_ids: Sequence[str], tracks: Sequence[int]
    ) -> ViewTicket:
        """Open a view on the best shots of a page: one act that names all its deliveries.

        Args:
            act: Given by the facade.
            case: The case or series.
            delivery_ids: Of the page, each once; they stand in the entry.
            tracks: Of the page, as in ``ShotKey``; they stand in the entry too.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            NotFoundError: no such delivery, or none that this case or series reaches.
            NotVisibleError: a delivery's consent does not let it be opened.
            UsageError: more than a page.
        """
        if max(len(delivery_ids), len(tracks)) > MOST_ON_A_PAGE:
            message = f"a page holds at most {MOST_ON_A_PAGE} appearances"
            raise UsageError(message)
        self.core.purposeful_case(case, "view", series=True)
        with self.core.store.read() as db:
            found = gallery.named(db, case, delivery_ids)
        for delivery in found:
            require_visible(delivery)
        opened = {delivery.id: delivery for delivery in found}
        return ViewTicket(act.seq, case, "gallery", opened, standing=act.standing)

    @within_ticket
    def shots(self, ticket: ViewTicket, keys: Sequence[ShotKey]) -> list[Shot]:
        """What lists tell of some appearances, with the pictures that were cut before.

        Those that stand no longer, because another look answers by now, are left out.

        Raises:
            DeniedError, NotVisibleError: see `view.held`.
        """
        mine = held(self.core, ticket, list(dict.fromkeys(key.delivery for key in keys)))
        clips = {delivery.id: delivery.sha256 for delivery in mine}
        with self.core.store.read() as db:
            found = gallery.tracks(db, keys)
        rows = [(key, found.get(key.track)) for key in keys]
        return [
            Shot(key, row, self._shelf.small(row), self._shelf.large(row))
            for key, row in rows
            if row is not None and row.sha256 == clips[key.delivery]
        ]

    @within_ticket
    def keep(self, ticket: ViewTicket, cuts: Mapping[Shot, Cut]) -> None:
        """Keep pictures that were cut from originals of this view, for the next time."""
        held(self.core, ticket, list(dict.fromkeys(shot.key.delivery for shot in cuts)))
        for shot, cut in cuts.items():
            self._shelf.put(shot.track, cut)

    @act("review.state")
    def state(
        self,
        act: OpenAct,
        case: str,
        keys: Sequence[ShotKey],
        state: ReviewState | None,
    ) -> list[ReviewState | None]:
        """Say what this person made of some appearances; None is unseen again.

        Returns:
            What they said of each before, for an undo.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            NotFoundError: no such delivery in reach, or the appearance stands no longer.
            NotVisibleError: a delivery's consent does not let it be opened.
            UsageError: too many at once.
        """
        if len(keys) > MOST_AT_ONCE:
            message = f"at most {MOST_AT_ONCE} appearances are given a state at once"
            raise UsageError(message)
        self.core.purposeful_case(case, "review.state", series=True)
        tx = act.change
        db = tx.connection
        names = list(dict.fromkeys(key.delivery for key in keys))
        clips: dict[str, str] = {}
        for delivery in gallery.named(db, case, names):
            require_visible(delivery)
            clips[delivery.id] = delivery.sha256
        standing = gallery.tracks(db, keys)
        for key in keys:
            row = standing.get(key.track)
            if row is None or row.sha256 != clips[key.delivery]:
                raise NotFoundError("appearance", str(key.track))
        before = review_states.of(db, _user(act), keys)
        review_states.put(tx, _user(act), case, keys, state, self.core.clock.now())
        act.touch("delivery", *names)
        act.tell(appearances=len(keys))
        return before

    @act("gallery", split=True)
    def find(self, act: OpenAct, case: str, name: str, numbers: Sequence[int]) -> list[ShotKey]:
        """Appearances of one delivery by the numbers that lists show, for ``state``.

        Raises:
            NotFoundError: no such delivery, or no appearance of that number.
        """
        self.core.purposeful_case(case, "gallery", series=True)
        with self.core.store.read() as db:
            delivery = deliveries.find(db, case, name)
            require_visible(delivery)
            found = gallery.numbered(db, delivery.sha256, numbers)
        act.touch("delivery", delivery.id)
        return [ShotKey(delivery.id, track) for track in found]

    @act("gallery", split=True)
    def watched(self, act: OpenAct, case: str) -> dict[str, Spans]:
        """Delivery → container seconds that this person has had on screen."""
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            found = watched.of_case(db, _user(act), case)
        act.tell(deliveries=len(found))
        return found


def read_ahead(core: Core, query: Query, *, whole: bool = True) -> None:
    """Read what a question needs in short transactions, so that nobody has to wait long.

    Args:
        core: Of the desk.
        query: What will be asked.
        whole: All of what fits will be listed, not only its first hits.

    Raises:
        UsageError: a question that makes no sense.
    """
    why = nonsense(query)
    if why:
        raise UsageError(why)
    if not whole:
        with core.store.read() as db:
            if search.adds_up(db, query):
                return
    left = 1
    while left:
        with core.store.read() as db:
            left = search.prepare(db, query, LOOKS_AHEAD)


def _user(act: OpenAct) -> str:
    return act.standing.actor.user if act.standing else act.core.actor.user
