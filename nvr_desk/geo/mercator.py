"""Web Mercator on the unit square: x grows east, y grows south, (0, 0) is the north-west corner.

Source: the spherical Mercator of EPSG:3857; the square ends at ±85.0511° latitude.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.geometry import EARTH_RADIUS_M

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

MAX_LATITUDE = math.degrees(2 * math.atan(math.exp(math.pi)) - math.pi / 2)
"""Degrees where the square ends."""
EQUATOR_M = 2 * math.pi * 6_378_137.0
"""Length of the equator of the projection's sphere (WGS 84 semi-major axis), metres."""
TILE_PX = 256
"""Side of a tile; at zoom z the world is ``TILE_PX * 2**z`` pixels wide."""

_METRIC = ((1000.0, "km"), (1.0, "m"), (0.01, "cm"))
_IMPERIAL = ((1609.344, "mi"), (0.3048, "ft"))


def project(lat: ArrayLike, lon: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Degrees WGS 84 to the unit square; latitudes beyond the square are clamped to its edge."""
    phi = np.radians(np.clip(np.asarray(lat, np.float64), -MAX_LATITUDE, MAX_LATITUDE))
    x = (np.asarray(lon, np.float64) + 180.0) / 360.0
    y = 0.5 - np.arcsinh(np.tan(phi)) / (2 * np.pi)
    return x, y


def unproject(x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The unit square to (lat, lon) in degrees."""
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * np.asarray(y, np.float64)))))
    lon = np.asarray(x, np.float64) * 360.0 - 180.0
    return lat, lon


def project_point(lat: float, lon: float) -> tuple[float, float]:
    """One point, as plain floats."""
    x, y = project(lat, lon)
    return float(x), float(y)


def unproject_point(x: float, y: float) -> tuple[float, float]:
    """One point to (lat, lon), as plain floats."""
    lat, lon = unproject(x, y)
    return float(lat), float(lon)


def world_px(zoom: float) -> float:
    """Width of the world in pixels at a (fractional) zoom."""
    return float(TILE_PX * 2.0**zoom)


def metres_per_pixel(lat: float, zoom: float) -> float:
    """Ground metres that one pixel spans at that latitude."""
    return EQUATOR_M * math.cos(math.radians(lat)) / world_px(zoom)


def zoom_to_fit(span: float, pixels: float, most: float) -> float:
    """The largest zoom, up to ``most``, at which ``span`` of the unit square fits ``pixels``."""
    if span <= 0:
        return most
    return min(most, math.log2(max(pixels, 1.0) / (span * TILE_PX)))


def destination(lat: float, lon: float, bearing_deg: float, metres: float) -> tuple[float, float]:
    """The point ``metres`` away on the great circle that starts at ``bearing_deg`` from north."""
    d = metres / EARTH_RADIUS_M
    phi, b = math.radians(lat), math.radians(bearing_deg)
    phi2 = math.asin(math.sin(phi) * math.cos(d) + math.cos(phi) * math.sin(d) * math.cos(b))
    east = math.sin(b) * math.sin(d) * math.cos(phi)
    lon2 = lon + math.degrees(math.atan2(east, math.cos(d) - math.sin(phi) * math.sin(phi2)))
    return math.degrees(phi2), (lon2 + 540.0) % 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round length."""

    metres: float
    pixels: float
    label: str


def scale_bar(metres_a_pixel: float, most_px: float, *, imperial: bool = False) -> ScaleBar:
    """The longest bar of 1, 2 or 5 × 10ⁿ units that fits into ``most_px`` pixels."""
    reach = metres_a_pixel * most_px
    units = _IMPERIAL if imperial else _METRIC
    size, name = next((u for u in units if reach >= u[0]), units[-1])
    power = 10.0 ** math.floor(math.log10(reach / size))
    step = next(s for s in (5.0, 2.0, 1.0) if s * power <= reach / size * (1 + 1e-12))
    amount = step * power
    return ScaleBar(amount * size, amount * size / metres_a_pixel, f"{amount:,g} {name}")


def coordinate_text(lat: float, lon: float) -> str:
    """Decimal degrees for a person's eye: '40.76084° N  111.89110° W' (five digits, about 1 m)."""
    ns, ew = ("N" if lat >= 0 else "S"), ("E" if lon >= 0 else "W")
    return f"{abs(lat):.5f}° {ns}  {abs(lon):.5f}° {ew}"
