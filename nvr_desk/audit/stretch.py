"""A stretch of the log checked by itself: its bodies, leaves and chain, but not where it hangs on.

What is clean may be checked anywhere, also in another process (`audit.second`). What is not clean
gets no verdict here: the walk (`audit.verify`) then goes over it entry by entry and names it.
"""

from __future__ import annotations

import hashlib
from binascii import hexlify
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.audit import body as bodies
from nvr_desk.audit.tree import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nvr_desk.store.log_pages import RawEntry


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries that follow one another, nothing wrong with any of them."""

    first: int
    """Number of the first."""
    digests: bytes
    """Leaf hashes, 32 bytes each."""
    prev: bytes
    """Chain hash that the first builds on."""
    head: bytes
    """Chain hash behind the last."""

    @property
    def count(self) -> int:
        """How many entries."""
        return len(self.digests) // HASH_BYTES


def clean(rows: Iterable[RawEntry], first: int) -> Stretch | None:
    """The stretch these rows make; None if there is none, or anything is wrong with one.

    Args:
        rows: As ``log_pages`` reads them, in order.
        first: The number the first must have.
    """
    sha256, wrong = hashlib.sha256, bodies.wrong
    made = bytearray()
    seq, begins, head = first, b"", b""
    # A million entries go through here; what can be hoisted or left out is.
    for number, body, prev, leaf, is_text in rows:
        if body is None or prev is None or number != seq or not is_text:
            return None
        if not begins:
            begins = head = _unhex(prev)
        digest = sha256(b"\x00" + body).digest()
        if prev != hexlify(head) or leaf != hexlify(digest):
            return None
        try:
            if wrong(body.decode(), seq) is not None:
                return None
        except UnicodeDecodeError:
            return None
        head = sha256(b"\x01" + head + digest).digest()
        made += digest
        seq += 1
    return Stretch(first, bytes(made), begins, head) if made else None


def joined(one: Stretch | None, other: Stretch | None) -> Stretch | None:
    """Both as one; None if they do not follow one another."""
    if one is None or other is None:
        return None
    if one.first + one.count != other.first or one.head != other.prev:
        return None
    return Stretch(one.first, one.digests + other.digests, one.prev, other.head)


def _unhex(text: bytes) -> bytes:
    """32 bytes of a hash; bytes that no hash has where it is none."""
    try:
        return bytes.fromhex(text.decode("ascii"))
    except ValueError:
        return b"\x00"
