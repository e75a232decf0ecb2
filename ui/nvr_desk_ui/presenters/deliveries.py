"""Rows of the list of deliveries: texts, filters and orders, without Qt."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.estimate import PROMISE_WORDS
from nvr_desk.timecode import span_text
from nvr_desk_ui.presenters import times, words
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nvr_desk.records.batch import Batch
    from nvr_desk.records.delivery import DeliveryRow, Refusal


class Column(IntEnum):
    """Columns of the list, from left to right."""

    NAME = 0
    ITEM = 1
    CAMERA = 2
    TIME = 3
    DURATION = 4
    MEDIA = 5
    VISIBILITY = 6
    FOUND = 7
    COVERAGE = 8
    PROMISE = 9


TITLES: dict[Column, str] = {
    Column.NAME: later("Name"),
    Column.ITEM: later("Item"),
    Column.CAMERA: later("Camera"),
    Column.TIME: later("Time"),
    Column.DURATION: later("Length"),
    Column.MEDIA: later("Media"),
    Column.VISIBILITY: later("Visibility"),
    Column.FOUND: later("Found"),
    Column.COVERAGE: later("Looked at"),
    Column.PROMISE: later("Promise"),
}

_PIECE = 2000
_LAST = "\U0010ffff"


def duration_s(row: DeliveryRow) -> float | None:
    """Length of the clip in seconds; None where nothing could be read."""
    return row.clip.facts.duration_s if row.clip.facts else None


def text(row: DeliveryRow, column: Column, zone: str | None) -> str:
    """What a cell says."""
    delivery = row.delivery
    if column is Column.NAME:
        return delivery.name
    if column is Column.ITEM:
        return delivery.item or "\u2013"
    if column is Column.CAMERA:
        return camera_text(row)
    if column is Column.TIME:
        return times.start_text(delivery, zone)
    if column is Column.DURATION:
        seconds = duration_s(row)
        return "\u2013" if seconds is None else span_text(seconds)
    if column is Column.MEDIA:
        return words.media_badge(row.clip.state).word
    if column is Column.VISIBILITY:
        return words.visibility_badge(delivery.visibility).word
    if column is Column.FOUND:
        return found_text(row)
    if column is Column.PROMISE:
        return "\u2013" if row.promise is None else f"{row.promise:.2f}"
    return coverage_text(row)


def found_text(row: DeliveryRow) -> str:
    """Appearances by class; of hidden footage nothing is told."""
    return words.counts_text(row.counts, row.looked_s) if row.told else tr("hidden")


def coverage_text(row: DeliveryRow) -> str:
    """'98 %, 2.1/s'; a first pass over key pictures claims no share of the footage."""
    if row.first_pass:
        return tr("first pass, {rate:.1f}/s", rate=row.looks_per_s or 0.0)
    return words.coverage_text(row.looked_s, duration_s(row), row.looks_per_s)


def camera_text(row: DeliveryRow) -> str:
    """Alias of the camera; a delivery without one says so."""
    return row.delivery.camera.alias or tr("no camera")


def tooltip(row: DeliveryRow, zone: str | None) -> str:
    """The whole of a delivery in lines, for the mouse that waits."""
    delivery, clip = row.delivery, row.clip
    lines = [
        delivery.path,
        f"sha256 {clip.sha256}",
        f"{words.bytes_text(clip.bytes)}, {words.media_badge(clip.state, clip.reason).sentence}",
        tr(
            "{start}, from {source}",
            start=times.start_text(delivery, zone),
            source=times.source_text(delivery.claim.source),
        ),
        tr("consent: {consent}", consent=words.consent_text(delivery)),
        words.visibility_badge(delivery.visibility).sentence,
        tr("found: {found}", found=found_text(row)),
    ]
    if row.looked_s is not None:
        lines.append(
            tr("looked at: {coverage}; the rest was not searched", coverage=coverage_text(row))
        )
    elif row.told:
        lines.append(tr("not looked at by a detector"))
    if row.promise is not None:
        lines.append(
            tr(
                "promise {promise:.2f}: {meaning}",
                promise=row.promise,
                meaning=core(PROMISE_WORDS),
            )
        )
    if delivery.claim.rule:
        lines.insert(4, core(delivery.claim.rule))
    if row.twins:
        again = "the same bytes came {n} more time|the same bytes came {n} more times"
        lines.append(tr(again, row.twins))
    return "\n".join(lines)


def spoken(row: DeliveryRow, zone: str | None) -> str:
    """A row in one breath, for a screen reader."""
    return ", ".join(f"{tr(TITLES[column])} {text(row, column, zone)}" for column in Column)


def sort_key(row: DeliveryRow, column: Column) -> tuple[object, ...]:
    """What a column sorts by; unknown values come last, equal ones by name and id."""
    delivery = row.delivery
    tail = (delivery.name.casefold(), delivery.id)
    if column is Column.TIME:
        start = delivery.best_start
        return (start.timestamp() if start else math.inf, *tail)
    if column is Column.DURATION:
        return (duration_s(row) or -1.0, *tail)
    if column is Column.FOUND:
        return (-1 if row.looked_s is None else sum(row.counts.values()), *tail)
    if column is Column.COVERAGE:
        share = words.coverage_share(row.looked_s, duration_s(row))
        return (-1.0 if row.looked_s is None else share, *tail)
    if column is Column.PROMISE:  # the most promising first, without turning the order round
        return (math.inf if row.promise is None else -row.promise, *tail)
    if column is Column.ITEM:
        return (delivery.item or _LAST, *tail)
    if column is Column.CAMERA:
        return (delivery.camera.alias.casefold(), *tail)
    if column is Column.MEDIA:
        return (row.clip.state.value, *tail)
    if column is Column.VISIBILITY:
        return (delivery.visibility.value, *tail)
    return tail


@dataclass(frozen=True, slots=True)
class Arranged:
    """Rows as they are listed, and where each delivery stands."""

    rows: list[DeliveryRow]
    places: dict[str, int]


def arranged(
    rows: Sequence[DeliveryRow], needle: str, column: Column, *, descending: bool
) -> Arranged:
    """Filter and order; for 40,000 rows this is work for another thread."""
    fits = [row for row in rows if matches(row, needle)] if needle.strip() else rows
    keyed = [(sort_key(row, column), place) for place, row in enumerate(fits)]
    # One long sort would hold the interpreter and with it the window: sort pieces, then merge.
    pieces = [
        sorted(keyed[start : start + _PIECE], reverse=descending)
        for start in range(0, len(keyed), _PIECE)
    ]
    merged = heapq.merge(*pieces, reverse=descending)
    ordered = [fits[place] for _, place in merged]
    return Arranged(ordered, {row.delivery.id: place for place, row in enumerate(ordered)})


def matches(row: DeliveryRow, needle: str) -> bool:
    """Whether every word of the filter stands somewhere in name, item, camera, hash or states."""
    delivery = row.delivery
    hay = " ".join(
        (
            delivery.name,
            delivery.item or "",
            delivery.camera.alias,
            row.clip.sha256,
            words.media_badge(row.clip.state).word,
            words.visibility_badge(delivery.visibility).word,
            *(cls for cls, count in row.counts.items() if count),
            *(tr(cls) for cls, count in row.counts.items() if count),
        )
    ).casefold()
    return all(word in hay for word in needle.casefold().split())


def summary(rows: Sequence[DeliveryRow], listed: int, ordered_by: Column = Column.TIME) -> str:
    """The line under the list: how many, how long, how many hidden, and what the order means."""
    total = sum(duration_s(row) or 0.0 for row in rows)
    hidden = sum(row.delivery.visibility is not Visibility.SHOWN for row in rows)
    first = (
        tr("{listed} of {n} delivery|{listed} of {n} deliveries", len(rows), listed=listed)
        if listed != len(rows)
        else tr("{n} delivery|{n} deliveries", len(rows))
    )
    parts = [first, span_text(total)]
    if hidden:
        parts.append(tr("{n} hidden|{n} hidden", hidden))
    if ordered_by is Column.PROMISE:
        parts.append(tr("promise is {meaning}", meaning=core(PROMISE_WORDS)))
    return " · ".join(parts)


def refusal_line(refusal: Refusal) -> tuple[str, str]:
    """(file, reason) of a file that made no delivery."""
    return refusal.path, f"{core(refusal.code.replace('_', ' '))}: {core(refusal.detail)}"


def custody_lines(batches: Iterable[Batch]) -> list[tuple[str, str, bool]]:
    """(batch, custody, complete) of every shipment; missing parts are named as missing."""
    lines: list[tuple[str, str, bool]] = []
    for batch in batches:
        custody = batch.custody
        parts = {
            tr("received by"): custody.received_by,
            tr("from"): custody.received_from,
            tr("medium"): custody.medium,
            tr("at"): custody.received_at,
        }
        said = ", ".join(f"{name} {value}" for name, value in parts.items() if value)
        missing = ", ".join(name for name, value in parts.items() if not value)
        sentence = "; ".join(
            part
            for part in (said, tr("missing: {missing}", missing=missing) if missing else "")
            if part
        )
        lines.append((batch.label or batch.source, sentence, not missing))
    return lines
