"""The proof of one line: its way in the tree to the newest head that stands in the log."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from nvr_desk.audit import note, tree
from nvr_desk.audit.heads import HEAD_VERB
from nvr_desk.audit.tiles import stored_tree
from nvr_desk.errors import NoteError
from nvr_desk.records.log_line import LineProof
from nvr_desk.store import entries
from nvr_desk.store.entry_index import Wanted

if TYPE_CHECKING:
    from nvr_desk.audit.heads import Heads
    from nvr_desk.records.audit import Entry
    from nvr_desk.store.unit import Store

NO_HEAD = "the log was never signed at this desk; an administrator makes its key first"
NOT_YET = "it is newer than the newest checkpoint; it is proven once the next one is made"


def newest_head(store: Store) -> note.Checkpoint | None:
    """The newest checkpoint that stands in the log; None where there is none that can be read."""
    wanted = Wanted(verb=HEAD_VERB, outcome="ok")
    for entry in entries.matching(store, wanted, limit=1):
        with suppress(NoteError, ValueError, KeyError, TypeError, AttributeError):
            return note.parse_checkpoint(json.loads(entry.body)["detail"]["note"].encode())
    return None


def prove(store: Store, heads: Heads, entry: Entry) -> tuple[LineProof | None, str | None]:
    """The proof of an entry, or why there is none."""
    head = newest_head(store)
    if head is None:
        return None, NO_HEAD
    if head.size < entry.seq:
        return None, NOT_YET
    index = entry.seq - 1
    leaf = tree.leaf(entry.body.encode("utf-8", "surrogatepass"))
    try:
        with stored_tree(store) as source:
            path = tree.inclusion(source, index, head.size)
    except (ValueError, LookupError):
        return None, f"the log has fewer than {head.size:,} entries now: it was cut off"
    keys = [key for key in heads.every_key() if note.verified(head.note, key)]
    proof = LineProof(
        index=index,
        leaf=leaf.hex(),
        size=head.size,
        path=tuple(each.hex() for each in path),
        root=head.root.hex(),
        time=head.time,
        signer=keys[-1].name if keys else None,
        note=head.note.encoded,
        reaches=tree.verify_inclusion(leaf, index, head.size, path, head.root),
    )
    return proof, None
