"""How much of a case was looked at, clip by clip and in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.analysis.plan import READABLE
from nvr_desk.errors import NotFoundError
from nvr_desk.records.coverage import FIRST_LOOK, ClipCoverage, Tally, tally, total
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.detect import CaseCoverage
from nvr_desk.records.track import ObjectClass
from nvr_desk.store import deliveries, tracks
from nvr_desk.vision.card import limits_line

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.records.coverage import Look
    from nvr_desk.records.delivery import DeliveryRow


def of_case(db: Connection, case: str) -> CaseCoverage:
    """Coverage of all deliveries of a case that may be opened; each clip counts once.

    Args:
        db: An open transaction.
        case: Number of the case.
    """
    rows = deliveries.rows(db, case)
    shown = [row for row in rows if row.delivery.visibility is Visibility.SHOWN]
    looks = tracks.looks_of_case(db, case)
    first: dict[str, DeliveryRow] = {}
    for row in shown:
        first.setdefault(row.clip.sha256, row)
    clips = tuple(of_row(row, looks.get(sha)) for sha, row in first.items())
    looked = [each for each in clips if each.model is not None]
    seen = total(each.tally for each in clips)
    return CaseCoverage(
        case=case,
        deliveries=len(shown),
        hidden=len(rows) - len(shown),
        clips=len(clips),
        not_looked=len(clips) - len(looked),
        unreadable=sum(each.media not in READABLE for each in clips),
        footage_s=seen.footage_s,
        looked_s=seen.looked_s,
        decoded_s=seen.decoded_s,
        failed_s=seen.failed_s,
        still_s=seen.still_s,
        thin_s=seen.thin_s,
        looks_per_s=seen.looks_per_s,
        first_pass_s=seen.first_s,
        models=tuple(sorted({each.model.name for each in looked if each.model})),
        not_looked_for=tuple(c for c in ObjectClass if any(c in e.not_looked_for for e in looked)),
        unverified=any(each.model.unverified for each in looked if each.model),
        first_pass=sum(each.first_pass for each in looked),
        profiles={name: count for name in _profiles(clips) if (count := _with(clips, name))},
        limits=tuple(dict.fromkeys(each.limits for each in looked)),
        each=clips,
    )


def of_clip(db: Connection, case: str, sha256: str) -> ClipCoverage:
    """Coverage of one clip of a case.

    Raises:
        NotFoundError: no delivery of it in this case may be opened.
    """
    found = [row.id for row in deliveries.of_clip(db, case, sha256)]
    rows = deliveries.rows(db, case, ids=found, visibility=(Visibility.SHOWN,))
    if not rows:
        noun = "delivery that may be opened"
        raise NotFoundError(noun, sha256[:12])
    return of_row(rows[0], tracks.look_of_clip(db, sha256))


def of_row(row: DeliveryRow, look: Look | None) -> ClipCoverage:
    """What a look covers of a delivery's clip; None where no detector looked."""
    footage_s = row.clip.facts.duration_s if row.clip.facts else 0.0
    spans = look.coverage.spans if look else ()
    looked_for = look.coverage.classes if look else ()
    return ClipCoverage(
        sha256=row.clip.sha256,
        delivery=row.delivery.id,
        name=row.delivery.name,
        item=row.delivery.item,
        media=row.clip.state,
        tally=tally(spans, footage_s, first_pass=look.profile == FIRST_LOOK)
        if look
        else Tally(footage_s=footage_s),
        spans=spans,
        model=look.model if look else None,
        profile=look.profile if look else None,
        looked_for=looked_for,
        not_looked_for=tuple(c for c in ObjectClass if c not in looked_for) if look else (),
        limits=_limits(look) if look else "",
    )


def _limits(look: Look) -> str:
    stamp = look.model
    return limits_line(stamp.name, stamp.sha256, unverified=stamp.unverified)


def _profiles(clips: tuple[ClipCoverage, ...]) -> list[str]:
    return sorted({each.profile for each in clips if each.profile is not None})


def _with(clips: tuple[ClipCoverage, ...], profile: str) -> int:
    return sum(each.profile == profile for each in clips)
