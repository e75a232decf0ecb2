"""The language people read: English sentences are the keys of a catalogue; no Qt in here.

Write ``tr("Nothing found")`` where a sentence is *shown* (not where a module is read: the language
is known only once the program runs), ``tr("in {place}", place=name)`` where something is filled in,
and ``tr("{n} clip|{n} clips", n)`` where a number decides the form. What comes from evidence
(names, notes, words that people wrote) is filled in and never looked up.
Sentences in tables that are translated on their way out are marked with ``later("…")``.

The core knows no language: its errors, findings and reasons are finished English sentences, which
the log and the command line keep as they are. ``core(text)`` says them in the language in use: see
`nvr_desk_ui.templates`. ``python -m tests.tongue_catalogue`` finds them all, those of the core
too, and renews ``resources/i18n``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nvr_desk_ui.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Find = Callable[[str, int], str]
    """A sentence by its English and a number (-1: none); '' where it is not known."""

_BETWEEN: Final = "|"


def _unknown(_text: str, _number: int) -> str:
    return ""


class _InUse:
    """A program speaks one language at a time."""

    find: Find = staticmethod(_unknown)
    templates: Templates | None = None


def speak(find: Find | None, templates: Iterable[str] = ()) -> None:
    """Take sentences from this catalogue from now on; None: plain English.

    Args:
        find: The catalogue.
        templates: Sentences of the core with their parts in braces.
    """
    _InUse.find = staticmethod(find or _unknown)
    _InUse.templates = Templates(templates, tr) if find is not None else None


def tr(text: str, n: int | None = None, /, **parts: object) -> str:
    """A sentence in the language in use, English where the catalogue lacks it.

    Args:
        text: English; with ``n`` both forms, 'one|many'.
        n: The number that decides the form; ``{n}`` stands for it.
        parts: What is filled in by name, as ``str.format`` does.
    """
    found = _InUse.find(text, -1 if n is None else n) or _english(text, n)
    if n is not None:
        return found.format(n=n, **parts)
    return found.format(**parts) if parts else found


def core(text: str) -> str:
    """A finished sentence or word of the core in the language in use; else as it is."""
    return text if _InUse.templates is None else _InUse.templates.said(text)


def later(text: str) -> str:
    """Mark a sentence of a table; whoever shows it calls ``tr`` on it."""
    return text


def _english(text: str, n: int | None) -> str:
    if n is None:
        return text
    one, _, many = text.partition(_BETWEEN)
    return one if n == 1 or not many else many
