"""Where in a file its pictures begin, and what shape its pixels have.

``clip`` and ``clip_pts`` keep their rows under new words, as 0004 did it for tracks; their sums go
along, so that what did not fit before does not fit now.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import op

from nvr_desk.store.engine import raw
from nvr_desk.store.schema_text import split
from nvr_desk.store.seals import carry

if TYPE_CHECKING:
    from sqlalchemy import Connection

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_GROWN = ("clip", "clip_pts")
"""Tables that get columns behind their last one."""
_EVENTS = ("insert", "update", "delete")


def upgrade() -> None:
    """Clips of before say neither; those files are read from their start, their pixels square."""
    driver = op.get_bind()
    statements = split(Path(__file__).with_name("0007.sql").read_text("utf-8"))
    before = {name: _columns(driver, name) for name in _GROWN}
    for name in _GROWN:
        for event in _EVENTS:
            driver.exec_driver_sql(f"DROP TRIGGER IF EXISTS seal_{name}_{event}")
    _new_words(driver, statements)
    for name in _GROWN:
        carry(raw(driver), name, before[name])
    names = (f"seal_{name}_{event}" for name in _GROWN for event in _EVENTS)
    triggers = tuple(f"CREATE TRIGGER {name} " for name in names)
    for statement in statements:
        if statement.startswith(triggers):
            driver.exec_driver_sql(statement)


def _columns(driver: Connection, table: str) -> list[str]:
    return [str(row[1]) for row in driver.exec_driver_sql(f"PRAGMA table_info({table})")]


def _new_words(driver: Connection, statements: list[str]) -> None:
    """SQLite's documented way for a column behind the last one: see 0004."""
    version = int(str(driver.exec_driver_sql("PRAGMA schema_version").scalar()))
    driver.exec_driver_sql("PRAGMA writable_schema = ON")
    for name in _GROWN:
        words = next(each for each in statements if each.startswith(f"CREATE TABLE {name} "))
        driver.exec_driver_sql(
            "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
            (words.strip(), name),
        )
    driver.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    driver.exec_driver_sql("PRAGMA writable_schema = RESET")
    told = driver.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if told != "ok":
        raise RuntimeError(f"the tables do not fit their new words: {told}")
