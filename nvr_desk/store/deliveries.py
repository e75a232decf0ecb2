"""Deliveries with consent and time; every list has a row a delivery.

Where a function takes a case, it may be a series: then it holds what `reach` lets it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, insert, select, update

from nvr_desk.errors import AmbiguousNameError, NotFoundError
from nvr_desk.records.coverage import FIRST_LOOK
from nvr_desk.records.delivery import DeliveryRow, Visibility
from nvr_desk.store import reach
from nvr_desk.store.case_tables import clip, consent, delivery, time_correction
from nvr_desk.store.clips import ways
from nvr_desk.store.look_tables import analysis, clip_summary, promise
from nvr_desk.store.rows import (
    clip_of,
    consent_of,
    consent_values,
    delivery_of,
    delivery_values,
    micros,
)
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, CursorResult, Select

    from nvr_desk.records.clock_pin import CorrectionSource
    from nvr_desk.records.delivery import Consent, Delivery
    from nvr_desk.store.unit import Unit

T = TypeVar("T")
_CHUNK = 10_000
"""Names in one IN list."""

_NEWEST_CONSENT = (
    select(func.max(consent.c.id))
    .where(consent.c.delivery_id == delivery.c.id)
    .correlate(delivery)
    .scalar_subquery()
)
_CONSENT_COLUMNS = [
    consent.c[name].label(f"consent_{name}")
    for name in (
        "state", "ref", "scope", "given_at", "terms_sha256", "statement", "recorded_by", "reason",
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a time claim, as it was recorded."""

    offset_s: float | None
    reason: str
    author: str
    at: datetime
    rate_ppm: float | None = None
    """Drift besides the offset, millionths."""
    anchor_s: float | None = None
    """Where the drift is nought, container seconds."""
    uncertainty_s: float | None = None
    source: str | None = None
    """form, overlay or pins; None where it was made before schema 0006."""
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """A consent, as it was recorded."""

    consent: Consent
    at: datetime


def add(tx: Unit, made: Delivery) -> None:
    """Put a delivery and its first consent on record. Its clip and batch stand already.

    Raises:
        NotFoundError: no such clip.
    """
    db = tx.connection
    row = db.execute(
        select(clip.c.id, clip.c.duration_s).where(clip.c.sha256 == made.sha256)
    ).first()
    if row is None:
        raise NotFoundError("clip", made.sha256)
    start = micros(made.best_start)
    identity = db.execute(
        insert(delivery)
        .values(delivery_values(made))
        .values(clip_id=row.id, start_us=start, end_us=_end(start, row.duration_s))
        .returning(delivery.c.id)
    ).scalar_one()
    _add_consent(tx, identity, made.consent)


def get(db: Connection, delivery_id: str) -> Delivery:
    """One delivery by its id. Raises NotFoundError."""
    row = db.execute(_selection().where(delivery.c.name_id == delivery_id)).mappings().first()
    if row is None:
        raise NotFoundError("delivery", delivery_id)
    return delivery_of(row)


def of_case(db: Connection, case: str, delivery_id: str) -> Delivery:
    """One delivery by its id, as far as a case or series reaches.

    Raises:
        NotFoundError: there is none, or it is of another case: both look the same.
    """
    mine = _selection().where(delivery.c.name_id == delivery_id, reach.within(case))
    row = db.execute(mine).mappings().first()
    if row is None:
        raise NotFoundError("delivery", delivery_id)
    return delivery_of(row)


def exists(db: Connection, delivery_id: str) -> bool:
    """Whether the delivery is on record."""
    one = select(delivery.c.id).where(delivery.c.name_id == delivery_id)
    return db.execute(one).first() is not None


def of_clip(db: Connection, case: str, sha256: str) -> list[Delivery]:
    """Deliveries of the same bytes in one case, in order of arrival."""
    mine = _selection().where(reach.within(case), clip.c.sha256 == sha256)
    return [delivery_of(row) for row in db.execute(mine.order_by(delivery.c.id)).mappings()]


def of_batch(db: Connection, batch_sha256: str) -> list[Delivery]:
    """Deliveries of one shipment, by path."""
    mine = _selection().where(delivery.c.batch_sha256 == batch_sha256)
    return [delivery_of(row) for row in db.execute(mine.order_by(delivery.c.path)).mappings()]


def by_key(db: Connection, keys: Sequence[int]) -> dict[int, Delivery]:
    """Deliveries by their number inside this database, for other query modules."""
    found: dict[int, Delivery] = {}
    for at in range(0, len(keys), _CHUNK):
        mine = _selection().where(delivery.c.id.in_(keys[at : at + _CHUNK]))
        found |= {row["id"]: delivery_of(row) for row in _dicts(db.execute(mine))}
    return found


def find(db: Connection, case: str, name: str) -> Delivery:
    """The delivery of a case that a person names: id, item number, file name, start of a hash.

    Raises:
        NotFoundError: nothing fits.
        AmbiguousNameError: two deliveries fit.
    """
    for fits in ways(name):
        mine = _selection().where(reach.within(case), fits)
        found = db.execute(mine.order_by(delivery.c.id).limit(10)).mappings().all()
        if len(found) > 1:
            raise AmbiguousNameError("delivery", name, tuple(row["name_id"] for row in found))
        if found:
            return delivery_of(found[0])
    raise NotFoundError("delivery", name)


def ids(db: Connection, case: str, *, visibility: Iterable[Visibility] | None = None) -> list[str]:
    """Ids of a case's deliveries in order of time, for an entry that names them all."""
    mine = select(delivery.c.name_id).where(reach.within(case))
    if visibility is not None:
        mine = mine.where(delivery.c.visibility.in_([each.value for each in visibility]))
    return list(db.execute(mine.order_by(delivery.c.start_us, delivery.c.id)).scalars())


def rows(
    db: Connection,
    case: str,
    *,
    visibility: Iterable[Visibility] | None = None,
    ids: Sequence[str] | None = None,
    after: int = 0,
    limit: int | None = None,
) -> list[DeliveryRow]:
    """Deliveries of a case with clip, newest analysis, coverage and twins, in order of arrival.

    What was found stays untold where a delivery may not be opened. Three statements however many
    rows. For very large cases page with ``after`` (how many rows to leave out) and ``limit``, or
    name some hundred ``ids`` at a time, as `delivery_prints` tells them.
    """
    found: list[dict[str, Any]] = []
    for chunk in _chunks(ids):
        mine = reach.within(case) if chunk is None else reach.checked(case)
        wanted = _row_selection().where(mine)
        if visibility is not None:
            wanted = wanted.where(delivery.c.visibility.in_([each.value for each in visibility]))
        if chunk is not None:
            wanted = wanted.where(delivery.c.name_id.in_(_listed(chunk)))
        wanted = wanted.order_by(delivery.c.id).limit(limit).offset(after)
        found += _dicts(db.execute(wanted))
    whole = ids is None and limit is None
    counts = _counts(db, case, None if whole else [row["analysis_id"] for row in found])
    twins = _twins(db, case, None if whole else [row["clip_id"] for row in found])
    return [
        _row(row, counts.get(row["analysis_id"], {}), twins.get(row["clip_id"], 1) - 1)
        for row in found
    ]


def _dicts(answer: CursorResult[Any]) -> list[dict[str, Any]]:
    """Rows by the names of their columns: forty cells of a row are read faster than by its keys."""
    names = list(answer.keys())
    return [dict(zip(names, cells, strict=True)) for cells in answer.all()]


def _row(row: Mapping[str, Any], counts: dict[str, int], twins: int) -> DeliveryRow:
    found, filmed, looked_s = delivery_of(row), clip_of(row), row["looked_s"]
    if found.visibility is not Visibility.SHOWN:
        return DeliveryRow(found, filmed, {}, None, None, twins)
    return DeliveryRow(
        found,
        filmed,
        counts,
        looked_s,
        row["model"],
        twins,
        row["promise"],
        row["profile"] == FIRST_LOOK,
        row["looks"] / looked_s if looked_s else None,
    )


def set_consent(
    tx: Unit,
    delivery_id: str,
    given: Consent,
    visibility: Visibility,
    *,
    at: datetime | None = None,
) -> None:
    """Add a consent, the newest holds, and set what follows from it. Raises NotFoundError."""
    identity = _key(tx.connection, delivery_id)
    _add_consent(tx, identity, given, at)
    set_visibility(tx, delivery_id, visibility)


def set_visibility(tx: Unit, delivery_id: str, visibility: Visibility) -> None:
    """Show or hide a delivery without a word about consent (a hold, an expired term)."""
    tx.connection.execute(
        update(delivery)
        .where(delivery.c.name_id == delivery_id)
        .values(visibility=visibility.value)
    )


def consent_history(db: Connection, delivery_id: str) -> list[ConsentRecord]:
    """All consents of a delivery, oldest first. Raises NotFoundError."""
    mine = select(consent).where(consent.c.delivery_id == _key(db, delivery_id))
    return [
        ConsentRecord(consent_of(row), from_micros(row["at_us"]))
        for row in db.execute(mine.order_by(consent.c.id)).mappings()
    ]


def set_offset(  # noqa: PLR0913 - the columns of a correction
    tx: Unit,
    delivery_id: str,
    offset_s: float | None,
    *,
    reason: str,
    author: str,
    at: datetime | None = None,
    source: CorrectionSource | None = None,
    uncertainty_s: float | None = None,
    rate_ppm: float | None = None,
    zone: str | None = None,
) -> None:
    """Add a correction of the time claim; None takes it back. The claim stays.

    Args:
        tx: The transaction, with its entry.
        delivery_id: Which.
        offset_s: Seconds added to the claim, at the first picture; where there is no claim, to
            1970-01-01 UTC.
        reason: How it was found.
        author: Who set it.
        at: When; now by default.
        source: How it was found, in a word.
        uncertainty_s: Doubt either way afterwards.
        rate_ppm: Drift from the first picture on, millionths.
        zone: IANA zone the corrected time was given in.

    Raises:
        NotFoundError: no such delivery.
    """
    db = tx.connection
    row = db.execute(
        select(delivery.c.id, delivery.c.claim_us, clip.c.start_s, clip.c.duration_s)
        .join(clip, clip.c.id == delivery.c.clip_id)
        .where(delivery.c.name_id == delivery_id)
    ).first()
    if row is None:
        raise NotFoundError("delivery", delivery_id)
    anchor_s = None if rate_ppm is None else row.start_s or 0.0
    more = {"rate_ppm": rate_ppm, "anchor_s": anchor_s, "uncertainty_s": uncertainty_s}
    db.execute(
        insert(time_correction).values(
            delivery_id=row.id,
            offset_s=offset_s,
            reason=reason,
            author=author,
            at_us=to_micros(at or tx.now()),
            source=None if source is None else source.value,
            zone=zone,
            **more,
        )
    )
    base = row.claim_us if row.claim_us is not None or offset_s is None else 0
    start = None if base is None else base + round((offset_s or 0.0) * 1e6)
    db.execute(
        update(delivery)
        .where(delivery.c.id == row.id)
        .values(offset_s=offset_s, start_us=start, end_us=_end(start, row.duration_s))
        .values(more)
    )


def corrections(db: Connection, delivery_id: str) -> list[Correction]:
    """All corrections of a delivery's time, oldest first. Raises NotFoundError."""
    mine = select(time_correction).where(time_correction.c.delivery_id == _key(db, delivery_id))
    return [
        Correction(
            row.offset_s,
            row.reason,
            row.author,
            from_micros(row.at_us),
            row.rate_ppm,
            row.anchor_s,
            row.uncertainty_s,
            row.source,
            row.zone,
        )
        for row in db.execute(mine.order_by(time_correction.c.id))
    ]


def _selection() -> Select[Any]:
    """Columns that ``rows.delivery_of`` reads."""
    return (
        select(delivery, clip.c.sha256, *_CONSENT_COLUMNS)
        .join(clip, clip.c.id == delivery.c.clip_id)
        .join(consent, consent.c.id == _NEWEST_CONSENT)
    )


def _row_selection() -> Select[Any]:
    """The same, with the whole clip and its newest analysis."""
    of_clip_ = [each for each in clip.c if each.name not in ("id", "sha256")]
    return (
        _selection()
        .add_columns(*of_clip_, analysis.c.id.label("analysis_id"), analysis.c.looked_s)
        .add_columns(analysis.c.looks, analysis.c.model, promise.c.score.label("promise"))
        .add_columns(func.json_extract(analysis.c.settings, "$.profile").label("profile"))
        .outerjoin(analysis, (analysis.c.clip_id == clip.c.id) & (analysis.c.answers == 1))
        .outerjoin(promise, promise.c.analysis_id == analysis.c.id)
    )


def _counts(
    db: Connection, case: str, looks: Sequence[int | None] | None
) -> dict[int, dict[str, int]]:
    """Analysis → class → appearances: of all that answer for the case, or of some."""
    columns = select(clip_summary.c.analysis_id, clip_summary.c.cls, clip_summary.c.tracks)
    wanted = columns.join(analysis, analysis.c.id == clip_summary.c.analysis_id).where(
        analysis.c.answers == 1, analysis.c.clip_id.in_(reach.clips(case))
    )
    found: dict[int, dict[str, int]] = {}
    for chunk in _chunks(None if looks is None else [look for look in looks if look]):
        mine = clip_summary.c.analysis_id.in_(_listed(chunk or ()))
        some = wanted if chunk is None else columns.where(mine)
        for identity, cls, tracks in db.execute(some).all():
            found.setdefault(identity, {})[cls] = tracks
    return found


def _twins(db: Connection, case: str, clips: Sequence[int] | None) -> dict[int, int]:
    """Clip → deliveries, where a case holds the same bytes more than once: all, or some."""
    many = (
        select(delivery.c.clip_id, func.count())
        .group_by(delivery.c.clip_id)
        .having(func.count() > 1)
    )
    found: dict[int, int] = {}
    for chunk in _chunks(clips):
        if chunk is None:
            some = many.where(reach.within(case))
        else:
            some = many.where(reach.checked(case), delivery.c.clip_id.in_(_listed(chunk)))
        found |= {clip_id: times for clip_id, times in db.execute(some).all()}  # noqa: C416 - has keys()
    return found


def _listed(names: Sequence[T]) -> Select[Any]:
    """The same as one value: a statement with hundreds of them is put together anew each time."""
    return select(func.json_each(json.dumps(list(names))).table_valued("value").c.value)


def _chunks(names: Sequence[T] | None) -> Iterable[Sequence[T] | None]:
    if names is None:
        return (None,)
    return tuple(names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK))


def _add_consent(tx: Unit, identity: int, given: Consent, at: datetime | None = None) -> None:
    tx.connection.execute(
        insert(consent).values(
            consent_values(given) | {"delivery_id": identity, "at_us": to_micros(at or tx.now())}
        )
    )


def _key(db: Connection, delivery_id: str) -> int:
    one = select(delivery.c.id).where(delivery.c.name_id == delivery_id)
    found: int | None = db.execute(one).scalar_one_or_none()
    if found is None:
        raise NotFoundError("delivery", delivery_id)
    return found


def _end(start_us: int | None, duration_s: float | None) -> int | None:
    return None if start_us is None else start_us + round((duration_s or 0.0) * 1e6)
