"""Clocks, pins and what they say together, as rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.records.clock_pin import Held
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import times
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.clock_pin import (
        ClockPin,
        ClockProposal,
        PinLoop,
        SolvedClock,
    )
    from nvr_desk.records.delivery import Delivery, DeliveryRow

    Find = Callable[[str], DeliveryRow | None]

PIN_TITLES = (
    later("Pin"),
    later("Event in"),
    later("and in"),
    later("Doubt"),
    later("Residual"),
    later("W"),
    later("Held fixed"),
    later("What it is"),
)
CLOCK_TITLES = (
    later("Held fixed"),
    later("Delivery"),
    later("Offset"),
    later("Doubt"),
    later("Drift"),
    later("Now"),
)


def name_of(find: Find, delivery: str) -> str:
    """Item number or file name of a delivery."""
    found = find(delivery)
    return delivery if found is None else found.delivery.item or found.delivery.name


def seconds_in(find: Find, delivery: str, seconds: float) -> float:
    """Seconds from the first picture, as the player shows them."""
    found = find(delivery)
    facts = found.clip.facts if found else None
    return seconds - ((facts.start_s or 0.0) if facts else 0.0)


_HELD = {
    Held.NO: "",
    Held.FORM: later("by form"),
    Held.OVERLAY: later("by the picture"),
    Held.CHOSEN: later("chosen here"),
}


def pin_cells(
    pin: ClockPin, proposal: ClockProposal | None, find: Find, zone: str | None
) -> tuple[str, ...]:
    """The texts of a pin, in the order of ``PIN_TITLES``."""
    residuals = proposal.residuals if proposal else ()
    off = next((each for each in residuals if each.pin == pin.id), None)
    if off is None:
        told = ("", "")
    else:
        told = (
            f"{off.residual_s:+.3f} s",
            f"{off.weight:+.1f}" if off.checked else tr("unchecked"),
        )
    return (
        str(pin.id),
        _end(find, pin.a_delivery, pin.a_s),
        _other(pin, find, zone),
        times.uncertainty_text(pin.uncertainty_s).strip(),
        *told,
        "" if off is None else ", ".join(name_of(find, each) for each in off.held),
        pin.note,
    )


def clock_cells(clock: SolvedClock, find: Find) -> tuple[str, ...]:
    """The texts of a clock, in the order of ``CLOCK_TITLES``; the first is a box to tick."""
    return (
        tr(_HELD[clock.held]),
        name_of(find, clock.delivery),
        offset_text(clock.offset_s),
        times.uncertainty_text(clock.uncertainty_s).strip(),
        "" if clock.rate_ppm is None else f"{clock.rate_ppm:+.1f} ppm",
        tr("none") if clock.before_s is None else offset_text(clock.before_s),
    )


def offset_text(seconds: float) -> str:
    """'−1:24.5', or the wall time where the offset counts from 1970."""
    if abs(seconds) > _LONG_S:
        return tr("time of its own")
    sign = "\u2212" if seconds < 0 else "+"
    return f"{sign}{times.clock_text(abs(seconds))}"


_SAME_S = 1e-3
"""A correction that differs by less is the one that stands."""
_LONG_S = 20 * 366 * 86_400.0
"""No clock is so far off its claim: where there is no claim, an offset counts from 1970."""


def loop_line(loop: PinLoop) -> str:
    """One round of pins, with what is left over."""
    return tr(
        "round over pins {pins}: {error} left over, {expected} expected",
        pins=", ".join(str(each) for each in loop.pins),
        error=f"{loop.error_s:+.3f} s",
        expected=f"\u00b1 {loop.expected_s:.3f} s",
    )


def summary(proposal: ClockProposal, find: Find) -> tuple[str, str]:
    """(sentences, tone) under the tables."""
    lines = [loop_line(each) for each in proposal.loops]
    tone = "ok"
    if proposal.outliers:
        named = ", ".join(str(each) for each in proposal.outliers)
        lines.insert(0, tr("Pins that do not fit the others: {pins}", pins=named))
        tone = "warn"
    for left in proposal.left:
        names = ", ".join(name_of(find, each) for each in left.deliveries)
        lines.append(tr("Left out: {names}: {why}", names=names, why=left.why))
        tone = "warn"
    if not lines and not proposal.solved:
        return tr("No pins yet: pin this moment in two clips."), "info"
    return "\n".join(lines) or tr("Every pin is needed once: nothing checks them."), tone


def acceptable(proposal: ClockProposal | None) -> bool:
    """Whether there is a clock that would change."""
    return proposal is not None and any(_would_change(each) for each in proposal.solved)


def _would_change(clock: SolvedClock) -> bool:
    if clock.trusted:
        return False
    return clock.before_s is None or abs(clock.offset_s - clock.before_s) > _SAME_S


def corrected_text(delivery: Delivery, zone: str | None) -> str:
    """What a clock says now, after it was corrected."""
    return times.corrected_line(delivery, 0.0, zone) or tr("The claim alone holds again")


def overlay_start(row: DeliveryRow, seconds: float, zone: str | None) -> str:
    """What the claim says of a picture, for a person to change into what the picture shows."""
    start = row.delivery.best_start
    if start is None:
        return ""
    facts = row.clip.facts
    at = row.delivery.instant(seconds, (facts.start_s or 0.0) if facts else 0.0)
    return "" if at is None else local_text(at, row.delivery.claim.zone or zone)[:19]


def _end(find: Find, delivery: str, seconds: float) -> str:
    at = times.clock_text(seconds_in(find, delivery, seconds))
    return f"{at}  {name_of(find, delivery)}"


def _other(pin: ClockPin, find: Find, zone: str | None) -> str:
    if pin.instant is not None:
        return tr("known: {at}", at=local_text(pin.instant, zone))
    return _end(find, pin.b_delivery or "", pin.b_s or 0.0)
