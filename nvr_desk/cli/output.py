"""What the command line prints: JSON alone on standard output, or tables for a person."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from nvr_desk.cli.options import current
from nvr_desk.cli.remedies import remedy
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nvr_desk.errors import NvrDeskError


def line(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """One line for the person, on standard error, so that it never mixes with JSON."""
    sys.stdout.flush()
    sys.stderr.write(calm(text) + "\n")
    sys.stderr.flush()


def answer(value: Any, lines: Iterable[str]) -> None:  # noqa: ANN401 - any record
    """Print a value: as JSON with --json, else as the given lines."""
    if current().json:
        line(json.dumps(plain(value), ensure_ascii=False, indent=2))
        return
    for text in lines:
        line(calm(text))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns wide enough for their longest cell; the last one is free."""
    cells = [list(headings), *[[printable(cell) for cell in row] for row in rows]]
    widths = [max(len(row[k]) for row in cells) for k in range(len(headings))]
    widths[-1] = 0
    texts = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in cells]
    return [text.rstrip() for text in texts]


def printable(text: str) -> str:
    """Foreign text without anything that moves a terminal's cursor."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def calm(text: str) -> str:
    """Text of several lines that holds words of others, as ``printable``."""
    return "".join(c if c in "\n\t" else printable(c) for c in text)


def plain(value: Any) -> Any:  # noqa: ANN401 - one arm per kind of JSON value
    """A record as plain JSON values: instants as UTC text, fractions as text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path | Fraction):
        return str(value)
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return {str(k): plain(v) for k, v in pairs.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in cast("Iterable[object]", value)]
    return value


def failure(error: NvrDeskError) -> None:
    """Say what went wrong: a JSON object on standard output with --json, else a line."""
    step = remedy(error)
    if current().json:
        told = {"error": error.code, "message": str(error)} | ({"remedy": step} if step else {})
        line(json.dumps(told, ensure_ascii=False))
    note(f"nvr-desk: {error}")
    if step:
        note(f"  {step}")


def show_usage(error: Exception) -> bool:
    """Show a complaint of the argument parser; False when the error is not one."""
    show = getattr(error, "show", None)
    if show is None:
        return False
    if current().json:
        told = {"error": "usage", "message": str(getattr(error, "message", error))}
        line(json.dumps(told, ensure_ascii=False))
    show(file=sys.stderr)
    return True
