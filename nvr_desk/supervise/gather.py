"""What the rules need is read from the store: acts a page at a time, facts by index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from nvr_desk.store import act_lines, cases, footage_places, purposes
from nvr_desk.supervise.facts import ACTIVITY, DAY_US, RESULTS, Facts, Footage, Seen
from nvr_desk.supervise.looks import LOOK_VERBS, PACKET, SEARCH, VIEW, Assembly, body_of
from nvr_desk.supervise.of_looking import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nvr_desk.records.case import Incident
    from nvr_desk.records.supervise import Look
    from nvr_desk.store.act_lines import Line, Said, Trace
    from nvr_desk.store.unit import Store
    from nvr_desk.supervise.facts import Limits

MARK_GONE: Final = "mark.remove"

_SPOKEN: Final = (SEARCH, VIEW)
"""Acts whose words are looked up before the period: those that are frequent enough to tell."""


def looks_of(store: Store, after: int, last: int) -> tuple[Look, ...]:
    """The acts opened behind one entry up to another, in order, with all that belongs to them."""
    assembly = Assembly()
    for page in act_lines.pages(store, after, last):
        assembly.feed(page)
    open_still = assembly.unfinished
    if open_still:
        with store.read() as db:
            late = [line for line in act_lines.children(db, open_still) if line.seq > last]
        assembly.feed(late)
    return assembly.finish()


def facts_of(store: Store, looks: Sequence[Look], last: int, limits: Limits) -> Facts:
    """What stands beside these acts; a few statements, each by an index."""
    if not looks:
        return Facts()
    first_us, last_us = (pick(look.at_us for look in looks) for pick in (min, max))
    since = first_us - max(limits.activity_days, limits.reuse_days) * DAY_US
    until = last_us + (limits.follow_days + 1) * DAY_US
    with store.read() as db:
        zones = {each.number: each.zone for each in cases.listing(db)}
        incidents = purposes.incidents(db)
    with store.read() as db:
        done = act_lines.done(db, ACTIVITY, since, until)
    with store.read() as db:
        said = act_lines.said(db, _SPOKEN, last, first_us - limits.reuse_days * DAY_US)
    with store.read() as db:
        footage = {
            name: Footage(*place)
            for name, place in footage_places.of(db, _opened(looks, incidents)).items()
        }
    plain_facts = Facts(
        zones=zones,
        incidents=incidents,
        activity=_by_case(done),
        results=_by_user_and_case(done),
        said=_by_words(said),
        footage=footage,
    )
    return replace(plain_facts, seen=_seen(store, looks))


def _opened(looks: Sequence[Look], incidents: Mapping[str, Incident]) -> list[str]:
    """Deliveries that were opened in a case whose incident is known."""
    named = (n for look in looks if look.case in incidents for n in look.deliveries)
    return list(dict.fromkeys(named))


def _by_case(done: Sequence[Trace]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for each in done:
        found[each.case or ""].append(each.time_us)
    return {case: sorted(instants) for case, instants in found.items()}


def _by_user_and_case(done: Sequence[Trace]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in done:
        if each.verb in RESULTS:
            found[each.user, each.case or ""].append(each.time_us)
    return {key: sorted(instants) for key, instants in found.items()}


def _by_words(said: Sequence[Said]) -> dict[tuple[str, str], dict[str, int]]:
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for each in said:
        firsts = found[each.user, plain(each.words)]
        firsts[each.case] = min(each.first_us, firsts.get(each.case, each.first_us))
    return dict(found)


def _seen(store: Store, looks: Sequence[Look]) -> dict[int, Seen]:
    """What had been painted in a case before each packet of it, and which marks stood then."""
    found: dict[int, Seen] = {}
    for look in looks:
        if look.verb == PACKET and look.outcome == "ok" and look.case:
            found[look.seq] = _seen_before(store, look.case, look.seq)
    return found


def _seen_before(store: Store, case: str, before: int) -> Seen:
    painted: set[str] = set()
    marks: set[str] = set()
    after = 0
    while True:
        with store.read() as db:
            page = act_lines.looked_at(db, case, after, before)
        if not page:
            return Seen(frozenset(painted), len(marks))
        for line in page:
            if line.verb == VIEW:
                painted |= _named(line, "delivery")
                continue
            named = _named(line, "mark")
            marks = marks - named if line.verb == MARK_GONE else marks | named
        after = page[-1].seq


def _named(line: Line, kind: str) -> set[str]:
    """What of a kind an entry names."""
    objects = body_of(line).get("objects", ())
    return {str(each["id"]) for each in objects if each.get("kind") == kind}


def drum(looks: Sequence[Look]) -> list[int]:
    """The acts that the lot is drawn from, by number: how they ended is no matter."""
    return [look.seq for look in looks if look.verb in LOOK_VERBS]
