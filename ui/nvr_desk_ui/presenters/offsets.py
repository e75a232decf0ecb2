"""A clock correction while it is typed: what the claim says, and what would come out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import times
from nvr_desk_ui.presenters.time_codes import NotATimeCodeError, seconds_of
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery

HINT = later("seconds, m:s or h:m:s with a sign: -84, -1:24, +0:03:10")
"""How a correction is typed."""
_SIGNS = ("+", "-", "\u2212")


def read_offset(text: str) -> float:
    """Seconds of a typed correction. Without a sign it is added.

    Raises:
        NotATimeCodeError: it is none; minutes and seconds after a colon end at 59.
    """
    bare = text.strip()
    sign = -1.0 if bare[:1] in _SIGNS[1:] else 1.0
    magnitude = bare[1:] if bare[:1] in _SIGNS else bare
    if magnitude.strip()[:1] in _SIGNS:
        raise NotATimeCodeError(tr("Not a correction: type {HINT}.", HINT=HINT))
    return sign * seconds_of(magnitude)


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
    shown = local_text(claim.start, claim.zone or zone) if claim.start else tr("unknown")
    spread = times.uncertainty_text(claim.uncertainty_s).strip() or tr("not stated")
    lines = [
        (tr("Claim"), shown),
        (tr("Source"), times.source_text(claim.source)),
        (tr("Rule"), core(claim.rule or "") or tr("none on record")),
        (tr("Uncertainty"), spread),
    ]
    if claim.as_written:
        lines.insert(1, (tr("As written"), claim.as_written))
    return lines


def preview(delivery: Delivery, text: str, zone: str | None) -> tuple[str, str]:
    """(sentence, tone) under the field: the corrected time, or why there is none."""
    if delivery.claim.start is None:
        return tr("This delivery has no claim: there is nothing to add a correction to."), "warn"
    if not text.strip():
        return tr("Type {hint}.", hint=tr(HINT)), "info"
    try:
        seconds = read_offset(text)
    except NotATimeCodeError as error:
        return core(str(error)), "bad"
    try:
        line = times.corrected_line(replace(delivery, offset_s=seconds), 0.0, zone)
    except OverflowError:
        line = None
    if line is None:
        return tr("No calendar reaches that far."), "bad"
    return tr("Would become: {line}", line=line), "ok"


def before_text(delivery: Delivery, zone: str | None) -> str:
    """The correction that stands now; a new one takes its place, they do not add up."""
    line = times.corrected_line(delivery, 0.0, zone)
    return tr("{line}; a new one replaces it", line=line) if line else tr("none yet")
