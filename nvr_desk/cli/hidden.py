"""Passwords and codes: typed unseen at a terminal, else a line each of standard input.

No option and no environment variable carries them: both would be told to every process here.
"""

from __future__ import annotations

import sys

from nvr_desk.cli.output import note
from nvr_desk.errors import UsageError


def hidden(prompt: str) -> str:
    """One secret, in answer to a prompt. Empty at the end of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    import getpass  # noqa: PLC0415 - needs a terminal

    return getpass.getpass(prompt)


def chosen(prompt: str) -> str:
    """A new password; at a terminal typed twice. Raises UsageError when the two differ."""
    first = hidden(prompt)
    if sys.stdin.isatty() and hidden("the same again: ") != first:
        raise UsageError("the two were not the same; nothing was changed")
    return first


def agreed(question: str) -> bool:
    """Whether a person at a terminal says yes; nobody does without one."""
    if not sys.stdin.isatty():
        return False
    note(question)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}
