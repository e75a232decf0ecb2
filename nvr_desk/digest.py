"""Hashes and the one canonical form of JSON."""

from __future__ import annotations

import hashlib
import json
from typing import IO, TYPE_CHECKING, Any, Final, cast

import rfc8785

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK_BYTES = 1 << 20
"""How much of a file is held at a time while it is hashed."""
_COMMON: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode
_EXACT: Final = 1 << 53
_LEAST: Final = 1e-4
"""From here on Python and ECMAScript write the digits of a broken number alike."""


def sha256_bytes(data: bytes) -> str:
    """Lower-case hex SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def sha256_stream(stream: IO[bytes]) -> str:
    """Lower-case hex SHA-256 of what is left in a stream."""
    digest = hashlib.sha256()
    for chunk in chunks(stream):
        digest.update(chunk)
    return digest.hexdigest()


def sha256_file(path: Path) -> str:
    """Lower-case hex SHA-256 of a file. Raises OSError."""
    with path.open("rb") as stream:
        return sha256_stream(stream)


def chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """What is left in a stream, CHUNK_BYTES at a time."""
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def canonical_json(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """RFC 8785 form of a JSON value: the same bytes on every machine.

    Where Python's own encoder gives these bytes as well it is asked, which takes a tenth of the
    time: an entry may name 40,000 deliveries.

    Raises:
        CanonicalizationError: of rfc8785; a value that JSON cannot carry.
    """
    if _is_common(value):
        try:
            return _COMMON(value).encode()
        except UnicodeEncodeError:
            pass  # a lone surrogate; said below
    return rfc8785.dumps(value)


def _is_common(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether both encoders write a value alike.

    They do not where keys beyond ASCII are sorted, and where numbers are whole floats or very
    small ones; anything but the plain types is left to rfc8785 too.
    """
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        kind = type(cast("object", one))
        if kind is str or kind is bool or one is None:
            continue
        if kind is dict:
            if not all(type(key) is str and key.isascii() for key in one):
                return False
            waiting.extend(one.values())
        elif kind is list or kind is tuple:
            waiting.extend(one)
        elif kind is int:
            if abs(one) >= _EXACT:
                return False
        elif kind is not float or one.is_integer() or not _LEAST <= abs(one) < _EXACT:
            return False
    return True


def is_sha256(text: str) -> bool:
    """Whether a string is a lower-case hex SHA-256."""
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)
