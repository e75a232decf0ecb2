"""Proving the log: every number, every hash, every body, from the first entry on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.audit.chain import GENESIS_PREV, head, leaf_hash
from nvr_desk.audit.log import VERSION
from nvr_desk.digest import canonical_json
from nvr_desk.errors import AuditBrokenError
from nvr_desk.records.audit import Phase
from nvr_desk.records.packet import CheckReport, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nvr_desk.records.audit import Entry

KEYS: Final = frozenset(
    (
        *("v", "time", "mono", "user", "role", "station", "verb", "phase", "parent"),
        *("case", "purpose", "objects", "detail", "outcome"),
    )
)
"""Every body has these; later versions add and never take away."""


def verify(
    entries: Iterable[Entry],
    *,
    workspace_id: str | None = None,
    known: tuple[int, str] | None = None,
) -> CheckReport:
    """Walk the whole chain and name the first bad entry; behind it nothing can be trusted.

    Args:
        entries: All entries in order from the first.
        workspace_id: The genesis must name this workspace.
        known: (number, ``chain.head``) of an entry, kept elsewhere. The log must still hold it:
            the only way to see that newest entries were cut off, or all hashes made anew.
    """
    before: Entry | None = None
    checked = 0
    for entry in entries:
        checked += 1
        why = _wrong(entry, before)
        if why is None and before is None and workspace_id is not None:
            why = _other_workspace(entry, workspace_id)
        if why is None and known is not None and known[0] == entry.seq and known[1] != head(entry):
            why = "or one before it was rewritten: its head is not the one kept elsewhere"
        if why is not None:
            return CheckReport(checked, (Finding(f"audit entry {_expected(before)}", why),))
        before = entry
    if known is not None and (before is None or before.seq < known[0]):
        why = f"is missing: entries up to {known[0]} are known from elsewhere"
        return CheckReport(checked, (Finding(f"audit entry {_expected(before)}", why),))
    return CheckReport(checked, ())


def demand(entries: Iterable[Entry]) -> int:
    """As ``verify``, for callers that go no further. Answers how many entries there are.

    Raises:
        AuditBrokenError: names the first bad entry.
    """
    report = verify(entries)
    for finding in report.findings:
        raise AuditBrokenError(int(finding.where.rsplit(" ", 1)[1]), finding.what)
    return report.checked


def _expected(before: Entry | None) -> int:
    return 1 if before is None else before.seq + 1


def _wrong(entry: Entry, before: Entry | None) -> str | None:
    """What is wrong with an entry, in words; None if nothing is."""
    if entry.seq != _expected(before):
        return f"is missing: the next entry there is has number {entry.seq}"
    prev = GENESIS_PREV if before is None else head(before)
    if entry.prev != prev:
        return "does not follow the entry before: prev is not its chain hash"
    if entry.leaf != leaf_hash(entry.body):
        return "was changed: leaf is not the hash of the body"
    return _wrong_body(entry.body, entry.seq)


def _wrong_body(text: str, seq: int) -> str | None:
    try:
        body: Any = json.loads(text)
        canonical = canonical_json(body).decode("utf-8")
    except (ValueError, RecursionError) as error:
        return f"has a body that is no JSON: {error}"
    if canonical != text:
        return "has a body that is not in canonical form"
    if not isinstance(body, dict):
        return "has a body that is no object"
    return _wrong_keys(cast("dict[str, Any]", body), seq)


def _wrong_keys(body: dict[str, Any], seq: int) -> str | None:
    if not body.keys() >= KEYS:
        return "has a body without the keys every entry has"
    if not isinstance(body["v"], int) or body["v"] < VERSION:
        return "has a body of no known version"
    if (body["phase"] == Phase.GENESIS.value) != (seq == 1):
        return "is a genesis where none belongs, or the first entry is none"
    parent = body["parent"]
    if parent is not None and not (isinstance(parent, int) and 0 < parent < seq):
        return f"names entry {parent} as its parent, which does not stand before it"
    return None


def _other_workspace(genesis: Entry, workspace_id: str) -> str | None:
    objects = json.loads(genesis.body)["objects"]
    if {"kind": "workspace", "id": workspace_id} in objects:
        return None
    return f"does not name workspace {workspace_id}"
