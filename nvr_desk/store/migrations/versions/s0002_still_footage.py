"""Coverage knows *still*: footage that was looked at thinly because nothing moved."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from nvr_desk.store.schema_text import split

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """SQLite changes no rule of a table: make it anew under its name and move the rows."""
    driver = op.get_bind()
    driver.exec_driver_sql("ALTER TABLE coverage_span RENAME TO coverage_span_before")
    text = Path(__file__).with_name("0002.sql").read_text("utf-8")
    for statement in split(text):
        if statement.startswith("CREATE TABLE coverage_span "):
            driver.exec_driver_sql(statement)
    driver.exec_driver_sql("INSERT INTO coverage_span SELECT * FROM coverage_span_before")
    driver.exec_driver_sql("DROP TABLE coverage_span_before")
