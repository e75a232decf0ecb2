"""The packet's tables: deliveries as JSON and CSV, custody, consent, coverage."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nvr_desk.evidence import coverage_sheet
from nvr_desk.timecode import local_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from nvr_desk.evidence.contents import Contents, Exhibit
    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.media import MediaFacts

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
    coverage: Mapping[str, Mapping[str, Any]],
    head: Mapping[str, str | None],
) -> dict[str, Any]:
    """``data/deliveries.json``.

    Args:
        contents: The rows.
        files: Delivery id → path of its original in the packet.
        tracks: SHA-256 of a clip → path of its tracks; None where no detector looked.
        coverage: SHA-256 of a clip → what was looked at, of ``coverage_sheet.clip``.
        head: Keys that name the packet: case, created, by …
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        **head,
        "deliveries": [
            delivery(
                e,
                files[e.row.delivery.id],
                tracks[e.row.clip.sha256],
                coverage_sheet.brief(coverage[e.row.clip.sha256]),
            )
            for e in contents.exhibits
        ],
        "left_out": [asdict(left) for left in contents.left_out],
    }


def delivery(
    exhibit: Exhibit, path: str, tracks: str | None, coverage: Mapping[str, Any]
) -> dict[str, Any]:
    """One exhibit with claim and corrected time side by side."""
    row = exhibit.row
    item = row.delivery
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
        "time": times(item)
        | {
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
        "coverage": dict(coverage),
    }


def times(item: Delivery) -> dict[str, Any]:
    """Claim and correction side by side, of the first picture."""
    claim = item.claim
    return {
        "claim_start": _utc(claim.start),
        "claim_start_local": _local(claim.start, claim.zone),
        "zone": claim.zone,
        "uncertainty_s": claim.uncertainty_s,
        "source": claim.source.value,
        "rule": claim.rule,
        "as_written": claim.as_written,
        "offset_s": item.offset_s,
        "rate_ppm": item.rate_ppm,
        "anchor_s": item.anchor_s,
        "corrected_start": _utc(item.corrected_start),
        "corrected_start_local": _local(item.corrected_start, claim.zone),
        "corrected_uncertainty_s": item.uncertainty_s,
    }


def table(document: Mapping[str, Any]) -> bytes:
    """``data/deliveries.csv``: the same rows for a spreadsheet; no cell is ever a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in document["deliveries"]:
        writer.writerow([cell(_dig(row, path)) for path in COLUMNS.values()])
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
    "looked at": "coverage.words",
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


def _facts(facts: MediaFacts | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    plain = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    reading = facts.reading
    return plain | {
        "reading": asdict(reading) | {"words": reading.words} if reading else None,
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


def cell(value: Any) -> str:  # noqa: ANN401 - a JSON leaf
    """Text that a spreadsheet shows and never runs."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}:
        return "'" + value
    return str(value)
