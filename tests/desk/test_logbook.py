"""Going through the log: pages, one line with all around it, its proof."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from nvr_desk.audit import tree
from nvr_desk.errors import DeniedError, NotFoundError, UsageError
from nvr_desk.records.audit import Phase
from nvr_desk.store.case_tables import delivery

from tests.desk.conftest import CASE
from tests.fakes.keyholder import MemoryKeyholder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House


def test_that_pages_go_through_the_whole_log_newest_first(stocked: House) -> None:
    book = stocked.desk.logbook
    ticket = book.open()
    assert ticket.everything
    seen: list[int] = []
    before: int | None = None
    while before != 0:
        page = book.page(ticket, before, limit=3)
        seen += [each.seq for each in page.entries]
        before = page.before
    assert seen == list(range(ticket.last, 0, -1))


@pytest.fixture
def numbered(stocked: House) -> House:
    """The deliveries have item numbers, as a manifest would give them."""
    shown = stocked.desk.clips.listing(CASE)
    with stocked.desk._core.store.unit() as tx:
        for number, row in enumerate(shown, 1):
            changed = (delivery.c.name_id == row.delivery.id, f"{CASE}-{number:02}")
            tx.connection.execute(update(delivery).where(changed[0]).values(item=changed[1]))
        tx.enter(stocked.desk._core.draft("clip.show", Phase.OPENED))
    return stocked


def test_that_a_look_is_narrowed_by_each_of_its_fields(numbered: House) -> None:
    stocked, book = numbered, numbered.desk.logbook
    found = stocked.desk.clips.listing(CASE)[0].delivery

    def fits(**asked: object) -> set[tuple[str, str | None]]:
        ticket = book.open(**asked)  # type: ignore[arg-type]
        assert not ticket.everything
        bodies = [json.loads(each.body) for each in book.page(ticket).entries]
        book.close(ticket)
        return {(b["verb"], b["case"]) for b in bodies}

    assert fits(verb="ingest") == {("ingest", CASE)}
    assert {case for _verb, case in fits(case=CASE)} == {CASE}
    assert fits(user="nobody of that name") == set()
    assert fits(outcome="denied") == set()
    assert "ingest" in {verb for verb, _case in fits(object_id=found.id)}
    assert fits(object_id=f"{CASE}-01") == fits(object_id=found.id)
    with pytest.raises(UsageError, match="before it begins"):
        book.open(since=stocked.clock.now(), until=stocked.clock.now())


def test_that_a_line_comes_with_its_act_and_the_item_numbers_it_touches(numbered: House) -> None:
    book = numbered.desk.logbook
    ticket = book.open(verb="ingest")
    opening = book.page(ticket).entries[-1]
    around = book.line(ticket, opening.seq)
    phases = [json.loads(each.body)["phase"] for each in around.children]
    assert around.parent is None
    assert phases[-1] == "closed"
    assert set(phases[:-1]) == {"part"}
    assert sorted(around.items.values()) == [f"{CASE}-01", f"{CASE}-02"]
    part = book.line(ticket, around.children[0].seq)
    assert part.parent == opening
    assert part.proof is None
    assert "never signed" in (part.why_not or "")
    with pytest.raises(NotFoundError):
        book.line(ticket, ticket.last + 1000)


def test_that_a_line_is_proven_under_the_newest_checkpoint_and_only_there(
    stocked: House, tmp_path: Path
) -> None:
    stocked.desk._core.keyholder = MemoryKeyholder()
    stocked.desk.audit.make_key()
    stocked.desk.audit.checkpoint()
    book = stocked.desk.logbook
    ticket = book.open()
    proof = book.line(ticket, 2).proof
    assert proof is not None
    assert proof.holds
    assert proof.index == 1
    way = [bytes.fromhex(each) for each in proof.path]
    leaf = bytes.fromhex(proof.leaf)
    assert tree.verify_inclusion(leaf, 1, proof.size, way, bytes.fromhex(proof.root))
    newest = book.line(ticket, ticket.last)
    assert newest.proof is None
    assert "newer than" in (newest.why_not or "")
    assert stocked.desk.logbook.save_line(2, tmp_path / "line") == 1
    written = {path.name for path in (tmp_path / "line").iterdir()}
    assert {"entries.jsonl", "checkpoint.note", "log-key.pem", "check_log.py"} <= written
    with pytest.raises(UsageError, match="has no proof"):
        stocked.desk.logbook.save_line(ticket.last, tmp_path / "other")


def test_that_the_end_of_a_look_tells_what_was_opened_and_ends_it(stocked: House) -> None:
    book = stocked.desk.logbook
    ticket = book.open(case=CASE)
    book.page(ticket)
    book.line(ticket, 2)
    book.line(ticket, 2)
    book.close(ticket)
    book.close(ticket)
    mine = [b for b in stocked.bodies(ticket.seq - 1) if b["verb"] == "audit.show"]
    assert [b["phase"] for b in mine] == ["opened", "closed"]
    assert mine[1]["detail"] == {"pages": 1, "opened": 1, "lines": [2]}
    for read in (book.page, book.choices):
        with pytest.raises(DeniedError, match="closed"):
            read(ticket)


def test_that_choices_name_what_the_log_has(stocked: House) -> None:
    ticket = stocked.desk.logbook.open()
    choices = stocked.desk.logbook.choices(ticket)
    assert choices.cases == (CASE,)
    assert "ingest" in choices.verbs
    assert list(choices.users) == sorted({b["user"] for b in stocked.bodies()})
