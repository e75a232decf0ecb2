"""The arithmetic of the log: leaf and chain hashes, and text that JSON can carry."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

GENESIS_PREV: Final = "0" * 64
"""``prev`` of the first entry: there is nothing before it."""


def leaf_hash(body: str) -> str:
    """SHA-256 of 0x00 and the body's UTF-8 bytes, hex (the leaf of RFC 6962)."""
    return hashlib.sha256(b"\x00" + body.encode("utf-8")).hexdigest()


def chain_hash(prev: str, leaf: str) -> str:
    """``prev`` of the entry that follows: SHA-256 of 0x01, this prev and this leaf, raw bytes."""
    return hashlib.sha256(b"\x01" + bytes.fromhex(prev) + bytes.fromhex(leaf)).hexdigest()


def sayable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    r"""The value with what canonical JSON cannot carry put into words.

    A lone surrogate (a byte of a file name that is no UTF-8) becomes ``\udcXX`` in plain letters,
    a whole number beyond 2**53 its digits as text, a number that is none its name.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < 1 << 53 else str(value)
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    return _sayable_parts(value)


def _sayable_parts(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, Mapping):
        named = cast("Mapping[str, Any]", value)
        return {sayable(str(name)): sayable(part) for name, part in named.items()}
    if isinstance(value, (list, tuple)):
        listed = cast("Sequence[Any]", value)
        return [sayable(part) for part in listed]
    return sayable(str(value))
