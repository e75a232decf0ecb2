"""What the head-up display says about the picture on screen; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.presenters import times
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.player.transport import Transport

KEYS_ONLY = later("key pictures only")
STANDING_IN = later("an earlier picture; the exact one is coming")


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
        tr(
            "item {item}  ·  clip {clip}",
            item=delivery.item or tr("without number"),
            clip=row.clip.sha256[:12],
        ),
        tr("picture {place} of {count}  ·  pts {pts}", place=index + 1, count=count, pts=pts)
        + (f" × {base} s" if base else ""),
        tr("{time} from first picture", time=times.clock_text(seconds)),
    ]


def brief_lines(
    row: DeliveryRow, clip: Transport, index: int, pts: int, motion: list[str]
) -> list[str]:
    """The same in a narrow tile: item, picture and pts, time code and how it plays."""
    first, *rest = motion
    return [
        f"{row.delivery.item or tr('without number')} · {index + 1}/{clip.count} · pts {pts}",
        f"{times.clock_text(clip.course.at(index))} · {first}",
        *rest,
    ]


def speed_text(speed: float) -> str:
    """'paused', '2× forward', '1× back'."""
    if not speed:
        return tr("paused")
    times_ = f"{abs(speed):g}"
    return tr("{speed}× forward", speed=times_) if speed > 0 else tr("{speed}× back", speed=times_)


def states(clip: Transport, *, exact: bool, smaller: bool) -> list[str]:
    """What makes the picture on screen another one than the exact one at its full size.

    Args:
        clip: where it stands.
        exact: whether the picture on screen is the one that was wished for.
        smaller: whether it was kept at less than its size to go back through a long group.
    """
    found: list[str] = []
    if not clip.exact:
        found.append(tr(KEYS_ONLY))
    elif not exact:
        found.append(tr(STANDING_IN))
    if smaller:
        found.append(tr("smaller while it plays back"))
    return found


def motion_lines(clip: Transport, told: list[str]) -> list[str]:
    """How it plays: speed, its states, end or beginning, loop.

    Args:
        clip: where it stands.
        told: of ``states``.
    """
    parts = [speed_text(clip.speed), *told]
    if not clip.speed and clip.count > 1 and (clip.at_end(1) or clip.at_end(-1)):
        parts.append(tr("end of clip") if clip.at_end(1) else tr("beginning of clip"))
    lines = ["  ·  ".join(parts)]
    if (ends := loop_text(clip)) is not None:
        lines.append(ends)
    return lines


def loop_text(clip: Transport) -> str | None:
    """'loop 0:00:01.000 to 0:00:04.000'; None without one."""
    ends = clip.loop_ends
    if ends is None:
        return None
    first, last = (times.clock_text(clip.course.at(index)) for index in ends)
    return tr("loop {first} to {last}", first=first, last=last)
