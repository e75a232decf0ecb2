"""What a person confirms with their password right before they do it, and for how long it holds."""

from __future__ import annotations

from typing import Final

CONFIRMED_S: Final = 120.0
"""A confirmation is good for one act within two minutes."""

ALWAYS: Final[dict[str, str]] = {
    "packet.new": "handing evidence out",
    "user.add": "giving a person an account",
    "user.disable": "closing or opening an account",
    "user.reset": "resetting somebody's password or second factor",
    "user.role": "changing what a person may do",
}
"""Verbs that take a confirmation whatever they are about, and what they do in words."""

SOMETIMES: Final[dict[str, str]] = {
    "consent.hold": "letting held footage be seen again",
    "consent.record": "recording a consent over a withdrawal",
    "detect": "using weights that are on no list and were never added",
    "models.add": "vouching for weights that are on no list",
    "settings.set": "making the house less strict",
}
"""Verbs whose method asks for a confirmation once it knows what it is about."""


def words_of(verb: str) -> str:
    """What a verb does that takes a confirmation."""
    return ALWAYS.get(verb) or SOMETIMES.get(verb) or verb
