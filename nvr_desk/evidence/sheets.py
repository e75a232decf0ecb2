"""The packet's tables: deliveries as JSON and CSV, custody, consent, coverage."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nvr_desk.records.track import ObjectClass
from nvr_desk.timecode import local_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from nvr_desk.evidence.contents import Contents, Exhibit
    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis

FORMAT = "nvr-desk/packet"
VERSION = 1


def pretty(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """JSON for people, the same bytes for the same value; a lone surrogate becomes an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return text.encode(errors="backslashreplace")


def deliveries(
    contents: Contents,
    files: Mapping[str, str],
    tracks: Mapping[str, str | None],
    head: Mapping[str, str | None],
) -> dict[str, Any]:
    """``data/deliveries.json``.

    Args:
        contents: The rows.
        files: Delivery id → path of its original in the packet.
        tracks: SHA-256 of a clip → path of its tracks; None where no detector looked.
        head: Keys that name the packet: case, created, by …
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        **head,
        "deliveries": [
            delivery(e, files[e.row.delivery.id], tracks[e.row.clip.sha256])
            for e in contents.exhibits
        ],
        "left_out": [asdict(left) for left in contents.left_out],
    }


def delivery(exhibit: Exhibit, path: str, tracks: str | None) -> dict[str, Any]:
    """One exhibit with claim and corrected time side by side."""
    row = exhibit.row
    item = row.delivery
    claim = item.claim
    return {
        "order": exhibit.order,
        "id": item.id,
        "item": item.item,
        "original_name": item.name,
        "path_in_shipment": item.path,
        "batch": item.batch,
        "file": path,
        "sha256": row.clip.sha256,
        "bytes": row.clip.bytes,
        "camera": asdict(item.camera),
        "time": {
            "claim_start": _utc(claim.start),
            "claim_start_local": _local(claim.start, claim.zone),
            "zone": claim.zone,
            "uncertainty_s": claim.uncertainty_s,
            "source": claim.source.value,
            "rule": claim.rule,
            "as_written": claim.as_written,
            "offset_s": item.offset_s,
            "corrected_start": _utc(item.corrected_start),
            "corrected_start_local": _local(item.corrected_start, claim.zone),
            "corrections": [
                asdict(made) | {"at": utc_text(made.at)} for made in exhibit.corrections
            ],
        },
        "media": {
            "state": row.clip.state.value,
            "reason": row.clip.reason,
            "facts": _facts(row.clip.facts),
        },
        "consent": item.consent.state.value,
        "submitter": item.submitter,
        "notes": item.notes,
        "tracks": tracks,
        "appearances": dict(sorted(row.counts.items())) if tracks else None,
        "model": row.model,
    }


def table(document: Mapping[str, Any]) -> bytes:
    """``data/deliveries.csv``: the same rows for a spreadsheet; no cell is ever a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in document["deliveries"]:
        writer.writerow([_cell(_dig(row, path)) for path in COLUMNS.values()])
    return out.getvalue().encode("utf-8-sig", errors="backslashreplace")


COLUMNS: dict[str, str] = {
    "order": "order",
    "item": "item",
    "original name": "original_name",
    "file in packet": "file",
    "sha256": "sha256",
    "bytes": "bytes",
    "camera": "camera.alias",
    "latitude": "camera.lat",
    "longitude": "camera.lon",
    "accuracy m": "camera.accuracy_m",
    "claimed start UTC": "time.claim_start",
    "claimed start local": "time.claim_start_local",
    "zone": "time.zone",
    "uncertainty s": "time.uncertainty_s",
    "time source": "time.source",
    "time rule": "time.rule",
    "offset s": "time.offset_s",
    "corrected start UTC": "time.corrected_start",
    "corrected start local": "time.corrected_start_local",
    "media": "media.state",
    "media reason": "media.reason",
    "consent": "consent",
    "tracks": "tracks",
    "detector": "model",
    "delivery": "id",
}
"""Column title → key in ``deliveries.json``."""


def custody(contents: Contents) -> dict[str, Any]:
    """``data/custody.json``: who handed each shipment to whom; missing parts stay null."""
    return {"batches": [asdict(batch) for batch in contents.batches]}


def consent(contents: Contents) -> dict[str, Any]:
    """``data/consent.json``: every consent ever recorded, oldest first."""
    return {
        "deliveries": [
            {
                "id": e.row.delivery.id,
                "item": e.row.delivery.item,
                "visibility": e.row.delivery.visibility.value,
                "history": [
                    asdict(record.consent) | {"recorded_here": utc_text(record.at)}
                    for record in e.consents
                ],
            }
            for e in contents.exhibits
        ]
    }


def clip_coverage(sha256: str, facts: MediaFacts | None, found: Analysis | None) -> dict[str, Any]:
    """One clip of ``data/coverage.json``."""
    base: dict[str, Any] = {
        "sha256": sha256,
        "footage_s": facts.duration_s if facts else None,
        "looked": found is not None,
    }
    if found is None:
        return base | {"looked_s": 0.0, "spans": [], "looked_for": [], "model": None}
    looked_for = found.coverage.classes
    return base | {
        "looked_s": found.coverage.looked_s,
        "looks": found.coverage.looks,
        "spans": [asdict(span) for span in found.coverage.spans],
        "looked_for": [c.value for c in looked_for],
        "not_looked_for": [c.value for c in ObjectClass if c not in looked_for],
        "model": {
            "name": found.model.name,
            "sha256": found.model.sha256,
            "engine": found.model.engine,
            "unverified": found.model.unverified,
        },
        "settings": json.loads(found.settings),
        "settings_sha256": found.settings_sha256,
    }


def coverage_sentence(clips: Sequence[Mapping[str, Any]]) -> str:
    """How much was looked at, in one honest line."""
    footage = sum(c["footage_s"] or 0.0 for c in clips)
    looked = sum(c["looked_s"] for c in clips)
    never = sum(not c["looked"] for c in clips)
    share = 100 * looked / footage if footage else 0.0
    text = (
        f"A detector looked at {looked / 60:.1f} of {footage / 60:.1f} minutes ({share:.0f} %) "
        f"in {len(clips)} clips"
    )
    if never:
        text += f"; {never} were not looked at"
    missing = sorted({name for c in clips for name in c.get("not_looked_for", ())})
    if missing:
        text += f"; not looked for in every clip: {', '.join(missing)}"
    if any(c["looked"] and c["model"]["unverified"] for c in clips):
        text += "; a model in use is unverified"
    return text + "."


def _facts(facts: MediaFacts | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    plain = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    return plain | {
        "time_base": f"{facts.time_base.numerator}/{facts.time_base.denominator}",
        "sound": asdict(facts.sound) if facts.sound else None,
        "tags": dict(facts.tags),
    }


def _utc(instant: datetime | None) -> str | None:
    return utc_text(instant) if instant else None


def _local(instant: datetime | None, zone: str | None) -> str | None:
    return local_text(instant, zone) if instant else None


def _dig(row: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - a JSON leaf
    value: Any = row
    for key in path.split("."):
        value = value[key]
    return value


def _cell(value: Any) -> str:  # noqa: ANN401 - a JSON leaf
    """Text that a spreadsheet shows and never runs."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}:
        return "'" + value
    return str(value)
