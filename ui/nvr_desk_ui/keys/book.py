"""The keys one person uses: those of the table of commands, but for what they changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nvr_desk_ui.menus.command import Command

RESERVED: Final = frozenset({"Esc", "Tab", "Shift+Tab", "Return", "Enter", "Up", "Down", "F10"})
"""What dialogs, lists and menus need for themselves."""


def plain(keys: str) -> str:
    """Keys as they are kept and compared, e.g. 'Ctrl+Shift+K'; '' for what is none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


class KeyBook:
    """Keys by command, kept per person in the settings of this account on this machine."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._first: dict[str, tuple[str, ...]] = {
            command.id: tuple(plain(keys) for keys in command.shortcuts if keys)
            for command in commands
        }
        self._own: dict[str, tuple[str, ...]] = {}
        self._person = ""

    def use(self, person: str) -> None:
        """Take up what this person changed; '' takes the table as it is."""
        self._person = person
        self._own = self._read()

    def keys(self, command: str) -> tuple[str, ...]:
        """Keys of a command, the one that menus show first; empty where it has none."""
        own = self._own.get(command)
        if own is not None:
            return own
        taken = {keys for each in self._own.values() for keys in each}
        return tuple(keys for keys in self._first[command] if keys not in taken)

    def changed(self, command: str) -> bool:
        """Whether this person gave it other keys than the table does."""
        return command in self._own

    def holder(self, keys: str, besides: str = "") -> str | None:
        """The command that has these keys, or keys that begin or go on alike; None where free."""
        wanted = plain(keys)
        for command in self._first:
            if command != besides and any(_alike(wanted, each) for each in self.keys(command)):
                return command
        return None

    def clashes(self) -> Mapping[str, tuple[str, ...]]:
        """Keys that more than one command has, with these; empty when all is well."""
        held: dict[str, list[str]] = {}
        for command in self._first:
            for keys in self.keys(command):
                held.setdefault(keys, []).append(command)
        return {keys: tuple(names) for keys, names in held.items() if len(names) > 1}

    def bind(self, command: str, keys: Iterable[str]) -> None:
        """Give a command these keys in place of those it has, and keep that.

        Raises:
            KeyError: there is no such command.
            ValueError: one of them is no key, or is reserved, or belongs to another command.
        """
        first = self._first[command]
        wanted = tuple(dict.fromkeys(plain(each) for each in keys))
        for each in wanted:
            if not each or each in RESERVED or self.holder(each, besides=command) is not None:
                raise ValueError(each)
        self._own.pop(command, None)
        if wanted != first:
            self._own[command] = wanted
        self._write()

    def move(self, command: str, keys: str) -> None:
        """Give a command one key more, taking it from whoever has it."""
        before = self.holder(keys, besides=command)
        if before is not None:
            wanted = plain(keys)
            self.bind(before, [each for each in self.keys(before) if not _alike(wanted, each)])
        self.bind(command, (*self.keys(command), keys))

    def reset(self, command: str | None = None) -> None:
        """Give a command, or every one, the keys of the table again."""
        if command is None:
            self._own.clear()
        else:
            self._own.pop(command, None)
            for keys in self._first[command]:
                other = self.holder(keys, besides=command)
                if other is not None:
                    self._own[other] = tuple(each for each in self.keys(other) if each != keys)
        self._write()

    @property
    def own(self) -> Mapping[str, tuple[str, ...]]:
        """All that this person changed, by command."""
        return dict(self._own)

    def put_back(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Let all hold again that ``own`` told before."""
        self._own = dict(own)
        self._write()

    def _read(self) -> dict[str, tuple[str, ...]]:
        """What is kept; what names no command or no key any more is passed over."""
        try:
            kept = json.loads(str(QSettings().value(self._place, "{}")))
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        found: dict[str, tuple[str, ...]] = {}
        seen: set[str] = set()
        for command, keys in kept.items():  # pyright: ignore[reportUnknownVariableType]
            if command in self._first and isinstance(keys, list):
                fit = [plain(str(each)) for each in keys]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
                mine = tuple(each for each in fit if each and each not in seen | RESERVED)
                seen.update(mine)
                found[str(command)] = mine  # pyright: ignore[reportUnknownArgumentType]
        return found

    def _write(self) -> None:
        QSettings().setValue(self._place, json.dumps(self._own))

    @property
    def _place(self) -> str:
        return f"keys/{quote(self._person, safe='') or 'nobody'}"


def _alike(one: str, two: str) -> bool:
    """Whether Qt could not tell them apart: the same, or one begins as the other goes on."""
    first, second = one.split(", "), two.split(", ")
    short = min(len(first), len(second))
    return first[:short] == second[:short]
