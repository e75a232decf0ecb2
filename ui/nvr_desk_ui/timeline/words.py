"""What a tooltip says about a bar, an appearance or a crowd of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from nvr_desk.records.coverage import KIND_WORDS, TRIAGE_WORDS, tally
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.timecode import span_text
from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.timeline.axis import wall
from nvr_desk_ui.timeline.lod import SHOWN, bar_state
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from nvr_desk.records.overview import LaneClip
    from nvr_desk_ui.timeline.lod import Records

_WHY = {
    Visibility.NO_CONSENT: later("no consent on record"),
    Visibility.WITHDRAWN: later("consent withdrawn"),
    Visibility.HELD: later("held back"),
    Visibility.EXPIRED: later("consent expired"),
}
_MEDIA = {
    MediaState.PARTIAL: later("decodes in part"),
    MediaState.BAD: later("damaged: cannot be decoded"),
    MediaState.UNSUPPORTED: later("format not supported"),
}
MOST_NAMES = 6
UNTOLD = later("what was found is shown once a purpose is stated, while the case is open")


def clip_words(
    clip: LaneClip, zone: str | None, number: int | None = None, at_s: float | None = None
) -> str:
    """Rich text: name, item, time claim with its doubt, and why it may not be opened.

    Args:
        clip: The delivery.
        zone: Zone of the case.
        number: Of the appearance under the pointer.
        at_s: Seconds into the clip under the pointer.
    """
    lines = [f"<b>{escape(clip.name)}</b>"]
    if clip.item:
        lines.append(tr("Item {item}", item=escape(clip.item)))
    lines.append(
        tr("Camera {camera} · {span}", camera=escape(clip.camera), span=span_text(clip.duration_s))
    )
    lines.append(time_words(clip, zone))
    if clip.visibility is not Visibility.SHOWN:
        lines.append(tr("<b>Not open to view: {why}</b>", why=tr(_WHY[clip.visibility])))
    if clip.state in _MEDIA:
        lines.append(f"<b>{tr(_MEDIA[clip.state])}</b>")
    if bar_state(clip) == SHOWN:
        lines.append(_appearance_words(clip))
        lines += _coverage_words(clip, at_s)
        track = next((each for each in clip.tracks if each.number == number), None)
        if track is not None:
            begin = span_text(track.start_s)
            length = span_text(track.end_s - track.start_s)
            lines.append(
                tr(
                    "This {cls}: from {begin} for {length}, {conf:.0%}",
                    cls=class_word(track.cls),
                    begin=begin,
                    length=length,
                    conf=track.conf,
                )
            )
            lines.append(tr("<i>An appearance is no identity.</i>"))
    return "<br>".join(lines)


def time_words(clip: LaneClip, zone: str | None) -> str:
    """'2026-11-19 22:14:03 MST ± 2 s (claim)', or that it is unknown."""
    if clip.start is None:
        return tr("Time unknown")
    start = wall(clip.start.timestamp(), zone)
    doubt = tr("± unknown") if clip.uncertainty_s is None else f"± {doubt_text(clip.uncertainty_s)}"
    source = tr("corrected clock") if clip.corrected else tr("as claimed")
    return f"{start} {doubt} ({source})"


def doubt_text(seconds: float) -> str:
    """'2 s', '5 min', '1.5 h'."""
    if seconds < 90:
        return f"{seconds:g} s"
    if seconds < 5400:
        return f"{seconds / 60:.3g} min"
    return f"{seconds / 3600:.3g} h"


def crowd_words(clips: Records, found: list[int], zone: str | None) -> str:
    """Several bars under one pixel."""
    lines = [tr("<b>{found:,} clips here</b>, zoom in to tell them apart", found=len(found))]
    for clip in (clips[at] for at in found[:MOST_NAMES]):
        why = "" if clip.visibility is Visibility.SHOWN else f", {tr(_WHY[clip.visibility])}"
        lines.append(f"{escape(clip.name)}: {time_words(clip, zone)}{why}")
    if len(found) > MOST_NAMES:
        lines.append(tr("and {found:,} more", found=len(found) - MOST_NAMES))
    return "<br>".join(lines)


def mark_words(note: tuple[str, str]) -> str:
    """A mark under the pointer: (level, note)."""
    level, text = note
    return tr("<b>Mark: {level}</b>", level=escape(tr(level))) + (
        f"<br>{escape(text)}" if text else ""
    )


def _appearance_words(clip: LaneClip) -> str:
    if not clip.told:
        return tr(UNTOLD).capitalize()
    if not clip.analysed:
        return tr("Not looked at by a detector yet")
    if not clip.tracks:
        return tr("No appearances found")
    counts: dict[str, int] = {}
    for track in clip.tracks:
        word = class_word(track.cls)
        counts[word] = counts.get(word, 0) + 1
    return tr("Appearances: ") + ", ".join(f"{n:,} {name}" for name, n in sorted(counts.items()))


def _coverage_words(clip: LaneClip, at_s: float | None) -> list[str]:
    """How much was looked at, and what happened right here."""
    if not (clip.told and clip.analysed):
        return []
    seen = tally(clip.coverage, clip.duration_s, first_pass=clip.first_pass)
    if clip.first_pass:
        lines = [
            tr(
                "<b>First pass, {looks_per_s:.1f}/s: looked at {triage_words}</b>",
                looks_per_s=seen.looks_per_s,
                triage_words=core(TRIAGE_WORDS),
            )
        ]
    else:
        parts = f" ({', '.join(map(core, seen.parts))})" if seen.parts else ""
        lines = [core(seen.words).capitalize() + parts]
    if at_s is not None:
        lines.append(tr("Here: {here}", here=here_words(clip, at_s)))
    return lines


def here_words(clip: LaneClip, at_s: float) -> str:
    """What happened to the footage at a second: 'looked at, 5.0 times a second'."""
    span = next((s for s in clip.coverage if s.start_s <= at_s <= s.end_s), None)
    if span is None:
        return tr("not looked at")
    rate = (
        tr(", {looks_per_s:.1f} times a second", looks_per_s=span.looks_per_s)
        if span.looks_per_s
        else ""
    )
    return core(KIND_WORDS[span.kind]) + rate
