"""What the gallery says: captions, states, how far one has come and how long the rest takes; no Qt.

A pace is of this person in this session: decisions over the time they were at it. Pauses count for
no more than ``PAUSE_S``, and before ``ENOUGH`` decisions nobody knows a pace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from nvr_desk.records import trait_words
from nvr_desk.records.day_hours import hours_text
from nvr_desk.records.gallery import KINDS, STATES
from nvr_desk.records.review_state import ReviewState
from nvr_desk.timecode import from_micros, local_text
from nvr_desk_ui.presenters.words import NO_IDENTITY, class_word
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.gallery import Gallery, Shot
    from nvr_desk.records.search import Query

PAUSE_S: Final = 60.0
"""A longer pause between two decisions was no looking."""
ENOUGH: Final = 8
"""Decisions before a pace is told."""

STATE_WORDS: Final[Mapping[ReviewState | None, str]] = {
    None: later("unseen"),
    ReviewState.SEEN: later("seen"),
    ReviewState.RELEVANT: later("relevant"),
    ReviewState.NOT_RELEVANT: later("not relevant"),
}
STATE_LOOKS: Final[Mapping[ReviewState | None, tuple[str, str]]] = {
    None: ("", ""),
    ReviewState.SEEN: ("shown", "muted"),
    ReviewState.RELEVANT: ("approve", "ok"),
    ReviewState.NOT_RELEVANT: ("cancel", "bad"),
}
"""Icon and colour token: a shape beside each colour."""


@dataclass(slots=True)
class Pace:
    """How fast decisions came in this session."""

    decisions: int = 0
    seconds: float = 0.0
    _last: float | None = field(default=None)

    def decided(self, many: int, now: float) -> None:
        """So many appearances were given a state.

        Args:
            many: At once; they count as that many.
            now: Monotonic seconds.
        """
        if self._last is not None:
            self.seconds += min(PAUSE_S, max(0.0, now - self._last))
            self.decisions += many
        self._last = now

    def left_s(self, unseen: int) -> float | None:
        """Seconds for the rest at this pace; None while nobody knows."""
        if self.decisions < ENOUGH or self.seconds <= 0:
            return None
        return unseen * self.seconds / self.decisions


def progress(counts: Mapping[ReviewState | None, int], pace: Pace) -> str:
    """'312 of 1,204 seen, about 40 min left'."""
    total = sum(counts.values())
    unseen = counts.get(None, 0)
    text = tr("{seen} of {total} seen", seen=f"{total - unseen:,}", total=f"{total:,}")
    if unseen == 0:
        return text
    left = pace.left_s(unseen)
    if left is None:
        return tr("{progress}; the pace is not known yet", progress=text)
    return tr("{progress}, about {time} left", progress=text, time=about(left))


def about(seconds: float) -> str:
    """A length no more exact than an estimate is: '20 s', '40 min', '6 h'."""
    if seconds < 55:
        return f"{max(5, round(seconds / 5) * 5)} s"
    minutes = seconds / 60
    if minutes < 10:
        return f"{max(1, round(minutes))} min"
    if minutes < 90:
        return f"{round(minutes / 5) * 5} min"
    return f"{minutes / 60:.0f} h" if minutes >= 600 else f"{minutes / 60:.1f} h"


def narrowing(query: Query) -> str:
    """What leaves something out besides classes and states: '22:00-04:00 · red · an area'."""
    told: list[str] = []
    for at, word in ((query.start, tr("from")), (query.end, tr("to"))):
        if at is not None:
            told.append(f"{word} {local_text(at, None)}")
    if query.hours is not None:
        told.append(hours_text(query.hours))
    traits = query.traits
    told += [core(colour.value) for colour in traits.colours]
    told += [core(trait_words.WAYS[way]) for way in traits.directions]
    if traits.min_dwell_s > 0:
        told.append(tr("at least {seconds} s in sight", seconds=f"{traits.min_dwell_s:g}"))
    if traits.min_height > 0:
        told.append(tr("at least {share} % high", share=f"{traits.min_height * 100:g}"))
    if query.min_conf > 0:
        told.append(tr("confidence from {least}", least=f"{query.min_conf:.2f}"))
    if query.near is not None:
        told.append(tr("within {metres} m", metres=f"{query.near.radius_m:g}"))
    if query.area:
        told.append(tr("within a drawn area"))
    if query.deliveries:
        told.append(tr("{n} delivery|{n} deliveries", len(query.deliveries)))
    return " · ".join(told)


def notice(found: Gallery) -> str:
    """The sentence that stands over every gallery, and what was lost on the way."""
    text = tr("In order of time. {sentence}.", sentence=tr(NO_IDENTITY))
    if found.lost:
        text += " " + tr(
            "{n} state of an earlier look has no appearance any more."
            "|{n} states of an earlier look have no appearance any more.",
            found.lost,
        )
    return text


def when(found: Gallery, place: int, zone: str | None) -> str:
    """Wall time of first sight; 'time unknown' where the clip has none."""
    if not found.dated[place]:
        return tr("time unknown")
    return local_text(from_micros(int(found.start_us[place])), zone)


def clock(found: Gallery, place: int, zone: str | None) -> tuple[str, str]:
    """(date and hour, offset) short enough for a tile: ('20 Nov 22:14:03', '−07:00')."""
    if not found.dated[place]:
        return tr("time unknown"), ""
    text, _, offset = when(found, place, zone).rpartition(" ")
    return text[5:], offset


def caption(found: Gallery, place: int, row: DeliveryRow | None, zone: str | None) -> str:
    """Spoken and tooltip text of a tile whose shot is not here yet."""
    where = row.delivery.camera.alias if row is not None else ""
    state = tr(STATE_WORDS[STATES[int(found.state[place])]])
    parts = (class_word(KINDS[int(found.kind[place])]), when(found, place, zone), where, state)
    return ", ".join(part for part in parts if part)


def lines(shot: Shot, found: Gallery, place: int, row: DeliveryRow | None, zone: str | None) -> str:
    """All that is told of an appearance, a line each."""
    track = shot.track
    state = STATES[int(found.state[place])]
    said = tr(STATE_WORDS[state])
    if found.carried[place]:
        said += ", " + tr("said of an earlier look")
    delivery = row.delivery if row is not None else None
    corrected = delivery is not None and delivery.corrected_start is not None
    clock_word = tr("corrected") if corrected else tr("claim")
    time = f"{when(found, place, zone)} {clock_word}" if found.dated[place] else tr("time unknown")
    mark = " " + tr("(unverified model)") if track.unverified else ""
    told = [
        f"{class_word(track.cls)} {track.best_conf:.2f}, {core(trait_words.length(track))}{mark}",
        time,
    ]
    if delivery is not None:
        told.append(f"{delivery.camera.alias or '–'} · {delivery.item or delivery.name}")
    told += [core(trait_words.in_words(track)), said, tr(NO_IDENTITY)]
    return "\n".join(line for line in told if line)
