"""The one canonical form of JSON, whichever encoder wrote it."""

from __future__ import annotations

import math
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.digest import canonical_json

WHOLE = st.integers(-(1 << 53) + 1, (1 << 53) - 1)
REAL = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-99, 99).map(float)
PLAIN = st.none() | st.booleans() | WHOLE | REAL | st.text()
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


@given(VALUES)
def test_that_any_value_has_the_very_bytes_of_rfc_8785(value: Any) -> None:  # noqa: ANN401
    assert canonical_json(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [0.0, -0.0, 5.0, 1e-4, 9e-5, 1e15, 1.5e15, 1e16, 1e21, 0.1, 1e-7])
def test_that_every_number_has_the_digits_of_rfc_8785(value: float) -> None:
    assert canonical_json({"s": [value]}) == rfc8785.dumps({"s": [value]})


def test_that_letters_and_the_order_of_keys_are_those_of_rfc_8785() -> None:
    letters = ['\x00\x07\b\t\n\f\r\x1f"\\/\x7f\u0085\u2028\ufffd😀']
    keys = {"\ue000": 1, "😀": 2, "z": 3, "A": 4}
    assert canonical_json(letters) == rfc8785.dumps(letters)
    assert canonical_json(keys) == rfc8785.dumps(keys)


@pytest.mark.parametrize("value", [1 << 53, -(1 << 53), math.nan, math.inf, "\udcff"])
def test_that_what_json_cannot_carry_is_refused(value: float | str) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical_json({"s": [value]})
