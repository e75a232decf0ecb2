"""Hashes and the one canonical form of JSON."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, Any

import rfc8785

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK_BYTES = 1 << 20
"""How much of a file is held at a time while it is hashed."""


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
    """RFC 8785 form of a JSON value: the same bytes on every machine."""
    return rfc8785.dumps(value)


def is_sha256(text: str) -> bool:
    """Whether a string is a lower-case hex SHA-256."""
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)
