"""What a screen reader says of the timeline; without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.timeline.axis import wall
from nvr_desk_ui.timeline.lod import LaneBy
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import Overlay
    from nvr_desk_ui.timeline.view import TimeView

NOUNS = {
    LaneBy.CAMERA: later("{n:,} camera|{n:,} cameras"),
    LaneBy.BATCH: later("{n:,} batch|{n:,} batches"),
    LaneBy.REQUEST: later("{n:,} request|{n:,} requests"),
}


def lanes_text(model: LaneModel) -> str:
    """How many lanes of what."""
    return tr(NOUNS[model.by], len(model.lanes))


def described(model: LaneModel | None, over: Overlay, view: TimeView) -> str:
    """Lanes, clips, appearances, the filter, and which stretch of time is on the screen."""
    if model is None:
        return tr("No footage in this case yet.")
    found = tr("{n:,} appearance|{n:,} appearances", len(model.tracks.start))
    if over.fit is not None:
        found += tr(", {fit:,} of them under the filter", fit=len(over.fit))
    parts = [
        lanes_text(model),
        tr("{n:,} dated clip|{n:,} dated clips", len(model.clips)),
        tr("{undated:,} of unknown time", undated=len(model.undated)),
        found,
    ]
    if len(over.marks.clip):
        parts.append(tr("{n:,} mark|{n:,} marks", len(over.marks.clip)))
    shown = tr(
        "On screen: {start} to {end}",
        start=wall(view.left, model.zone),
        end=wall(view.right, model.zone),
    )
    return f"{', '.join(parts)}. {shown}."
