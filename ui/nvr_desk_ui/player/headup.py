"""What the head-up display says about the picture on screen; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.presenters import times

if TYPE_CHECKING:
    from nvr_desk.records.delivery import DeliveryRow


def time_lines(row: DeliveryRow, seconds: float, zone: str | None) -> list[str]:
    """Claim (and corrected time, where a person corrected) of the moment on screen."""
    lines = times.claim_lines(row.delivery, seconds, zone)
    corrected = times.corrected_line(row.delivery, seconds, zone)
    if corrected is not None:
        lines.append(corrected)
    return lines


def place_lines(row: DeliveryRow, index: int, count: int, pts: int, seconds: float) -> list[str]:
    """Item, clip hash, and where in the clip: picture, pts, time code."""
    delivery = row.delivery
    base = row.clip.facts.time_base if row.clip.facts else None
    return [
        f"item {delivery.item or 'without number'}  ·  clip {row.clip.sha256[:12]}",
        f"picture {index + 1} of {count}  ·  pts {pts}" + (f" × {base} s" if base else ""),
        f"{times.clock_text(seconds)} from first picture",
    ]
