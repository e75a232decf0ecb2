"""What one person did lately: commands of the palette, and cases; kept on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

MOST_COMMANDS: Final = 8
MOST_CASES: Final = 8


class Recent:
    """Newest first, per person; names and numbers only, never what was seen.

    Deliveries are kept for as long as the window is open and written nowhere.
    """

    def __init__(self) -> None:
        self._person = ""
        self._deliveries: list[str] = []

    def use(self, person: str) -> None:
        """Somebody else is here."""
        if person != self._person:
            self._person = person
            self._deliveries.clear()

    @property
    def keys(self) -> list[str]:
        """Keys of palette entries."""
        return [*self._deliveries[:2], *self._read("commands")]

    def ran(self, key: str) -> None:
        """An entry of the palette was chosen."""
        if key.startswith("delivery "):
            self._deliveries = [key, *(each for each in self._deliveries if each != key)]
        elif not key.startswith("case "):
            self._put("commands", key, MOST_COMMANDS)

    def opened(self, workspace: Path, number: str) -> None:
        """A case was opened."""
        self._put("cases", f"{workspace}\n{number}", MOST_CASES)

    def cases(self, workspace: Path, known: Collection[str]) -> list[str]:
        """Numbers of cases opened lately here that this person may still see."""
        split = (kept.rpartition("\n") for kept in self._read("cases"))
        return [number for root, _, number in split if root == str(workspace) and number in known]

    def _put(self, name: str, entry: str, most: int) -> None:
        kept = [entry, *(each for each in self._read(name) if each != entry)]
        QSettings().setValue(self._place(name), json.dumps(kept[:most]))

    def _read(self, name: str) -> list[str]:
        try:
            found = json.loads(str(QSettings().value(self._place(name), "[]")))
        except ValueError:
            return []
        return [str(each) for each in found] if isinstance(found, list) else []  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]

    def _place(self, name: str) -> str:
        return f"recent/{quote(self._person, safe='') or 'nobody'}/{name}"
