"""RFC 6962 trees: the known answers of Certificate Transparency, properties, forged proofs."""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.audit import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

# Inputs and roots of the reference tests of Certificate Transparency (merkle tree test vectors).
DATA = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def _leaves(count: int) -> list[bytes]:
    return [tree.leaf(number.to_bytes(4, "big")) for number in range(count)]


def _slow_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return tree.node(_slow_root(leaves[:k]), _slow_root(leaves[k:]))


@pytest.mark.parametrize("size", range(9))
def test_that_roots_are_those_certificate_transparency_knows(size: int) -> None:
    leaves = [tree.leaf(each) for each in DATA[:size]]
    frontier = tree.Frontier()
    for each in leaves:
        frontier.push(each)
    assert tree.root(tree.Leaves(leaves), size).hex() == ROOTS[size]
    assert frontier.root().hex() == ROOTS[size]


def test_that_inclusion_paths_are_those_certificate_transparency_knows() -> None:
    leaves = tree.Leaves([tree.leaf(each) for each in DATA])
    # Leaf 6 (its index 5) of 8, and leaf 3 of 3: published paths of the reference tests.
    assert [each.hex() for each in tree.inclusion(leaves, 5, 8)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [each.hex() for each in tree.inclusion(leaves, 2, 3)] == [
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    ]


def test_that_consistency_paths_are_those_certificate_transparency_knows() -> None:
    leaves = tree.Leaves([tree.leaf(each) for each in DATA])
    assert tree.consistency(leaves, 1, 1) == []
    assert [each.hex() for each in tree.consistency(leaves, 1, 8)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]
    assert [each.hex() for each in tree.consistency(leaves, 6, 8)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_that_every_proof_of_every_small_tree_verifies() -> None:
    leaves = _leaves(33)
    source = tree.Leaves(leaves)
    roots = [_slow_root(leaves[:size]) for size in range(34)]
    for size in range(1, 34):
        assert tree.root(source, size) == roots[size]
        for index in range(size):
            proof = tree.inclusion(source, index, size)
            assert tree.verify_inclusion(leaves[index], index, size, proof, roots[size])
        for old in range(size + 1):
            proof = tree.consistency(source, old, size)
            assert tree.verify_consistency(old, size, proof, roots[old], roots[size])


@given(st.integers(1, 300), st.data())
@settings(max_examples=60, deadline=None)
def test_that_proofs_of_any_tree_verify_and_are_as_short_as_they_should_be(
    size: int, data: st.DataObject
) -> None:
    source = tree.Leaves(_leaves(size))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(0, size))
    now = tree.root(source, size)
    proof = tree.inclusion(source, index, size)
    assert len(proof) <= (size - 1).bit_length()
    assert tree.verify_inclusion(source.subtree(0, index), index, size, proof, now)
    proof = tree.consistency(source, old, size)
    assert len(proof) <= size.bit_length() + 1
    assert tree.verify_consistency(old, size, proof, tree.root(source, old), now)


def _bent(proof: list[bytes], rng: random.Random) -> Iterator[tuple[str, list[bytes]]]:
    """Everything a forger tries with a list of hashes."""
    yield "empty", []
    yield "longer by a zero hash", [*proof, bytes(32)]
    yield "longer at the front", [bytes(32), *proof]
    if proof:
        yield "shorter", proof[:-1]
        yield "shorter at the front", proof[1:]
        yield "last doubled", [*proof, proof[-1]]
        yield "first doubled", [proof[0], *proof]
        yield "hash cut", [proof[0][:-1], *proof[1:]]
        yield "hash too long", [proof[0] + b"\x00", *proof[1:]]
        for at in range(len(proof)):
            bent = bytearray(proof[at])
            bent[rng.randrange(32)] ^= 1 << rng.randrange(8)
            yield f"bit of {at}", [*proof[:at], bytes(bent), *proof[at + 1 :]]
    if len(proof) > 1:
        yield "reversed", proof[::-1]
        for at in range(len(proof) - 1):
            swapped = [*proof[:at], proof[at + 1], proof[at], *proof[at + 2 :]]
            yield f"swapped at {at}", swapped


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 16, 21, 33])
def test_that_no_forged_inclusion_proof_is_believed(size: int) -> None:
    rng = random.Random(size)
    leaves = _leaves(size + 2)
    source = tree.Leaves(leaves)
    now = tree.root(source, size)
    for index in range(size):
        proof = tree.inclusion(source, index, size)
        for what, forged in _bent(proof, rng):
            if forged != proof:
                told = tree.verify_inclusion(leaves[index], index, size, forged, now)
                assert not told, (what, index)
        for other in (-1, *range(size + 2), size + (1 << 40), 1 << 70):
            if other != index:
                assert not tree.verify_inclusion(leaves[index], other, size, proof, now)
        # A size that gives the same path is no forgery: the size stands in the signed checkpoint.
        for wrong in (0, index, -size, 2 * size + 1, 1 << 70):
            assert not tree.verify_inclusion(leaves[index], index, wrong, proof, now)
        assert not tree.verify_inclusion(bytes(32), index, size, proof, now)
        assert not tree.verify_inclusion(leaves[index], index, size, proof, bytes(32))
        if size > 1:  # an inner node is no leaf, and a leaf no root
            inner = tree.node(leaves[0], leaves[1])
            assert not tree.verify_inclusion(inner, 0, size, proof, now) or size == 2
            assert not tree.verify_inclusion(now, 0, 1, proof, now)


@pytest.mark.parametrize("new", [1, 2, 3, 4, 6, 7, 8, 11, 16, 21, 32])
def test_that_no_forged_consistency_proof_is_believed(new: int) -> None:
    rng = random.Random(new)
    leaves = _leaves(new + 3)
    source = tree.Leaves(leaves)
    roots = [tree.root(source, size) for size in range(new + 4)]
    forked = [*leaves[: new // 2], tree.leaf(b"rewritten"), *leaves[new // 2 + 1 :]]
    fork = tree.root(tree.Leaves(forked), new)
    for old in range(new + 1):
        proof = tree.consistency(source, old, new)
        for what, bent in _bent(proof, rng):
            if bent != proof:
                assert not tree.verify_consistency(old, new, bent, roots[old], roots[new]), what
        for other in range(new + 4):
            if other != old:
                assert not tree.verify_consistency(old, new, proof, roots[other], roots[new])
        if old > new // 2:
            theirs = tree.consistency(tree.Leaves(forked), old, new)
            assert not tree.verify_consistency(old, new, theirs, roots[old], fork)
            assert not tree.verify_consistency(old, new, proof, roots[old], fork)
        for wrong in (-1, new + 1, 1 << 70):
            assert not tree.verify_consistency(wrong, new, proof, roots[old], roots[new])
    assert not tree.verify_consistency(0, new, [], roots[1], roots[new])
    assert not tree.verify_consistency(0, 0, [], roots[0], roots[new])
    assert not tree.verify_consistency(new, new, [roots[new]], roots[new], roots[new])


def test_that_a_proof_of_nothing_is_no_proof() -> None:
    assert not tree.verify_inclusion(tree.leaf(b""), 0, 0, [], tree.EMPTY_ROOT)
    assert tree.verify_inclusion(tree.leaf(b""), 0, 1, [], tree.leaf(b""))
    with pytest.raises(ValueError, match="no leaf 3"):
        tree.inclusion(tree.Leaves(_leaves(3)), 3, 3)
    with pytest.raises(ValueError, match="does not continue"):
        tree.consistency(tree.Leaves(_leaves(3)), 3, 2)


def test_that_a_growing_tree_has_the_root_of_the_whole_one_at_each_size() -> None:
    leaves = _leaves(300)
    frontier = tree.Frontier()
    for size, each in enumerate(leaves, 1):
        frontier.push(each)
        if size % 7 == 0 or size < 20:
            assert frontier.root() == _slow_root(leaves[:size])
