"""Marks and stills as a desk without a database keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from nvr_desk.records.mark import Mark, MarkLevel, MarkRow
from nvr_desk.records.still import Still

if TYPE_CHECKING:
    from nvr_desk.records.delivery import DeliveryRow

_MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class _Desk(Protocol):
    def act(self, verb: str, *given: object) -> None: ...
    def row(self, name: str) -> DeliveryRow: ...


class FakeMarks:
    """Keeps marks in a dict; what was asked for stands in the desk's wishes."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        self.kept: dict[str, Mark] = {}

    def add(self, case: str, name: str, from_s: float, **more: Any) -> Mark:  # noqa: ANN401
        self._desk.act("mark.add", name, from_s, more)
        to_s: float | None = more.get("to_s")
        made = Mark(
            uid=f"{len(self.kept):032x}",
            case=case,
            delivery=name,
            from_s=from_s,
            to_s=to_s,
            from_pts=round(from_s * 90000),
            to_pts=None if to_s is None else round(to_s * 90000),
            track=more.get("track"),
            level=MarkLevel(more.get("level", "note")),
            note=more.get("note", ""),
            author=more.get("author", "ana"),
            made=_MADE,
        )
        self.kept[made.uid] = made
        return made

    def change(self, case: str, uid: str, **fields: Any) -> Mark:  # noqa: ANN401
        self._desk.act("mark.change", case, uid, fields)
        if "level" in fields:
            fields["level"] = MarkLevel(fields["level"])
        return self._put(uid, **fields, changed=_MADE)

    def remove(self, case: str, uid: str) -> Mark:
        self._desk.act("mark.remove", case, uid)
        return self._put(uid, removed=_MADE, removed_by="ana")

    def restore(self, case: str, uid: str) -> Mark:
        self._desk.act("mark.restore", case, uid)
        return self._put(uid, removed=None, removed_by=None)

    def listing(self, case: str) -> list[MarkRow]:
        self._desk.act("mark.list", case)
        standing = (mark for mark in self.kept.values() if mark.removed is None)
        return [MarkRow(mark, self._desk.row(mark.delivery).delivery, 0.0) for mark in standing]

    def _put(self, uid: str, **fields: Any) -> Mark:  # noqa: ANN401
        self.kept[uid] = replace(self.kept[uid], **fields)
        return self.kept[uid]


class FakeStills:
    """Writes nothing, answers as if it had."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk

    def new(self, case: str, name: str, at_s: float, *, nth: int = 0) -> Still:
        self._desk.act("still.new", name, at_s, nth)
        pts = round(at_s * 90000)
        return Still(1, case, name, pts, nth, None, "e" * 64, "/w/stills/a.png", "ana", _MADE)
