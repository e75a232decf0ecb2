"""What this account remembers of logs it signed or cosigned: the last size and root of each.

Outside of every workspace, so that a workspace put back to an older copy contradicts it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.audit.note import parse_key
from nvr_desk.audit.tree import MAX_SIZE
from nvr_desk.audit.witness import put
from nvr_desk.digest import is_sha256
from nvr_desk.errors import NoteError
from nvr_desk.timecode import parse_instant, utc_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FORMAT: Final = "nvr-desk/heads"
MAX_BYTES: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last head of a log."""

    size: int
    root: bytes
    time: datetime
    key: str | None = None
    """Public key (vkey) of the log as it was first seen; for cosigners."""


class Memory:
    """Heads by the name of their log, in one small file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> Remembered | None:
        """The last head; None if the log was never seen. Raises NoteError for a damaged file."""
        told = self._read().get(name)
        if told is None:
            return None
        try:
            size, root, key = told["size"], told["root"], told.get("key")
            if key is not None:
                parse_key(key)
            made = Remembered(size, bytes.fromhex(root), parse_instant(told["time"]), key)
            fits = 0 <= size <= MAX_SIZE and is_sha256(root)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise NoteError(f"of remembered heads is damaged: {self._path}") from error
        if not fits:
            raise NoteError(f"of remembered heads is damaged: {self._path}")
        return made

    def keep(self, name: str, head: Remembered) -> None:
        """Remember a head in place of the one before. Raises OSError, NoteError."""
        heads = self._read()
        heads[name] = {
            "size": head.size,
            "root": head.root.hex(),
            "time": utc_text(head.time),
            "key": head.key,
        }
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = json.dumps({"format": FORMAT, "version": 1, "heads": heads}, indent=1)
        put(self._path, [text.encode()])

    def _read(self) -> dict[str, Any]:
        try:
            with self._path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return {}
        try:
            document = json.loads(data)
            heads = document["heads"] if document["format"] == FORMAT else None
        except (ValueError, KeyError, TypeError, RecursionError):
            heads = None
        if not isinstance(heads, dict):
            raise NoteError(f"of remembered heads is damaged: {self._path}")
        return cast("dict[str, Any]", heads)
