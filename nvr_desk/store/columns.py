"""Short words for tables and columns: a table reads as a list of facts with units and reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import BLOB

if TYPE_CHECKING:
    from collections.abc import Iterable

BIG = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits everywhere; SQLite's INTEGER is that already, and STRICT tables know no BIGINT."""


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table joins it as its module is imported; whoever wants all of them imports `tables`."""


def table(name: str, *parts: Any, comment: str) -> Table:  # noqa: ANN401
    """A table whose columns hold their own type only."""
    return Table(name, metadata, *parts, comment=comment, sqlite_strict=True)


def key(comment: str) -> Column[int]:
    """A row number that is never given twice."""
    return Column("id", Integer, primary_key=True, comment=comment)


def text(name: str, comment: str, *, null: bool = False, **more: Any) -> Column[str]:  # noqa: ANN401
    """A text column."""
    return Column(name, Text, nullable=null, comment=comment, **more)


def whole(name: str, comment: str, *, null: bool = False, **more: Any) -> Column[int]:  # noqa: ANN401
    """A 64-bit integer column."""
    return Column(name, BIG, nullable=null, comment=comment, **more)


def real(name: str, comment: str, *, null: bool = False, **more: Any) -> Column[float]:  # noqa: ANN401
    """A floating-point column."""
    return Column(name, REAL, nullable=null, comment=comment, **more)


def flag(name: str, comment: str) -> Column[int]:
    """0 or 1; the table adds ``bits(name)``."""
    return Column(name, Integer, nullable=False, comment=comment)


def blob(name: str, comment: str, *, null: bool = False) -> Column[bytes]:
    """A bytes column."""
    return Column(name, BLOB, nullable=null, comment=comment)


def ref(
    name: str,
    target: str,
    comment: str,
    *,
    kind: type[Integer | Text] = Integer,
    **more: Any,  # noqa: ANN401
) -> Column[Any]:
    """A column that names a row of another table."""
    more.setdefault("nullable", False)
    return Column(name, kind, ForeignKey(target), comment=comment, **more)


def one_of(name: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of these words (or nothing, where it may)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({listed})", name=f"{name}_word")


def within(name: str, low: float, high: float | None = None) -> CheckConstraint:
    """The column lies in a closed range (or is empty, where it may be)."""
    rule = f"{name} >= {low}" if high is None else f"{name} BETWEEN {low} AND {high}"
    return CheckConstraint(rule, name=f"{name}_range")


def bits(*names: str) -> tuple[CheckConstraint, ...]:
    """The columns hold 0 or 1."""
    return tuple(CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_bit") for name in names)


def hexes(*names: str) -> tuple[CheckConstraint, ...]:
    """The columns hold a lower-case hex SHA-256 (or nothing, where they may)."""
    rule = "length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*'"
    return tuple(CheckConstraint(rule.format(name), name=f"{name}_hex") for name in names)


def rule(name: str, words: str) -> CheckConstraint:
    """Any other rule."""
    return CheckConstraint(words, name=name)
