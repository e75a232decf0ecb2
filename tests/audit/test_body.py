"""The quick judge of canonical form says what the strict one says."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nvr_desk.audit import body
from nvr_desk.digest import canonical_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


def _strictly(text: str) -> bool:
    def none(_: str) -> float:
        raise ValueError

    try:
        return canonical_json(json.loads(text, parse_constant=none)) == text.encode()
    except (ValueError, RecursionError):
        return False


def _quickly(text: str) -> bool:
    try:
        return body._read(text) is not None or text == "null"
    except (ValueError, RecursionError):
        return False


@given(VALUES, st.booleans(), st.booleans())
@example({"\U0001f600": 1, "\ufb33": 2}, True, False)
@example([1e16, 1e-7, 1.0, -0.0, 5e-324, 1e21, 1e22, 123456789012345680.0], True, False)
@settings(max_examples=120, deadline=None)
def test_that_quick_and_strict_agree_on_whatever_python_writes(
    value: object,
    sort: bool,  # noqa: FBT001 - hypothesis passes it by name
    ascii_only: bool,  # noqa: FBT001 - as above
) -> None:
    for separators in ((",", ":"), (", ", ": ")):
        text = json.dumps(value, sort_keys=sort, ensure_ascii=ascii_only, separators=separators)
        assert _quickly(text) == _strictly(text)


@given(VALUES)
@settings(max_examples=120, deadline=None)
def test_that_what_the_strict_writer_writes_is_canonical(value: object) -> None:
    try:
        text = canonical_json(value).decode()
    except ValueError:
        return
    assert _quickly(text) == _strictly(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1.0}', '{"a":1e3}', '{"a":1E3}', '{"a":1.50}', '{"a":-0}', '{"a":-0.0}', '{"a":01}',
        '{"a":9007199254740993}', '{"a":NaN}', '{"a":Infinity}', '{"a":-Infinity}', '{"a":1e999}',
        '{"a":0.00000001}', '{"a":1e-8}', '{"a":100000000000000000000.5}', '{"a":.5}',
        '{"a":1,"a":1}', '{"b":1,"a":1}', '{"a": 1}', '{"a":1} ', ' {"a":1}', '{"a":"\\u0041"}',
        '{"a":"\\/"}', '{"a":"\\u001F"}', '{"a":"\x7f"}', '{"a":"\\u2028"}', '{"a":"\u2028"}',
        '{"a":"\\ud800"}', '{"a":"\\ud83d\\ude00"}', '{"a":"\x01"}', '{"\U0001f600":1,"\ufb33":2}',
        '{"\ufb33":2,"\U0001f600":1}', "\ufeff{}", "[]", "", "{", "[" * 5000, '"a"', "1",
    ],
)  # fmt: skip
def test_that_quick_and_strict_agree_on_what_a_forger_writes(text: str) -> None:
    assert _quickly(text) == _strictly(text)


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=1))
@settings(max_examples=120, deadline=None)
def test_that_they_agree_on_a_real_body_with_any_byte_changed(at: int, byte: bytes) -> None:
    data = bytearray(canonical_json({"mono": 12.345678, "n": [0.1, -3, 1e-7, 2**53 - 1], "w": "ü"}))
    data[at % len(data)] = byte[0]
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    assert _quickly(text) == _strictly(text)
