"""The first schema, frozen as text: every table with its comments."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from nvr_desk.store.schema_text import split

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables of schema 0001."""
    text = Path(__file__).with_name("0001.sql").read_text("utf-8")
    for statement in split(text):
        op.get_bind().exec_driver_sql(statement)
