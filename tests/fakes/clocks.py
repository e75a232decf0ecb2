"""Clocks and pins as a desk without a database keeps them; they are solved for real."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from nvr_desk.errors import UsageError
from nvr_desk.policy.clocks import instant_of, wall_time
from nvr_desk.records.clock_pin import ClockPin, ClockProposal, Held
from nvr_desk.review.clocks import Clip, Pin, solve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.records.delivery import Delivery, DeliveryRow

_MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class _Desk(Protocol):
    def act(self, verb: str, *given: object) -> None: ...
    def row(self, name: str) -> DeliveryRow: ...
    def change(self, name: str, **changes: object) -> Delivery: ...


class FakeClocks:
    """Keeps pins in a dict; what was asked for stands in the desk's wishes."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        self.kept: dict[int, ClockPin] = {}
        self.past: dict[str, list[Delivery]] = {}
        """Deliveries as each correction left them."""
        self.hands: dict[str, Held] = {}

    def note(self, name: str, held: Held, **changes: object) -> Delivery:
        """Correct a clock, and remember it."""
        made = self._desk.change(name, **changes)
        self.past.setdefault(name, []).append(made)
        self.hands[name] = held
        return made

    def standing(self, case: str, names: Sequence[str]) -> dict[str, int]:
        return {name: len(self.past.get(name, [])) for name in names}

    def put_back(
        self, case: str, wanted: Mapping[str, int], *, over: Mapping[str, int]
    ) -> list[Delivery]:
        self._desk.act("clip.offset", "back", dict(wanted))
        if self.standing(case, list(wanted)) != dict(over):
            raise UsageError("corrected since")
        back: list[Delivery] = []
        for name, number in wanted.items():
            old = self.past[name][number - 1] if number else None
            back.append(
                self.note(
                    name,
                    self.hands[name],
                    offset_s=old.offset_s if old else None,
                    uncertainty_s=old.uncertainty_s if old else None,
                )
            )
        return back

    def by_overlay(
        self,
        case: str,
        name: str,
        at_s: float,
        wall: str,
        zone: str,
        *,
        which: str | None = None,
        turned: bool = False,
        reason: str = "",
    ) -> Delivery:
        self._desk.act("clip.offset", "overlay", name, at_s, wall, zone, which, turned, reason)
        seen = instant_of(wall_time(wall), zone, which)
        claim = self._desk.row(name).delivery.claim.start
        offset = 0.0 if claim is None else (seen - claim).total_seconds() - at_s
        return self.note(name, Held.OVERLAY, offset_s=offset, uncertainty_s=0.5)

    def by_zone(
        self, case: str, name: str, zone: str, reason: str, *, which: str | None = None
    ) -> Delivery:
        self._desk.act("clip.offset", "zone", name, zone, reason, which)
        return self.note(name, Held.FORM, offset_s=3600.0)

    def take_back(self, case: str, name: str, reason: str) -> Delivery:
        self._desk.act("clip.offset", "reset", name, reason)
        return self.note(name, Held.NO, offset_s=None, uncertainty_s=None)

    def pin(self, case: str, name: str, at_s: float, **more: Any) -> ClockPin:  # noqa: ANN401
        self._desk.act("clock.pin", name, at_s, more)
        known = more.get("wall")
        made = ClockPin(
            id=len(self.kept) + 1,
            case=case,
            a_delivery=name,
            a_s=at_s,
            b_delivery=more.get("other"),
            b_s=more.get("other_s"),
            instant=instant_of(wall_time(known), more["zone"], more["which"]) if known else None,
            uncertainty_s=more.get("uncertainty_s", 0.5),
            note=more.get("note", ""),
            author="ana",
            made=_MADE,
        )
        self.kept[made.id] = made
        return made

    def unpin(self, case: str, number: int) -> ClockPin:
        self._desk.act("clock.unpin", number)
        return self._put(number, _MADE)

    def pin_again(self, case: str, number: int) -> ClockPin:
        self._desk.act("clock.again", number)
        return self._put(number, None)

    def listing(self, case: str) -> list[ClockPin]:
        self._desk.act("clock.list", case)
        return [pin for pin in self.kept.values() if pin.removed is None]

    def solve(
        self, case: str, *, trust: Sequence[str] = (), free: Sequence[str] = ()
    ) -> ClockProposal:
        self._desk.act("clock.solve", tuple(trust), tuple(free))
        pins = [pin for pin in self.kept.values() if pin.removed is None]
        names = {name for pin in pins for name in (pin.a_delivery, pin.b_delivery) if name}
        known = [self._clip(name, trust, free) for name in names]
        return solve(case, known, [_plain(p) for p in pins])

    def accept(
        self, case: str, token: str, *, trust: Sequence[str] = (), free: Sequence[str] = ()
    ) -> ClockProposal:
        self._desk.act("clock.accept", token, tuple(trust))
        found = self.solve(case, trust=trust, free=free)
        for each in found.solved:
            if not each.trusted:
                self.note(each.delivery, Held.NO, offset_s=each.offset_s)
        return found

    def _clip(self, name: str, trust: Sequence[str], free: Sequence[str]) -> Clip:
        delivery = self._desk.row(name).delivery
        claim = delivery.claim.start
        start = 0.0 if claim is None else claim.timestamp()
        held = Held.CHOSEN if name in trust else self.hands.get(name, Held.NO)
        if name in free:
            held = Held.NO
        doubt = None if held is Held.NO else 1.0
        return Clip(name, start, 0.0, 10.0, delivery.offset_s, doubt, held)

    def _put(self, number: int, removed: datetime | None) -> ClockPin:
        self.kept[number] = replace(self.kept[number], removed=removed)
        return self.kept[number]


def _plain(pin: ClockPin) -> Pin:
    if pin.instant is not None:
        known = pin.instant.timestamp()
        return Pin(pin.id, pin.a_delivery, pin.a_s, None, known, pin.uncertainty_s)
    return Pin(pin.id, pin.a_delivery, pin.a_s, pin.b_delivery, pin.b_s or 0.0, pin.uncertainty_s)
