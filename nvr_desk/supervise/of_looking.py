"""Rules about how somebody looked: when, how often, for which words, how far from the incident.

Each is a small function from the acts of a period to what it found; none claims to know why.
"""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from nvr_desk.policy.purpose import plain_words
from nvr_desk.records.supervise import Hit
from nvr_desk.supervise.facts import DAY_US, HOUR_US
from nvr_desk.supervise.looks import LOOK_VERBS, SEARCH
from nvr_desk.timecode import to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nvr_desk.records.case import Incident
    from nvr_desk.records.supervise import Look
    from nvr_desk.supervise.facts import Facts, Footage, Limits

MOST_ALSO: Final = 20
"""Further acts that a finding names; its words tell the whole number."""

plain = lru_cache(maxsize=4096)(plain_words)


def idle_case(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A person looks into a case on which nobody works."""
    days = limits.activity_days
    for (_, case), mine in _by_user_and_case(looks).items():
        idle = [
            look
            for look in mine
            if not facts.worked(
                case, look.at_us - days * DAY_US, look.at_us + limits.follow_days * DAY_US
            )
        ]
        if idle:
            why = (
                f"{_looks(idle)} in case {case}; nobody worked on it in the {days} days before"
                f" and {limits.follow_days} days after"
            )
            yield hit("idle_case", idle, why)


def night(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A person looks at night, by the clock of the case's zone."""
    nights: dict[tuple[str, str, str], list[Look]] = defaultdict(list)
    for look in _of_a_case(looks):
        local = facts.local(look.at_us, look.case)
        if is_night(local.hour, limits.night_from, limits.night_to):
            evening = (local - timedelta(hours=limits.night_to)).date()
            nights[look.user, look.case or "", evening.isoformat()].append(look)
    for (_, case, day), mine in nights.items():
        first, last = (facts.local(look.at_us, case) for look in (mine[0], mine[-1]))
        span = f"{first:%H:%M}" if len(mine) == 1 else f"{first:%H:%M} to {last:%H:%M}"
        zone = facts.zones.get(case) or "UTC"
        why = f"{_looks(mine)} in case {case} in the night of {day}, {span} {zone}"
        yield hit("night", mine, why)


def is_night(hour: int, begins: int, ends: int) -> bool:
    """Whether an hour lies in [begins, ends), over midnight if need be."""
    if begins <= ends:
        return begins <= hour < ends
    return hour >= begins or hour < ends


def many_searches(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A person searches more often within an hour than the limit allows."""
    windows: dict[str, deque[Look]] = defaultdict(deque)
    bursts: dict[str, list[Look]] = {}
    for look in looks:
        if look.verb != SEARCH:
            continue
        window = windows[look.user]
        window.append(look)
        while look.at_us - window[0].at_us >= HOUR_US:
            window.popleft()
        if len(window) > limits.searches_per_hour:
            bursts.setdefault(look.user, list(window)[:-1]).append(look)
        elif look.user in bursts:
            yield _burst(bursts.pop(look.user), facts, limits)
    for burst in bursts.values():
        yield _burst(burst, facts, limits)


def _burst(mine: list[Look], facts: Facts, limits: Limits) -> Hit:
    first, last = (facts.local(look.at_us, mine[0].case) for look in (mine[0], mine[-1]))
    why = (
        f"{len(mine)} searches from {first:%Y-%m-%d %H:%M} to {last:%H:%M};"
        f" the limit is {limits.searches_per_hour} an hour"
    )
    return hit("many_searches", mine, why)


def reused_words(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """The same words serve as purpose in several cases, or for many days."""
    told: set[tuple[str, str]] = set()
    for look in _of_a_case(looks):
        key = (look.user, plain(look.words))
        if not key[1] or key in told:
            continue
        firsts = {c: us for c, us in facts.said.get(key, {}).items() if us <= look.at_us}
        firsts.setdefault(look.case or "", look.at_us)
        days = (look.at_us - min(firsts.values())) // DAY_US
        if len(firsts) == 1 and days < limits.reuse_days:
            continue
        told.add(key)
        cases = f"{len(firsts)} cases ({', '.join(sorted(firsts)[:5])})"
        where = cases if len(firsts) > 1 else f"case {look.case}"
        yield hit("reused_words", [look], f"“{look.words}” over {days} days in {where}")


def far(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """What was searched or opened lies far from the case's incident, in place or time."""
    found: dict[tuple[str, str, str], list[tuple[float, Look]]] = defaultdict(list)
    for look in _of_a_case(looks):
        incident = facts.incidents.get(look.case or "")
        if incident is None:
            continue
        metres, hours = _apart(look, facts, incident)
        if metres > limits.far_m:
            found[look.user, look.case or "", "place"].append((metres, look))
        if hours > limits.far_hours:
            found[look.user, look.case or "", "time"].append((hours, look))
    for (_, case, what), pairs in found.items():
        most = max(distance for distance, _ in pairs)
        reach = f"{most / 1000:,.1f} km" if what == "place" else f"{most:,.0f} hours"
        acts = [look for _, look in pairs]
        why = f"{_looks(acts)} in case {case}, up to {reach} from its incident"
        yield hit(f"far_{what}", acts, why)


def _apart(look: Look, facts: Facts, incident: Incident) -> tuple[float, float]:
    """The most that a look lies outside the incident: metres, hours; 0 where not known."""
    if look.asked is not None:
        asked = look.asked
        metres = _metres(asked.lat, asked.lon, incident) - asked.radius_m
        return max(0.0, metres), _hours(asked.start_us, asked.end_us, incident)
    known: list[Footage] = [
        facts.footage[name] for name in look.deliveries if name in facts.footage
    ]
    return (
        max((_metres(each.lat, each.lon, incident) for each in known), default=0.0),
        max((_hours(each.start_us, each.end_us, incident) for each in known), default=0.0),
    )


def _metres(lat: float | None, lon: float | None, incident: Incident) -> float:
    """Metres outside the circle around the incident."""
    if lat is None or lon is None or incident.lat is None or incident.lon is None:
        return 0.0
    from nvr_desk.geometry import distance_m  # noqa: PLC0415 - numpy, which few commands need

    return distance_m(lat, lon, incident.lat, incident.lon) - (incident.radius_m or 0.0)


def _hours(start_us: int | None, end_us: int | None, incident: Incident) -> float:
    """Hours between a window, open where it has no bound, and the incident's own."""
    if incident.start is None:
        return 0.0
    begins = to_micros(incident.start)
    ends = to_micros(incident.end or incident.start)
    early = begins - end_us if end_us is not None else 0
    late = start_us - ends if start_us is not None else 0
    return max(early, late, 0) / HOUR_US


def nothing_followed(looks: Sequence[Look], facts: Facts, limits: Limits) -> Iterator[Hit]:
    """A person searches a case again and again, and nothing comes of it."""
    for (user, case), mine in _by_user_and_case(looks).items():
        searches = [look for look in mine if look.verb == SEARCH and look.outcome == "ok"]
        if len(searches) < limits.idle_searches:
            continue
        until = searches[-1].at_us + limits.follow_days * DAY_US
        if not facts.followed(user, case, searches[0].at_us, until):
            why = (
                f"{len(searches)} searches in case {case}; no mark, correction, picture or packet"
                f" by {user} up to {limits.follow_days} days after"
            )
            yield hit("nothing_followed", searches, why)


def hit(rule: str, acts: Sequence[Look], why: str) -> Hit:
    """A finding that hangs at the first of its acts."""
    return Hit(acts[0].seq, rule, why, tuple(act.seq for act in acts[1 : 1 + MOST_ALSO]))


def _looks(acts: Sequence[Look]) -> str:
    """'3 looks (2 search, 1 view)'."""
    counts: dict[str, int] = defaultdict(int)
    for act in acts:
        counts[act.verb] += 1
    noun = "look" if len(acts) == 1 else "looks"
    kinds = ", ".join(f"{count} {verb}" for verb, count in sorted(counts.items()))
    return f"{len(acts)} {noun} ({kinds})"


def _of_a_case(looks: Sequence[Look]) -> Iterable[Look]:
    return (look for look in looks if look.verb in LOOK_VERBS and look.case)


def _by_user_and_case(looks: Sequence[Look]) -> dict[tuple[str, str], list[Look]]:
    found: dict[tuple[str, str], list[Look]] = defaultdict(list)
    for look in _of_a_case(looks):
        found[look.user, look.case or ""].append(look)
    return found
