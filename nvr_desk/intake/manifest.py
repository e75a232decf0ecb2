"""What came with a shipment: ``batch.json``, a CSV, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import ForeignDataError, ManifestError
from nvr_desk.intake.bounded_json import JSON_BYTES, as_object, parse
from nvr_desk.intake.csv_manifest import csv_clips, looks_like_manifest
from nvr_desk.intake.listing import Listing, Refused
from nvr_desk.intake.manifest_clip import (
    batch_validator,
    first_error,
    read_clip,
    responses_validator,
)
from nvr_desk.records.batch import Custody, Manifest, ManifestClip, Responses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nvr_desk.intake.source import Source

BATCH_FILE = "batch.json"
_TOP_KEYS = frozenset(
    [
        "format",
        "version",
        "batch_id",
        "request_id",
        "case_number",
        "created",
        "custody",
        "responses",
        "clips",
    ]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A manifest with its clips by path, the lines of it that are refused, and its own file."""

    manifest: Manifest
    refused: tuple[Refused, ...]
    path: str | None
    """Where the manifest lies in the shipment; None for a bare one."""
    clips: dict[str, ManifestClip]
    """By path inside the shipment."""


def read(source: Source, listing: Listing, *, case: str, case_zone: str | None) -> Reading:
    """Read what came with a shipment.

    Args:
        source: The shipment.
        listing: What it holds.
        case: Number of the case it is taken in for.
        case_zone: IANA zone of the case, for wall times without one.

    Raises:
        ManifestError: a manifest that is none, or is for another case. Nothing is taken then.
        RefusedFileError: the manifest's file cannot be read.
    """
    path = _manifest_path(source, listing)
    if path is None:
        return Reading(_bare(), (), None, {})
    data = _read_all(source, path)
    name = path.rsplit("/", 1)[-1]
    folder = path[: -len(name)]
    raw_clips: Iterable[Any]
    uncounted: list[Refused] = []
    if name.lower() == BATCH_FILE:
        raw = as_object(parse(data, name)) or {}
        if wrong := _drop_bad_responses(raw):
            uncounted = [Refused(f"{path}#responses", "bad_responses", wrong)]
        manifest, raw_clips = _batch(raw, name), raw["clips"]
    else:
        manifest, raw_clips = replace(_bare(), kind="csv"), csv_clips(data, name)
    if manifest.case is not None and manifest.case != case:
        wrong = f"{name} is for case {manifest.case!r}, not for case {case!r}"
        message = f"{wrong}: nothing was taken in"
        raise ManifestError(message)
    clips, refused = _read_clips(raw_clips, folder, case_zone)
    manifest = replace(manifest, clips=tuple(clips.values()), sha256=sha256_bytes(data))
    return Reading(manifest, (*uncounted, *refused), path, clips)


def named_case(source: Source, listing: Listing) -> str | None:
    """The case number that a shipment's ``batch.json`` names, without reading its clips."""
    raw = _raw_batch(source, listing)
    case = raw.get("case_number") if raw else None
    return case if isinstance(case, str) else None


def expected_files(source: Source, listing: Listing) -> dict[str, int | None]:
    """Path → bytes as a shipment's ``batch.json`` lists them; empty without a sound one."""
    path = _manifest_path(source, listing)
    raw = _raw_batch(source, listing)
    if path is None or raw is None or not isinstance(raw.get("clips"), list):
        return {}
    clips, refused = _read_clips(raw["clips"], path[: path.rfind("/") + 1], None)
    return {} if refused else {clip.path: clip.bytes for clip in clips.values()}


def _raw_batch(source: Source, listing: Listing) -> dict[str, Any] | None:
    try:
        path = _manifest_path(source, listing)
        if path is None or path.rsplit("/", 1)[-1].lower() != BATCH_FILE:
            return None
        return as_object(parse(_read_all(source, path), path))
    except ForeignDataError:
        return None


def _manifest_path(source: Source, listing: Listing) -> str | None:
    """The manifest at the top, or inside the one folder that is the shipment."""
    names = sorted(listing.entries)
    tops = {name.split("/", 1)[0] for name in names if not name.startswith("__MACOSX/")}
    folders = [""]
    if len(tops) == 1 and all("/" in name for name in names):
        folders.append(f"{next(iter(tops))}/")
    for folder in folders:
        inside = [name for name in names if name.startswith(folder)]
        here = [name for name in inside if "/" not in name[len(folder) :]]
        for name in here:
            if name[len(folder) :].lower() == BATCH_FILE:
                return name
        if path := _csv_path(source, [name for name in here if name.lower().endswith(".csv")]):
            return path
    return None


def _csv_path(source: Source, candidates: list[str]) -> str | None:
    fitting = [path for path in candidates if looks_like_manifest(_read_head(source, path))]
    if len(fitting) > 1:
        message = f"{len(fitting)} CSV files could be the manifest: {', '.join(fitting[:5])}"
        raise ManifestError(message)
    return fitting[0] if fitting else None


def _read_head(source: Source, path: str) -> bytes:
    with source.open(path) as stream:
        return stream.read(65_536)


def _read_all(source: Source, path: str) -> bytes:
    with source.open(path) as stream:
        data = stream.read(JSON_BYTES + 1)
    if len(data) > JSON_BYTES:
        message = f"{path} is larger than {JSON_BYTES >> 20} MiB"
        raise ManifestError(message)
    return data


def _bare() -> Manifest:
    return Manifest("bare", None, None, None, None, Custody(), Responses(), (), None)


def _drop_bad_responses(raw: dict[str, Any]) -> str | None:
    """Take counts of answers out that cannot be; they are no reason to refuse the footage."""
    wrong = first_error(responses_validator(), raw.get("responses"))
    if wrong is None:
        return None
    del raw["responses"]
    return f"manifest: responses: {wrong}; the counts are left out"


def _batch(raw: dict[str, Any], name: str) -> Manifest:
    if raw.get("format") != "nvr-desk/batch":
        message = f"{name} is no nvr-desk/batch manifest"
        raise ManifestError(message)
    if raw.get("version") != 1:
        message = f"{name} has version {raw.get('version')!r}; this program reads version 1"
        raise ManifestError(message)
    if wrong := first_error(batch_validator(), raw):
        message = f"{name}: {wrong}"
        raise ManifestError(message)
    custody: dict[str, Any] = raw.get("custody") or {}
    responses: dict[str, Any] = raw.get("responses") or {}
    return Manifest(
        kind="batch",
        label=raw.get("batch_id"),
        request=raw.get("request_id"),
        case=raw.get("case_number"),
        created=raw.get("created"),
        custody=Custody(**{key: custody.get(key) for key in Custody.__dataclass_fields__}),
        responses=Responses(**{key: responses.get(key) for key in Responses.__dataclass_fields__}),
        clips=(),
        sha256=None,
        unknown={key: value for key, value in raw.items() if key not in _TOP_KEYS},
    )


def _read_clips(
    raw_clips: Iterable[Any], folder: str, case_zone: str | None
) -> tuple[dict[str, ManifestClip], list[Refused]]:
    clips: dict[str, ManifestClip] = {}
    refused: list[Refused] = []
    for raw in raw_clips:
        read_one = read_clip(raw, case_zone)
        if isinstance(read_one, Refused):
            refused.append(replace(read_one, path=folder + read_one.path))
            continue
        path = folder + read_one.path
        if path in clips:
            refused.append(Refused(path, "duplicate_entry", "listed twice; the first line counts"))
            continue
        clips[path] = replace(read_one, path=path)
    return clips, refused
