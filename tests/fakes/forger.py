"""Somebody who writes into the database with another program and knows how it is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from nvr_desk.store import seals
from nvr_desk.store.seal_triggers import register

if TYPE_CHECKING:
    from pathlib import Path


def forge(database: Path, *statements: str, sums: bool = False, refusals: bool = False) -> None:
    """Change rows while the triggers that sum them are put away, and put these back.

    Args:
        database: ``index.sqlite``.
        statements: What is done.
        sums: Also make the sums anew, so that they fit the rows.
        refusals: Also put away the triggers that refuse.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as driver:
        driver.execute("PRAGMA ignore_check_constraints = ON")
        away = driver.execute(
            "SELECT name, sql FROM sqlite_schema"
            " WHERE type = 'trigger' AND (? OR name GLOB 'seal_*')",
            (refusals,),
        ).fetchall()
        for name, _ in away:
            driver.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            driver.execute(statement)
        for _, words in away:
            driver.execute(words)
        if sums:
            register(driver)
            for (name,) in driver.execute("SELECT name FROM row_seal").fetchall():
                seals.renew(driver, name)
            seals.settle(driver)
