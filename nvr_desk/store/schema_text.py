"""The tables as SQL text, each column with its comment: what a migration file freezes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import MetaData, Table

END = ";\n--\n"
"""Between two statements; no statement holds such a line itself."""


def statements(metadata: MetaData, extra: tuple[str, ...]) -> Iterator[str]:
    """Every statement that makes an empty database of these tables, in order."""
    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield _commented(table, str(CreateTable(table).compile(dialect=dialect)).strip())
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    yield from extra


def render(metadata: MetaData, extra: tuple[str, ...]) -> str:
    """All statements as one text, which ``split`` takes apart again."""
    return END.join(statements(metadata, extra)) + END


def split(text: str) -> list[str]:
    """The statements of a rendered text."""
    return [part for part in text.split(END) if part.strip()]


def _commented(table: Table, sql: str) -> str:
    """SQLite keeps the words of CREATE TABLE, comments too: the file explains itself."""
    lines: list[str] = []
    comments = {column.name: column.comment for column in table.columns}
    for line in sql.splitlines():
        bare = line.rstrip()
        name = bare.strip().split(" ")[0].strip('"')
        comment = comments.get(name)
        is_column = bare.startswith("\t") and comment is not None
        lines.append(f"{bare} -- {comment}" if is_column else bare)
    lines[0] = f"{lines[0]} -- {table.comment}"
    return "\n".join(lines).replace("\t", "  ")
