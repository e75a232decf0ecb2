"""Walking through a case: the next clip, the next appearance, and where the player is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.timeline.axis import wall
from nvr_desk_ui.timeline.lod import CLASS_ORDER, SHOWN
from nvr_desk_ui.timeline.steps import next_appearance, next_clip
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from nvr_desk_ui.selection import SelectionModel
    from nvr_desk_ui.timeline.lod import LaneModel
    from nvr_desk_ui.timeline.overlay import Overlay


class Walker(QObject):
    """Steps over the dated clips of a case.

    Signals:
        seek: (delivery id, seconds from the clip's first picture); of deliveries that open only.
        reached: (index of the clip, instant): bring it into view.
        said: words for the status bar.
    """

    seek = Signal(str, float)
    reached = Signal(int, float)
    said = Signal(str)

    def __init__(self, selection: SelectionModel, parent: QObject) -> None:
        super().__init__(parent)
        self._selection = selection
        self._asked: float | None = None
        self._chosen: tuple[int, int, float] | None = None
        """Model (its id), index of the appearance that was stepped to, and its start."""

    def player_is_there(self) -> None:
        """The player says where it stands: stepping begins there again."""
        self._asked = None

    def clip(self, model: LaneModel, anchor: float, direction: int) -> None:
        """Choose the next (+1) or previous (−1) clip in time that may be opened."""
        chosen = model.index_of.get(self._selection.delivery_id or "")
        found = next_clip(model, chosen, self._from(anchor), direction)
        if found is None:
            later = tr("No later clip that opens"), tr("No earlier clip that opens")
            self.said.emit(later[direction < 0])
        else:
            self.open(model, found, 0.0)

    def appearance(self, model: LaneModel, over: Overlay, anchor: float, direction: int) -> None:
        """Go to the appearance under the filter that begins next, or began last."""
        walk, here = over.steps(model), self._from(anchor)
        chosen = None
        if self._chosen is not None and self._chosen[0] == id(model):
            chosen = self._chosen[1] if abs(self._chosen[2] - here) < 1e-3 else None
        found = next_appearance(walk, here, direction, chosen)
        if found is None:
            later = tr("No later appearance"), tr("No earlier appearance")
            under = tr(" under the filter") if over.fit is not None else ""
            self.said.emit(later[direction < 0] + under)
            return
        clip, start = int(model.tracks.clip[found]), float(model.tracks.start[found])
        delivery = model.delivery(clip)
        self._selection.choose_track(delivery, model.number(found))
        self.open(model, clip, model.seconds(clip, start))
        self._chosen, self._asked = (id(model), found, start), start
        self.said.emit(
            tr(
                "{what} · {camera} · {time} · {many} appearances{under}; one is no identity",
                what=class_word(CLASS_ORDER[int(model.tracks.code[found])]),
                camera=model.data.rows.camera[int(model.row[clip])],
                time=wall(start, model.zone),
                many=f"{len(walk):,}",
                under=tr(" under the filter") if over.fit is not None else "",
            )
        )

    def open(self, model: LaneModel, clip: int, seconds: float) -> None:
        """Choose a clip and ask the player for a moment of it."""
        instant = model.instant(clip, seconds)
        self.reached.emit(clip, instant)
        self._selection.choose_delivery(model.delivery(clip))
        self._asked = instant
        if int(model.bars.code[clip]) == SHOWN:
            self.seek.emit(model.delivery(clip), seconds)

    def _from(self, anchor: float) -> float:
        """The moment last asked for, until the player says it is there."""
        return anchor if self._asked is None else self._asked
