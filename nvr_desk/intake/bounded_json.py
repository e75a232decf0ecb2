"""JSON from outside: bounded in size and depth, without the corners that readers disagree about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, cast

from nvr_desk.errors import ManifestError

if TYPE_CHECKING:
    from collections.abc import Sequence

JSON_BYTES = 16 << 20
"""Largest manifest that is parsed."""
JSON_DEPTH = 32
"""Deepest nesting that is kept."""


def parse(data: bytes, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """Parse a JSON document.

    Raises:
        ManifestError: too large, too deep, no JSON, a key twice in one object, NaN or Infinity,
            or text that is not valid Unicode. The message names the file.
    """
    if len(data) > JSON_BYTES:
        message = f"{name} is larger than {JSON_BYTES >> 20} MiB"
        raise ManifestError(message)
    try:
        value = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant
        )
        # Lone surrogates and numbers beyond a double (1e999) fail here.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        message = f"{name} is nested too deep"
        raise ManifestError(message) from error
    except ValueError as error:
        message = f"{name} is no valid JSON: {error}"
        raise ManifestError(message) from error
    if _deeper_than(value, JSON_DEPTH):
        message = f"{name} is nested deeper than {JSON_DEPTH}"
        raise ManifestError(message)
    return value


def as_object(value: object) -> dict[str, Any] | None:
    """A parsed JSON value if it is an object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        message = f"the key {twice[:80]!r} stands twice in one object"
        raise ValueError(message)
    return keys


def _no_constant(text: str) -> NoReturn:
    message = f"{text} is no JSON number"
    raise ValueError(message)


def _deeper_than(value: object, depth: int) -> bool:
    level: list[Any] = [value]
    for _ in range(depth):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return False
    return True


def _children(value: object) -> list[Any]:
    if isinstance(value, dict):
        return list(cast("dict[str, Any]", value).values())
    if isinstance(value, list):
        return [*cast("Sequence[Any]", value)]
    return []
