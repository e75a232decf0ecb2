"""Looking at footage: nothing is shown before the entry that says so is durable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.desk import last_words
from nvr_desk.desk.acts import OpenAct, act, outcome_of, within_ticket
from nvr_desk.desk.core import Service
from nvr_desk.errors import DeniedError, NotFoundError, NotVisibleError, UsageError
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.membership import require_open
from nvr_desk.policy.permissions import require_permission
from nvr_desk.records.audit import Phase
from nvr_desk.review import small_pictures
from nvr_desk.store import clips, deliveries, gallery, tracks, watched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from nvr_desk.desk.core import Core, Standing
    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import Clip, Thumbnail
    from nvr_desk.records.track import Analysis

VIEW_KINDS = ("player", "posters", "still", "gallery")
"""What pictures may be asked for."""


@dataclass(slots=True)
class ViewTicket:
    """A view act that is open: these deliveries may be painted until it is closed."""

    seq: int
    case: str
    kind: str
    deliveries: dict[str, Delivery]
    closed: bool = False
    spans: int = field(default=0)
    """Child entries written so far."""
    standing: Standing | None = None
    """Who opened it, and why; nobody else is given anything under it."""


@dataclass(frozen=True, slots=True)
class OpenMedia:
    """An original, ready for a decode worker: opened read-only by descriptor, never by name."""

    path: Path
    clip: Clip
    pts: NDArray[np.int64]
    keys: NDArray[np.int64] | None = None
    """Indices of its key pictures; None where nobody noted them."""
    places: NDArray[np.int64] | None = None
    """Bytes at which its pictures begin, where no time leads to them; else None."""


class ViewService(Service):
    """View tickets and what may be read under one."""

    @act("view", stays_open=True)
    def open(
        self, act: OpenAct, case: str, delivery_ids: Sequence[str], kind: str = "player"
    ) -> ViewTicket:
        """Open a view on deliveries of a case; its entry is durable when this returns.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            NotFoundError: no such delivery, or none that this case or series reaches.
            NotVisibleError: a delivery's consent does not let it be opened.
            UsageError: no such kind of view.
        """
        if kind not in VIEW_KINDS:
            message = f"a view is one of {', '.join(VIEW_KINDS)}, not {kind!r}"
            raise UsageError(message)
        self.core.purposeful_case(case, "view", series=True)
        opened: dict[str, Delivery] = {}
        with self.core.store.read() as db:
            for delivery_id in delivery_ids:
                # One of another case is not told from one that is nowhere.
                delivery = deliveries.of_case(db, case, delivery_id)
                require_visible(delivery)
                opened[delivery_id] = delivery
        return ViewTicket(act.seq, case, kind, opened, standing=act.standing)

    @within_ticket
    def shown(self, ticket: ViewTicket, delivery_id: str, from_s: float, to_s: float) -> None:
        """Say which span of footage was painted, container seconds; at most every 30 s a call.

        What was painted before a consent was withdrawn or the case closed is told all the same;
        what was painted before the log was full, in the room of the reserve.

        Raises:
            LogUnavailableError: nothing more is to be painted until the log can be written.
        """
        self._named(ticket, delivery_id)
        span = self.core.draft(
            "view",
            Phase.PART,
            case=ticket.case,
            parent=ticket.seq,
            objects=[{"kind": "delivery", "id": delivery_id}],
            detail={"from_s": round(from_s, 3), "to_s": round(to_s, 3)},
            standing=ticket.standing,
        )
        user = ticket.standing.actor.user if ticket.standing else self.core.actor.user
        last_words.write(
            self.core,
            span,
            lambda tx: watched.grow(tx, user, delivery_id, from_s, to_s, self.core.clock.now()),
        )
        ticket.spans += 1
        self.core.store.watch.require()

    @within_ticket
    def close(self, ticket: ViewTicket, failure: BaseException | None = None) -> None:
        """End a view; nothing is painted under this ticket any more. Twice is once."""
        if ticket.closed:
            return
        ticket.closed = True
        closing = self.core.draft(
            "view",
            Phase.CLOSED,
            case=ticket.case,
            parent=ticket.seq,
            outcome=outcome_of(failure),
            detail={"spans": ticket.spans},
            standing=ticket.standing,
        )
        last_words.write(self.core, closing)

    @within_ticket
    def media(self, ticket: ViewTicket, delivery_id: str) -> OpenMedia:
        """The original behind a delivery, for a decode worker."""
        delivery = self._held(ticket, delivery_id)
        with self.core.store.read() as db:
            clip = clips.get(db, delivery.sha256)
            pts = clips.pts(db, delivery.sha256)
            keys = clips.keys(db, delivery.sha256)
            places = clips.places(db, delivery.sha256)
        return OpenMedia(self.core.vault.path(delivery.sha256), clip, pts, keys, places)

    @within_ticket
    def analysis(self, ticket: ViewTicket, delivery_id: str) -> Analysis | None:
        """Tracks and coverage of the newest analysis; None when no detector ever looked."""
        delivery = self._held(ticket, delivery_id)
        with self.core.store.read() as db:
            return tracks.of_clip(db, delivery.sha256)

    @within_ticket
    def poster(self, ticket: ViewTicket, delivery_id: str) -> bytes | None:
        """The small JPEG of a delivery; None when the clip gave no picture."""
        delivery = self._held(ticket, delivery_id)
        return small_pictures.poster(self.core.store.paths, delivery.sha256)

    @within_ticket
    def strip(self, ticket: ViewTicket, delivery_id: str) -> tuple[Thumbnail, ...]:
        """Small pictures over the length of a delivery, in order."""
        delivery = self._held(ticket, delivery_id)
        return small_pictures.strip(self.core.store.paths, delivery.sha256)

    @within_ticket
    def stands(self, ticket: ViewTicket) -> None:
        """Ask again whether all of a view may still be painted; windows do so twice a second.

        Raises:
            DeniedError, NotVisibleError, LockedError, SignInNeededError: it may not.
            LogUnavailableError: what is painted could not be put on record.
        """
        held(self.core, ticket, list(ticket.deliveries))

    def _named(self, ticket: ViewTicket, delivery_id: str) -> None:
        _require_named(ticket, delivery_id)

    def _held(self, ticket: ViewTicket, delivery_id: str) -> Delivery:
        return held(self.core, ticket, [delivery_id])[0]


def held(core: Core, ticket: ViewTicket, delivery_ids: Sequence[str]) -> list[Delivery]:
    """Deliveries of a ticket that may still be painted.

    Read anew each time: a withdrawal, a lock, the end of a case, of a role or of somebody's
    membership reaches open views.

    Raises:
        DeniedError: the view is closed, or whoever opened it is not here.
        NotVisibleError: one of them may not be opened any more, or was never part of the view.
    """
    for delivery_id in delivery_ids:
        _require_named(ticket, delivery_id)
    core.store.watch.require()
    presence = core.presence
    with core.store.read() as db:
        presence.look(db)
        presence.require_here()
        require_permission(presence.actor.role, "view")
        if ticket.standing and presence.actor.user != ticket.standing.actor.user:
            raise NotVisibleError(delivery_ids[0], "its view was opened by somebody else")
        require_open(core.within(db, ticket.case, series=True))
        try:
            found = gallery.named(db, ticket.case, delivery_ids)
        except NotFoundError as error:
            raise NotVisibleError(error.name, "the series reaches it no longer") from None
    for delivery in found:
        require_visible(delivery)
    return found


def _require_named(ticket: ViewTicket, delivery_id: str) -> None:
    if ticket.closed:
        message = "this view is closed"
        raise DeniedError(message)
    if delivery_id not in ticket.deliveries:
        raise NotVisibleError(delivery_id, "not part of this view")
