"""One file a window, in the state folder of this account, gone when the window ends as it should.

A file whose window is gone was left by a crash or a kill. It holds what its person typed and has
not saved, the filter (times, places, ids), the number of the case, the place in a delivery and the
layout: no picture, no name of a file, no word of anybody else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import uuid
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QLockFile, QStandardPaths

_VERSION: Final = 1
_MOST_BYTES: Final = 1_000_000
"""A file larger than what anybody types is not ours."""

Texts = dict[str, str]
"""What stands in the fields of a form or panel, by the name a screen reader says."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is written of one window."""

    user: str
    case: str | None = None
    delivery: str | None = None
    seconds: float | None = None
    """Seconds into the delivery where the player stood."""
    at: str = ""
    """When it was written, as the person's clock shows it."""
    layout: str = ""
    """State of docks and bars, base64."""
    forms: dict[str, Texts] = field(default_factory=dict[str, Texts])
    """Fields of the forms that were open, by the kind of form."""
    panels: dict[str, Texts] = field(default_factory=dict[str, Texts])
    """Fields of panels, by the name of the dock."""
    filters: dict[str, str] = field(default_factory=dict[str, str])
    """What the case was narrowed to, as JSON, by a hash of case and purpose."""


def folder() -> Path:
    """Where the files lie, readable by this account alone."""
    state = QStandardPaths.StandardLocation.GenericStateLocation
    made = Path(QStandardPaths.writableLocation(state)) / "nvr-desk" / "recovery"
    made.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        made.chmod(0o700)
    return made


class Keeper:
    """The file of one window of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._stem = hashlib.sha256(str(workspace.absolute()).encode()).hexdigest()[:16]
        self._folder = folder()
        self.path = self._folder / f"{self._stem}-{uuid.uuid4().hex}.json"
        self._lock = QLockFile(str(self.path.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)
        self._last: Kept | None = None

    def write(self, kept: Kept) -> bool:
        """Replace the file when something but the hour is new; whether it was.

        Raises:
            OSError: it cannot be written.
        """
        if self._last is not None and _same(kept, self._last):
            return False
        fresh = self.path.with_suffix(".new")
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()
        number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump({"v": _VERSION, **asdict(kept)}, file)
        fresh.replace(self.path)
        self._last = kept
        return True

    def forget(self) -> None:
        """Nothing needs to be remembered any more, e.g. the window closes."""
        self._last = None
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def end(self) -> None:
        """The window closes as it should."""
        self.forget()
        self._lock.unlock()

    def take_leftover(self, user: str) -> Kept | None:
        """What a dead window of this workspace left of this person; the newest, then all are gone.

        What belongs to somebody else, or to a window that lives, stays where it is.
        """
        found: list[tuple[float, Kept]] = []
        for path in self._folder.glob(f"{self._stem}-*.json"):
            kept = None if path == self.path else _read(path)
            if kept is None or kept.user != user or not self._dead(path):
                continue
            with contextlib.suppress(OSError):
                found.append((path.stat().st_mtime, kept))
                path.unlink()
        return max(found, key=lambda pair: pair[0])[1] if found else None

    @staticmethod
    def _dead(path: Path) -> bool:
        lock = QLockFile(str(path.with_suffix(".lock")))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return False
        lock.unlock()
        return True


def _read(path: Path) -> Kept | None:
    """What a file holds; None for anything that is not such a file."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.get("v") != _VERSION:  # pyright: ignore[reportUnknownMemberType]
        return None
    try:
        told = cast("dict[str, Any]", data)
        names = [each.name for each in fields(Kept)]
        return _checked({name: told[name] for name in names if name != "filters"} | _filters(told))
    except (KeyError, TypeError):
        return None


def _filters(told: dict[str, Any]) -> dict[str, Any]:
    """Of a window of before, which kept none, there are none."""
    return {"filters": told.get("filters", {})}


def _checked(data: dict[str, Any]) -> Kept:
    """Raises TypeError where a field is of another kind than ours."""
    for name in ("user", "at", "layout"):
        _expect(isinstance(data[name], str))
    for name in ("case", "delivery"):
        _expect(data[name] is None or isinstance(data[name], str))
    _expect(data["seconds"] is None or isinstance(data["seconds"], int | float))
    _expect(isinstance(data["filters"], dict))
    _expect(all(isinstance(text, str) for text in data["filters"].values()))
    for name in ("forms", "panels"):
        _expect(isinstance(data[name], dict))
        for texts in data[name].values():
            _expect(isinstance(texts, dict))
            _expect(all(isinstance(text, str) for text in texts.values()))
    return Kept(**data)


def _expect(met: object) -> None:
    if not met:
        raise TypeError


def _same(one: Kept, two: Kept) -> bool:
    return {**asdict(one), "at": ""} == {**asdict(two), "at": ""}
