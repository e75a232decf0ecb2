"""What the map says about a pin and about what is not on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nvr_desk.records.overview import MapCamera, MapData
    from nvr_desk_ui.map.clusters import Pin

MOST_NAMES = 6


def pin_words(pin: Pin) -> str:
    """Rich text: names, deliveries and how many may be opened, what was found, where it is."""
    names = escape(", ".join(c.alias for c in pin.cameras[:MOST_NAMES]))
    if len(pin.cameras) > MOST_NAMES:
        names += f" and {len(pin.cameras) - MOST_NAMES:,} more"
    lines = [f"<b>{names}</b>", _deliveries(pin.deliveries)]
    if pin.shown < pin.deliveries:
        lines[-1] += f", {pin.deliveries - pin.shown:,} not open to view"
    counts: dict[str, int] = {}
    for camera in pin.cameras:
        for cls, number in camera.counts.items():
            counts[cls] = counts.get(cls, 0) + number
    if counts:
        found = ", ".join(f"{number:,} {cls}" for cls, number in sorted(counts.items()))
        lines.append(f"Appearances: {found}")
    lines += _place(pin.cameras[0]) if len(pin.cameras) == 1 else ["Click to zoom in"]
    return "<br>".join(lines)


def notes(data: MapData | None, trouble: str) -> list[tuple[str, str]]:
    """(words, colour token) of what a person must know before reading the map."""
    found: list[tuple[str, str]] = []
    if trouble:
        found.append((f"Base map cannot be read: {trouble}", "bad"))
    if data is None:
        found.append(("No case is open", "muted"))
    elif not data.cameras:
        found.append(("No camera of this case has a place yet", "muted"))
    if data and data.unplaced:
        found.append((f"{_deliveries(data.unplaced)} without a place", "warn"))
    return found


def summary(data: MapData | None) -> str:
    """The map in a sentence, for a screen reader."""
    if data is None:
        return "No case is open."
    names = ", ".join(c.alias for c in data.cameras[:20])
    return (
        f"{len(data.cameras):,} cameras with a place: {names or 'none'}. "
        f"{_deliveries(data.unplaced)} without."
    )


def _deliveries(count: int) -> str:
    return f"{count:,} {'delivery' if count == 1 else 'deliveries'}"


def _place(camera: MapCamera) -> list[str]:
    sure = "unknown" if camera.accuracy_m is None else f"{camera.accuracy_m:g} m"
    lines = [f"{camera.lat:.5f}, {camera.lon:.5f} ± {sure}"]
    if camera.heading_deg is not None:
        wide = f", {camera.fov_deg:g}° wide" if camera.fov_deg else ""
        lines.append(f"Looks {camera.heading_deg:g}° from north{wide}")
    return lines
