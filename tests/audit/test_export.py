from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.audit import export
from nvr_desk.audit.verify import verify
from nvr_desk.records.audit import Entry
from nvr_desk.store import entries

from tests.fakes.stocked import draft

if TYPE_CHECKING:
    from tests.fakes.stocked import Stocked


def test_that_json_lines_carry_all_that_verifying_needs(log: list[Entry]) -> None:
    lines = export.jsonl(log).splitlines()
    back = [Entry(**json.loads(line)) for line in lines]
    assert back == log
    assert verify(back).ok


def test_that_csv_has_a_line_an_entry_and_a_column_a_key(log: list[Entry]) -> None:
    rows = list(csv.DictReader(io.StringIO(export.csv(log))))
    assert len(rows) == 200
    assert (rows[5]["seq"], rows[5]["user"], rows[5]["offence"]) == ("6", "ana", "211")
    assert json.loads(rows[5]["objects"])[0]["kind"] == "delivery"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", " =", "＝", "  ＠"])  # noqa: RUF001
def test_that_no_cell_runs_as_a_formula(stocked: Stocked, start: str) -> None:
    words = f'{start}cmd|" /C calc"!A0'
    with stocked.store.unit() as tx:
        tx.enter(draft("search", purpose={"offence": words, "words": words}))
    rows = list(csv.DictReader(io.StringIO(export.csv(entries.every(stocked.store)))))
    assert rows[-1]["words"] == f"'{words}"
    assert rows[-1]["offence"].startswith("'")


@given(st.text(max_size=12))
def test_that_a_safe_cell_begins_with_nothing_a_spreadsheet_runs(text: str) -> None:
    cell = export.safe_cell(text)
    assert cell.lstrip(" ")[:1] not in set("=+-@\t\r\n＝＋－＠")  # noqa: RUF001
    assert cell in (text, f"'{text}")
