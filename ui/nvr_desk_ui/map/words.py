"""What the map says about a pin and about what is not on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from nvr_desk.timecode import from_micros, local_text
from nvr_desk_ui.presenters.words import NO_IDENTITY
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from nvr_desk.records.overview import MapCamera, MapData
    from nvr_desk_ui.map.clusters import Pin

MOST_NAMES = 6


def pin_words(pin: Pin) -> str:
    """Rich text: names, deliveries and how many may be opened, what was found, where it is."""
    names = escape(", ".join(c.alias for c in pin.cameras[:MOST_NAMES]))
    if len(pin.cameras) > MOST_NAMES:
        names += tr(" and {n:,} more| and {n:,} more", len(pin.cameras) - MOST_NAMES)
    lines = [f"<b>{names}</b>", _deliveries(pin.deliveries)]
    if pin.shown < pin.deliveries:
        lines[-1] += tr(
            ", {n:,} not open to view|, {n:,} not open to view", pin.deliveries - pin.shown
        )
    counts: dict[str, int] = {}
    for camera in pin.cameras:
        for cls, number in camera.counts.items():
            counts[cls] = counts.get(cls, 0) + number
    if counts:
        found = ", ".join(f"{number:,} {cls}" for cls, number in sorted(counts.items()))
        lines.append(tr("Appearances: {found}", found=found))
        lines.append(f"<i>{tr(NO_IDENTITY)}</i>")
    lines += _place(pin.cameras[0]) if len(pin.cameras) == 1 else [tr("Click to zoom in")]
    return "<br>".join(lines)


def notes(data: MapData | None, trouble: str, agency: str = "") -> list[tuple[str, str]]:
    """(words, colour token) of what a person must know before reading the map."""
    found: list[tuple[str, str]] = []
    if trouble:
        found.append((tr("Base map cannot be read: {why}", why=trouble), "bad"))
    if agency:
        found.append((tr("The agency's own map cannot be read: {why}", why=agency), "bad"))
    if data is None:
        found.append((tr("No case is open"), "muted"))
    elif not data.cameras:
        found.append((tr("No camera of this case has a place yet"), "muted"))
    if data and data.unplaced:
        found.append((tr("{what} without a place", what=_deliveries(data.unplaced)), "warn"))
    return found


def summary(data: MapData | None, chosen: MapCamera | None = None) -> str:
    """The map in a sentence, for a screen reader."""
    if data is None:
        return tr("No case is open.")
    names = ", ".join(c.alias for c in data.cameras[:20]) or tr("none")
    here = tr("{n:,} camera with a place|{n:,} cameras with a place", len(data.cameras))
    said = f"{here}: {names}. " + tr("{what} without.", what=_deliveries(data.unplaced))
    if chosen is not None:
        count = _deliveries(len(chosen.delivery_ids))
        said = tr("Chosen: {camera}, {what}.", camera=chosen.alias, what=count) + " " + said
    return said


def clip_line(camera: MapCamera, at: int, zone: str | None) -> str:
    """One clip in the list of a camera: what it is called, when it begins."""
    name = camera.names[at] if at < len(camera.names) else camera.delivery_ids[at]
    start = camera.starts_us[at] if at < len(camera.starts_us) else None
    when = tr("time unknown") if start is None else local_text(from_micros(start), zone)
    return f"{name}   {when}".replace("&", "&&")


def _deliveries(count: int) -> str:
    return tr("{n:,} delivery|{n:,} deliveries", count)


def _place(camera: MapCamera) -> list[str]:
    sure = "unknown" if camera.accuracy_m is None else f"{camera.accuracy_m:g} m"
    lines = [f"{camera.lat:.5f}, {camera.lon:.5f} ± {sure}"]
    if camera.heading_deg is not None:
        wide = tr(", {fov_deg:g}° wide", fov_deg=camera.fov_deg) if camera.fov_deg else ""
        lines.append(
            tr("Looks {heading_deg:g}° from north{wide}", heading_deg=camera.heading_deg, wide=wide)
        )
    return lines
