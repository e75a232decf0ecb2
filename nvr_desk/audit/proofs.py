"""Entries with the proof that a signed checkpoint covers them, for whoever checks without us.

The same files leave in an export and in a packet: ``entries.jsonl``, ``checkpoint.note``,
``log-key.pem`` and ``check_log.py``, a short script that needs Python and openssl alone.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from nvr_desk import assets
from nvr_desk.audit import note, tree
from nvr_desk.audit.tiles import stored_tree
from nvr_desk.errors import NoteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import SignedHead
    from nvr_desk.store.unit import Store

ENTRIES: Final = "entries.jsonl"
NOTE: Final = "checkpoint.note"
KEY: Final = "log-key.pem"
SCRIPT: Final = "check_log.py"
BATCH: Final = 500
"""Entries that are proven within one reading of the database."""


def beside(head: SignedHead) -> dict[str, bytes]:
    """Name → content of the files that go with entries proven against a head."""
    return {
        NOTE: head.note.encode(),
        KEY: note.parse_key(head.key).pem.encode(),
        SCRIPT: assets.resource("check", SCRIPT).read_bytes(),
    }


def line(entry: Entry, proof: Iterable[bytes] | None = None) -> str:
    """One entry as a line of JSON: the very text that was hashed, and what it takes to check it."""
    told: dict[str, Any] = {
        "seq": entry.seq,
        "prev": entry.prev,
        "leaf": entry.leaf,
        "body": entry.body,
    }
    if proof is not None:
        told["proof"] = [each.hex() for each in proof]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def lines(store: Store, entries: Iterable[Entry], size: int) -> Iterator[str]:
    """Each entry with its inclusion proof in the tree of ``size`` entries; no later ones."""
    queue = iter(entries)
    while batch := list(islice(queue, BATCH)):
        with stored_tree(store) as source:
            made = [
                line(each, tree.inclusion(source, each.seq - 1, size))
                for each in batch
                if each.seq <= size
            ]
        yield from made


def read_head(folder: Path) -> note.Checkpoint:
    """The checkpoint in a folder, once the key beside it was found to have signed it.

    Raises:
        NoteError: it is none, or the key did not sign it.
        OSError: a file cannot be read.
    """
    with (folder / NOTE).open("rb") as stream:
        head = note.parse_checkpoint(stream.read(note.MAX_NOTE_BYTES + 1))
    with (folder / KEY).open("rb") as stream:
        public = note.parse_pem(stream.read(note.MAX_NOTE_BYTES + 1))
    if not any(note.verified(head.note, note.Key(s.name, public)) for s in head.note.signatures):
        raise NoteError(f"is not signed by {KEY}")
    return head


def proven(data: bytes, head: note.Checkpoint) -> bool:
    """Whether a line holds an entry that the checkpoint covers; whatever else it is, no."""
    try:
        told = json.loads(data)
        leaf = tree.leaf(told["body"].encode())
        way = [bytes.fromhex(each) for each in told["proof"]]
        index = told["seq"] - 1
        fits = told["leaf"] == leaf.hex() and isinstance(index, int)
        return fits and tree.verify_inclusion(leaf, index, head.size, way, head.root)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return False
