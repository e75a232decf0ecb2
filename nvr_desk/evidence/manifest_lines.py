"""Reading the manifests of a packet that may have been made to harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEX_LENGTH = {"sha256": 64, "sha512": 128}
"""Hex digits of a hash, by algorithm."""
MAX_TAG_BYTES = 256 << 20
"""No tag file of ours comes near; a larger one is not read."""

_LINE = re.compile(r"([0-9a-f]+)  (\S.*)")
_DRIVE = re.compile(r"[A-Za-z]:")


class LineError(ValueError):
    """A line that does not say which file it is about, or names one outside."""


def read_tag(path: Path) -> str:
    """Text of a tag file. Raises LineError when it is too large or no UTF-8, OSError."""
    with path.open("rb") as stream:
        data = stream.read(MAX_TAG_BYTES + 1)
    if len(data) > MAX_TAG_BYTES:
        message = "is too large to be read"
        raise LineError(message)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 at byte {error.start}"
        raise LineError(message) from None


def entry(line: str, algorithm: str, *, payload: bool) -> tuple[str, str]:
    """(path, hash) of one line: lower-case hex, two spaces, path.

    Stricter than BagIt asks (one form, no percent codes), so that every changed byte shows.

    Raises:
        LineError: it is anything else.
    """
    found = _LINE.fullmatch(line)
    if found is None or len(found[1]) != HEX_LENGTH[algorithm]:
        message = f"is not a line of {algorithm} and path"
        raise LineError(message)
    why = unsafe(found[2], payload=payload)
    if why:
        raise LineError(why)
    return found[2], found[1]


def unsafe(path: str, *, payload: bool) -> str | None:
    """Why a path from a manifest may not be opened; None when it may."""
    if any(ord(c) < 32 or ord(c) == 127 for c in path):
        return "names a path with control characters"
    if "\\" in path or "%" in path:
        return "names a path with a backslash or percent sign"
    if path.startswith(("/", "~")) or _DRIVE.match(path):
        return "names an absolute path"
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return "names a path that leaves its folder"
    if payload and (parts[0] != "data" or len(parts) == 1):
        return "names a payload file outside data/"
    if not payload and parts[0] == "data":
        return "names a payload file among the tag files"
    return None
