"""A clock correction while it is typed: what the claim says, and what would come out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import times

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery

HINT = "seconds, m:s or h:m:s with a sign: -84, -1:24, +0:03:10"
"""How a correction is typed."""
_MINUS = "-\u2212"


def parse_offset(text: str) -> float | None:
    """Seconds of a typed correction; None when it is none. Without a sign it is added."""
    bare = text.strip()
    if not bare:
        return None
    sign = -1.0 if bare[0] in _MINUS else 1.0
    magnitude = times.parse_clock(bare[1:] if bare[0] in f"+{_MINUS}" else bare)
    return None if magnitude is None else sign * magnitude


def parse_doubt(text: str) -> float | None:
    """Seconds of a typed doubt; None where nothing was typed, -1 where it is none."""
    bare = text.strip().replace(",", ".")
    if not bare:
        return None
    try:
        found = float(bare)
    except ValueError:
        return -1.0
    return found if 0 <= found < float("inf") else -1.0


def claim_facts(delivery: Delivery, zone: str | None) -> list[tuple[str, str]]:
    """(name, value) of all that is known of the claim; what is unknown says so."""
    claim = delivery.claim
    shown = local_text(claim.start, claim.zone or zone) if claim.start else "unknown"
    spread = times.uncertainty_text(claim.uncertainty_s).strip() or "not stated"
    lines = [
        ("Claim", shown),
        ("Source", times.source_text(claim.source)),
        ("Rule", claim.rule or "none on record"),
        ("Uncertainty", spread),
    ]
    if claim.as_written:
        lines.insert(1, ("As written", claim.as_written))
    return lines


def preview(delivery: Delivery, text: str, zone: str | None) -> tuple[str, str]:
    """(sentence, tone) under the field: the corrected time, or why there is none."""
    if delivery.claim.start is None:
        return "This delivery has no claim: there is nothing to add a correction to.", "warn"
    if not text.strip():
        return f"Type {HINT}.", "info"
    seconds = parse_offset(text)
    if seconds is None:
        return f"Not a correction: type {HINT}.", "bad"
    try:
        line = times.corrected_line(replace(delivery, offset_s=seconds), 0.0, zone)
    except OverflowError:
        line = None
    if line is None:
        return "No calendar reaches that far.", "bad"
    return f"Would become: {line}", "ok"


def before_text(delivery: Delivery, zone: str | None) -> str:
    """The correction that stands now; a new one takes its place, they do not add up."""
    line = times.corrected_line(delivery, 0.0, zone)
    return f"{line}; a new one replaces it" if line else "none yet"
