"""One thing a person can do, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do."""

    id: str
    title: str
    icon: str
    shortcut: str
    """As Qt writes it, e.g. 'Ctrl+K'."""
    menu: str
    needs_case: bool = False
    """Only while a case is open."""
    needs_delivery: bool = False
    """Only while a delivery of that case is chosen."""
    repeats: bool = False
    """Holding the key does it again."""
    short: str = ""
    """What a button says; the title where it is empty."""
    verb: str = ""
    """What of the table of permissions it does; empty where everybody may."""
    also: tuple[str, ...] = ()
    """More keys that do the same; menus show ``shortcut`` alone, the sheet shows all."""

    @property
    def shortcuts(self) -> tuple[str, ...]:
        """All its keys, the one that menus show first."""
        return (self.shortcut, *self.also)
