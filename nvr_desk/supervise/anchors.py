"""What a lot follows from, at or after the end of a period: a checkpoint, or the log's own root.

Where a key of a station stands in the log, it is the first checkpoint told of after the end, and
the seed is its signature. Where none ever did, the log ends for the review with its first entry at
or after the end, and the seed is the root hash over all entries up to it. Both stand only once
nothing of the period can be added any more, and which of them it is follows from the log alone.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.audit import note, tiles, tree
from nvr_desk.audit.heads import HEAD_VERB, KEY_VERB
from nvr_desk.errors import AuditBrokenError, NoteError
from nvr_desk.records.supervise import Anchor
from nvr_desk.store import act_lines
from nvr_desk.supervise.looks import body_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from nvr_desk.store.act_lines import Line
    from nvr_desk.store.unit import Store

_FROM_THE_START: Final = -(1 << 62)


def first_after(store: Store, after: int, since_us: int) -> Anchor | None:
    """The anchor of a period.

    Args:
        store: The log.
        after: The last entry of the period before.
        since_us: End of the period, microseconds UTC.

    Returns:
        None while nothing was written since the end, or a station that has a key has signed no
        checkpoint since.

    Raises:
        AuditBrokenError: entries are missing from the log.
    """
    with store.read() as db:
        first = act_lines.first_since(db, after, since_us)
        if first is None:
            return None
        if _keyed(db, first):
            return _checkpoint(db, after, since_us)
    try:
        with tiles.stored_tree(store) as source:
            root = tree.root(source, first).hex()
    except IndexError as error:
        why = "seeds a review with all entries before it, and some are missing"
        raise AuditBrokenError(first, why) from error
    return Anchor(entry=first, size=first, seed=root, signed=False)


def _keyed(db: Connection, first: int) -> bool:
    """Whether a station's key stood in the log by then."""
    lines = act_lines.of_verb(db, KEY_VERB, 0, _FROM_THE_START)
    return any(line.outcome == "ok" and line.seq <= first for line in lines)


def _checkpoint(db: Connection, after: int, since_us: int) -> Anchor | None:
    seq = after
    while lines := act_lines.of_verb(db, HEAD_VERB, seq, since_us):
        for line in lines:
            found = _told_by(line)
            if found is not None and found.size > after:
                return found
        seq = lines[-1].seq
    return None


def _told_by(line: Line) -> Anchor | None:
    """The checkpoint that an entry tells of; None where it tells of none, as opening entries do."""
    if line.outcome != "ok":
        return None
    detail = cast("Mapping[str, Any]", body_of(line).get("detail") or {})
    with suppress(NoteError):
        head = note.parse_checkpoint(str(detail.get("note")).encode())
        if head.note.signatures:
            seed = head.note.signatures[0].line.rpartition(" ")[2]
            return Anchor(entry=line.seq, size=head.size, seed=seed, signed=True)
    return None
