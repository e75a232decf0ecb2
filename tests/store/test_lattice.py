"""The sum of rows: no order, nothing lost, nothing alike."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.store.lattice import BYTES, EMPTY, minus, moved, plus, row_hash, total_of
from nvr_desk.store.row_bytes import digest, joined, row_bytes

if TYPE_CHECKING:
    import random

    from nvr_desk.store.row_bytes import Value

    Row = tuple[Value, ...]

CELL = (
    st.none()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.binary(max_size=12)
)
ROW = st.lists(CELL, max_size=5).map(tuple)


@given(st.lists(ROW, max_size=8), st.randoms(use_true_random=False))
def test_that_the_order_of_rows_does_not_matter(rows: list[Row], rng: random.Random) -> None:
    mixed = list(rows)
    rng.shuffle(mixed)
    assert total_of("clip", rows) == total_of("clip", mixed)


@given(st.lists(ROW, max_size=6), ROW)
def test_that_a_row_that_came_and_went_leaves_the_sum_as_it_was(rows: list[Row], more: Row) -> None:
    before = total_of("clip", rows)
    came = moved(before, 1, "clip", *more)
    assert came != before
    assert came == total_of("clip", [*rows, more])
    assert moved(came, -1, "clip", *more) == before


@given(ROW, ROW)
def test_that_rows_that_differ_have_bytes_that_differ(one: Row, two: Row) -> None:
    same = _typed(one) == _typed(two)
    assert (row_bytes("clip", one) == row_bytes("clip", two)) == same


def _typed(row: Row) -> list[tuple[str, object]]:
    return [(type(cell).__name__, cell) for cell in row]


def test_that_cells_cannot_be_shifted_between_columns_or_tables() -> None:
    assert row_bytes("a", ("b", "c")) != row_bytes("a", ("bc",)) != row_bytes("ab", ("c",))
    assert row_bytes("a", (1,)) != row_bytes("a", (1.0,)) != row_bytes("a", ("1",))
    assert row_bytes("a", (b"1",)) != row_bytes("a", ("1",))


def test_that_a_negative_zero_is_a_zero_as_in_sqlite() -> None:
    assert row_bytes("a", (-0.0,)) == row_bytes("a", (0.0,))


def test_that_the_sums_are_as_the_format_page_says() -> None:
    """Made here a second time, by hand, from the words of docs/audit-format.md."""
    spelled = b"t" + (4).to_bytes(8, "big") + b"clip" + b"i" + (-2).to_bytes(8, "big", signed=True)
    spelled += b"n" + b"b" + (1).to_bytes(8, "big") + b"x"
    assert row_bytes("clip", (-2, None, b"x")) == spelled
    lanes = hashlib.shake_128(spelled).digest(2048)
    twice = b"".join(
        (2 * int.from_bytes(lanes[at : at + 2], "little") % 65536).to_bytes(2, "little")
        for at in range(0, 2048, 2)
    )
    assert total_of("clip", [(-2, None, b"x")] * 2) == twice
    one = hashlib.sha256(row_bytes("clip", (2, twice))).hexdigest()
    assert digest("clip", 2, twice) == one
    text = row_bytes("row_seal", ("batch", "0", "clip", one))
    assert joined([("clip", one), ("batch", "0")]) == hashlib.sha256(text).hexdigest()


@given(ROW, ROW)
def test_that_taking_off_undoes_adding(one: Row, two: Row) -> None:
    first, second = row_hash("clip", one), row_hash("clip", two)
    assert minus(plus(first, second), second) == first
    assert plus(EMPTY, first) == first
    assert len(first) == BYTES
