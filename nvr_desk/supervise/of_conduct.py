"""Rules about how the house was kept: packets nobody looked at, refusals, own approvals, doors.

Each is a small function from the acts of a period to what it found; none claims to know why.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from nvr_desk.supervise.looks import CLOCK, PACKET
from nvr_desk.supervise.of_looking import hit
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nvr_desk.records.supervise import Hit, Look
    from nvr_desk.supervise.facts import Facts, Limits

DOORS: Final = frozenset(
    {"user.unlock", "user.recover", "user.reset", "user.role", "workspace.restore"}
)
"""Acts that open a door for somebody: release, new password or factor, roles, a restored house."""
CLOCK_S: Final = 5.0
"""Seconds between two acts at one station by which time may run backwards."""


def unseen_packet(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A packet left the house although not all in it was looked at, and nothing was marked."""
    del limits
    for look in looks:
        if look.verb != PACKET or look.outcome != "ok" or not look.deliveries:
            continue
        seen = facts.seen.get(look.seq)
        unseen = [name for name in look.deliveries if seen is None or name not in seen.painted]
        marks = 0 if seen is None else seen.marks
        if unseen and (not marks or len(unseen) == len(look.deliveries)):
            why = (
                f"packet of case {look.case}: nobody had seen a second of {len(unseen)} of its"
                f" {len(look.deliveries)} deliveries; {marks or 'no'} marks in the case"
            )
            yield hit("unseen_packet", [look], why)


def denials(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A person is refused again and again."""
    days: dict[tuple[str, str], list[Look]] = defaultdict(list)
    for look in looks:
        if look.denied:
            days[look.user, f"{facts.local(look.at_us, None):%Y-%m-%d}"].append(look)
    for (user, day), mine in days.items():
        if len(mine) >= limits.denials:
            verbs = ", ".join(sorted({look.verb for look in mine}))
            why = f"{user or 'nobody'} was refused {len(mine)} times on {day} (UTC): {verbs}"
            yield hit("denials", mine, why)


def own_approval(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A person approved what they had asked for themselves."""
    del facts, limits
    for look in looks:
        if look.itself and look.outcome == "ok":
            where = f" in case {look.case}" if look.case else ""
            yield hit(
                "own_approval", [look], f"{look.user} decided on their own {look.verb}{where}"
            )


def statement(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """An officer's statement stands where a resident's consent should be."""
    del facts, limits
    for look in looks:
        if look.statement:
            why = f"{look.verb} in case {look.case}: a statement of {look.user}, no consent"
            yield hit("statement", [look], why)


def doors(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A door was opened for somebody: release, new password, roles, a restored workspace."""
    del facts, limits
    for look in looks:
        if look.verb in DOORS and look.outcome == "ok":
            yield hit("doors", [look], f"{look.verb} by {look.user} at {look.station}")


def clock(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """The clock of a machine jumped: times of entries near it are in doubt."""
    del facts, limits
    latest: dict[str, Look] = {}
    for look in looks:
        before = latest.get(look.station, look)
        back_s = (before.at_us - look.at_us) / 1_000_000
        if look.verb.partition(".")[0] == CLOCK:
            yield hit("clock", [look], f"the clock of {look.station} jumped")
        elif back_s > CLOCK_S:
            why = f"the clock of {look.station} went back by {span_text(back_s)} before this act"
            yield hit("clock", [look], why)
        latest[look.station] = look
