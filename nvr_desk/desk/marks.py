"""Marks of a case: what people say about moments and ranges of footage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nvr_desk.desk.acts import OpenAct, act, described
from nvr_desk.desk.core import Service
from nvr_desk.errors import NotFoundError, PurposeMissingError, UsageError
from nvr_desk.policy.consent import require_visible
from nvr_desk.policy.marks import checked_level, checked_note, picture_at
from nvr_desk.policy.membership import require_open
from nvr_desk.records.mark import Mark, MarkRow
from nvr_desk.store import clips, deliveries, marks, tracks

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.records.delivery import Delivery


class MarkService(Service):
    """Marks are made and read only with case and purpose; each step is told before and after."""

    @act("mark.add")
    def add(
        self,
        act: OpenAct,
        case: str,
        name: str,
        from_s: float,
        *,
        to_s: float | None = None,
        level: str = "note",
        note: str = "",
        track: int | None = None,
    ) -> Mark:
        """Mark a moment or a range of a delivery; also where nothing was detected.

        Args:
            act: Put in by the decorator.
            case: Its number.
            name: Item number, hash prefix, name or id of the delivery.
            from_s: Container seconds; the picture on screen then is the first.
            to_s: Likewise the last one; None for a point.
            level: note, notable or key.
            note: What is seen there; may be said later.
            track: Number of the appearance it is about.

        Raises:
            UsageError: outside of the clip, backwards, or no such level.
            NotFoundError: the clip has no appearance of that number.
            NotVisibleError: its consent does not let it be opened.
        """
        db = self._open(act, case)
        delivery = deliveries.find(db, case, name)
        require_visible(delivery)
        _require_track(db, delivery, track)
        mark = Mark(
            uid=uuid4().hex,
            case=case,
            delivery=delivery.id,
            **_span(db, delivery, from_s, to_s),
            track=track,
            level=checked_level(level),
            note=checked_note(note),
            author=self.core.actor.user,
            made=act.change.now(),
        )
        marks.add(act.change, mark)
        return self._told(act, delivery, None, mark)

    @act("mark.change")
    def change(
        self,
        act: OpenAct,
        case: str,
        uid: str,
        *,
        level: str | None = None,
        note: str | None = None,
        from_s: float | None = None,
        to_s: float | None = None,
        point: bool = False,
    ) -> Mark:
        """Change what is named of a mark; ``point`` makes a point of a range.

        Raises:
            NotFoundError: no such mark in the case.
            UsageError: it was taken away, lies outside of the clip, or has no such level.
        """
        db = self._open(act, case)
        before = marks.find(db, case, uid)
        if before.removed is not None:
            raise UsageError(f"mark {before.uid[:8]} was taken away: put it back first")
        delivery = self._delivery(db, case, before)
        begins = before.from_s if from_s is None else from_s
        ends = None if point else (before.to_s if to_s is None else to_s)
        after = replace(
            before,
            **_span(db, delivery, begins, ends),
            level=before.level if level is None else checked_level(level),
            note=before.note if note is None else checked_note(note),
            changed=act.change.now(),
        )
        marks.put(act.change, after)
        return self._told(act, delivery, before, after)

    @act("mark.remove")
    def remove(self, act: OpenAct, case: str, uid: str) -> Mark:
        """Take a mark away; it stays on record and can be put back.

        Raises:
            NotFoundError: no such mark in the case.
            UsageError: it was taken away already.
        """
        db = self._open(act, case)
        before = marks.find(db, case, uid)
        if before.removed is not None:
            raise UsageError(f"mark {before.uid[:8]} was taken away already")
        after = replace(before, removed=act.change.now(), removed_by=self.core.actor.user)
        marks.put(act.change, after)
        return self._told(act, self._delivery(db, case, before), before, after)

    @act("mark.add")
    def restore(self, act: OpenAct, case: str, uid: str) -> Mark:
        """Put a mark back that was taken away, as it was.

        Raises:
            NotFoundError: no such mark in the case.
            UsageError: it stands.
        """
        db = self._open(act, case)
        before = marks.find(db, case, uid)
        if before.removed is None:
            raise UsageError(f"mark {before.uid[:8]} stands")
        delivery = self._delivery(db, case, before)
        after = replace(before, removed=None, removed_by=None)
        marks.put(act.change, after)
        return self._told(act, delivery, before, after)

    @act("mark.list", split=True)
    def listing(self, act: OpenAct, case: str, *, removed: bool = False) -> list[MarkRow]:
        """Marks of a case by time; of hidden footage without what was said of it.

        Args:
            act: Put in by the decorator.
            case: Its number.
            removed: Those that were taken away too.
        """
        self.core.purposeful_case(case, "mark.list", series=True)
        with self.core.store.read() as db:
            found = marks.rows(db, case, removed=removed)
        out = [row if row.told else replace(row, mark=replace(row.mark, note="")) for row in found]
        act.touch("delivery", *sorted({row.delivery.id for row in found}))
        act.tell(marks=len(out))
        return sorted(out, key=_by_time)

    def _open(self, act: OpenAct, case: str) -> Connection:
        """The act's own transaction, once case and purpose allow."""
        db = act.change.connection
        require_open(self.core.within(db, case, series=True))
        if case not in self.core.purposes:
            raise PurposeMissingError(act.verb, f"a purpose for case {case}")
        return db

    def _delivery(self, db: Connection, case: str, mark: Mark) -> Delivery:
        delivery = deliveries.of_case(db, case, mark.delivery)
        require_visible(delivery)
        return delivery

    def _told(self, act: OpenAct, delivery: Delivery, before: Mark | None, after: Mark) -> Mark:
        act.touch("mark", after.uid)
        act.touch("delivery", delivery.id)
        act.tell(before=None if before is None else described(_said(before)), after=_said(after))
        return after


def _require_track(db: Connection, delivery: Delivery, number: int | None) -> None:
    if number is None:
        return
    if all(number != each.number for each in tracks.rows_of_clip(db, delivery.sha256)):
        raise NotFoundError("track", str(number))


def _span(db: Connection, delivery: Delivery, from_s: float, to_s: float | None) -> dict[str, Any]:
    """Both ends as pictures of the clip."""
    facts = clips.get(db, delivery.sha256).facts
    if facts is None:
        raise UsageError(f"{delivery.name} has no pictures that could be marked")
    pts = clips.pts(db, delivery.sha256)
    first_pts, first = picture_at(from_s, pts, facts)
    if to_s is None:
        return {"from_pts": first_pts, "from_s": first, "to_pts": None, "to_s": None}
    last_pts, last = picture_at(to_s, pts, facts)
    if last_pts < first_pts:
        raise UsageError(f"a range ends after it begins: {from_s:.3f} to {to_s:.3f} s")
    return {"from_pts": first_pts, "from_s": first, "to_pts": last_pts, "to_s": last}


def _said(mark: Mark) -> dict[str, Any]:
    """What an entry keeps of a mark: all that a person may change."""
    return {
        "from_s": mark.from_s,
        "to_s": mark.to_s,
        "from_pts": mark.from_pts,
        "to_pts": mark.to_pts,
        "track": mark.track,
        "level": mark.level,
        "note": mark.note,
        "removed": mark.removed is not None,
    }


def _by_time(row: MarkRow) -> tuple[bool, float, str, float]:
    """Known times first, then by delivery; the same order for the same marks."""
    start = row.start
    known = start is not None
    return (not known, start.timestamp() if start else 0.0, row.delivery.id, row.mark.from_s)
