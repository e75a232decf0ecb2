"""Tracks say what they look like, and may be changed by hand; ``newest`` is called ``answers``.

Nothing on disk moves: columns are added behind the last one or get another name, so only the words
of the tables change. SQLite documents this way (lang_altertable.html, *Making other kinds of table
schema changes*, steps 1 to 7 of the simpler procedure).
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

from nvr_desk.store.schema_text import split

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORDS = ("analysis", "track")
"""Tables that keep their rows under new words."""
_NEW = ("CREATE TABLE hand_edit ", "CREATE INDEX ix_hand_edit_", "CREATE INDEX ix_track_")
_INDEX = "CREATE INDEX ix_analysis_answers "


def upgrade() -> None:
    """Old tracks know nothing of their colours or ways; a new look measures them."""
    driver = op.get_bind()
    statements = split(Path(__file__).with_name("0004.sql").read_text("utf-8"))
    driver.exec_driver_sql("DROP INDEX ix_analysis_newest")
    driver.exec_driver_sql("DROP INDEX ix_track_when")
    version = int(str(driver.exec_driver_sql("PRAGMA schema_version").scalar()))
    driver.exec_driver_sql("PRAGMA writable_schema = ON")
    for name in _WORDS:
        (words,) = (each for each in statements if each.startswith(f"CREATE TABLE {name} "))
        driver.exec_driver_sql(
            "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
            (words.strip(), name),
        )
    driver.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    driver.exec_driver_sql("PRAGMA writable_schema = RESET")
    for statement in statements:
        if statement.startswith((*_NEW, _INDEX)):
            driver.exec_driver_sql(statement)
    told = driver.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if told != "ok":
        raise RuntimeError(f"the tables do not fit their new words: {told}")
