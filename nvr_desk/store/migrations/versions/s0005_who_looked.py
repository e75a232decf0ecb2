"""People, purposes, approvals and reviews; an index and a tree of the log; sums of all rows.

``case_file`` keeps its rows under new words, as 0004 did it for tracks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import op

from nvr_desk.store.engine import raw
from nvr_desk.store.schema_text import split
from nvr_desk.store.seals import renew

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NEW_TABLES = (
    *("account", "sign_in_failure", "sign_in", "setting"),
    *("purpose_memory", "case_incident", "series_case", "approval", "review", "review_item"),
    *("audit_index", "audit_tile", "row_seal"),
)
_NEW_TRIGGERS = ("audit_index_no_", "audit_tile_no_", "seal_")
_SEALED = re.compile(r"CREATE TRIGGER seal_(\w+)_insert ")
"""Tables whose rows are summed from now on."""

_FILL_INDEX = """
INSERT INTO audit_index
SELECT seq,
  coalesce(
    CAST(strftime('%s', substr(time, 1, 19)) AS INTEGER) * 1000000
    + CAST(substr(time, 21, 6) AS INTEGER),
    0
  ),
  coalesce(user, ''), coalesce(role, ''), coalesce(station, ''), coalesce(verb, ''),
  coalesce(phase, ''), parent, case_number,
  CASE WHEN instr(outcome, ':') THEN substr(outcome, 1, instr(outcome, ':') - 1)
    ELSE outcome END
FROM (
  SELECT seq,
    json_extract(said, '$.time') AS time,
    json_extract(said, '$.user') AS user,
    json_extract(said, '$.role') AS role,
    json_extract(said, '$.station') AS station,
    json_extract(said, '$.verb') AS verb,
    json_extract(said, '$.phase') AS phase,
    CASE json_type(said, '$.parent') WHEN 'integer' THEN json_extract(said, '$.parent') END
      AS parent,
    json_extract(said, '$.case') AS case_number,
    json_extract(said, '$.outcome') AS outcome
  FROM (SELECT seq, CASE WHEN json_valid(body) THEN body ELSE '{}' END AS said FROM audit_entry)
)
"""
"""A body that was damaged gets an empty line; ``audit verify`` names it."""


def upgrade() -> None:
    """New tables, the index from the bodies there are; every old case is a case."""
    driver = op.get_bind()
    statements = split(Path(__file__).with_name("0005.sql").read_text("utf-8"))
    _new_words(driver, next(s for s in statements if s.startswith("CREATE TABLE case_file ")))
    new = tuple(
        start
        for name in _NEW_TABLES
        for start in (f"CREATE TABLE {name} ", f"CREATE INDEX ix_{name}_")
    )
    for statement in statements:
        if statement.startswith(new):
            driver.exec_driver_sql(statement)
    driver.exec_driver_sql(_FILL_INDEX)
    for statement in statements:
        if sealed := _SEALED.match(statement):
            renew(raw(driver), sealed[1])
    for statement in statements:
        if statement.startswith(tuple(f"CREATE TRIGGER {name}" for name in _NEW_TRIGGERS)):
            driver.exec_driver_sql(statement)


def _new_words(driver: Connection, words: str) -> None:
    """SQLite's documented way for a column behind the last one: see 0004."""
    version = int(str(driver.exec_driver_sql("PRAGMA schema_version").scalar()))
    driver.exec_driver_sql("PRAGMA writable_schema = ON")
    driver.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'case_file'",
        (words.strip(),),
    )
    driver.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    driver.exec_driver_sql("PRAGMA writable_schema = RESET")
    told = driver.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if told != "ok":
        raise RuntimeError(f"the cases do not fit their new words: {told}")
