"""From rows to records and back, where more than one query module needs it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentScope,
    ConsentState,
    Delivery,
    TimeClaim,
    TimeSource,
    Visibility,
)
from nvr_desk.records.media import Clip, MediaFacts, MediaState, Reading, SoundFacts
from nvr_desk.timecode import from_micros, to_micros

E = TypeVar("E", bound=StrEnum)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def micros(instant: datetime | None) -> int | None:
    """An instant as it is stored; None stays None."""
    return None if instant is None else to_micros(instant)


def instant(value: int | None) -> datetime | None:
    """A stored instant; None stays None."""
    return None if value is None else from_micros(value)


_KEPT = 4096
"""Values that many rows share are one object: a list of 40,000 deliveries weighs a third less."""


def _same(text: Any) -> Any:  # noqa: ANN401 - a fuzzed row may hold anything
    """The same text every time; what is no text as it is."""
    return sys.intern(text) if type(text) is str else text


@lru_cache(_KEPT)
def _word(kind: type[E], text: str) -> E:
    """A member by its word; asked a dozen times a row, and an Enum takes its time."""
    return kind(text)


@lru_cache(_KEPT)
def _tags(text: str) -> Mapping[str, str]:
    """What a container says of itself: most of a case's were written by a few programs."""
    found: dict[str, str] = json.loads(text)
    return found


@lru_cache(_KEPT)
def _time_base(numerator: int, denominator: int) -> Fraction:
    return Fraction(numerator, denominator)


@lru_cache(_KEPT)
def _camera(
    alias: str,
    lat: float | None,
    lon: float | None,
    accuracy_m: float | None,
    heading_deg: float | None,
    fov_deg: float | None,
) -> Camera:
    return Camera(_same(alias), lat, lon, accuracy_m, heading_deg, fov_deg)


def clip_values(clip: Clip) -> dict[str, Any]:
    """Columns of ``clip``."""
    values: dict[str, Any] = {
        "sha256": clip.sha256,
        "bytes": clip.bytes,
        "state": clip.state.value,
        "reason": clip.reason,
    }
    facts = clip.facts
    if facts is None:
        return values
    sound = facts.sound
    return values | {
        "container": facts.container,
        "codec": facts.codec,
        "pixel_format": facts.pixel_format,
        "width": facts.width,
        "height": facts.height,
        "rotation": facts.rotation,
        "stream_index": facts.stream_index,
        "time_base_num": facts.time_base.numerator,
        "time_base_den": facts.time_base.denominator,
        "start_s": facts.start_s,
        "duration_s": facts.duration_s,
        "frames": facts.frames,
        "failed_frames": facts.failed_frames,
        "variable_rate": int(facts.variable_rate),
        "nominal_fps": facts.nominal_fps,
        "sound_codec": None if sound is None else sound.codec,
        "sound_rate_hz": None if sound is None else sound.sample_rate_hz,
        "sound_channels": None if sound is None else sound.channels,
        "created": facts.created,
        "tags": json.dumps(dict(facts.tags), ensure_ascii=True),
        "reading": json.dumps(asdict(facts.reading)) if facts.reading else None,
        "aspect_num": None if facts.pixel_aspect is None else facts.pixel_aspect.numerator,
        "aspect_den": None if facts.pixel_aspect is None else facts.pixel_aspect.denominator,
    }


def clip_of(row: Mapping[Any, Any]) -> Clip:
    """A clip from a row with the columns of ``clip``; ``name`` and ``id`` may be others'."""
    return Clip(
        row["sha256"], row["bytes"], _word(MediaState, row["state"]), row["reason"], _facts_of(row)
    )


def _facts_of(row: Mapping[Any, Any]) -> MediaFacts | None:
    if row["container"] is None:
        return None
    sound = None
    if row["sound_codec"] is not None:
        sound = SoundFacts(row["sound_codec"], row["sound_rate_hz"], row["sound_channels"])
    return MediaFacts(
        container=_same(row["container"]),
        codec=_same(row["codec"]),
        pixel_format=_same(row["pixel_format"]),
        width=row["width"],
        height=row["height"],
        rotation=row["rotation"],
        stream_index=row["stream_index"],
        time_base=_time_base(row["time_base_num"], row["time_base_den"]),
        start_s=row["start_s"],
        duration_s=row["duration_s"],
        frames=row["frames"],
        failed_frames=row["failed_frames"],
        variable_rate=bool(row["variable_rate"]),
        nominal_fps=row["nominal_fps"],
        sound=sound,
        created=row["created"],
        tags=_tags(row["tags"] or "{}"),
        reading=Reading(**json.loads(row["reading"])) if row["reading"] else None,
        pixel_aspect=_aspect(row["aspect_num"], row["aspect_den"]),
    )


def _aspect(width: int | None, height: int | None) -> Fraction | None:
    return None if width is None or height is None else Fraction(width, height)


def delivery_values(delivery: Delivery) -> dict[str, Any]:
    """Columns of ``delivery`` but for the clip and the cached times."""
    camera, claim = delivery.camera, delivery.claim
    return {
        "name_id": delivery.id,
        "case_number": delivery.case,
        "batch_sha256": delivery.batch,
        "path": delivery.path,
        "name": delivery.name,
        "item": delivery.item,
        "camera": camera.alias,
        "lat": camera.lat,
        "lon": camera.lon,
        "accuracy_m": camera.accuracy_m,
        "heading_deg": camera.heading_deg,
        "fov_deg": camera.fov_deg,
        "claim_us": micros(claim.start),
        "claim_zone": claim.zone,
        "claim_uncertainty_s": claim.uncertainty_s,
        "claim_source": claim.source.value,
        "claim_rule": claim.rule,
        "claim_written": claim.as_written,
        "visibility": delivery.visibility.value,
        "offset_s": delivery.offset_s,
        "submitter": delivery.submitter,
        "notes": delivery.notes,
        "rate_ppm": delivery.rate_ppm,
        "anchor_s": delivery.anchor_s,
        "uncertainty_s": delivery.uncertainty_s,
    }


def delivery_of(row: Mapping[Any, Any]) -> Delivery:
    """A delivery from a row of ``deliveries.SELECTION``."""
    return Delivery(
        id=_same(row["name_id"]),
        case=_same(row["case_number"]),
        batch=_same(row["batch_sha256"]),
        path=row["path"],
        name=_same(row["name"]),
        sha256=row["sha256"],
        item=_same(row["item"]),
        camera=_camera(
            row["camera"],
            row["lat"],
            row["lon"],
            row["accuracy_m"],
            row["heading_deg"],
            row["fov_deg"],
        ),
        claim=TimeClaim(
            instant(row["claim_us"]),
            _same(row["claim_zone"]),
            row["claim_uncertainty_s"],
            _word(TimeSource, row["claim_source"]),
            row["claim_rule"],
            row["claim_written"],
        ),
        consent=consent_of(row, "consent_"),
        visibility=_word(Visibility, row["visibility"]),
        offset_s=row["offset_s"],
        submitter=_same(row["submitter"]),
        notes=row["notes"],
        rate_ppm=row["rate_ppm"],
        anchor_s=row["anchor_s"],
        uncertainty_s=row["uncertainty_s"],
    )


def consent_of(row: Mapping[Any, Any], prefix: str = "") -> Consent:
    """A consent from a row whose columns bear a prefix."""
    scope = row[f"{prefix}scope"]
    return Consent(
        state=_word(ConsentState, row[f"{prefix}state"]),
        ref=row[f"{prefix}ref"],
        scope=None if scope is None else _word(ConsentScope, scope),
        given_at=row[f"{prefix}given_at"],
        terms_sha256=row[f"{prefix}terms_sha256"],
        statement=row[f"{prefix}statement"],
        recorded_by=row[f"{prefix}recorded_by"],
        reason=row[f"{prefix}reason"],
    )


def consent_values(consent: Consent) -> dict[str, Any]:
    """Columns of ``consent`` but for delivery and hour."""
    return {
        "state": consent.state.value,
        "ref": consent.ref,
        "scope": None if consent.scope is None else consent.scope.value,
        "given_at": consent.given_at,
        "terms_sha256": consent.terms_sha256,
        "statement": consent.statement,
        "recorded_by": consent.recorded_by,
        "reason": consent.reason,
    }
