"""Questions to the index, saved ones, and motion in a drawn part of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk import vanish
from nvr_desk.desk.acts import OpenAct, act, peek, within_ticket
from nvr_desk.desk.core import Service
from nvr_desk.desk.gallery import LOOKS_AHEAD, read_ahead
from nvr_desk.errors import AlreadyExistsError, NotFoundError, UsageError
from nvr_desk.records.saved_search import MOST_SAVED, proper_name
from nvr_desk.records.search import Query
from nvr_desk.review import motion_search
from nvr_desk.review import region as regions
from nvr_desk.review.search import ask, nonsense
from nvr_desk.store import deliveries, saved_searches
from nvr_desk.store import search as store_search

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from nvr_desk.desk.vanish import VanishTicket
    from nvr_desk.records.region import Region, RegionAnswer
    from nvr_desk.records.saved_search import SavedSearch
    from nvr_desk.records.search import Answer
    from nvr_desk.records.vanish import VanishAnswer
    from nvr_desk.review.patches import Box


class SearchService(Service):
    """Search needs a case and a purpose; the answer says how much was looked at."""

    @peek
    def prepare(self, case: str) -> int:
        """Read some of what questions to a case need, ahead of the first one.

        Returns:
            Looks that are still to be read; nothing of what they hold is told.

        Raises:
            NotFoundError, NotMemberError, CaseClosedError: the wall of the case.
        """
        self.core.open_case(case, series=True)
        with self.core.store.read() as db:
            return store_search.prepare(db, Query(case=case), LOOKS_AHEAD)

    @act("search", split=True)
    def ask(self, act: OpenAct, query: Query) -> Answer:
        """Appearances by class, time and place, from the index alone.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
        """
        self.core.purposeful_case(query.case, "search", series=True)
        read_ahead(self.core, query, whole=False)
        with self.core.store.read() as db:
            answer = ask(db, query, self.core.clock, _user(act))
        act.tell(hits=answer.total, looked_s=round(answer.coverage.looked_s, 1))
        act.touch("delivery", *dict.fromkeys(hit.delivery.id for hit in answer.hits))
        return answer

    @act("search.region", split=True)
    def region(
        self,
        act: OpenAct,
        case: str,
        region: Region,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        names: Sequence[str] = (),
    ) -> RegionAnswer:
        """When something moved in a drawn part of a camera's pictures.

        Args:
            act: Put in by the decorator.
            case: A case or series.
            region: What is asked, and of which camera.
            start: Instant with its offset; earlier footage is not asked.
            end: Instant with its offset; later footage is not asked.
            names: Item numbers, hash prefixes, names or ids of deliveries; all of the camera by
                default.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            NotFoundError: no such delivery.
            UsageError: a question that makes no sense.
        """
        self.core.purposeful_case(case, "search.region", series=True)
        if why := regions.nonsense(region, named=bool(names)):
            raise UsageError(why)
        for instant in (start, end):
            if instant is not None and instant.tzinfo is None:
                raise UsageError("a time in a question needs its UTC offset")
        with self.core.store.read() as db:
            chosen = {deliveries.find(db, case, name).id for name in names}
            answer = motion_search.ask(db, case, region, start=start, end=end, chosen=chosen)
        act.tell(
            spans=answer.total,
            deliveries=answer.deliveries,
            watched_s=round(answer.watched_s, 1),
            unwatched=len(answer.unwatched),
        )
        act.touch("delivery", *dict.fromkeys(each.delivery.id for each in answer.spans))
        return answer

    @act("search.vanish", stays_open=True)
    def begin_vanish(
        self,
        act: OpenAct,
        case: str,
        name: str,
        seconds: float,
        box: Box,
        *,
        camera: bool = False,
    ) -> VanishTicket:
        """Ask when the thing in a box vanished; the ticket looks, ``end_vanish`` ends it.

        Args:
            act: Put in by the decorator.
            case: A case or series.
            name: Item number, hash prefix, name or id of the delivery in which it is seen.
            seconds: Container seconds of a picture in which it is there.
            box: x1, y1, x2, y2 around it, shares of the picture, 0…1.
            camera: Go on through the later clips of the same camera.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
            NotFoundError, NotVisibleError: no such delivery, or none that may be opened.
            UsageError: it has no pictures, or the camera or its clock is not known.
        """
        return vanish.begin(self.core, act, case, name, seconds, box, camera=camera)

    @within_ticket
    def end_vanish(
        self,
        ticket: VanishTicket,
        answer: VanishAnswer | None,
        failure: BaseException | None = None,
    ) -> None:
        """End the question: nothing of it is painted any more. Twice is once."""
        vanish.end(self.core, ticket, answer, failure)

    @act("search.save")
    def save(self, act: OpenAct, name: str, query: Query, *, replace: bool = False) -> SavedSearch:
        """Keep a question under a name, for this person in this case.

        Args:
            act: Put in by the decorator.
            name: What they call it.
            query: What is asked.
            replace: Put it in the place of one of that name.

        Raises:
            CaseClosedError, NotMemberError: the wall of the case.
            AlreadyExistsError: there is one of that name.
            UsageError: no name, a question that makes no sense, or too many of them.
        """
        core = self.core
        core.open_case(query.case, series=True)
        name, user, tx = proper_name(name), _user(act), act.change
        if why := nonsense(query):
            raise UsageError(why)
        mine = saved_searches.listing(tx.connection, query.case, user)
        if any(each.name == name for each in mine):
            if not replace:
                raise AlreadyExistsError("saved search", name)
            saved_searches.remove(tx, query.case, user, name, core.clock.now())
        elif len(mine) >= MOST_SAVED:
            raise UsageError(f"at most {MOST_SAVED} searches are kept; forget one first")
        return saved_searches.add(tx, user, name, query, core.clock.now())

    @act("search.save")
    def rename(self, act: OpenAct, case: str, name: str, other: str) -> SavedSearch:
        """Call a saved search otherwise.

        Raises:
            NotFoundError: this person saved none of that name here.
            AlreadyExistsError: there is one of the new name.
        """
        self.core.open_case(case, series=True)
        other, user, tx = proper_name(other), _user(act), act.change
        kept = saved_searches.get(tx.connection, case, user, name)
        if other == name:
            return kept
        if _has(tx.connection, case, user, other):
            raise AlreadyExistsError("saved search", other)
        if kept.query is None:
            raise UsageError(f"{name}: {kept.why}")
        saved_searches.remove(tx, case, user, name, self.core.clock.now())
        return saved_searches.add(tx, user, other, kept.query, self.core.clock.now())

    @act("search.saved", split=True)
    def saved(self, act: OpenAct, case: str) -> list[SavedSearch]:
        """What this person saved in a case, by name. Raises NotMemberError."""
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            found = saved_searches.listing(db, case, _user(act))
        act.tell(searches=len(found))
        return found

    @act("search.forget")
    def forget(self, act: OpenAct, case: str, name: str) -> None:
        """Drop a saved search of this person; the row stays on record.

        Raises:
            NotFoundError: this person saved none of that name here.
        """
        self.core.open_case(case, series=True)
        saved_searches.get(act.change.connection, case, _user(act), name)
        saved_searches.remove(act.change, case, _user(act), name, self.core.clock.now())


def _has(db: Connection, case: str, user: str, name: str) -> bool:
    try:
        saved_searches.get(db, case, user, name)
    except NotFoundError:
        return False
    return True


def _user(act: OpenAct) -> str:
    return act.standing.actor.user if act.standing else act.core.actor.user
