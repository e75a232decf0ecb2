"""The arithmetic of the log: leaf and chain hashes, and text that JSON can carry."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from nvr_desk.records.audit import Entry

GENESIS_PREV: Final = "0" * 64
"""``prev`` of the first entry: there is nothing before it."""


_EXACT: Final = 1 << 53
"""From here on JSON's numbers are no longer every whole number."""


def leaf_hash(body: str) -> str:
    """SHA-256 of 0x00 and the body's UTF-8 bytes, hex (the leaf of RFC 6962)."""
    return hashlib.sha256(b"\x00" + body.encode("utf-8")).hexdigest()


def chain_hash(prev: str, leaf: str) -> str:
    """``prev`` of the entry that follows: SHA-256 of 0x01, this prev and this leaf, raw bytes."""
    return hashlib.sha256(b"\x01" + bytes.fromhex(prev) + bytes.fromhex(leaf)).hexdigest()


def head(entry: Entry) -> str:
    """What stands for an entry and everything before it; ``prev`` of the one that follows.

    Hashes that somebody made into something else still give one, so that the act that finds them
    (``audit verify``) can be entered behind them; no check takes it for sound.
    """
    try:
        return chain_hash(entry.prev, entry.leaf)
    except (ValueError, TypeError):
        told = f"{entry.prev!r} {entry.leaf!r}".encode(errors="backslashreplace")
        return hashlib.sha256(b"\x01" + told).hexdigest()


def sayable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    r"""The value with what canonical JSON cannot carry put into words.

    A lone surrogate (a byte of a file name that is no UTF-8) becomes ``\udcXX`` in plain letters,
    a number of 2**53 or more its digits as text, a number that is none its name.
    """
    if isinstance(value, str):
        if value.isascii():
            return value
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        # False for what is no number; whole floats are written as integers, so they count too.
        return value if abs(value) < _EXACT else str(value)
    return _sayable_parts(value)


def _sayable_parts(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, (dict, Mapping)):  # a dict is known at once; most of them are
        named = cast("Mapping[str, Any]", value)
        return {sayable(str(name)): sayable(part) for name, part in named.items()}
    if isinstance(value, (list, tuple)):
        listed = cast("Sequence[Any]", value)
        return [sayable(part) for part in listed]
    return sayable(str(value))
