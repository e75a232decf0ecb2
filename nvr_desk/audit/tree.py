"""The Merkle tree of RFC 6962 over the log's leaves: roots, proofs, and their verification.

Nothing here reads a database: hashes come from a ``HashSource``. Verifiers take foreign proofs and
answer yes or no; a proof that is longer, shorter or about another place is a no, never an error.
Source: RFC 6962 §2.1; verification as in RFC 9162 §2.1.3.2 and §2.1.4.2.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
"""Root of the tree without leaves."""

MAX_SIZE: Final = 1 << 62
"""Above every size that can be stored; foreign numbers are held against it."""


def leaf(data: bytes) -> bytes:
    """Hash of a leaf: SHA-256 of 0x00 and its bytes."""
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node: SHA-256 of 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class HashSource(Protocol):
    """Where the hashes of complete subtrees come from."""

    def subtree(self, level: int, index: int) -> bytes:
        """Root of the ``index``-th complete subtree of 2**level leaves (level 0: a leaf)."""
        ...


class Leaves:
    """A source that holds every leaf; for tests, witnesses and exports of modest size."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._leaves = leaves
        self._known: dict[tuple[int, int], bytes] = {}

    def subtree(self, level: int, index: int) -> bytes:
        """As ``HashSource.subtree``; what was computed once is remembered."""
        if level == 0:
            return self._leaves[index]
        found = self._known.get((level, index))
        if found is None:
            below = level - 1
            found = node(self.subtree(below, 2 * index), self.subtree(below, 2 * index + 1))
            self._known[level, index] = found
        return found


class Frontier:
    """The root of a growing tree: complete subtrees along its right edge, O(log n) of them."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[bytes] = []

    def push(self, leaf_hash: bytes) -> None:
        """Add the next leaf."""
        edge = self._edge
        edge.append(leaf_hash)
        full = self.size
        while full & 1:
            right = edge.pop()
            edge[-1] = hashlib.sha256(b"\x01" + edge[-1] + right).digest()
            full >>= 1
        self.size += 1

    def push_whole(self, subtree: bytes, level: int) -> None:
        """Add the next 2**level leaves by their root; as many must have come in whole before."""
        edge, full = self._edge, self.size >> level
        edge.append(subtree)
        while full & 1:
            right = edge.pop()
            edge[-1] = node(edge[-1], right)
            full >>= 1
        self.size += 1 << level

    def root(self) -> bytes:
        """Root over all leaves so far."""
        if not self._edge:
            return EMPTY_ROOT
        made = self._edge[-1]
        for left in reversed(self._edge[:-1]):
            made = node(left, made)
        return made


def root(source: HashSource, size: int) -> bytes:
    """Root over the first ``size`` leaves."""
    return EMPTY_ROOT if size == 0 else _range(source, 0, size)


def inclusion(source: HashSource, index: int, size: int) -> list[bytes]:
    """The hashes that lead from leaf ``index`` (counted from 0) to the root of ``size`` leaves.

    Raises:
        ValueError: there is no such leaf in a tree of that size.
    """
    if not 0 <= index < size:
        message = f"a tree of {size} leaves has no leaf {index}"
        raise ValueError(message)
    return _inclusion(source, index, 0, size)


def consistency(source: HashSource, old: int, new: int) -> list[bytes]:
    """The hashes that show the tree of ``new`` leaves to begin with the one of ``old`` leaves.

    Raises:
        ValueError: the old tree is the larger one.
    """
    if not 0 <= old <= new:
        message = f"a tree of {new} leaves does not continue one of {old}"
        raise ValueError(message)
    if old in (0, new):
        return []
    return _consistency(source, old, 0, new, known=True)


def verify_inclusion(
    leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root_hash: bytes
) -> bool:
    """Whether the proof leads from this leaf at this place to this root over ``size`` leaves."""
    if not 0 <= index < size <= MAX_SIZE or not _hashes([leaf_hash, root_hash, *proof]):
        return False
    place, last, made = index, size - 1, leaf_hash
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = node(step, made)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            made = node(made, step)
        place >>= 1
        last >>= 1
    return last == 0 and made == root_hash


def verify_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Whether the proof shows the new tree to begin with all leaves of the old one.

    Every tree continues the empty one; the same size needs the same root and no proof.
    """
    if not 0 <= old <= new <= MAX_SIZE or not _hashes([old_root, new_root, *proof]):
        return False
    if old == 0:
        return not proof and old_root == EMPTY_ROOT and (new > 0 or new_root == EMPTY_ROOT)
    if old == new:
        return not proof and old_root == new_root
    return bool(proof) and _continues(old, new, proof, old_root, new_root)


def _continues(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    place, last = old - 1, new - 1
    while place & 1:
        place >>= 1
        last >>= 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node(step, before), node(step, after)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            after = node(after, step)
        place >>= 1
        last >>= 1
    return last == 0 and before == old_root and after == new_root


def _hashes(values: Sequence[bytes]) -> bool:
    return all(len(each) == HASH_BYTES for each in values)


def _split(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << ((count - 1).bit_length() - 1)


def _range(source: HashSource, start: int, end: int) -> bytes:
    count = end - start
    if count & (count - 1) == 0 and start % count == 0:
        return source.subtree(count.bit_length() - 1, start // count)
    middle = start + _split(count)
    return node(_range(source, start, middle), _range(source, middle, end))


def _inclusion(source: HashSource, index: int, start: int, end: int) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_inclusion(source, index, start, middle), _range(source, middle, end)]
    return [*_inclusion(source, index, middle, end), _range(source, start, middle)]


def _consistency(source: HashSource, old: int, start: int, end: int, *, known: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962; ``known``: the verifier has this subtree's root already."""
    if old == end:
        return [] if known else [_range(source, start, end)]
    middle = start + _split(end - start)
    if old <= middle:
        inner = _consistency(source, old, start, middle, known=known)
        return [*inner, _range(source, middle, end)]
    inner = _consistency(source, old, middle, end, known=False)
    return [*inner, _range(source, start, middle)]
