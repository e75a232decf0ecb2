"""Run Alembic on a connection the caller has locked; configured here, no ini file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection


def newest() -> str | None:
    """The revision that the newest step leads to."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring the database to a revision, inside the transaction that is open on it."""
    if not connection.in_transaction():
        # Alembic commits what it believes it began itself; the transaction is the caller's.
        connection.begin()
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
