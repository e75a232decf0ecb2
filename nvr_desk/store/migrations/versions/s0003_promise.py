"""How much each look promises, so that lists can be sorted by it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from nvr_desk.store.schema_text import split

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One more table; looks of before have no row in it."""
    text = Path(__file__).with_name("0003.sql").read_text("utf-8")
    for statement in split(text):
        if statement.startswith("CREATE TABLE promise "):
            op.get_bind().exec_driver_sql(statement)
