"""The gallery: one act a page, states that outlive a new look, and what withdrawal ends."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import DeniedError, NotFoundError, NotVisibleError, PurposeMissingError
from nvr_desk.media.shots import Cut
from nvr_desk.records.gallery import STATES, ShotKey
from nvr_desk.records.review_state import ReviewState
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import tracks, watched

from tests.desk.conftest import CASE
from tests.fakes.looks import look, track
from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from nvr_desk.records.gallery import Gallery
    from nvr_desk.records.track import Track

    from tests.desk.conftest import House

EVERY = Query(case=CASE)
PERSON, CAR = ObjectClass.PERSON, ObjectClass.CAR


def analyse(
    house: House, name: str, found: list[Track], settings: str = '{"profile":"exact"}'
) -> None:
    """Store a look at a delivery's clip, which answers from then on."""
    row = house.desk.clips.show(CASE, name)
    facts = row.clip.facts
    assert facts is not None
    made = look(row.clip.sha256, found, settings=settings)
    with house.desk._core.store.unit() as tx:
        tracks.add(tx, made, Fraction(facts.time_base), wished=True)
        tx.enter(draft("detect"))


@pytest.fixture
def seen(stocked: House) -> House:
    """Six appearances in two clips."""
    for name in ("yard.mp4", "Ring_FrontDoor_20261119_2214.mp4"):
        analyse(stocked, name, [track(1, PERSON), track(2, CAR), track(3, CAR, first=45000)])
    return stocked


def keys(found: Gallery) -> list[ShotKey]:
    return [found.key(place) for place in range(len(found))]


def states(found: Gallery) -> list[ReviewState | None]:
    return [STATES[code] for code in found.state]


def test_that_the_listing_names_every_appearance_in_order_of_time(seen: House) -> None:
    found = seen.desk.gallery.listing(EVERY)
    answer = seen.desk.search.ask(EVERY)
    assert len(found) == answer.total == 6
    starts = found.start_us[found.dated].tolist()
    assert starts == sorted(starts)
    assert [STATES[code] for code in found.state] == [None] * 6
    assert found.coverage == answer.coverage


def test_that_the_listing_needs_a_purpose(seen: House) -> None:
    seen.desk.cases.new("26-2", offence="BURG")
    with pytest.raises(PurposeMissingError):
        seen.desk.gallery.listing(Query(case="26-2"))


def test_that_a_page_is_one_act_that_names_its_deliveries_and_appearances(seen: House) -> None:
    found = keys(seen.desk.gallery.listing(EVERY))
    names = sorted({key.delivery for key in found})
    before = seen.last()
    ticket = seen.desk.gallery.page(CASE, names, [key.track for key in found])
    shots = seen.desk.gallery.shots(ticket, found)
    seen.desk.view.close(ticket)
    opened, closed = seen.bodies(before)
    assert (opened["verb"], opened["phase"], closed["phase"]) == ("view", "opened", "closed")
    assert [each["id"] for each in opened["objects"]] == names
    assert opened["detail"]["tracks"] == [key.track for key in found]
    assert [shot.key for shot in shots] == found
    with pytest.raises(DeniedError, match="closed"):
        seen.desk.gallery.shots(ticket, found)


def test_that_pictures_are_kept_for_the_next_page(seen: House) -> None:
    found = keys(seen.desk.gallery.listing(EVERY))[:3:2]
    names = sorted({key.delivery for key in found})
    ticket = seen.desk.gallery.page(CASE, names, [key.track for key in found])
    first, second = seen.desk.gallery.shots(ticket, found)
    assert (first.small, first.large, second.small) == (None, None, None)
    seen.desk.gallery.keep(ticket, {first: Cut(b"small", b"large")})
    again, other = seen.desk.gallery.shots(ticket, found)
    assert (again.small, again.large, other.small) == (b"small", b"large", None)


def test_that_a_withdrawn_delivery_leaves_the_listing_and_every_open_page(seen: House) -> None:
    found = keys(seen.desk.gallery.listing(EVERY))
    gone = seen.desk.clips.show(CASE, "yard.mp4").delivery.id
    ticket = seen.desk.gallery.page(CASE, [gone], [found[0].track])
    seen.desk.consents.withdraw(CASE, "yard.mp4", "by phone")
    assert gone not in {key.delivery for key in keys(seen.desk.gallery.listing(EVERY))}
    mine = [key for key in found if key.delivery == gone]
    with pytest.raises(NotVisibleError):
        seen.desk.gallery.shots(ticket, mine)
    with pytest.raises(NotVisibleError):
        seen.desk.gallery.page(CASE, [gone], [mine[0].track])
    with pytest.raises(NotVisibleError):
        seen.desk.gallery.state(CASE, mine, ReviewState.SEEN)


def test_that_a_state_is_told_filtered_and_taken_back(seen: House) -> None:
    found = keys(seen.desk.gallery.listing(EVERY))
    before = seen.last()
    assert seen.desk.gallery.state(CASE, found[:2], ReviewState.RELEVANT) == [None, None]
    assert seen.desk.gallery.state(CASE, found[1:3], ReviewState.SEEN) == [
        ReviewState.RELEVANT,
        None,
    ]
    bodies = seen.bodies(before)
    assert {body["verb"] for body in bodies} == {"review.state"}
    assert bodies[0]["detail"]["state"] == "relevant"
    told = states(seen.desk.gallery.listing(EVERY))
    assert told == [ReviewState.RELEVANT, ReviewState.SEEN, ReviewState.SEEN, None, None, None]
    only = replace(EVERY, states=(ReviewState.SEEN,))
    assert keys(seen.desk.gallery.listing(only)) == found[1:3]
    assert seen.desk.search.ask(only).total == 2
    unseen = replace(EVERY, states=(None,))
    assert keys(seen.desk.gallery.listing(unseen)) == found[3:]
    seen.desk.gallery.state(CASE, found[:3], None)
    assert states(seen.desk.gallery.listing(EVERY)) == [None] * 6


def test_that_only_appearances_of_the_delivery_get_a_state(seen: House) -> None:
    found = keys(seen.desk.gallery.listing(EVERY))
    other = next(key for key in found if key.delivery != found[0].delivery)
    wrong = [ShotKey(found[0].delivery, other.track), ShotKey("0" * 20, other.track)]
    for key in (*wrong, ShotKey(found[0].delivery, 10**6)):
        with pytest.raises(NotFoundError):
            seen.desk.gallery.state(CASE, [found[0], key], ReviewState.SEEN)
    assert states(seen.desk.gallery.listing(EVERY)) == [None] * 6


def test_that_states_outlive_a_new_look_where_the_same_appearance_is_found_again(
    seen: House,
) -> None:
    """The person a little later and under another number; the car is gone, a bus came."""
    found = seen.desk.gallery.listing(EVERY)
    yard = seen.desk.clips.show(CASE, "yard.mp4").delivery.id
    mine = [key for key in keys(found) if key.delivery == yard]
    seen.desk.gallery.state(CASE, mine, ReviewState.RELEVANT)
    again = [track(7, PERSON, first=9000), track(8, ObjectClass.BUS)]
    analyse(seen, "yard.mp4", again, '{"profile":"exact","threshold":0.1}')
    later = seen.desk.gallery.listing(replace(EVERY, deliveries=(yard,)))
    told = dict(zip(later.kind.tolist(), states(later), strict=True))
    assert told == {0: ReviewState.RELEVANT, list(ObjectClass).index(ObjectClass.BUS): None}
    assert later.lost == 2
    assert later.carried.tolist() == [state is not None for state in states(later)]
    person = next(key for key, code in zip(keys(later), later.kind, strict=True) if code == 0)
    seen.desk.gallery.state(CASE, [person], None)
    assert states(seen.desk.gallery.listing(replace(EVERY, deliveries=(yard,)))) == [None, None]


def test_that_states_are_of_one_person(seen: House, monkeypatch: pytest.MonkeyPatch) -> None:
    found = keys(seen.desk.gallery.listing(EVERY))
    seen.desk.gallery.state(CASE, found, ReviewState.SEEN)

    def other(_act: object) -> str:
        return "somebody else"

    monkeypatch.setattr("nvr_desk.desk.gallery._user", other)
    assert states(seen.desk.gallery.listing(EVERY)) == [None] * 6


def test_that_appearances_are_found_by_the_numbers_that_lists_show(seen: House) -> None:
    found = seen.desk.gallery.find(CASE, "yard.mp4", [2, 1])
    assert len({key.track for key in found}) == 2
    with pytest.raises(NotFoundError):
        seen.desk.gallery.find(CASE, "yard.mp4", [99])


def test_that_what_was_on_screen_is_summed_up_beside_the_log(seen: House) -> None:
    name = seen.desk.clips.show(CASE, "yard.mp4").delivery.id
    ticket = seen.desk.view.open(CASE, [name])
    for span in ((0.0, 0.2), (0.6, 0.7), (0.1, 0.3)):
        seen.desk.view.shown(ticket, name, *span)
    assert seen.desk.gallery.watched(CASE) == {name: ((0.0, 0.3), (0.6, 0.7))}


def test_that_spans_merge_and_stay_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "MOST", 5)
    rng = random.Random(1)
    spans = [(low, low + 0.1) for low in (rng.uniform(0, 100) for _ in range(40))]
    merged: list[tuple[float, float]] = watched.merged(spans)
    assert len(merged) == 5
    assert all(any(low <= a and b <= high for low, high in merged) for a, b in spans)
