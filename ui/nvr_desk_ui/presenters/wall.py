"""Words of the tiles; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters.times import clock_text, uncertainty_text
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery, DeliveryRow
    from nvr_desk_ui.player.moments import Moments


def place_of(row: DeliveryRow) -> str:
    """Camera where it has a name, else the file's name."""
    return row.delivery.camera.alias or row.delivery.name


def times_of(
    delivery: Delivery, container_s: float, moments: Moments, zone: str | None
) -> tuple[str, ...]:
    """Time of a picture, from the fullest wording to the shortest; each says which time it is.

    All tiles of a wall tell it in one zone, that of the case, so that they can be compared.

    Args:
        delivery: its delivery.
        container_s: the picture, container seconds.
        moments: how the clip lies in time.
        zone: of the case; else that of the delivery.
    """
    instant = delivery.instant(container_s, moments.first_s) if moments.timed else None
    if instant is None:
        at = clock_text(container_s - moments.first_s)
        return tr("time unknown, plays by its own · {at}", at=at), tr("{at} own time", at=at)
    corrected = delivery.corrected_start is not None
    word = tr("corrected") if corrected else tr("claim")
    doubt = uncertainty_text(delivery.doubt_s).strip() or "± ?"
    full = clock_line(instant, zone or delivery.claim.zone)
    clock = full.split()[1]
    whole = clock.partition(".")[0]
    return (
        f"{full} {word} {doubt}",
        f"{clock} {word} {doubt}",
        f"{whole} {word} {doubt}",
        f"{whole} {word}",
    )


def clock_line(instant: datetime, zone: str | None) -> str:
    """The moment that all tiles show: '2026-11-19 22:14:03.120 −07:00'."""
    text, _, offset = local_text(instant, zone).rpartition(" ")
    return f"{text}.{instant.microsecond // 1000:03} {offset}"


def grey_reason(word: str) -> str:
    """Why there is no picture now."""
    if word == "before":
        return tr("The clip has not begun at this moment")
    if word == "after":
        return tr("The clip is over at this moment")
    return tr("Nothing was recorded at this moment")


def keys_only(why: str) -> str:
    """'key pictures only: above 2×'."""
    return tr("key pictures only: {why}", why=why)


def speed_text(speed: float) -> str:
    """'paused', '2× forward', '1× back'."""
    if not speed:
        return tr("paused")
    return (
        tr("{speed}× forward", speed=f"{speed:g}")
        if speed > 0
        else tr("{speed}× back", speed=f"{-speed:g}")
    )


def untimed(count: int) -> str:
    """How many tiles keep no time with the others."""
    return tr("{n} tile plays by its own time|{n} tiles play by their own time", count)
