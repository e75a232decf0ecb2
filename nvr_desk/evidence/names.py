"""File names that every file system, BagIt and ``sha256sum -c`` agree on.

The original name always stands in the packet's table; here it only loses what would break the
packet on another machine.
"""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f\x80-\x9f\ud800-\udfff\u2028\u2029]')
# '%' because BagIt percent-encodes it in manifests and sha256sum would not decode it;
# '\' and line ends because sha256sum escapes them.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
# Device names of Windows, taken by any suffix as well.
MAX_BYTES = 180
"""UTF-8 bytes of one name; leaves room for folders below the 255 of common file systems."""


def safe_name(original: str, fallback: str = "unnamed") -> str:
    """The name with only those characters replaced ('_') that some file system refuses."""
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", original)).strip().rstrip(". ")
    if name.startswith(("~", ".", "-")):
        name = "_" + name[1:]
    name = _clip(name, MAX_BYTES) or fallback
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _clip(name: str, limit: int) -> str:
    """Shorten the stem, never the suffix that says what kind of file it is."""
    if len(name.encode()) <= limit:
        return name
    stem, dot, suffix = name.rpartition(".")
    tail = f"{dot}{suffix}" if dot and len(suffix) <= 8 else ""
    head = (stem if tail else name).encode()[: limit - len(tail.encode())]
    return head.decode(errors="ignore").rstrip(". ") + tail


class NameTable:
    """Hands out paths that differ even where capitals do not count."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, folder: str, name: str) -> str:
        """``folder/name``, or with ' (2)', ' (3)' … before the suffix when that is taken."""
        stem, dot, suffix = name.rpartition(".")
        if not dot or not stem:
            stem, suffix = name, ""
        count = 1
        path = f"{folder}/{name}"
        while path.casefold() in self._taken:
            count += 1
            path = f"{folder}/{stem} ({count}){dot if suffix else ''}{suffix}"
        self._taken.add(path.casefold())
        return path
