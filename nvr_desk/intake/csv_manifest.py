"""A CSV with the columns of ``batch.json``, one clip a line.

Columns are named as the keys are, parts joined by a dot (``camera.lat``); the short names people
use are understood too. UTF-8 with or without byte order mark, else Windows-1252; comma, semicolon
or tab. Cells are text: nothing in them is computed.
"""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Any

from nvr_desk.errors import ManifestError

if TYPE_CHECKING:
    from collections.abc import Iterator

CSV_CELL_CHARS = 65_536
CSV_LINES = 10_000

COLUMNS: dict[str, tuple[str, ...]] = {
    "file": ("filename", "file_name", "path"),
    "sha256": ("hash",),
    "bytes": ("size",),
    "item": ("item_number",),
    "camera.alias": ("camera", "alias"),
    "camera.lat": ("lat", "latitude"),
    "camera.lon": ("lon", "lng", "longitude"),
    "camera.accuracy_m": ("accuracy_m",),
    "camera.heading_deg": ("heading_deg", "heading"),
    "camera.fov_deg": ("fov_deg", "fov"),
    "recorded.start": ("start", "recorded"),
    "recorded.zone": ("zone", "timezone"),
    "recorded.uncertainty_s": ("uncertainty_s",),
    "recorded.source": ("source",),
    "consent.id": ("consent_id",),
    "consent.state": ("consent", "consent_state"),
    "consent.given_at": ("consent_given_at", "given_at"),
    "consent.scope": ("consent_scope", "scope"),
    "consent.terms_sha256": ("consent_terms_sha256", "terms_sha256"),
    "submitter.ref": ("submitter", "submitter_ref"),
    "notes": ("note",),
}
"""Column → other names it may have. Case and blanks around a name do not count."""

_INTEGERS = {"bytes"}
_NUMBERS = {
    "camera.lat",
    "camera.lon",
    "camera.accuracy_m",
    "camera.heading_deg",
    "camera.fov_deg",
    "recorded.uncertainty_s",
}
_NAMES = {name: column for column, others in COLUMNS.items() for name in (column, *others)}


def looks_like_manifest(head: bytes) -> bool:
    """Whether the first line of a CSV names a column of files."""
    lines = _decode(head).splitlines()
    return bool(lines) and "file" in _columns(_split_header(lines[0]))


def csv_clips(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    """The lines of a CSV in the shape of ``clips`` in ``batch.json``, to be checked like those.

    Raises:
        ManifestError: no column of files, a column twice, too many lines, or no CSV.
    """
    text = _decode(data)
    first = text.splitlines()[0] if text else ""
    columns = _columns(_split_header(first))
    if "file" not in columns:
        message = f"{name} has no column named 'file'"
        raise ManifestError(message)
    known = [column for column in columns if column in COLUMNS]
    if len(set(known)) != len(known):
        message = f"{name} names a column twice"
        raise ManifestError(message)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first), strict=True)
    try:
        next(reader)
        for number, cells in enumerate(reader):
            if number >= CSV_LINES:
                message = f"{name} has more than {CSV_LINES} lines"
                raise ManifestError(message)
            if any(cell.strip() for cell in cells):
                yield _clip(columns, cells)
    except csv.Error as error:
        message = f"{name}, line {reader.line_num}: {error}"
        raise ManifestError(message) from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _split_header(line: str) -> list[str]:
    nothing: list[str] = []
    return next(csv.reader([line], delimiter=_delimiter(line)), nothing)


def _columns(header: list[str]) -> list[str]:
    words = [name.strip().lower().replace(" ", "_") for name in header]
    return [_NAMES.get(word, word) for word in words]


def _clip(columns: list[str], cells: list[str]) -> dict[str, Any]:
    clip: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        text = cell.strip()[:CSV_CELL_CHARS]
        if not text:
            continue
        outer, _, inner = column.partition(".")
        if inner and column in COLUMNS:
            part: dict[str, Any] = clip.setdefault(outer, {})
            part[inner] = _value(column, text)
        else:
            clip[column] = _value(column, text)
    return clip


def _value(column: str, text: str) -> str | int | float:
    """Numbers as numbers; what is none stays text, so that the schema refuses that line."""
    try:
        if column in _INTEGERS:
            return int(text)
        if column in _NUMBERS:
            number = float(text.replace(",", "."))
            return number if math.isfinite(number) else text
    except ValueError:
        return text
    return text.lower() if column in {"consent.state", "consent.scope"} else text
