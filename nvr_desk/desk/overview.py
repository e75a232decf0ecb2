"""A case at a glance, for timeline and map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.desk.told import Told
from nvr_desk.records.case import CaseState
from nvr_desk.store import watched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.desk.core import Core
    from nvr_desk.records.overview import MapData, TimelineData
    from nvr_desk.review.timeline import Reading


class OverviewService(Service):
    """One act names every delivery that is drawn, or every one that changed since another act."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._reading: tuple[tuple[str, str, bool], Reading] | None = None
        self._drawn, self._placed = Told(), Told()

    @act("timeline", split=True)
    def timeline(self, act: OpenAct, case: str, since: int | None = None) -> TimelineData:
        """Every delivery as a bar with its appearances and coverage; hidden ones without.

        In a closed case, or before a purpose is stated, there are bars and nothing in them.

        Args:
            act: Put in by the decorator.
            case: The case, or a series.
            since: ``mark`` of the timeline that is on the screen. Only deliveries that tell
                something else since then are named again, and only their looks are read again.
        """
        from nvr_desk.review.timeline import read_timeline  # noqa: PLC0415 - imports numpy

        found = self.core.case(case, series=True)
        tell = found.state is CaseState.OPEN and case in self.core.purposes
        whose = (self.core.actor.user, case, tell)
        before = self._reading[1] if self._reading and self._reading[0] == whose else None
        reading = read_timeline(self.core.store, found, tell=tell, before=before)
        if before is not None and before.prints == reading.prints:
            reading = before  # the same columns again: nobody has to build anything of them anew
        self._reading = (whose, reading)
        prints = dict(zip(reading.data.rows.delivery_id, reading.prints, strict=True))
        self._name(act, self._drawn, case, since, prints)
        with self.core.store.read() as db:
            seen = watched.of_case(db, self.core.actor.user, case)
        return replace(reading.data, mark=act.seq, watched=seen)

    @act("map", split=True)
    def map(self, act: OpenAct, case: str, since: int | None = None) -> MapData:
        """Every place something was delivered from.

        Args:
            act: Put in by the decorator.
            case: The case, or a series.
            since: ``mark`` of the map that is on the screen, as of a timeline.
        """
        from nvr_desk.review.places import read_map  # noqa: PLC0415 - imports numpy

        data, prints = read_map(self.core.store, self.core.case(case, series=True))
        self._name(act, self._placed, case, since, prints)
        return replace(data, mark=act.seq)

    def _name(
        self, act: OpenAct, told: Told, case: str, since: int | None, prints: Mapping[str, int]
    ) -> None:
        """Name what says something else than it said before."""
        user = self.core.actor.user
        before = told.before(user, case, since)
        act.tell(deliveries=len(prints))
        act.touch("delivery", *(name for name, now in prints.items() if before.get(name) != now))
        told.keep(user, case, act.seq, prints)
