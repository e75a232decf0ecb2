"""When something vanished: a view on one camera's clips, halved until two pictures remain.

``begin`` opens the act and is durable before any picture is decoded; ``look`` runs wherever the
caller likes, off the database's thread too; ``end`` writes how it ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.desk import last_words
from nvr_desk.desk.acts import outcome_of
from nvr_desk.desk.view import ViewTicket
from nvr_desk.errors import UsageError
from nvr_desk.policy.consent import require_visible
from nvr_desk.records.audit import Phase
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.review.vanish_film import Source, look
from nvr_desk.store import clips, deliveries, region_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from nvr_desk.desk.acts import OpenAct
    from nvr_desk.desk.core import Core
    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.vanish import VanishAnswer
    from nvr_desk.review.patches import Box

MOST_CLIPS = 400
"""Of a camera, in one question."""


@dataclass(frozen=True, slots=True)
class VanishTicket:
    """An open question: its view, and the clips in order of time."""

    view: ViewTicket
    sources: tuple[Source, ...]
    seconds: float
    box: Box

    def look(
        self, check: Callable[[], None] = lambda: None, *, pictures: bool = False
    ) -> VanishAnswer:
        """Look for the moment; see `vanish_film.look`. Holds no database."""
        return look(self.sources, self.seconds, self.box, check, pictures=pictures)


def begin(
    core: Core, act: OpenAct, case: str, name: str, seconds: float, box: Box, *, camera: bool
) -> VanishTicket:
    """Open the question on one clip, or on it and all later ones of its camera."""
    core.purposeful_case(case, "search.vanish", series=True)
    with core.store.read() as db:
        first = deliveries.find(db, case, name)
        require_visible(first)
        named = [first, *(_later(db, case, first) if camera else [])]
        sources = tuple(_source(core, db, each) for each in named)
    if sources[0].clip.facts is None:
        raise UsageError(f"{first.name} has no pictures")
    opened = {each.id: each for each in named}
    view = ViewTicket(act.seq, case, "player", opened, standing=act.standing)
    return VanishTicket(view, sources, seconds, box)


def end(
    core: Core,
    ticket: VanishTicket,
    answer: VanishAnswer | None,
    failure: BaseException | None,
) -> None:
    """Write how the question ended; twice is once."""
    view = ticket.view
    if view.closed:
        return
    view.closed = True
    detail: dict[str, object] = {"clips": len(ticket.sources), "spans": view.spans}
    if answer is not None:
        detail |= {"looked": answer.looked, "answer": answer.sentence}
    closing = core.draft(
        "search.vanish",
        Phase.CLOSED,
        case=view.case,
        parent=view.seq,
        objects=[{"kind": "delivery", "id": name} for name in view.deliveries],
        outcome=outcome_of(failure),
        detail=detail,
        standing=view.standing,
    )
    last_words.write(core, closing)


def _later(db: Connection, case: str, first: Delivery) -> list[Delivery]:
    """Deliveries of the same camera and picture size that were filmed after it, in order."""
    if not first.camera.alias:
        raise UsageError(f"nobody named the camera of {first.name}: ask this clip alone")
    if first.best_start is None:
        raise UsageError(f"nobody knows when {first.name} was filmed: ask this clip alone")
    facts = clips.get(db, first.sha256).facts
    size = None if facts is None else facts.upright_size
    found: list[Delivery] = []
    for each in region_search.of_camera(db, case, first.camera.alias):
        start, other = each.delivery.best_start, each.clip.facts
        if (
            each.delivery.visibility is Visibility.SHOWN
            and each.clip.state in (MediaState.OK, MediaState.PARTIAL)
            and other is not None
            and other.upright_size == size
            and start is not None
            and start > first.best_start
            and each.delivery.sha256 != first.sha256
        ):
            found.append(each.delivery)
    if len(found) >= MOST_CLIPS:
        raise UsageError(f"more than {MOST_CLIPS} clips follow; ask a later one")
    return found


def _source(core: Core, db: Connection, delivery: Delivery) -> Source:
    sha256 = delivery.sha256
    return Source(
        delivery,
        clips.get(db, sha256),
        core.vault.path(sha256),
        clips.pts(db, sha256),
        clips.keys(db, sha256),
        clips.places(db, sha256),
    )
