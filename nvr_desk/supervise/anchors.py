"""The checkpoint that a lot follows from: the first one at or after the end of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.records.supervise import Anchor
from nvr_desk.store import act_lines
from nvr_desk.supervise.looks import body_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from nvr_desk.store.act_lines import Line

CHECKPOINT: Final = "audit.checkpoint"


def first_after(db: Connection, after: int, since_us: int) -> Anchor | None:
    """The first checkpoint of more than ``after`` entries, told of at or after an instant."""
    seq = after
    while lines := act_lines.of_verb(db, CHECKPOINT, seq, since_us):
        for line in lines:
            found = _anchor(line)
            if found is not None and found.size > after:
                return found
        seq = lines[-1].seq
    return None


def _anchor(line: Line) -> Anchor | None:
    """What an entry tells of a checkpoint; None where it tells of none, as opening entries do."""
    body = body_of(line)
    if body.get("outcome") not in (None, "ok"):
        return None
    detail = cast("Mapping[str, Any]", body.get("detail") or {})
    size, root, signature = (detail.get(key) for key in ("size", "root", "signature"))
    if not isinstance(size, int) or not isinstance(root, str):
        return None
    signed = isinstance(signature, str) and bool(signature)
    return Anchor(entry=line.seq, size=size, seed=str(signature) if signed else root, signed=signed)
