"""A case at a glance, for timeline and map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Service
from nvr_desk.records.case import CaseState
from nvr_desk.review.overview import map_data, timeline_data

if TYPE_CHECKING:
    from nvr_desk.records.overview import MapData, TimelineData


class OverviewService(Service):
    """One act names every delivery that is drawn."""

    @act("timeline", split=True)
    def timeline(self, act: OpenAct, case: str) -> TimelineData:
        """Every delivery as a bar with its appearances and coverage; hidden ones without.

        In a closed case, or before a purpose is stated, there are bars and nothing in them.
        """
        found = self.core.case(case, series=True)
        tell = found.state is CaseState.OPEN and case in self.core.purposes
        with self.core.store.read() as db:
            data = timeline_data(db, found, tell=tell)
        act.touch("delivery", *(clip.delivery_id for clip in data.clips))
        return data

    @act("map", split=True)
    def map(self, act: OpenAct, case: str) -> MapData:
        """Every place something was delivered from."""
        found = self.core.case(case, series=True)
        with self.core.store.read() as db:
            data = map_data(db, found)
        act.touch("delivery", *(name for camera in data.cameras for name in camera.delivery_ids))
        return data
