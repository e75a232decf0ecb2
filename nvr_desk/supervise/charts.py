"""How much was looked: counts by user, case, offence and hour of the day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from nvr_desk.records.review_words import TALLY_COLUMNS, tally_cell
from nvr_desk.records.supervise import Charts, Look, Tally
from nvr_desk.supervise.facts import DAY_US
from nvr_desk.supervise.looks import EXPORT, PACKET, SEARCH, VIEW
from nvr_desk.timecode import from_micros

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from nvr_desk.supervise.facts import Facts, Limits

NO_CASE: Final = "no case"
NO_OFFENCE: Final = "none stated"
HOURS: Final = 24
COLUMNS: Final = TALLY_COLUMNS

cell = tally_cell

_COUNTED: Final = {SEARCH: "searches", VIEW: "views", PACKET: "packets", EXPORT: "exports"}


def charts(
    looks: Iterable[Look], facts: Facts, limits: Limits, start: datetime, end: datetime
) -> Charts:
    """Counts of these acts; what was refused counts as denied, what failed showed nothing."""
    total = Tally()
    users, cases, offences = (defaultdict[str, Tally](Tally) for _ in range(3))
    hours = [Tally() for _ in range(HOURS)]
    itself = 0
    for look in looks:
        itself += look.itself and look.outcome == "ok"
        if not look.denied and (look.verb not in _COUNTED or look.outcome == "failed"):
            continue
        hour = from_micros(look.at_us).hour  # one clock for all: acts without a case have no zone
        places = [total, users[look.user], cases[look.case or NO_CASE], hours[hour]]
        if look.verb in _COUNTED:
            places.append(offences[look.offence or NO_OFFENCE])
        idle = _idle(look, facts, limits)
        for tally in places:
            _count(tally, look, idle=idle)
    return Charts(
        start=start,
        end=end,
        total=total,
        users=_sorted(users),
        cases=_sorted(cases),
        offences=_sorted(offences),
        hours=tuple(hours),
        itself=itself,
    )


def _count(tally: Tally, look: Look, *, idle: bool) -> None:
    if look.denied:
        tally.denied += 1
        return
    name = _COUNTED[look.verb]
    setattr(tally, name, getattr(tally, name) + 1)
    tally.shown_s += look.shown_s
    tally.idle += idle


def _idle(look: Look, facts: Facts, limits: Limits) -> bool:
    if look.verb != SEARCH or look.outcome != "ok":
        return False
    until = look.at_us + limits.follow_days * DAY_US
    return not facts.followed(look.user, look.case or "", look.at_us, until)


def _sorted(tallies: dict[str, Tally]) -> dict[str, Tally]:
    """The busiest first."""
    order = sorted(tallies.items(), key=lambda each: (-_weight(each[1]), each[0]))
    return dict(order)


def _weight(tally: Tally) -> int:
    return tally.searches + tally.views + tally.packets + tally.exports + tally.denied
