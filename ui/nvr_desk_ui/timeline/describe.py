"""What a screen reader says of the timeline; without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.timeline.axis import wall
from nvr_desk_ui.timeline.lod import LaneBy

if TYPE_CHECKING:
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import Overlay
    from nvr_desk_ui.timeline.view import TimeView

NOUNS = {
    LaneBy.CAMERA: ("camera", "cameras"),
    LaneBy.BATCH: ("batch", "batches"),
    LaneBy.REQUEST: ("request", "requests"),
}


def counted(many: int, one: str, more: str) -> str:
    """'1 camera', '1,204 cameras'."""
    return f"{many:,} {one if many == 1 else more}"


def lanes_text(model: LaneModel) -> str:
    """How many lanes of what."""
    return counted(len(model.lanes), *NOUNS[model.by])


def described(model: LaneModel | None, over: Overlay, view: TimeView) -> str:
    """Lanes, clips, appearances, the filter, and which stretch of time is on the screen."""
    if model is None:
        return "No footage in this case yet."
    found = counted(len(model.tracks.start), "appearance", "appearances")
    if over.fit is not None:
        found += f", {len(over.fit):,} of them under the filter"
    parts = [
        lanes_text(model),
        counted(len(model.clips), "dated clip", "dated clips"),
        f"{len(model.undated):,} of unknown time",
        found,
    ]
    if len(over.marks.clip):
        parts.append(counted(len(over.marks.clip), "mark", "marks"))
    shown = f"On screen: {wall(view.left, model.zone)} to {wall(view.right, model.zone)}"
    return f"{', '.join(parts)}. {shown}."
