"""Entries put together to acts: what was asked, what came of it, which footage was painted.

Pure: lines of the log go in, in order, `Look` records come out. A line's body is read once and
dropped, so that a week of a hundred thousand entries stays some ten megabytes of records.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.supervise import Asked, Look
from nvr_desk.timecode import parse_instant, to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nvr_desk.store.act_lines import Line

SEARCH: Final = "search"
VIEW: Final = "view"
PACKET: Final = "packet.new"
EXPORT: Final = "tracks.export"

LOOK_VERBS: Final = frozenset({SEARCH, VIEW, PACKET, EXPORT, "still.new", "series.search"})
"""Acts that the lot is drawn from: evidence was searched, painted or carried off. The lists a
window fills by itself (timeline, map, clips) are on record too, but not in the drum."""

_SPAN: Final = re.compile(r'"from_s":([-+.\deE]+),"to_s":([-+.\deE]+)')
"""A span in a body. Bodies are canonical JSON, where a quote inside words is escaped: nothing that
a person writes looks like this. Half of a log is such lines, and parsing them all takes long."""

_NAMES_ITS_FOOTAGE: Final = frozenset({VIEW, PACKET, EXPORT, "still.new"})
_STATED_BY_OFFICER: Final = frozenset({"ingest", "consent.record"})


_DECODER: Final = json.JSONDecoder()

CLOCK: Final = "clock"
"""First word of the verb by which the log tells of a clock that was set."""


class Assembly:
    """Acts under way: fed with lines in order, holds what became of each."""

    def __init__(self) -> None:
        self.looks: dict[int, Look] = {}
        """The entry that opened an act → the act, in order."""
        self._open: dict[int, _Draft] = {}

    @property
    def unfinished(self) -> list[int]:
        """Acts whose closing entry was not among the lines."""
        return sorted(self._open)

    def feed(self, lines: Iterable[Line]) -> None:
        """Take the next lines in."""
        for line in lines:
            if line.phase == "opened" and line.parent is None:
                self._open[line.seq] = _Draft(line)
            elif line.phase == "note" and line.verb.partition(".")[0] == CLOCK:
                # The log's own word, no act: yet a rule reads it among what was done then.
                self.looks[line.seq] = _Draft(line).look()
            elif line.parent in self._open:
                draft = self._open[line.parent]
                if line.phase == "closed":
                    self.looks[line.parent] = draft.closed(line)
                    del self._open[line.parent]
                else:
                    draft.part(line)

    def finish(self) -> tuple[Look, ...]:
        """All acts in order; those never closed have no outcome."""
        for seq, draft in self._open.items():
            self.looks[seq] = draft.look()
        self._open = {}
        return tuple(self.looks[seq] for seq in sorted(self.looks))


class _Draft:
    """An act that has no closing entry yet."""

    __slots__ = ("_body", "_deliveries", "_line", "_shown_s", "_statement")

    def __init__(self, line: Line) -> None:
        body = _body(line)
        self._line = line._replace(body=None)
        self._deliveries = _ids(body, "delivery") if line.verb in _NAMES_ITS_FOOTAGE else ()
        self._statement = line.verb in _STATED_BY_OFFICER and _states(body.get("detail"))
        self._shown_s = 0.0
        self._body = {key: body.get(key) for key in ("purpose", "detail")}

    def part(self, line: Line) -> None:
        if line.verb == VIEW and line.body:
            span = _SPAN.search(line.body)
            try:
                self._shown_s += max(0.0, float(span[2]) - float(span[1])) if span else 0.0
            except ValueError:  # no number that this program writes; audit verify names the entry
                return

    def look(self) -> Look:
        """The act as it stands without a closing entry."""
        return self._look({}, None, "")

    def closed(self, line: Line) -> Look:
        """The act with what its closing entry tells."""
        body = _body(line)
        why_not = "" if line.outcome == "ok" else _text(body.get("outcome")) or ""
        return self._look(body, line.outcome, why_not.partition(":")[2].strip())

    def _look(self, closing: Mapping[str, Any], outcome: str | None, why_not: str) -> Look:
        line = self._line
        purpose, detail = _object(self._body["purpose"]), _object(self._body["detail"])
        figures = _object(closing.get("detail"))
        hits = figures.get("hits")
        touched = _ids(closing, "delivery")
        names = line.verb in _NAMES_ITS_FOOTAGE
        searched = line.verb == SEARCH
        return Look(
            seq=line.seq,
            at_us=line.time_us,
            user=line.user,
            role=line.role,
            station=line.station,
            verb=line.verb,
            case=line.case,
            offence=_text(purpose.get("offence")),
            words=_text(purpose.get("words")) or "",
            kind=_text(detail.get("kind")) if line.verb == VIEW else None,
            asked=asked_of(_object(detail.get("query"))) if searched else None,
            hits=int(hits) if isinstance(hits, int | float) else None,
            deliveries=self._deliveries or (touched if names else ()),
            listed=len(touched),
            shown_s=round(self._shown_s, 3),
            outcome=outcome,
            why_not=why_not,
            statement=self._statement and outcome == "ok",
            itself=detail.get("self") is True or figures.get("self") is True,
        )


def assembled(lines: Iterable[Line]) -> tuple[Look, ...]:
    """The acts in these lines."""
    assembly = Assembly()
    assembly.feed(lines)
    return assembly.finish()


def asked_of(query: Mapping[str, Any]) -> Asked:
    """Time and place of a search, as its opening entry has it."""
    near = _object(query.get("near"))
    placed = "lat" in near and "lon" in near
    return Asked(
        start_us=_instant(query.get("start")),
        end_us=_instant(query.get("end")),
        lat=_number(near, "lat") if placed else None,
        lon=_number(near, "lon") if placed else None,
        radius_m=_number(near, "radius_m"),
    )


def body_of(line: Line) -> dict[str, Any]:
    """The body of a line; an empty one where it cannot be read: ``audit verify`` names it."""
    return _body(line)


def _body(line: Line) -> dict[str, Any]:
    try:
        return _object(_DECODER.decode(line.body or "{}"))
    except ValueError:
        return {}


def _states(detail: Any) -> bool:  # noqa: ANN401 - foreign JSON
    """Whether an officer's statement was put where a resident's consent should be."""
    told = _object(detail)
    consent = _object(told.get("consent"))
    return bool(told.get("statement") or (consent.get("statement") and not consent.get("ref")))


def _ids(body: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    named = _objects(body.get("objects"))
    return tuple(str(each.get("id")) for each in named if each.get("kind") == kind)


def _objects(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - foreign JSON
    listed: list[Any] = [*value] if isinstance(value, list) else []
    return [_object(each) for each in listed]


def _object(value: Any) -> dict[str, Any]:  # noqa: ANN401 - foreign JSON
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _number(values: Mapping[str, Any], key: str) -> float:
    value = values.get(key)
    return float(value) if isinstance(value, int | float) else 0.0


def _text(value: Any) -> str | None:  # noqa: ANN401 - foreign JSON
    return value if isinstance(value, str) else None


def _instant(value: Any) -> int | None:  # noqa: ANN401 - foreign JSON
    """As ``described`` writes a datetime: str(), with a blank and an offset."""
    if not isinstance(value, str):
        return None
    try:
        return to_micros(parse_instant(value))
    except (ValueError, OverflowError):
        return None
