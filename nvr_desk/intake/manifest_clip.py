"""One clip of a manifest: checked against the schema by itself, then typed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from nvr_desk.assets import resource
from nvr_desk.intake.bounded_json import as_object, parse
from nvr_desk.intake.listing import Refused
from nvr_desk.intake.paths import match_key, printable, unsafe_reason
from nvr_desk.intake.wall_time import WallTime, place
from nvr_desk.records.batch import ManifestClip
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentScope,
    ConsentState,
    TimeClaim,
    TimeSource,
)

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

KNOWN_KEYS = frozenset(
    [
        "file",
        "sha256",
        "bytes",
        "item",
        "camera",
        "recorded",
        "consent",
        "submitter",
        "notes",
    ]
)
_SOURCES = {str(source) for source in TimeSource} - {"unknown"}
_ALIAS_CHARS = 200


@cache
def batch_schema() -> dict[str, Any]:
    """The JSON Schema of ``nvr-desk/batch`` version 1."""
    path = resource("schemas", "batch.schema.json")
    schema: dict[str, Any] = parse(path.read_bytes(), path.name)
    return schema


@cache
def clip_validator() -> Validator:
    """Checks one element of ``clips``."""
    return _validator({"$ref": "#/$defs/clip", "$defs": batch_schema()["$defs"]})


@cache
def batch_validator() -> Validator:
    """Checks all of a manifest but the elements of ``clips``."""
    return _validator(batch_schema())


def _validator(schema: dict[str, Any]) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - costs 60 ms, seldom needed

    return Draft202012Validator(schema)


def first_error(validator: Validator, value: Any) -> str | None:  # noqa: ANN401 - any JSON value
    """The first thing wrong, as 'where: what' for a person; None when nothing is."""
    for error in validator.iter_errors(value):
        where = ".".join(str(part) for part in error.absolute_path) or "the whole"
        return f"{where}: {error.message[:300]}"
    return None


def read_clip(element: object, case_zone: str | None) -> ManifestClip | Refused:
    """Type one element of ``clips``; a wrong one becomes a refusal of that file alone."""
    raw = as_object(element) or {}
    named = raw.get("file")
    path = named if isinstance(named, str) else ""
    if wrong := first_error(clip_validator(), element):
        return Refused(printable(path), "bad_manifest_entry", f"manifest: {wrong}")
    path = match_key(path.removeprefix("./"))
    if reason := unsafe_reason(path):
        return Refused(printable(path), "unsafe_path", f"manifest: {reason}")
    try:
        claim = _claim(raw.get("recorded") or {}, case_zone)
    except ValueError as error:
        return Refused(printable(path), "bad_manifest_entry", f"manifest: recorded: {error}")
    sha256: str | None = raw.get("sha256")
    submitter: dict[str, Any] = raw.get("submitter") or {}
    return ManifestClip(
        path=path,
        sha256=sha256.lower() if sha256 else None,
        bytes=None if raw.get("bytes") is None else int(raw["bytes"]),
        item=raw.get("item") or None,
        camera=_camera(raw.get("camera") or {}),
        claim=claim,
        consent=_consent(raw.get("consent")),
        submitter=submitter.get("ref"),
        notes=raw.get("notes"),
        unknown={key: value for key, value in raw.items() if key not in KNOWN_KEYS},
    )


def _camera(raw: dict[str, Any]) -> Camera | None:
    place_known = raw.get("lat") is not None and raw.get("lon") is not None
    alias = (raw.get("alias") or "")[:_ALIAS_CHARS]
    if not alias and not place_known:
        return None
    heading = raw.get("heading_deg")
    return Camera(
        alias=alias,
        lat=raw["lat"] if place_known else None,
        lon=raw["lon"] if place_known else None,
        accuracy_m=raw.get("accuracy_m"),
        heading_deg=heading % 360 if heading is not None else None,
        fov_deg=raw.get("fov_deg"),
    )


def _consent(raw: dict[str, Any] | None) -> Consent | None:
    if raw is None or raw.get("state") is None:
        return None
    scope = raw.get("scope")
    terms: str | None = raw.get("terms_sha256")
    return Consent(
        state=ConsentState(raw["state"]),
        ref=raw.get("id"),
        scope=ConsentScope(scope) if scope else None,
        given_at=raw.get("given_at"),
        terms_sha256=terms.lower() if terms else None,
    )


def _claim(raw: dict[str, Any], case_zone: str | None) -> TimeClaim | None:
    """The manifest's time. Without a start it may still name the zone of the wall clock.

    Raises:
        ValueError: the start is no date and time.
    """
    zone: str | None = raw.get("zone") or None
    written: str | None = raw.get("start") or None
    if written is None:
        return TimeClaim(start=None, zone=zone) if zone else None
    start = datetime.fromisoformat(written.strip())
    own: float | None = raw.get("uncertainty_s")
    word = raw.get("source")
    source = TimeSource(word) if word in _SOURCES else TimeSource.MANIFEST
    said = f", read from {word[:40]}" if word else ""
    if start.tzinfo is not None:
        rule = f"manifest: instant with its offset{said}"
        return TimeClaim(_to_utc(start), zone or case_zone, own, source, rule, written)
    whose = "" if zone or not case_zone else " of the case"
    placed = place(WallTime(start, zone or case_zone))
    rule = f"manifest: wall time in zone{whose} {zone or case_zone}{said}{placed.note}"
    if not (zone or case_zone):
        rule = f"manifest: wall time{said}{placed.note}"
    wide = (own or 0.0) + placed.spread_s if placed.spread_s else own
    return TimeClaim(placed.instant, zone or case_zone, wide, source, rule, written)


def _to_utc(start: datetime) -> datetime:
    try:
        return start.astimezone(UTC)
    except OverflowError as error:
        message = "outside the calendar"
        raise ValueError(message) from error
