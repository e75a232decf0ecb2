"""Marks as rows of text, and which of them a filter lets through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.records.mark import MarkLevel
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import times
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from nvr_desk.records.mark import MarkRow

TITLES = (
    later("Level"),
    later("When"),
    later("Note"),
    later("Where"),
    later("Span"),
    later("Author"),
)
LEVEL, WHEN, NOTE, WHERE, SPAN, AUTHOR = range(len(TITLES))

LEVEL_WORDS: dict[MarkLevel, str] = {
    MarkLevel.NOTE: later("note"),
    MarkLevel.NOTABLE: later("notable"),
    MarkLevel.KEY: later("key"),
}
LEVEL_TONES: dict[MarkLevel, str] = {
    MarkLevel.NOTE: "muted",
    MarkLevel.NOTABLE: "warn",
    MarkLevel.KEY: "accent",
}
"""Colour of each level's dot, a token of the theme; the word stands beside it."""


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """Which marks are listed; empty fields let all through."""

    level: MarkLevel | None = None
    """This one and those that weigh more."""
    author: str = ""
    text: str = ""
    delivery: str | None = None

    def lets(self, row: MarkRow) -> bool:
        """Whether a mark is listed."""
        mark = row.mark
        levels = list(MarkLevel)
        if self.level is not None and levels.index(mark.level) < levels.index(self.level):
            return False
        if self.author and mark.author != self.author:
            return False
        if self.delivery is not None and mark.delivery != self.delivery:
            return False
        needles = self.text.casefold().split()
        hay = f"{mark.note}\n{row.delivery.item or ''}\n{row.delivery.name}\n{mark.uid}".casefold()
        return all(each in hay for each in needles)


def cells(row: MarkRow, zone: str | None) -> tuple[str, ...]:
    """The texts of a row, in the order of ``TITLES``."""
    mark, delivery = row.mark, row.delivery
    return (
        tr(LEVEL_WORDS[mark.level]),
        when_text(row, zone),
        mark.note if row.told else tr("hidden"),
        delivery.item or delivery.name,
        span_text(row),
        mark.author,
    )


def when_text(row: MarkRow, zone: str | None) -> str:
    """When it begins, and whether that is the claim or corrected."""
    if row.start is None:
        return tr("time unknown")
    said = tr("corrected") if row.delivery.corrected_start else tr("claim")
    at = local_text(row.start, row.delivery.claim.zone or zone)
    return f"{at} {said}{times.uncertainty_text(row.delivery.doubt_s)}"


def span_text(row: MarkRow) -> str:
    """'0:00:12.400', or both ends; time codes as the player shows them."""
    mark = row.mark
    begins = times.clock_text(mark.from_s - row.first_s)
    if mark.to_s is None:
        return begins
    return f"{begins} – {times.clock_text(mark.to_s - row.first_s)}"


def spoken(row: MarkRow, zone: str | None) -> str:
    """A whole row as a screen reader says it."""
    return ", ".join(cells(row, zone))


def tooltip(row: MarkRow, zone: str | None) -> str:
    """All that is known of a mark."""
    mark = row.mark
    lines = [
        f"{row.delivery.name}, {row.delivery.item or tr('no item number')}",
        when_text(row, zone),
        tr("pts {pts}", pts=mark.from_pts),
    ]
    if mark.track is not None:
        lines.append(tr("about appearance {number}", number=mark.track))
    if mark.changed is not None:
        lines.append(tr("changed {at}", at=local_text(mark.changed, zone)))
    if row.told and mark.note:
        lines.append(mark.note)
    return "\n".join(lines)


def count_text(listed: int, total: int) -> str:
    """'3 of 12 marks', or '12 marks'."""
    if listed == total:
        return tr("{n} mark|{n} marks", total)
    return tr("{listed} of {n} mark|{listed} of {n} marks", total, listed=listed)
