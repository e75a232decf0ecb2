"""Map files in and out, by format."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.geo import geojson, gpx, kml
from nvr_desk.geo.bounds import unknown_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nvr_desk.records.place import Feature, FeatureSet

FORMATS: Final = ("geojson", "kml", "gpx")
SUFFIXES: Final = {".geojson": "geojson", ".json": "geojson", ".kml": "kml", ".gpx": "gpx"}
_READERS: Final[Mapping[str, Callable[[bytes], FeatureSet]]] = {
    "geojson": geojson.read,
    "kml": kml.read,
    "gpx": gpx.read,
}
_WRITERS: Final[Mapping[str, Callable[[Iterable[Feature], dict[str, Any]], str]]] = {
    "geojson": geojson.write,
    "kml": kml.write,
    "gpx": gpx.write,
}


def format_of(name: str) -> str:
    """The format that a file's name ends in. Raises UsageError."""
    found = SUFFIXES.get(PurePath(name).suffix.lower())
    if found is None:
        raise unknown_format(PurePath(name).suffix or name)
    return found


def read(data: bytes, form: str) -> FeatureSet:
    """Features of a file's bytes. Raises MapFileError, UsageError."""
    if form not in _READERS:
        raise unknown_format(form)
    return _READERS[form](data)


def write(features: Iterable[Feature], form: str, about: dict[str, Any]) -> str:
    """The text of a file. Raises UsageError."""
    if form not in _WRITERS:
        raise unknown_format(form)
    return _WRITERS[form](features, about)
