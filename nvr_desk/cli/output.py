"""What the command line prints: JSON alone on standard output, or tables for a person."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.cli.options import current
from nvr_desk.cli.remedies import remedy
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nvr_desk.errors import NvrDeskError


_UNPRINTABLE: Final = re.compile("[\x7f-\U0010ffff]")
"""Where to look: below lie ASCII and the line ends between values."""


def line(text: str) -> None:
    """Text of ours, or made harmless, on standard output."""
    sys.stdout.write(text + "\n")


def document(text: str, *, is_json: bool) -> None:
    """A whole document on standard output.

    JSON says the same with what moves a terminal written as escapes. Any other form has none: in
    a pipe or file it goes out as it is, at a terminal as ``calm`` shows it.
    """
    text = text.rstrip("\n")
    if is_json:
        line(harmless_json(text))
    else:
        line(calm(text) if sys.stdout.isatty() else text)


def note(text: str) -> None:
    """One line for the person, on standard error, so that it never mixes with JSON."""
    sys.stdout.flush()
    sys.stderr.write(calm(text) + "\n")
    sys.stderr.flush()


def answer(value: Any, lines: Iterable[str]) -> None:  # noqa: ANN401 - any record
    """Print a value: as JSON with --json, else as the given lines."""
    if current().json:
        line(json_text(plain(value), indent=2))
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


def json_text(value: Any, indent: int | None = None) -> str:  # noqa: ANN401 - any JSON value
    """JSON in which letters of all scripts stay readable and nothing moves a terminal."""
    return harmless_json(json.dumps(value, ensure_ascii=False, indent=indent))


def harmless_json(text: str) -> str:
    r"""The same JSON with controls (C1 too), direction marks and lone surrogates as ``\uXXXX``.

    They can only stand within its strings: all else of JSON is ASCII.
    """
    return _UNPRINTABLE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return letter if letter.isprintable() else json.dumps(letter)[1:-1]


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
        line(json_text(told))
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
        line(json_text(told))
    said = io.StringIO()
    show(file=said)
    note(said.getvalue().rstrip("\n"))
    return True
