"""How much a foreign map file may hold, and the words when it holds more."""

from __future__ import annotations

import math
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import ForeignDataError, UsageError
from nvr_desk.records.place import Feature, FeatureSet, Shape

if TYPE_CHECKING:
    from nvr_desk.records.place import Line

MAX_FILE_BYTES: Final = 32 << 20
MAX_FEATURES: Final = 20_000
MAX_VERTICES: Final = 400_000
MAX_NAME_CHARS: Final = 200
MAX_WORDS_CHARS: Final = 2_000
MAX_DEPTH: Final = 64
MAX_RADIUS_M: Final = 20_000_000.0


class MapFileError(ForeignDataError):
    """A map file that cannot be read."""

    code = "map_file"


def position(lat: float, lon: float) -> tuple[float, float]:
    """A place on the globe. Raises MapFileError for one that is none."""
    if not (math.isfinite(lat) and math.isfinite(lon)) or abs(lat) > 90 or abs(lon) > 540:
        raise MapFileError(f"no place on Earth: {lat!r}, {lon!r}")
    return float(lat), (float(lon) + 180.0) % 360.0 - 180.0 if abs(lon) > 180 else float(lon)


def plain(text: object, most: int) -> str:
    """Foreign words in one bounded line, without control and formatting characters."""
    if not isinstance(text, str):
        return ""
    kept = "".join(
        " " if c.isspace() else c for c in text[: 4 * most] if c.isspace() or _is_plain(c)
    )
    return " ".join(kept.split())[:most]


def _is_plain(character: str) -> bool:
    # Cc, Cf, Co, Cs: controls, overrides of direction, private use, halves of surrogates
    return not unicodedata.category(character).startswith("C")


def instant(text: object) -> datetime | None:
    """A time with its zone in ISO 8601; None where it is none or names no zone."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def radius(value: object) -> float | None:
    """Metres of a circle; None where the value is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        metres = float(value)
    except OverflowError:
        return None
    return metres if math.isfinite(metres) and 0 < metres <= MAX_RADIUS_M else None


def ring(line: Line) -> Line:
    """A closed line without its first position repeated; empty where it encloses nothing."""
    opened = line[:-1] if len(line) > 1 and line[0] == line[-1] else line
    return opened if len(opened) >= 3 else ()


class Gatherer:
    """Collects features and counts: what is too much ends the reading."""

    def __init__(self) -> None:
        self._features: list[Feature] = []
        self._vertices = 0
        self.skipped = 0

    def add(
        self,
        shape: Shape,
        parts: list[tuple[Line, ...]],
        *,
        name: object = "",
        words: object = "",
        at: datetime | None = None,
        radius_m: float | None = None,
    ) -> None:
        """Take a feature; one without a place is only counted. Raises MapFileError."""
        kept = tuple(part for part in parts if part and part[0])
        if not kept:
            self.skip()
            return
        made = Feature(
            shape,
            kept,
            plain(name, MAX_NAME_CHARS),
            plain(words, MAX_WORDS_CHARS),
            at,
            radius_m if shape is Shape.POINT else None,
        )
        self._features.append(made)
        self._vertices += made.vertices
        if len(self._features) > MAX_FEATURES:
            raise MapFileError(f"more than {MAX_FEATURES:,} features")
        if self._vertices > MAX_VERTICES:
            raise MapFileError(f"more than {MAX_VERTICES:,} positions")

    def skip(self) -> None:
        """Count a feature that is not drawn."""
        self.skipped += 1

    def done(self) -> FeatureSet:
        """All that was taken. Raises MapFileError where nothing was."""
        if not self._features:
            raise MapFileError("nothing in it has a place")
        return FeatureSet(tuple(self._features), self.skipped)


def check_size(size: int) -> None:
    """Raises MapFileError for a file that is too large to read whole."""
    if size > MAX_FILE_BYTES:
        raise MapFileError(f"{size / 1e6:.0f} MB; at most {MAX_FILE_BYTES / 1e6:.0f} are read")


def unknown_format(name: str) -> UsageError:
    """What is said of a format that is not spoken here."""
    return UsageError(f"{name!r} is no format of a map: geojson, kml or gpx")
