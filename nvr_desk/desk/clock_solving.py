"""What the pins of a case say together: read from the store, solved by ``review.clocks``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.policy import clocks as rules
from nvr_desk.policy.marks import picture_at
from nvr_desk.records.clock_pin import CorrectionSource, Held
from nvr_desk.records.delivery import Visibility
from nvr_desk.review import clocks
from nvr_desk.store import clips, deliveries, pins
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from nvr_desk.records.clock_pin import ClockPin, ClockProposal
    from nvr_desk.records.delivery import Delivery

_UNSAID_DOUBT_S = 1.0
"""Of a time that a person trusts without a word on how well it is known."""
_BY_HAND = {CorrectionSource.FORM: Held.FORM, CorrectionSource.OVERLAY: Held.OVERLAY}


def solved(db: Connection, case: str, trust: Sequence[str], free: Sequence[str]) -> ClockProposal:
    """Solve the pins of a case.

    Args:
        db: To read from.
        case: Its number.
        trust: Deliveries that are held fixed because somebody says so now.
        free: Deliveries that are solved although a person corrected them by hand.

    Raises:
        UsageError: a delivery is both.
    """
    trusted = {deliveries.find(db, case, name).id for name in trust}
    freed = {deliveries.find(db, case, name).id for name in free}
    if trusted & freed:
        raise UsageError("a clock is held fixed or solved, not both")
    standing = standing_pins(db, case)
    known = [
        _clip(db, deliveries.of_case(db, case, name), trusted, freed)
        for name in sorted({name for pin in standing for name in ends(pin)})
    ]
    return clocks.solve(case, known, [_plain(pin) for pin in standing])


def standing_pins(db: Connection, case: str) -> list[ClockPin]:
    """Pins whose footage may be seen; a withdrawal takes its pins out of every answer."""
    shown: list[ClockPin] = []
    for pin in pins.listing(db, case):
        rows = [deliveries.of_case(db, case, name) for name in ends(pin)]
        if all(row.visibility is Visibility.SHOWN for row in rows):
            shown.append(pin)
    return shown


def at(db: Connection, delivery: Delivery, seconds: float) -> float:
    """The picture on screen then, container seconds. Raises UsageError where there is none."""
    facts = clips.get(db, delivery.sha256).facts
    if facts is None:
        raise UsageError(f"{delivery.name} has no pictures")
    return picture_at(seconds, clips.pts(db, delivery.sha256), facts)[1]


def ends(pin: ClockPin) -> tuple[str, ...]:
    """Ids of the deliveries that a pin names."""
    return tuple(name for name in (pin.a_delivery, pin.b_delivery) if name is not None)


def pins_text(numbers: Iterable[int]) -> str:
    """Why a clock is corrected."""
    listed = ", ".join(str(each) for each in numbers)
    return f"solved from pins, of its own: {listed}"


def _clip(db: Connection, delivery: Delivery, trusted: set[str], freed: set[str]) -> clocks.Clip:
    facts = clips.get(db, delivery.sha256).facts
    held = Held.CHOSEN if delivery.id in trusted else _by_hand(db, delivery)
    if delivery.id in freed:
        held = Held.NO
    doubt = delivery.doubt_s
    return clocks.Clip(
        delivery=delivery.id,
        claim_s=to_micros(rules.base_of(delivery)) / 1e6,
        first_s=(facts.start_s or 0.0) if facts else 0.0,
        length_s=(facts.duration_s or 0.0) if facts else 0.0,
        offset_s=delivery.offset_s,
        trusted_s=None if held is Held.NO else (_UNSAID_DOUBT_S if doubt is None else doubt),
        held=held,
    )


def _by_hand(db: Connection, delivery: Delivery) -> Held:
    """Whether the correction that holds is one that a person made of this clip alone."""
    history = deliveries.corrections(db, delivery.id)
    if not history or delivery.offset_s is None or history[-1].source is None:
        return Held.NO
    return _BY_HAND.get(CorrectionSource(history[-1].source), Held.NO)


def _plain(pin: ClockPin) -> clocks.Pin:
    if pin.instant is not None:
        b_s = to_micros(pin.instant) / 1e6
        return clocks.Pin(pin.id, pin.a_delivery, pin.a_s, None, b_s, pin.uncertainty_s)
    return clocks.Pin(
        pin.id, pin.a_delivery, pin.a_s, pin.b_delivery, pin.b_s or 0.0, pin.uncertainty_s
    )
