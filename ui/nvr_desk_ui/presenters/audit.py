"""Entries of the audit log as rows; no Qt."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nvr_desk.records.audit import Entry
    from nvr_desk.records.packet import CheckReport

TITLES = ("No.", "Time (UTC)", "Who", "Verb", "Phase", "Case", "Purpose", "Touches", "Outcome")


def cells(entry: Entry) -> tuple[str, ...]:
    """One entry in columns; an entry whose body cannot be read says so."""
    try:
        body: dict[str, Any] = json.loads(entry.body)
    except ValueError:
        return (str(entry.seq), "unreadable body", *[""] * (len(TITLES) - 2))
    purpose: dict[str, str] = body.get("purpose") or {}
    objects: list[dict[str, str]] = body.get("objects") or []
    return (
        str(entry.seq),
        str(body.get("time", ""))[:19].replace("T", " "),
        f"{body.get('user', '')} ({body.get('role', '')})",
        str(body.get("verb", "")),
        str(body.get("phase", "")),
        str(body.get("case") or ""),
        purpose.get("words", ""),
        touched(objects),
        str(body.get("outcome") or ""),
    )


def touched(objects: list[dict[str, str]]) -> str:
    """'12 × delivery, 1 × packet', or kind and name where it is only one."""
    if len(objects) == 1:
        return f"{objects[0].get('kind', '')} {objects[0].get('id', '')[:12]}"
    kinds = Counter(one.get("kind", "thing") for one in objects)
    return ", ".join(f"{count} × {kind}" for kind, count in kinds.most_common())


def verdict(report: CheckReport) -> str:
    """What checking the chain came to."""
    if report.ok:
        return f"{report.checked} entries, the chain holds"
    first = report.findings[0]
    return f"BROKEN at {first.where}: {first.what}"
