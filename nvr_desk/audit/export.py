"""The log for other programs: JSON Lines to prove, CSV to read."""

from __future__ import annotations

import csv as table
import io
import json
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.records.audit import Entry, told_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS: Final = (
    "seq", "time", "user", "role", "station", "verb", "phase", "parent", "case", "offence",
    "words", "objects", "detail", "outcome", "prev", "leaf",
)  # fmt: skip

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the full-width forms count too


def jsonl(entries: Iterable[Entry]) -> str:
    """One object a line: seq, prev, leaf, and the body as the very text that was hashed."""
    return "".join(jsonl_lines(entries))


def jsonl_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The same, line by line, for logs that are longer than memory."""
    for each in entries:
        line = {"seq": each.seq, "prev": each.prev, "leaf": each.leaf, "body": each.body}
        yield json.dumps(line, ensure_ascii=False) + "\n"


def csv(entries: Iterable[Entry]) -> str:
    """For a spreadsheet: no cell can be taken for a formula. Cannot be verified; JSON Lines can."""
    return "".join(csv_lines(entries))


def csv_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The same, line by line."""
    yield _row(COLUMNS)
    for each in entries:
        yield _row(_cells(each))


def csv_of_lines(lines: Iterable[str]) -> Iterator[str]:
    """The same of lines of JSON that were written before."""
    told = map(json.loads, lines)
    return csv_lines(Entry(t["seq"], t["body"], t["prev"], t["leaf"]) for t in told)


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    table.writer(out, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what could begin a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _cells(entry: Entry) -> Iterator[str]:
    body = told_by(entry.body)
    purpose: dict[str, Any] = body["purpose"] or {}
    said = body | {
        "seq": entry.seq,
        "prev": entry.prev,
        "leaf": entry.leaf,
        "offence": purpose.get("offence"),
        "words": purpose.get("words"),
    }
    for name in COLUMNS:
        value = said.get(name)
        if value is None:
            yield ""
        elif isinstance(value, (dict, list)):
            yield json.dumps(value, ensure_ascii=False, sort_keys=True)
        else:
            yield str(value)
