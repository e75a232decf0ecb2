"""Names that follow from content: the same shipment for the same case is always the same batch."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from nvr_desk.digest import canonical_json, sha256_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

DELIVERY_ID_DIGITS = 20


def batch_identity(case: str, files: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over the case and the sorted (path, hash) list, as RFC 8785 JSON.

    The document hashed is ``[case, [[path, sha256], …]]``; every file whose bytes came is in it,
    the manifest too.
    """
    return sha256_bytes(canonical_json([case, [list(pair) for pair in sorted(files)]]))


def delivery_id(batch: str, path: str) -> str:
    """First 20 hex digits of SHA-256 over batch, a line feed and the path."""
    return hashlib.sha256(f"{batch}\n{path}".encode()).hexdigest()[:DELIVERY_ID_DIGITS]
