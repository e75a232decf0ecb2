"""Whether the text of a body is what RFC 8785 makes of its values, and has what every body has.

Python's own JSON writer gives the same text for nearly every body in a fifth of the time, so the
strict writer is asked only where a value could be written in two ways, or the texts differ.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.digest import canonical_json
from nvr_desk.records.audit import KEYS, Phase

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION: Final = 1
"""``v`` of a body; later kinds of entry add keys and never change these."""

_GENESIS: Final = Phase.GENESIS.value
_SAFE_DIGITS: Final = 15


class _AskStrictlyError(ValueError):
    """A number that Python and RFC 8785 may write differently."""


def _fraction(text: str) -> float:
    number = float(text)
    # Python writes shortest decimals as ECMAScript does, but for exponents and whole numbers.
    if repr(number) != text or "e" in text or text.endswith(".0") or "n" in text:
        raise _AskStrictlyError
    return number


def _whole(text: str) -> int:
    if len(text) > _SAFE_DIGITS:
        raise _AskStrictlyError
    return int(text)


def _constant(text: str) -> float:
    message = f"{text} is no JSON"
    raise ValueError(message)


_quick_reader = json.JSONDecoder(
    parse_float=_fraction, parse_int=_whole, parse_constant=_constant
).raw_decode


def _make_writer() -> Callable[[Any], str]:
    """Python's own writer. It makes a new machine for each text; where ours can be kept, it is."""
    encoder = json.JSONEncoder(
        ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
    )
    make, strings = (
        getattr(json.encoder, name, None) for name in ("c_make_encoder", "encode_basestring")
    )
    if make is None:
        return encoder.encode
    pieces = make(None, encoder.default, strings, None, ":", ",", True, False, True)
    return lambda value: "".join(pieces(value, 0))


_quick_writer = _make_writer()


def wrong(text: str, seq: int) -> str | None:
    """What is wrong with a body, in words; None if nothing is."""
    try:
        body = _read(text)
    except (ValueError, RecursionError) as error:
        return f"has a body that is no JSON: {error}"
    if body is None:
        return "has a body that is not in canonical form"
    if not isinstance(body, dict):
        return "has a body that is no object"
    return _wrong_keys(cast("dict[str, Any]", body), seq)


def other_workspace(text: str, workspace_id: str) -> str | None:
    """Why a genesis is not that of this workspace; None if it is."""
    if {"kind": "workspace", "id": workspace_id} in json.loads(text)["objects"]:
        return None
    return f"does not name workspace {workspace_id}"


def _read(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """The values; None if the text is not their canonical form."""
    try:
        body, end = _quick_reader(text)
        if end != len(text):
            return None
        # Beyond the basic plane UTF-16 sorts keys in another order than code points do.
        if _quick_writer(body) == text and (text.isascii() or max(text) < "\U00010000"):
            return body
    except _AskStrictlyError:
        pass
    body = json.loads(text, parse_constant=_constant)
    return body if canonical_json(body) == text.encode() else None


def _wrong_keys(body: dict[str, Any], seq: int) -> str | None:
    if not body.keys() >= KEYS:
        return "has a body without the keys every entry has"
    if type(body["v"]) is not int or body["v"] < VERSION:
        return "has a body of no known version"
    if (body["phase"] == _GENESIS) != (seq == 1):
        return "is a genesis where none belongs, or the first entry is none"
    parent = body["parent"]
    if parent is not None and not (type(parent) is int and 0 < parent < seq):
        return f"names entry {parent} as its parent, which does not stand before it"
    return None
