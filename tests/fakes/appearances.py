"""Tracks and changes by hand as a desk tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from nvr_desk.records.attributes import Attributes, Colour, ColourName, Direction
from nvr_desk.records.hand import HandEdit, HandKind
from nvr_desk.records.track import ObjectClass, TrackRow

if TYPE_CHECKING:
    from collections.abc import Sequence

SHA = "c" * 64
EDIT = HandEdit(
    id=1,
    sha256=SHA,
    kind=HandKind.SPLIT,
    at_s=12.4,
    replaced=(1,),
    made=(2, 3),
    case="26-004417",
    author="ana",
    reason="two persons",
    at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
    undone_by=None,
    undone_at=None,
    undone_reason=None,
)


def said(upper: ColourName | None = None, *, infrared: bool = False) -> Attributes:
    """Something that moved right for its whole span."""
    return Attributes(
        upper=None if upper is None else Colour(upper, 0.82, 0.6),
        lower=None,
        colour_looks=0 if infrared else 9,
        infrared=infrared,
        direction=Direction.RIGHT,
        travelled=4.0,
        height_px=194.0,
        height_share=0.18,
        still_s=0.0,
        best_pts=180_000,
        best_score=0.7,
    )


def told(number: int, attributes: Attributes | None, *, by_hand: bool = False) -> TrackRow:
    """A person, in sight for twelve seconds."""
    return TrackRow(
        SHA, number, ObjectClass.PERSON, 1.0, 13.0, 2.0, 180_000, 0.8, (0, 0, 9, 9), 90, 45,
        "yolo26n", "d" * 64, unverified=False, attributes=attributes, by_hand=by_hand,
    )  # fmt: skip


class Asked(Protocol):
    """What remembers that an act was asked for."""

    def act(self, verb: str, *given: object) -> None: ...


@dataclass
class FakeTracks:
    """Two tracks, one of them made by hand."""

    desk: Asked

    def export(self, case: str, name: str, form: str = "jsonl") -> str:
        self.desk.act("tracks.export", name, form)
        return "{}\n"

    def listing(self, case: str, name: str) -> list[TrackRow]:
        return [told(3, said(ColourName.RED)), told(4, said(), by_hand=True)]

    def edits(self, case: str, name: str) -> list[HandEdit]:
        return [EDIT]

    def split(self, case: str, name: str, track: int, at_s: float, reason: str) -> HandEdit:
        self.desk.act("tracks.split", name, track, at_s, reason)
        return EDIT

    def merge(self, case: str, name: str, numbers: Sequence[int], reason: str) -> HandEdit:
        self.desk.act("tracks.merge", name, tuple(numbers), reason)
        return EDIT

    def undo(self, case: str, name: str, edit: int, reason: str) -> HandEdit:
        self.desk.act("tracks.undo", name, edit, reason)
        return EDIT
