"""One clip of a manifest: checked against the schema by itself, then typed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nvr_desk.assets import resource
from nvr_desk.intake.bounded_json import as_object, parse
from nvr_desk.intake.listing import Refused
from nvr_desk.intake.manifest_time import manifest_claim
from nvr_desk.intake.paths import match_key, printable, unsafe_reason
from nvr_desk.records.batch import ManifestClip
from nvr_desk.records.delivery import (
    Camera,
    Consent,
    ConsentScope,
    ConsentState,
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
_ALIAS_CHARS = 200
POSTED_WHERE = "posted in public, but the manifest names no link"
"""Why a consent of that kind counts as none."""


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


@cache
def responses_validator() -> Validator:
    """Checks ``responses``."""
    schema = batch_schema()
    return _validator({**schema["properties"]["responses"], "$defs": schema["$defs"]})


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
        claim = manifest_claim(raw.get("recorded") or {}, case_zone)
        camera = _camera(raw.get("camera") or {})
    except ValueError as error:
        return Refused(printable(path), "bad_manifest_entry", f"manifest: {error}")
    sha256: str | None = raw.get("sha256")
    submitter: dict[str, Any] = raw.get("submitter") or {}
    return ManifestClip(
        path=path,
        sha256=sha256.lower() if sha256 else None,
        bytes=None if raw.get("bytes") is None else int(raw["bytes"]),
        item=raw.get("item") or None,
        camera=camera,
        claim=claim,
        consent=_consent(raw.get("consent")),
        submitter=submitter.get("ref"),
        notes=raw.get("notes"),
        unknown={key: value for key, value in raw.items() if key not in KNOWN_KEYS},
    )


def _camera(raw: dict[str, Any]) -> Camera | None:
    """The camera of a line.

    Raises:
        ValueError: half a coordinate, which would be lost without a word.
    """
    place_known = raw.get("lat") is not None
    if place_known is not (raw.get("lon") is not None):
        message = "camera: a latitude needs its longitude, and the other way round"
        raise ValueError(message)
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
    if raw["state"] == ConsentState.POSTED and not (raw.get("id") or "").strip():
        return Consent(ConsentState.NONE, given_at=raw.get("given_at"), reason=POSTED_WHERE)
    scope = raw.get("scope")
    terms: str | None = raw.get("terms_sha256")
    return Consent(
        state=ConsentState(raw["state"]),
        ref=raw.get("id"),
        scope=ConsentScope(scope) if scope else None,
        given_at=raw.get("given_at"),
        terms_sha256=terms.lower() if terms else None,
    )
