from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from nvr_desk import assets
from nvr_desk.audit.chain import sayable
from nvr_desk.audit.verify import verify
from nvr_desk.digest import canonical_json
from nvr_desk.store import entries, workspace

from tests.fakes.stocked import CASE, draft

if TYPE_CHECKING:
    from nvr_desk.records.audit import Entry

    from tests.fakes.stocked import Stocked

SCHEMA = json.loads(assets.resource("schemas", "audit-entry.schema.json").read_text("utf-8"))


def test_that_every_body_fits_the_schema_and_is_canonical(log: list[Entry]) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA)
    for entry in log:
        body = json.loads(entry.body)
        checker.validate(body)
        assert canonical_json(body).decode() == entry.body
        assert set(body) - {"rows"} == set(SCHEMA["required"])


def _newest(stocked: Stocked) -> dict[str, Any]:
    with stocked.store.read() as db:
        entry = entries.last(db)
    assert entry is not None
    body: dict[str, Any] = json.loads(entry.body)
    return body


def test_that_what_a_caller_does_with_its_lists_afterwards_changes_no_entry(
    stocked: Stocked,
) -> None:
    spans = [[0.5, 1.0]]
    with stocked.store.unit() as tx:
        tx.enter(draft("view", detail={"spans": spans}))
        spans[0].append(9.0)
    assert _newest(stocked)["detail"] == {"spans": [[0.5, 1]]}


def test_that_the_first_entry_names_the_workspace(stocked: Stocked, log: list[Entry]) -> None:
    body = json.loads(log[0].body)
    uuid = workspace.identity(stocked.store.paths).uuid
    assert (log[0].seq, body["phase"], log[0].prev) == (1, "genesis", "0" * 64)
    assert body["objects"] == [{"kind": "workspace", "id": uuid}]


def test_that_the_hashes_are_as_the_format_page_says(log: list[Entry]) -> None:
    prev = "0" * 64
    for number, entry in enumerate(log, 1):
        assert (entry.seq, entry.prev) == (number, prev)
        assert entry.leaf == hashlib.sha256(b"\x00" + entry.body.encode()).hexdigest()
        joined = b"\x01" + bytes.fromhex(prev) + bytes.fromhex(entry.leaf)
        prev = hashlib.sha256(joined).hexdigest()


def test_that_an_entry_carries_the_hour_and_the_hands(stocked: Stocked) -> None:
    stocked.clock.pass_by(1.5)
    with stocked.store.unit() as tx:
        tx.enter(draft("view", purpose={"offence": "211", "words": "x"}))
    body = _newest(stocked)
    assert body["time"] == "2026-11-20T08:00:01.500000Z"
    assert body["mono"] == 1001.5
    assert (body["user"], body["role"], body["station"]) == ("ana", "analyst", "desk-1")
    assert (body["case"], body["purpose"]) == (CASE, {"offence": "211", "words": "x"})


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET body = '{}'", "DELETE FROM audit_entry"]
)
def test_that_the_database_refuses_to_change_the_past(stocked: Stocked, statement: str) -> None:
    with pytest.raises(IntegrityError, match="audit entries are never"), stocked.store.unit() as tx:
        tx.connection.execute(text(statement))


def test_that_a_file_name_that_is_no_utf8_is_sealed_in_words(stocked: Stocked) -> None:
    name = b"porch\xff\xfe.mp4".decode("utf-8", "surrogateescape")
    with stocked.store.unit() as tx:
        tx.enter(draft("ingest", detail={"path": name, name: 1}))
    detail = _newest(stocked)["detail"]
    assert detail == {"path": "porch\\udcff\\udcfe.mp4", "porch\\udcff\\udcfe.mp4": 1}
    assert verify(entries.every(stocked.store)).ok


FOREIGN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=20)
    | st.binary(max_size=8)
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(st.characters(codec=None), max_size=8) | st.integers(), inner)
    ),
    max_leaves=12,
)


@given(FOREIGN)
@settings(max_examples=300, deadline=None)
def test_that_anything_at_all_can_be_sealed(value: object) -> None:
    said = canonical_json(sayable(value))
    assert canonical_json(json.loads(said)) == said


def test_that_the_cost_of_sealing_does_not_grow_with_the_log(stocked: Stocked) -> None:
    """Only the newest entry is read: the plan walks the key, it does not scan or sort."""
    with stocked.store.read() as db:
        plan = db.execute(
            text("EXPLAIN QUERY PLAN SELECT * FROM audit_entry ORDER BY seq DESC LIMIT 1")
        ).all()
    assert "TEMP B-TREE" not in str(plan)
