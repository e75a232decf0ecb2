from __future__ import annotations

import json
import random
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit.chain import chain_hash, head, leaf_hash
from nvr_desk.audit.verify import Walk, _raw, demand, verify
from nvr_desk.digest import canonical_json
from nvr_desk.errors import AuditBrokenError
from nvr_desk.records.audit import Entry
from nvr_desk.store import entries, seals, workspace

from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from tests.fakes.stocked import Stocked


def _first_bad(log: list[Entry]) -> int | None:
    report = verify(log)
    return int(report.findings[0].where.split(" ")[-1]) if report.findings else None


def _rehashed(log: list[Entry], at: int) -> list[Entry]:
    """What somebody makes who knows the format: hashes fit again from there on."""
    made = list(log)
    for k in range(at, len(made)):
        before = made[k - 1] if k else None
        prev = chain_hash(before.prev, before.leaf) if before else "0" * 64
        made[k] = replace(made[k], prev=prev, leaf=leaf_hash(made[k].body))
    return made


def test_that_an_untouched_log_verifies(stocked: Stocked, log: list[Entry]) -> None:
    uuid = workspace.identity(stocked.store.paths).uuid
    report = verify(log, workspace_id=uuid, known=(len(log), head(log[-1])))
    assert (report.ok, report.checked) == (True, 200)
    assert demand(log) == 200


def test_that_any_changed_byte_is_found_and_the_entry_named(log: list[Entry]) -> None:
    """Every byte position of every field of 200 entries, one bit each, is tried."""
    rng = random.Random(20261120)
    tried = 0
    for k, entry in enumerate(log):
        for field in ("body", "prev", "leaf"):
            data = getattr(entry, field).encode()
            for at in range(0, len(data), 7):
                bent = bytearray(data)
                bent[at] ^= 1 << rng.randrange(7)
                text = bent.decode("utf-8", "replace")
                changed = Entry(**(asdict(entry) | {field: text}))
                window = [*log[max(0, k - 1) : k], changed, *log[k + 1 : k + 2]]
                named = _first_bad_from(window, log[max(0, k - 1)].seq, log)
                assert named in (entry.seq, entry.seq + 1), (entry.seq, field, at)
                if field != "leaf":
                    assert named == entry.seq
                tried += 1
    assert tried > 14_000


def _first_bad_from(window: list[Entry], first: int, log: list[Entry]) -> int | None:
    """Verify a stretch as if the log before it had been walked already."""
    walk = Walk()
    walk._next, walk._head = first, bytes.fromhex(log[first - 1].prev)
    walk.take(map(_raw, window))
    return int(walk.findings[0].where.split(" ")[-1]) if walk.findings else None


@pytest.mark.parametrize("at", [0, 1, 57, 198, 199])
def test_that_a_changed_entry_in_the_whole_log_is_named(log: list[Entry], at: int) -> None:
    bent = list(log)
    bent[at] = replace(bent[at], body=bent[at].body.replace('"ana"', '"bob"'))
    assert _first_bad(bent) == at + 1
    with pytest.raises(AuditBrokenError) as caught:
        demand(bent)
    assert caught.value.seq == at + 1


def test_that_an_edit_with_fitting_leaf_breaks_the_entry_after_it(log: list[Entry]) -> None:
    bent = list(log)
    body = bent[50].body.replace('"ana"', '"bob"')
    bent[50] = replace(bent[50], body=body, leaf=leaf_hash(body))
    assert _first_bad(bent) == 52


@pytest.mark.parametrize("at", [0, 1, 100, 198])
def test_that_a_removed_entry_is_named(log: list[Entry], at: int) -> None:
    assert _first_bad(log[:at] + log[at + 1 :]) == at + 1


def test_that_a_removed_entry_is_found_though_numbers_were_closed_up(log: list[Entry]) -> None:
    closed = log[:100] + [replace(each, seq=each.seq - 1) for each in log[101:]]
    assert _first_bad(closed) == 101


def test_that_exchanged_entries_are_found(log: list[Entry]) -> None:
    swapped = list(log)
    swapped[10], swapped[11] = swapped[11], swapped[10]
    assert _first_bad(swapped) == 11
    bodies = list(log)
    bodies[10], bodies[11] = (
        replace(log[10], body=log[11].body, leaf=log[11].leaf),
        replace(log[11], body=log[10].body, leaf=log[10].leaf),
    )
    assert _first_bad(bodies) == 12


def test_that_a_doubled_entry_is_found(log: list[Entry]) -> None:
    assert _first_bad([*log[:20], log[19], *log[20:]]) == 21


def test_that_cut_off_newest_entries_show_against_a_head_known_elsewhere(log: list[Entry]) -> None:
    known = (200, head(log[-1]))
    assert verify(log[:2]).ok  # where a transaction ended, nothing shows by itself
    assert verify(log[:2], known=known).findings[0].where == "audit entry 3"
    report = verify(log[:150], known=known)
    assert report.findings[0].where == "audit entry 151"
    assert not verify([], known=known).ok


def test_that_a_log_rewritten_hashes_and_all_shows_against_a_head(log: list[Entry]) -> None:
    forged = list(log)
    forged[30] = replace(forged[30], body=forged[30].body.replace('"ana"', '"bob"'))
    forged = _rehashed(forged, 30)
    assert verify(forged).ok
    assert verify(forged, known=(200, head(log[-1]))).findings[0].where == "audit entry 200"


def test_that_the_log_of_another_workspace_is_refused(log: list[Entry]) -> None:
    assert verify(log, workspace_id="another").findings[0].where == "audit entry 1"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"phase":"opened"', '"phase":"genesis"'),
        ('"outcome":null,', ""),
        ('"v":1', '"v":0'),
        ('"v":1', '"v": 1'),
        ('"parent":null', '"parent":4000'),
        ('"parent":null', '"parent":"x"'),
        ("{", "["),
    ],
)
def test_that_fitting_hashes_do_not_excuse_a_wrong_body(
    log: list[Entry], old: str, new: str
) -> None:
    at = next(k for k in range(4, 200) if '"phase":"opened"' in log[k].body)
    bent = list(log)
    bent[at] = replace(bent[at], body=bent[at].body.replace(old, new, 1))
    assert bent[at] != log[at]
    assert _first_bad(_rehashed(bent, at)) == at + 1


def test_that_a_log_that_begins_without_genesis_is_refused(log: list[Entry]) -> None:
    headless = [replace(each, seq=each.seq - 1) for each in log[1:]]
    assert _first_bad(_rehashed(headless, 0)) == 1


def test_that_an_empty_log_is_no_finding_by_itself() -> None:
    assert verify([]).ok


def _twice(stocked: Stocked) -> list[Entry]:
    """A log of two transactions; the first has the entry that makes it, the genesis and two."""
    for _ in range(2):
        with stocked.store.unit() as tx:
            tx.enter(draft("view"))
            tx.enter(draft("view"))
    return list(entries.every(stocked.store))


def test_that_a_log_alone_is_refused_once_it_stops_having_lines_over_rows(
    stocked: Stocked,
) -> None:
    log = _twice(stocked)
    assert verify(log).ok
    bare = json.loads(log[-1].body)
    del bare["rows"]
    forged = _rehashed([*log[:-1], replace(log[-1], body=canonical_json(bare).decode())], 0)
    found = verify(forged).findings
    assert found[0].where == f"audit entry {len(log)}"
    first = next(each.seq for each in log if '"rows"' in each.body)
    assert f"since entry {first}" in found[0].what


def test_that_a_log_alone_is_refused_that_ends_within_a_transaction(stocked: Stocked) -> None:
    log = _twice(stocked)
    assert verify(log[:-2]).ok
    assert verify(log[:-1]).findings[0].where == f"audit entry {len(log) - 1}"


def test_that_words_of_a_person_are_no_line_over_rows() -> None:
    assert seals.has_line('{"rows":"ab"}')
    assert not seals.has_line('{"detail":{"rows":"ab"}}')
    assert not seals.has_line('{"rows":"ab"')
