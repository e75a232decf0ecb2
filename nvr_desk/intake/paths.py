"""Names from outside: which of them are safe to keep as the path of a file in a shipment.

No file is ever written under such a name by intake (the vault names by hash), but the name is
shown, searched and written again into packets, also on Windows. So it must hold there too.
"""

from __future__ import annotations

import re
import unicodedata

PATH_BYTES = 1024
"""Longest path inside a shipment, UTF-8 bytes."""
NAME_BYTES = 255
"""Longest single name, UTF-8 bytes: what common file systems take."""

_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789¹²³"]
)
# Embeddings, overrides, isolates and the right-to-left mark can show a name as another one.
# The left-to-right mark cannot, and some messengers put it in every exported name.
_BIDI = frozenset("\u061c\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def unsafe_reason(path: str) -> str | None:
    """Why a path inside a shipment is refused, for a person; None when it is safe.

    A safe path is relative, '/'-separated, valid Unicode, and means the same on every system.
    """
    return _whole_reason(path) or next(
        (reason for part in path.split("/") if (reason := _part_reason(part))), None
    )


def _whole_reason(path: str) -> str | None:
    if not path:
        return "the name is empty"
    if any(0xD800 <= ord(char) <= 0xDFFF for char in path):
        return "the name is not valid Unicode"
    if len(path.encode()) > PATH_BYTES:
        return f"the path is longer than {PATH_BYTES} bytes"
    if "\\" in path:
        return "the path holds a backslash"
    if path.startswith("/"):
        return "the path is absolute"
    if _DRIVE.match(path):
        return "the path names a drive"
    return None


def _part_reason(part: str) -> str | None:
    if part in {"", ".", ".."}:
        return "the path leaves its folder or has an empty part"
    if len(part.encode()) > NAME_BYTES:
        return f"a name is longer than {NAME_BYTES} bytes"
    if any(unicodedata.category(char) == "Cc" for char in part):
        return "the name holds a control character"
    if not _BIDI.isdisjoint(part):
        return "the name holds a character that reverses the reading direction"
    if part[-1] in ". ":
        return "a name ends with a dot or a space"
    if part.split(".", 1)[0].rstrip().lower() in _RESERVED:
        return "the name is reserved on Windows"
    return None


def clash_key(path: str) -> str:
    """Two paths with the same key cannot lie side by side on every system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def match_key(path: str) -> str:
    """How a manifest's name and a file's name are compared: composed, case kept."""
    return unicodedata.normalize("NFC", path)


def printable(path: str, limit: int = PATH_BYTES) -> str:
    """A hostile name made fit for a row: what cannot be shown is escaped; bounded."""
    escaped = "".join(
        char if char.isprintable() and char not in _BIDI else _escape(char) for char in path[:limit]
    )
    return escaped[:limit] or "(empty)"


def _escape(char: str) -> str:
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")
