"""Figures as rows of a table: what, measured, bound, met or not.

A figure is a mapping with ``p95`` or ``value``, its ``bound`` (the most it may be) and anything
else worth telling. Mappings of them may lie in each other; the first names are those of parts.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from nvr_desk.upkeep.bench.machine import p95

MET: Final = "met"
MISSED: Final = "missed"
UNMEASURED: Final = "not measured"
TOLD: Final = ""
"""A figure without a bound is only told."""
_OWN: Final = ("p95", "value", "bound")
_WORDS: Final = {
    "start: usable s": "cold start to a usable window, s",
    "start: rss mib": "memory of the window, MiB",
    "timeline: picture ms": "timeline 1920×400, picture off the loop, ms",
    "timeline: blit ms": "timeline, repaint on the loop, ms",
    "timeline: step ms": "timeline, step to the next appearance, ms",
    "map: pan ms": "map, pan with its tiles there, ms",
    "map: redraw ms": "map, everything painted anew off the loop, ms",
    "gallery: first page ms": "gallery, first page with its pictures, ms",
    "gallery: scroll ms": "gallery, one notch of the wheel, ms",
    "gallery: jump ms": "gallery, jump of the scroll bar, ms",
    "player: cached ms": "player, key to picture that is kept, ms",
    "player: cold short ms": "player, jump in a group of 60 pictures not kept, ms",
    "player: cold long first ms": "player, jump in a long group: key picture, ms",
    "player: cold long ms a picture": "player, jump in a long group: ms a picture since it",
    "player: dropped at 1x percent": "player, 1080p30 at 1×: pictures dropped, %",
    "search: first question, nothing read yet, s": "first search, nothing read yet, s",
    "log: entry alone ms": "one entry of the log, nobody else at work, ms",
    "decode: 1080p ms a picture": "one decode of 1080p on one thread, ms a picture",
    "intake: ratio": "ingest over copy, hash and one decode of the same files",
    "intake: copied and hashed": "ingest over copy and hash alone",
    "intake: files per s": "files a second",
    "intake: parent mib": "memory of the ingesting process, MiB",
    "intake: not ok": "clips that did not come through whole",
    "stall: event loop ms": "longest stall of the event loop beside ingest and detection, ms",
}


class Row(NamedTuple):
    """One line of the table."""

    what: str
    measured: str
    bound: str
    verdict: str
    """``MET``, ``MISSED``, ``UNMEASURED`` or ``TOLD``."""


def figures(took: Sequence[float], bound: float | None = None, digits: int = 2) -> dict[str, Any]:
    """The figure of many tries: p95, median, worst, how many."""
    found: dict[str, Any] = {
        "p95": round(p95(took), digits),
        "median": round(statistics.median(took), digits) if took else 0.0,
        "worst": round(max(took, default=0.0), digits),
        "tries": len(took),
    }
    return found if bound is None else {**found, "bound": bound}


def rows(result: Mapping[str, Any]) -> list[Row]:
    """Every figure, found anywhere in the result; a part that failed says so."""
    return [
        row
        for part, found in result.items()
        if part != "machine" and isinstance(found, Mapping)
        for row in _rows(part, cast("Mapping[str, Any]", found))
    ]


def missed(result: Mapping[str, Any]) -> bool:
    """Whether a bound is not kept, or a part did not come to its end."""
    return any(row.verdict in (MISSED, UNMEASURED) for row in rows(result))


def lines(result: Mapping[str, Any]) -> list[str]:
    """The rows as a table of Markdown."""
    marks = {MISSED: "**missed**"}
    return [
        "| measure | measured | bound | |",
        "|---|---|---|---|",
        *(
            f"| {row.what} | {row.measured} | {row.bound} | {marks.get(row.verdict, row.verdict)} |"
            for row in rows(result)
        ),
    ]


def _rows(name: str, found: Mapping[str, Any]) -> Iterator[Row]:
    if "failed" in found:
        yield Row(name, " ".join(map(str, found["failed"])), "", UNMEASURED)
    elif "p95" in found or "value" in found:
        yield _row(name, found)
    else:
        for key, inner in found.items():
            if isinstance(inner, Mapping):
                inside = key.replace("_", " ")
                # A part that tells one thing only may call it by its own name.
                named = name if inside == name else f"{name}: {inside}"
                yield from _rows(named, cast("Mapping[str, Any]", inner))


def _row(name: str, found: Mapping[str, Any]) -> Row:
    value, bound = found.get("p95", found.get("value")), found.get("bound")
    rest = ", ".join(f"{key} {_text(each)}" for key, each in found.items() if key not in _OWN)
    word = "p95 " if "p95" in found else ""
    measured = f"{word}{_text(value)}{f' ({rest})' if rest else ''}"
    what = _WORDS.get(name, name)
    if bound is None:
        return Row(what, measured, "", TOLD)
    kept = isinstance(value, int | float) and value <= bound
    return Row(what, measured, f"≤ {bound:g}", MET if kept else MISSED)


def _text(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
