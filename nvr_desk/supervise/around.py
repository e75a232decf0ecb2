"""Everything around one act: what was asked, what was shown and for how long, what followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.supervise import Around, DeliveryName, LogLine, SpanShown
from nvr_desk.store import act_lines, footage_places, purposes
from nvr_desk.supervise.facts import DAY_US
from nvr_desk.supervise.looks import LOOK_VERBS, VIEW, assembled, body_of
from nvr_desk.timecode import from_micros

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.supervise import ReviewItem
    from nvr_desk.store.act_lines import Line, Trace

MOST_DELIVERIES: Final = 200
"""Deliveries that an opened item names; the rest is counted."""
MOST_SPANS: Final = 500
MOST_FOLLOWED: Final = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One act as its own entries tell it."""

    lines: tuple[Line, ...]

    @property
    def query(self) -> Mapping[str, Any]:
        """What was asked or given."""
        detail = _detail(self.lines[0])
        return cast("Mapping[str, Any]", detail.get("query") or detail)

    @property
    def figures(self) -> Mapping[str, Any]:
        """What the closing entry counts."""
        closing = [line for line in self.lines[1:] if line.phase == "closed"]
        return _detail(closing[-1]) if closing else {}

    @property
    def deliveries(self) -> tuple[str, ...]:
        """Everything named, once, in order."""
        named = [each for line in self.lines for each in _objects(line)]
        return tuple(dict.fromkeys(each["id"] for each in named if each["kind"] == "delivery"))

    @property
    def spans(self) -> tuple[SpanShown, ...]:
        """Footage that was painted."""
        parts = [line for line in self.lines if line.phase == "part" and line.verb == VIEW]
        return tuple(
            SpanShown(
                str(each["id"]),
                float(_detail(line).get("from_s", 0.0)),
                float(_detail(line).get("to_s", 0.0)),
                from_micros(line.time_us),
            )
            for line in parts
            for each in _objects(line)
        )


def told(db: Connection, act: int) -> Told | None:
    """An act by the entry that opened it; None where there is no such entry."""
    opening = act_lines.one(db, act)
    if opening is None:
        return None
    return Told((opening, *act_lines.children(db, [act])))


def around(
    db: Connection, item: ReviewItem, user: str, members: Sequence[str], days: int
) -> Around:
    """An item with everything around it.

    Args:
        db: One view of the rows.
        item: The item.
        user: Who reviews; file names are told to members of the case only.
        members: Members of the act's case.
        days: How far what followed is told.
    """
    found = told(db, item.act)
    if found is None:
        found = Told((_gone(item.act),))
    (look,) = assembled(found.lines) or assembled([_gone(item.act)])
    member = user in members
    known = footage_places.names(db, found.deliveries[:MOST_DELIVERIES])
    named = [
        DeliveryName(each, known[each][0] if each in known else None, _file(known, each, member))
        for each in found.deliveries[:MOST_DELIVERIES]
    ]
    return Around(
        item=item,
        look=look,
        query=found.query,
        told=found.figures,
        deliveries=tuple(named),
        more_deliveries=max(0, len(found.deliveries) - MOST_DELIVERIES),
        spans=found.spans[:MOST_SPANS],
        followed=_followed(db, item, look.at_us, days),
        others=_others(db, item),
        incident=purposes.incident(db, item.case) if item.case else None,
        member=member,
    )


def _followed(db: Connection, item: ReviewItem, at_us: int, days: int) -> tuple[LogLine, ...]:
    if not item.case:
        return ()
    until = at_us + days * DAY_US
    traces = act_lines.followed(db, item.case, item.user, item.act, until, 10 * MOST_FOLLOWED)
    # A window that is open asks for lists again and again; they tell nothing of what came of it.
    telling = [each for each in traces if each.verb in LOOK_VERBS or not _is_list(each.verb)]
    return _lines(db, telling[:MOST_FOLLOWED])


def _others(db: Connection, item: ReviewItem) -> tuple[LogLine, ...]:
    named = dict.fromkeys(seq for reason in item.reasons for seq in reason.also)
    found = [line for seq in named if (line := act_lines.one(db, seq)) is not None]
    ended = act_lines.outcomes(db, [line.seq for line in found])
    return tuple(
        LogLine(x.seq, from_micros(x.time_us), x.user, x.verb, ended.get(x.seq)) for x in found
    )


def _lines(db: Connection, traces: Sequence[Trace]) -> tuple[LogLine, ...]:
    ended = act_lines.outcomes(db, [each.seq for each in traces])
    return tuple(
        LogLine(x.seq, from_micros(x.time_us), x.user, x.verb, ended.get(x.seq)) for x in traces
    )


def _is_list(verb: str) -> bool:
    return verb in ("timeline", "map", "case.show") or verb.endswith((".list", ".show", ".edits"))


def _file(known: Mapping[str, tuple[str | None, str]], name: str, member: bool) -> str | None:  # noqa: FBT001
    return known[name][1] if member and name in known else None


def _gone(seq: int) -> Line:
    """In the place of an entry that the log no longer has; ``audit verify`` names it."""
    return act_lines.Line(seq, 0, "", "", "", "", "opened", None, None, None, None)


def _detail(line: Line) -> dict[str, Any]:
    return cast("dict[str, Any]", body_of(line).get("detail") or {})


def _objects(line: Line) -> list[dict[str, str]]:
    return cast("list[dict[str, str]]", body_of(line).get("objects") or [])
