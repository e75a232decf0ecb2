"""Times as people read them: always with the word *claim* or *corrected*."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from nvr_desk.records.delivery import TimeSource
from nvr_desk.timecode import local_text, span_text
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from nvr_desk.records.delivery import Delivery

_SOURCES = {
    TimeSource.MANIFEST: later("manifest"),
    TimeSource.CONTAINER: later("container"),
    TimeSource.FILE_NAME: later("file name"),
    TimeSource.OVERLAY: later("overlay"),
    TimeSource.RESIDENT: later("resident"),
    TimeSource.CALIBRATED: later("calibrated"),
    TimeSource.UNKNOWN: later("unknown"),
}


def source_text(source: TimeSource) -> str:
    """Where a claim comes from, as a word."""
    return tr(_SOURCES[source])


def start_text(delivery: Delivery, zone: str | None) -> str:
    """When a delivery begins: wall time, and whether it is the claim or corrected."""
    start = delivery.best_start
    if start is None:
        return tr("time unknown")
    word = tr("corrected") if delivery.corrected_start is not None else tr("claim")
    return f"{local_text(start, delivery.claim.zone or zone)} {word}"


def short_start_text(delivery: Delivery, zone: str | None) -> tuple[str, str]:
    """(wall time to the second, 'claim ± 2 s' or 'corrected' or 'unknown') for narrow rows."""
    start = delivery.best_start
    if start is None:
        return tr("time unknown"), tr("unknown")
    text = local_text(start, delivery.claim.zone or zone)
    if delivery.corrected_start is not None:
        return text, tr("corrected") + uncertainty_text(delivery.uncertainty_s)
    return text, tr("claim") + uncertainty_text(delivery.claim.uncertainty_s)


def uncertainty_text(uncertainty_s: float | None) -> str:
    """' ± 2 s', or nothing where no one said."""
    if uncertainty_s is None:
        return ""
    if uncertainty_s < 10:
        return f" \u00b1 {uncertainty_s:.1f} s".replace(".0 ", " ")
    if uncertainty_s < 60:
        return f" \u00b1 {uncertainty_s:.0f} s"
    return f" \u00b1 {span_text(uncertainty_s)}"


def claim_lines(delivery: Delivery, seconds: float, zone: str | None) -> list[str]:
    """Head-up lines: what the claim says of a moment ``seconds`` after the first picture."""
    claim = delivery.claim
    if claim.start is None:
        return [tr("claim: unknown")]
    at = _local(claim.start, seconds, claim.zone or zone)
    spread = uncertainty_text(claim.uncertainty_s).strip() or tr("± unknown")
    source = source_text(claim.source)
    return [tr("claim {at}", at=at), tr("{spread}, from {source}", spread=spread, source=source)]


def corrected_line(delivery: Delivery, seconds: float, zone: str | None) -> str | None:
    """Head-up line: the corrected time of that moment; None when nobody corrected."""
    start = delivery.corrected_start
    if start is None or delivery.offset_s is None:
        return None
    drift = delivery.rate_ppm or 0.0
    at = _local(start, seconds * (1 + drift * 1e-6), delivery.claim.zone or zone)
    doubt = uncertainty_text(delivery.uncertainty_s)
    if delivery.claim.start is None:
        return tr("corrected {at}{doubt} (no claim)", at=at, doubt=doubt)
    told = f"{delivery.offset_s:+g} s" + (f", {drift:+.1f} ppm" if drift else "")
    return tr("corrected {at}{doubt} ({told})", at=at, doubt=doubt, told=told)


def clock_text(seconds: float) -> str:
    """Time code of a moment in a clip: '0:01:02.345'."""
    sign = "-" if seconds < 0 else ""
    millis = round(abs(seconds) * 1000)
    hours, rest = divmod(millis, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{sign}{hours}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def eta_text(seconds: float | None) -> str:
    """When long work will be ready: 'ready in 2 h 10 min'; '' when nobody can say."""
    if seconds is None:
        return ""
    if seconds < 60:
        return tr("ready in {seconds} s", seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if hours:
        return tr("ready in {hours} h {rest:02} min", hours=hours, rest=rest)
    return tr("ready in {minutes} min", minutes=minutes)


def _local(start: datetime, seconds: float, zone: str | None) -> str:
    instant = start + timedelta(seconds=seconds)
    text = local_text(instant, zone)
    date_time, _, offset = text.rpartition(" ")
    return f"{date_time}.{instant.microsecond // 1000:03} {offset}"
