"""Questions to the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.desk.gallery import LOOKS_AHEAD, read_ahead
from nvr_desk.records.search import Query
from nvr_desk.review.search import ask
from nvr_desk.store import search as store_search

if TYPE_CHECKING:
    from nvr_desk.records.search import Answer


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
        read_ahead(self.core, query)
        user = act.standing.actor.user if act.standing else self.core.actor.user
        with self.core.store.read() as db:
            answer = ask(db, query, self.core.clock, user)
        act.tell(hits=answer.total, looked_s=round(answer.coverage.looked_s, 1))
        act.touch("delivery", *dict.fromkeys(hit.delivery.id for hit in answer.hits))
        return answer
