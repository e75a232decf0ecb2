"""Areas and hours as a line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.records.day_hours import parse_hours

if TYPE_CHECKING:
    from pathlib import Path


def hours_of(text: str | None) -> tuple[int, int] | None:
    """Hours of the local day, ``22:00-04:00``. Raises UsageError."""
    if text is None:
        return None
    try:
        return parse_hours(text)
    except ValueError as error:
        message = f"--hours: {error}"
        raise UsageError(message) from None


def area_of(path: Path | None) -> tuple[tuple[float, float], ...]:
    """The outer ring (lat, lon) of the first area of a GeoJSON file. Raises UsageError."""
    if path is None:
        return ()
    # Imported here: reading maps would otherwise slow down every --help.
    from nvr_desk.geo import geojson  # noqa: PLC0415
    from nvr_desk.geo.bounds import MapFileError  # noqa: PLC0415
    from nvr_desk.records.place import Shape  # noqa: PLC0415

    try:
        found = geojson.read(path.read_bytes())
    except (OSError, MapFileError) as error:
        message = f"--area: {path.name}: {error}"
        raise UsageError(message) from None
    for feature in found.features:
        if feature.shape is Shape.AREA and feature.parts and feature.parts[0]:
            return feature.parts[0][0]
    message = f"--area: {path.name} holds no area"
    raise UsageError(message)
